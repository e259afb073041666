"""Plain text as newspapers and wires print it: headline, date line, byline, dateline, paragraphs, footer."""

import re

import msgspec

from onrecord.pages.byline import byline_in, read_byline
from onrecord.pages.clock import Order
from onrecord.pages.dateline import dateline_time, read_dateline
from onrecord.pages.furniture import Kind, ends_sentence, kind_of
from onrecord.pages.lines import blocks, tidy, unwrap
from onrecord.pages.outlet import from_copyright, named
from onrecord.pages.times import read_times
from onrecord.pages.values import Article, Named, Times
from onrecord.vocabulary.pages import Pages

_HEADER = 12  # blocks that may belong to the header
_FOOTER = 8  # blocks that may belong to the footer
_LONGEST_HEADLINE = 220
_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z -]{2,20}):\s*(?P<value>.*)$")
_EVERYWHERE: frozenset[Kind] = frozenset({"rule", "copyright", "navigation", "promotion", "ending"})


class Parts(msgspec.Struct, frozen=True):
    """The blocks of a text told apart: header lines, the report's blocks, footer lines, values of labelled lines."""

    header: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]
    footer: tuple[str, ...]
    labelled: dict[str, str]


def read_plain(text: str, pages: Pages, order: Order | None = None) -> Article:
    """The report in the text, and its header. The report's paragraphs are parted by a blank line."""
    found = [list(block) for block in blocks(tidy(text))]
    labelled, found = _labelled(found, pages)
    headline, found = _headline(found, pages)
    parts = _parts(found, labelled, pages)
    body = [line for block in parts.body for line in unwrap(list(block))]
    if not body and headline and not parts.header:
        body, headline = [headline], None
    around = [*parts.header, *parts.footer]
    dated = [labelled[field] for field in ("published",) if field in labelled]
    report = "\n\n".join(body)
    return Article(
        text=report,
        headline=labelled.get("headline") or headline,
        byline=_byline(labelled, parts, pages),
        outlet=_outlet(labelled, parts, report, pages),
        times=_times([*dated, *around], report, pages, order),
    )


def _times(lines: list[str], report: str, pages: Pages, order: Order | None) -> Times:
    """The printed times, or else the date in the dateline."""
    times = read_times(lines, pages, order)
    return times if times.published else Times(dateline_time(report, pages), times.modified)


def _labelled(found: list[list[str]], pages: Pages) -> tuple[dict[str, str], list[list[str]]]:
    """The values of lines such as "HEADLINE: ..." at the top, and the blocks without them; two labels at least."""
    fields = {word: field for field in ("headline", "byline", "published", "outlet", "dropped", "body")
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


def _headline(found: list[list[str]], pages: Pages) -> tuple[str | None, list[list[str]]]:
    """The headline at the top, and the blocks without it: lines set apart from the body that close no sentence."""
    at = next((n for n, block in enumerate(found[:_HEADER]) if _first_line(block, pages) is not None), None)
    if at is None:
        return None, found
    block = found[at]
    first = _first_line(block, pages) or 0
    after = next((n for n in range(first + 1, len(block)) if kind_of(block[n], pages) in ("date", "byline")), None)
    if after is None:
        alone = first + 1 == len(block) or (len(block) - first <= 3 and not ends_sentence(block[-1]))
        after = len(block) if alone and (at + 1 < len(found)) else first + 1
        if not alone and len(block[first]) > 0.6 * max(map(len, block)) and not _starts_anew(block, first + 1):
            return None, found
    words = " ".join(block[first:after])
    if not words or len(words) > _LONGEST_HEADLINE or not _is_headline(words, pages):
        return None, found
    rest = [*found[:at], block[:first], block[after:], *found[at + 1 :]]
    return words, [kept for kept in rest if kept]


def _first_line(block: list[str], pages: Pages) -> int | None:
    return next((n for n, line in enumerate(block) if not _is_header(line, pages)), None)


def _starts_anew(block: list[str], at: int) -> bool:
    """Whether the line is the start of the report: much longer than the one above, or a dateline."""
    return len(block[at]) > 1.5 * len(block[at - 1])


def _is_headline(words: str, pages: Pages) -> bool:
    return (words.endswith(("?", "!", '?"', "?”", '"', "”", "'", "’")) or not ends_sentence(words)) and not read_dateline(
        words, pages
    )


def _is_header(line: str, pages: Pages) -> bool:
    return kind_of(line, pages) is not None


def _parts(found: list[list[str]], labelled: dict[str, str], pages: Pages) -> Parts:
    header: list[str] = []
    while found and len(header) < _HEADER and _is_header(found[0][0], pages):
        header.append(found[0][0])
        found = [found[0][1:], *found[1:]] if len(found[0]) > 1 else found[1:]
    while len(found) > 1 and len(found[0]) == 1 and _heads(found, pages):  # a deck above the date line
        header.extend([found[0][0], found[1][0]])
        found = [block for block in (found[1][1:], *found[2:]) if block]
    footer: list[str] = []
    while found and len(footer) < _FOOTER * 3 and kind_of(found[-1][-1], pages) is not None:
        footer.append(found[-1][-1])
        found = [*found[:-1], found[-1][:-1]] if len(found[-1]) > 1 else found[:-1]
    if found and (signed := _reporting(found[-1], pages)):
        footer.append(signed)
        found = found[:-1]
    body = [[line for line in block if kind_of(line, pages) not in _EVERYWHERE] for block in found]
    dropped = [line for block in found for line in block if kind_of(line, pages) == "copyright"]
    return Parts(tuple(header), tuple(tuple(b) for b in body if b), (*reversed(footer), *dropped), labelled)


def _heads(found: list[list[str]], pages: Pages) -> bool:
    """Whether the first block stands above a date or byline and closes no sentence."""
    return kind_of(found[1][0], pages) in ("date", "byline") and not ends_sentence(found[0][0])


def _reporting(block: list[str], pages: Pages) -> str | None:
    """The last block, if it says who reported and edited."""
    whole = " ".join(block)
    return whole if kind_of(whole, pages) is not None else None


def _byline(labelled: dict[str, str], parts: Parts, pages: Pages) -> str | None:
    if labelled.get("byline"):
        return read_byline(labelled["byline"], pages) or labelled["byline"]
    return next((found for line in (*parts.header, *parts.footer) if (found := byline_in(line, pages))), None)


def _outlet(labelled: dict[str, str], parts: Parts, report: str, pages: Pages) -> Named | None:
    if labelled.get("outlet") and (stated := named(labelled["outlet"], "source line")):
        return stated
    for line in (*parts.footer, *parts.header):
        if kind_of(line, pages) in ("copyright", "contact") and (holder := from_copyright(line, pages)):
            return holder
    dateline = read_dateline(report, pages)
    return named(dateline.agency, "agency in the dateline") if dateline and dateline.agency else None
