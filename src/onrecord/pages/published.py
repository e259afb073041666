"""When a page was published and changed: by its head, its printed lines, its dateline."""

import re
from collections.abc import Sequence
from datetime import date

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
    stated = stated_time(meta.published, meta, pages)
    published = better(stated, shown.published)
    if stated and shown.published and _in_utc(stated) and _near(stated, shown.published):
        published = shown.published
    published = published or dateline_time(text[0] if text else "", pages)
    if published is None and not any(find_stamps(line, pages) for line in header):
        published = _by_address(meta.url, pages) or _guessed(tree, pages)
    changed = better(stated_time(meta.modified, meta, pages), shown.modified)
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
