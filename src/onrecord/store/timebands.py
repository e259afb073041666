"""The timeline as stretches of time: from which day to which, and which ends are open, uncertain or approximate."""

from onrecord.store.days import bounds, iso
from onrecord.store.protocol import Store
from onrecord.store.summaries import BandEnd, TimeBand
from onrecord.store.timeline import timeline
from onrecord.store.values import OLDEST, Filters, Item, Page, Paging

_UNCERTAIN, _APPROXIMATE = "?%", "~%"  # ISO 8601-2, 8.1: % is both
_NO_END = {"..": "open", "": "unknown"}  # of an interval


def bands(store: Store, filters: Filters, paging: Paging = OLDEST) -> Page[TimeBand]:
    """One page of dated events and statements as stretches, the oldest first.

    Raises OptionError where a filter names nobody, or no date.
    """
    page = timeline(store, filters, paging)
    return Page(rows=tuple(band for item in page.rows if (band := _band(item))), total=page.total, next=page.next)


def _band(item: Item) -> TimeBand | None:
    days = bounds(item.date)
    if days is None or item.date is None:
        return None
    first, slash, last = item.date.partition("/")
    return TimeBand(item=item, start=_end(first, days[0]), end=_end(last if slash else first, days[1]))


def _end(written: str, day: int) -> BandEnd:
    state = _NO_END.get(written, "known")
    return BandEnd(
        day=iso(day) if state == "known" else None,
        state=state,  # type: ignore[arg-type]
        uncertain=written[-1:] in tuple(_UNCERTAIN),
        approximate=written[-1:] in tuple(_APPROXIMATE),
    )
