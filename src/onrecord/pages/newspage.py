"""A saved news page to the report on it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from htmldate import find_date
from lxml import html  # type: ignore[import-untyped]

from onrecord.errors import SourceError
from onrecord.model import When
from onrecord.pages.body import clean, is_prose, prune, read_body, trim
from onrecord.pages.byline import byline_in, read_byline
from onrecord.pages.clock import Order, find_stamps, read_when
from onrecord.pages.dateline import dateline_time, read_dateline
from onrecord.pages.furniture import is_contact, is_copyright, kind_of
from onrecord.pages.headline import find_headline, headline_line, site_in_title
from onrecord.pages.layout import unfold
from onrecord.pages.markup import parse, strip_invisible
from onrecord.pages.meta import Meta, read_meta
from onrecord.pages.outlet import from_copyright, from_source_line, named
from onrecord.pages.plain import read_plain
from onrecord.pages.printed import Line, Printed, printed
from onrecord.pages.stub import what_instead
from onrecord.pages.times import better, read_times
from onrecord.pages.values import Article, Named, Times
from onrecord.vocabulary.pages import Pages

_ABOVE = 12  # lines above the report that are its header
_BELOW = 8  # lines below it that are its footer
_FOOT = 40  # lines at the page's end that may claim rights
_DAY_FIRST = frozenset(["de", "fr", "es", "pt", "it", "ru", "ar", "nl", "pl", "tr", "uk", "cs", "sv", "da", "nb", "no", "fi", "el", "id", "vi", "ro", "hu", "bg", "sr", "hr", "sl", "sk", "he"])
_DAY_FIRST_ENGLISH = frozenset(["en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za"])


def read_page(markup: str, name: str, pages: Pages) -> Article:
    """The report on a page, with its header. `name` stands for the page in messages.

    Raises SourceError where the page holds no report: an empty page, a menu, a consent wall, a subscriber's stub.
    """
    tree = parse(markup, name)
    meta = read_meta(tree)
    strip_invisible(tree)
    unfold(tree)
    shown = printed(tree)
    if (newswire := _preformatted(tree, shown)) is not None:
        return _with_head(read_plain(newswire, pages, _order(meta)), meta, shown, pages)
    before = shown.lines
    if prune(shown, pages):
        shown = printed(tree)
    paragraphs = read_body(tree, shown, meta.linked_body)
    first, last = _extent(paragraphs, shown.lines)
    sites = _sites(meta, before, pages)
    headline = find_headline(meta, shown.lines[:first], sites, pages)
    top = headline_line(headline, shown.lines[:first])
    text, aside = clean(paragraphs, shown.lines[top : top + _ABOVE] if top is not None else (), headline, pages)
    text = trim(text, shown)
    if instead := what_instead(text, meta, before, pages):
        raise SourceError(f"{name}: {instead}")
    around = _around(shown.lines, first, last, headline, aside, pages)
    return Article(
        text="\n\n".join(text),
        headline=headline,
        byline=_byline(meta, around, sites, pages),
        outlet=_outlet(meta, before, headline, text, pages),
        times=_times(meta, around, text, tree, pages),
        url=meta.url or None,
        language=meta.language[:2] or None,
    )


def _preformatted(tree: html.HtmlElement, shown: Printed) -> str | None:
    """The text of a `pre` element that holds most of the page."""
    whole = sum(len(line.text) for line in shown.lines)
    for block in tree.iter("pre"):
        text = block.text_content()
        if len(text) > 200 and len(" ".join(text.split())) > 0.5 * whole:
            return str(text)
    return None


def _with_head(article: Article, meta: Meta, shown: Printed, pages: Pages) -> Article:
    """A newswire text in a page, its gaps filled from the page."""
    sites = _sites(meta, shown.lines, pages)
    headline = article.headline or find_headline(meta, (), sites, pages)
    outlet = _outlet(meta, shown.lines, headline, [article.text], pages)
    times = Times(article.times.published or _stated(meta.published, meta, pages), article.times.modified)
    return Article(
        text=article.text, headline=headline, byline=article.byline, outlet=article.outlet or outlet, times=times,
        url=meta.url or None, language=meta.language[:2] or None,
    )  # fmt: skip


def _extent(paragraphs: Sequence[str], lines: Sequence[Line]) -> tuple[int, int]:
    """The numbers of the first line of the report and of the line behind its last."""
    keys = [_key(line.text) for line in lines]
    long = [_key(words) for words in paragraphs if len(words) >= 60] or [_key(words) for words in paragraphs]
    places = {key[:40]: n for n, key in reversed(list(enumerate(keys)))}
    found = [places[key[:40]] for key in long if key[:40] in places]
    if not found:
        prose = [n for n, line in enumerate(lines) if is_prose(line)]
        return (prose[0], prose[-1] + 1) if prose else (len(lines), len(lines))
    return min(found), max(found) + 1


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def _around(
    lines: Sequence[Line], first: int, last: int, headline: str | None, aside: Sequence[str], pages: Pages
) -> list[str]:
    """The header from the headline on, then what stood among the paragraphs, then the footer."""
    start = headline_line(headline, lines[:first])
    top = max(0, first - _ABOVE) if start is None else max(0, start - 2)
    header = [line.text for line in lines[top : max(first, (start or 0) + 6)]]
    footer = [line.text for line in lines[last : last + _BELOW]]
    return [*header, *_above_rights([words for words in aside if words not in header], pages), *_above_rights(footer, pages)]


def _above_rights(lines: Sequence[str], pages: Pages) -> Iterator[str]:
    """The lines above the copyright line: below it stands what belongs to the site."""
    return takewhile(lambda line: not is_copyright(line, pages), lines)


def _sites(meta: Meta, lines: Sequence[Line], pages: Pages) -> list[str]:
    """Every name by which the page calls its outlet."""
    holder = _holder(lines, pages)
    host = re.match(r"https?://(?:www\.)?([^/:]+)", meta.url)
    hosts = [host.group(1), host.group(1).split(".")[0]] if host else []
    return list(dict.fromkeys([*meta.sites, *([holder.name] if holder else []), *hosts]))


def _holder(lines: Sequence[Line], pages: Pages) -> Named | None:
    for line in reversed(lines[-_FOOT:]):
        claims = len(line.text) < 400 and (is_copyright(line.text, pages) or is_contact(line.text, pages))
        if claims and (found := from_copyright(line.text, pages)):
            return found
    return None


def _outlet(meta: Meta, lines: Sequence[Line], headline: str | None, text: Sequence[str], pages: Pages) -> Named | None:
    stated = [found for site in meta.sites if not site.startswith(("@", "http"))
              and (found := named(site, "site name in the page's head"))]  # fmt: skip
    holder = _holder(lines, pages)
    named_twice = [site for site in stated if len(_key(site.name)) > 3 and _key(site.name) in _key(meta.title)]
    if known := [*named_twice, *stated, *([holder] if holder else [])]:
        return known[0]
    site = site_in_title(meta.title, headline)
    if site and (title := named(re.split(r"\s*[(:]", site)[0], "site name in the title")):
        return title
    for line in lines:
        if found := from_source_line(line.text, pages):
            return found
    dateline = read_dateline(text[0], pages) if text else None
    if dateline and dateline.agency and (agency := named(dateline.agency, "agency in the dateline")):
        return agency
    host = re.match(r"https?://(?:www\.)?([^/:]+)", meta.url)
    return Named(host.group(1), "address of the page") if host else None


def _byline(meta: Meta, around: Sequence[str], sites: Sequence[str], pages: Pages) -> str | None:
    names = [name for name in meta.authors if not re.match(r"https?:|@", name) and "@" not in name]
    names = [name for name in names if len(name) < 120 and name.casefold() not in {site.casefold() for site in sites}]
    if names:
        return ", ".join(read_byline(name, pages) or name for name in names)
    return next((found for line in around if (found := byline_in(line, pages))), None)


def _times(meta: Meta, around: Sequence[str], text: Sequence[str], tree: html.HtmlElement, pages: Pages) -> Times:
    """The head's times, completed or, where they are in UTC, put right by the printed ones."""
    order = _order(meta)
    header = [line for line in around if len(line) < 300 and kind_of(line, pages) not in ("copyright", "related")]
    shown = read_times(header, pages, order or _order_by_address(header, meta, pages))
    stated = _stated(meta.published, meta, pages)
    published = better(stated, shown.published)
    if stated and shown.published and _in_utc(stated) and _near(stated, shown.published):
        published = shown.published
    published = published or dateline_time(text[0] if text else "", pages)
    if published is None and not any(find_stamps(line, pages) for line in header):
        published = _guessed(tree, pages)
    changed = better(_stated(meta.modified, meta, pages), shown.modified)
    return Times(published, changed if changed and published and changed.edtf != published.edtf else shown.modified)


def _stated(values: Sequence[str], meta: Meta, pages: Pages) -> When | None:
    order = _order(meta)
    found = [when for value in values if (when := read_when(value, pages, order))]
    return next((when for when in found if when.edtf), found[0] if found else None)


def _order(meta: Meta) -> Order | None:
    """Day before month where the page's declared language always writes so (CLDR); unknown in English at large."""
    day_first = meta.language[:2] in _DAY_FIRST or meta.language.replace("_", "-") in _DAY_FIRST_ENGLISH
    return "day" if day_first else None


def _order_by_address(lines: Sequence[str], meta: Meta, pages: Pages) -> Order | None:
    """The order in which a printed date agrees with the one in the page's address."""
    match = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)", meta.url)
    if not match:
        return None
    day = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    orders: tuple[Order, ...] = ("day", "month")
    for line in lines:
        for order in orders:
            if any((stamp.when.edtf or "").startswith(day) for stamp in find_stamps(line, pages, order)):
                return order
    return None


def _in_utc(when: When) -> bool:
    return bool(when.timex and re.search(r"(?:Z|[+-]00:?00)$", when.timex.value))


def _near(one: When, other: When) -> bool:
    """Whether two times are at most a day apart, so that a time zone may lie between them."""
    if not one.edtf or not other.edtf:
        return False
    days = abs((date.fromisoformat(one.edtf[:10]) - date.fromisoformat(other.edtf[:10])).days)
    return days == 1 or (days == 0 and len(other.edtf) >= len(one.edtf))


def _guessed(tree: html.HtmlElement, pages: Pages) -> When | None:
    """Htmldate's reading, as a last resort; marked as inferred."""
    day = find_date(tree, original_date=True, extensive_search=False)
    when = read_when(day, pages) if day else None
    if when is None:
        return None
    return When(text=when.text, edtf=when.edtf, timex=when.timex, precision="day", inferred=True)
