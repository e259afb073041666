"""Plain text as newspapers and wires print it: headline, date line, byline, dateline, paragraphs, footer."""

import re

from onrecord.pages.byline import byline_in, read_byline
from onrecord.pages.clock import Order, find_stamps
from onrecord.pages.dateline import dateline_time, read_dateline
from onrecord.pages.dayorder import guess_order
from onrecord.pages.furniture import kind_of
from onrecord.pages.lines import blocks, tidy, unwrap
from onrecord.pages.outlet import from_copyright, from_masthead, named
from onrecord.pages.parting import Parts, part
from onrecord.pages.times import read_times
from onrecord.pages.values import Article, Named, Times
from onrecord.vocabulary.pages import Pages

_HEADER = 12  # blocks that may hold labelled lines
_MASTHEAD = 4  # most lines in a block that names outlet, date and author
_LONGEST_NAME = 5  # words
_SMALL = frozenset({"the", "of", "and", "de", "del", "la", "las", "los", "el", "le", "les", "du", "des", "der", "die", "das",
                    "da", "do", "dos", "di", "van", "al", "y", "e", "et", "und"})  # fmt: skip
_DESK = re.compile(
    r"(?:By|From) (?:the )?(.{4,50}?) (?:staff|reporters?|correspondents?|newsroom|desk)\b[\w ]*$", re.IGNORECASE
)
_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z -]{2,20}):\s*(?P<value>.*)$")


def read_plain(text: str, pages: Pages, order: Order | None = None) -> Article:
    """The report in the text, and its header. The report's paragraphs are parted by a blank line."""
    found = [list(block) for block in blocks(tidy(text))]
    labelled, found = _labelled(found, pages)
    parts = part(found, pages)
    body = [line for block in parts.body for line in unwrap(list(block))]
    around = [*parts.header, *parts.footer]
    dated = [labelled[field] for field in ("published",) if field in labelled]
    report = "\n\n".join(body)
    return Article(
        text=report,
        headline=_without_note(labelled.get("headline") or parts.headline, pages),
        byline=_byline(labelled, parts, pages),
        outlet=_outlet(labelled, parts, report, pages) or _beside_date(found[:_HEADER], parts, pages),
        times=_times([*dated, *around], report, pages, order),
    )


def _without_note(headline: str | None, pages: Pages) -> str | None:
    """A headline without what a wire sets before it, such as "UPDATE 2-"."""
    note = rf"(?i:{pages.alternatives('headline_notes')})\s?\d{{0,2}}\s?[-–—:]\s?(?=\S)"
    return re.sub(rf"^(?:{note})+", "", headline) if headline else headline


def _times(lines: list[str], report: str, pages: Pages, order: Order | None) -> Times:
    """The printed times, or else the date in the dateline."""
    times = read_times(lines, pages, order or guess_order(lines, (report,), pages))
    return times if times.published else Times(dateline_time(report, pages), times.modified)


def _labelled(found: list[list[str]], pages: Pages) -> tuple[dict[str, str], list[list[str]]]:
    """The values of lines such as "HEADLINE: ..." at the top, and the blocks without them; two labels at least."""
    fields = {word: field for field in ("headline", "byline", "published", "outlet", "sender", "dropped", "body")
              for word in pages.label(field)}  # fmt: skip
    values: dict[str, str] = {}
    rest: list[list[str]] = []
    for number, block in enumerate(found):
        kept: list[str] = []
        for line in block:
            match = _LABEL.match(line) if number < _HEADER else None
            field = fields.get(match["label"].casefold()) if match else None
            if match and field == "body" and match["value"]:
                kept.append(match["value"])
            elif match and field:
                values.setdefault(field, match["value"].strip())
            else:
                kept.append(line)
        if kept:
            rest.append(kept)
    return (values, rest) if len(values) > 1 else ({}, found)


def _byline(labelled: dict[str, str], parts: Parts, pages: Pages) -> str | None:
    if labelled.get("byline"):
        return read_byline(labelled["byline"], pages) or labelled["byline"]
    return next((found for line in (*parts.header, *parts.footer) if (found := byline_in(line, pages))), None)


def _beside_date(found: list[list[str]], parts: Parts, pages: Pages) -> Named | None:
    """A name in capitals that shares its block with the date line above the report: an outlet by no known word."""
    if not parts.headline:
        return None
    for block in found:
        dated = [line in parts.header and bool(find_stamps(line, pages)) for line in block]
        for line in block if any(dated) and len(block) <= _MASTHEAD else ():
            words = [word for word in line.split() if word.casefold() not in _SMALL]
            name = 1 < len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words) and line[-1].isalnum()
            if (
                name
                and line not in parts.header
                and line not in parts.headline
                and not any(line in part for part in parts.body)
            ):
                return named(line, "name above the report")
    return None


def _outlet(labelled: dict[str, str], parts: Parts, report: str, pages: Pages) -> Named | None:
    if labelled.get("outlet") and (stated := named(labelled["outlet"], "source line")):
        return stated
    sender = from_masthead(labelled.get("sender", ""), pages)
    if sender:
        return sender
    for line in (*parts.footer, *parts.header):
        if kind_of(line, pages) in ("copyright", "contact") and (holder := from_copyright(line, pages)):
            return holder
    for line in (*parts.header, *parts.footer):
        if line != parts.headline and (masthead := from_masthead(line, pages)):
            return masthead
    for line in parts.header:
        if (desk := _DESK.match(line)) and (masthead := from_masthead(desk[1], pages)):
            return masthead
    dateline = read_dateline(report, pages)
    return named(dateline.agency, "agency in the dateline") if dateline and dateline.agency else None
