"""When a page was published and changed: by its head, its printed lines, its dateline."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

import msgspec
from htmldate import find_date
from lxml import html

from onrecord.model import When
from onrecord.pages.clock import Order, find_stamps, read_when
from onrecord.pages.dateline import dateline_time
from onrecord.pages.furniture import kind_of
from onrecord.pages.meta import Meta
from onrecord.pages.times import better, read_times
from onrecord.pages.values import Times
from onrecord.vocabulary.pages import Pages

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_DAY_FIRST = frozenset(
    {
        *("ar", "bg", "cs", "da", "de", "el", "es", "fi", "fr", "he", "hr", "hu", "id", "it", "nb", "nl", "no", "pl"),
        *("pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi"),
    }
)
_DAY_FIRST_ENGLISH = frozenset({"en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za"})


def page_times(meta: Meta, around: Sequence[str], text: Sequence[str], tree: html.HtmlElement, pages: Pages) -> Times:
    """The head's times, completed or, where they are in UTC, put right by the printed ones."""
    order = reading_order(meta)
    header = [line for line in around if len(line) < 300 and kind_of(line, pages) not in ("copyright", "related")]
    shown = read_times(header, pages, order or _order_by_address(header, meta, pages))
    marked, marked_change = (_marked_time(meta, around, changed, pages) for changed in (False, True))
    stated = stated_time(meta.published, meta, pages) or marked
    printed = better(shown.published, stated_time(meta.dated, meta, pages))
    published = better(stated, printed)
    if stated and printed and _in_utc(stated) and _near(stated, printed):
        published = _with_zone(printed, stated)
    if stated and marked and _in_utc(stated) and not _in_utc(marked) and _instant(stated) == _instant(marked):
        published = marked
    published = published or dateline_time(text[0] if text else "", pages)
    if published is None and not any(find_stamps(line, pages) for line in header):
        published = _by_address(meta.url, pages) or _guessed(tree, pages)
    changed = better(stated_time(meta.modified, meta, pages) or marked_change, shown.modified)
    return Times(published, changed if changed and published and changed.edtf != published.edtf else shown.modified)


def reading_order(meta: Meta) -> Order | None:
    """Day before month where the page's declared language always writes so (CLDR); unknown in English at large."""
    day_first = meta.language[:2] in _DAY_FIRST or meta.language.replace("_", "-") in _DAY_FIRST_ENGLISH
    return "day" if day_first else None


def stated_time(values: Sequence[str], meta: Meta, pages: Pages) -> When | None:
    """The first of the head's values that is a date."""
    order = reading_order(meta)
    found = [when for value in values if (when := read_when(value, pages, order))]
    return next((when for when in found if when.edtf), found[0] if found else None)


def _order_by_address(lines: Sequence[str], meta: Meta, pages: Pages) -> Order | None:
    """The order in which a printed date agrees with the one in the page's address."""
    match = _IN_ADDRESS.search(meta.url)
    if not match:
        return None
    day = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    orders: tuple[Order, ...] = ("day", "month")
    for line in lines:
        for order in orders:
            if any((stamp.when.edtf or "").startswith(day) for stamp in find_stamps(line, pages, order)):
                return order
    return None


def _by_address(url: str, pages: Pages) -> When | None:
    """The date in a page's address, such as `/2011/12/09/`; marked as inferred."""
    match = _IN_ADDRESS.search(url)
    when = read_when("-".join(match.groups()), pages) if match else None
    return msgspec.structs.replace(when, inferred=True) if when else None


def _in_utc(when: When) -> bool:
    return bool(when.timex and re.search(r"(?:Z|[+-]00:?00)$", when.timex.value))


def _marked_time(meta: Meta, around: Sequence[str], changed: bool, pages: Pages) -> When | None:
    """The first time of the page's own markup that shows among the lines of header and footer."""
    for one in meta.marked:
        if one.changed == changed and any(one.shown in line for line in around):
            return read_when(one.value, pages)
    return None


def _instant(when: When) -> datetime | None:
    """When exactly it was, where clock and zone are known."""
    if not when.timex or not re.search(r"T.*(?:Z|[+-]\d\d:\d\d)$", when.timex.value):
        return None
    return datetime.fromisoformat(when.timex.value).astimezone(UTC)


def _with_zone(printed: When, stated: When) -> When:
    """A printed time with the zone in which it is the instant that the head states in UTC, if there can be such a zone."""
    instant = _instant(stated)
    if not instant or not printed.timex or not re.fullmatch(r"[\d-]{10}T\d\d:\d\d", printed.timex.value):
        return printed
    minutes = round((datetime.fromisoformat(printed.timex.value).replace(tzinfo=UTC) - instant).total_seconds() / 60)
    if minutes % 15 or not -12 * 60 <= minutes <= 14 * 60:
        return printed
    hours, rest = divmod(abs(minutes), 60)
    zone = f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "Z"
    return msgspec.structs.replace(printed, timex=msgspec.structs.replace(printed.timex, value=printed.timex.value + zone))


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
    return msgspec.structs.replace(when, inferred=True) if when else None
