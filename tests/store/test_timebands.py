"""Rows of the timeline as stretches: which ends are open, unknown, uncertain or approximate."""

import pytest
from tests.records import when
from tests.store.reports import add, embassy

from onrecord.store import Store
from onrecord.store.summaries import BandEnd
from onrecord.store.timebands import bands
from onrecord.store.timeline import timeline
from onrecord.store.values import Filters, Paging


def end(day: str | None, state: str = "known", uncertain: bool = False, approximate: bool = False) -> BandEnd:
    return BandEnd(day=day, state=state, uncertain=uncertain, approximate=approximate)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "start", "stop"),
    [
        ("2011-05-09", end("2011-05-09"), end("2011-05-09")),
        ("2011-05-09T08:30", end("2011-05-09"), end("2011-05-09")),
        ("2011-02", end("2011-02-01"), end("2011-02-28")),
        ("2011~", end("2011-01-01", approximate=True), end("2011-12-31", approximate=True)),
        ("2011-05?", end("2011-05-01", uncertain=True), end("2011-05-31", uncertain=True)),
        (
            "2011-05%",
            end("2011-05-01", uncertain=True, approximate=True),
            end("2011-05-31", uncertain=True, approximate=True),
        ),
        ("2011-05-09/..", end("2011-05-09"), end(None, "open")),
        ("../2011-05-09", end(None, "open"), end("2011-05-09")),
        ("2011-05-09/", end("2011-05-09"), end(None, "unknown")),
        ("2011~/2012-06?", end("2011-01-01", approximate=True), end("2012-06-30", uncertain=True)),
        ("201X", end("2010-01-01"), end("2019-12-31")),
    ],
)
def test_each_end_says_how_sure_it_is(store: Store, edtf: str, start: BandEnd, stop: BandEnd) -> None:
    record = embassy()
    changed = record.events[1].__class__
    event = changed(**{**{f: getattr(record.events[1], f) for f in changed.__struct_fields__}, "when": when("in 2008", edtf)})
    add(store, type(record)(report=record.report, events=(event,), timeline=record.timeline))
    (band,) = bands(store, Filters()).rows
    assert (band.item.date, band.start, band.end) == (edtf, start, stop)


def test_a_page_has_the_rows_of_the_timeline(store: Store) -> None:
    for n in range(3):
        add(store, embassy(f"gate-{n}"))
    for paging in (Paging(size=2, newest=False), Paging(size=50)):
        ours, theirs = bands(store, Filters(), paging), timeline(store, Filters(), paging)
        assert tuple(band.item for band in ours.rows) == theirs.rows
        assert (ours.total, ours.next) == (theirs.total, theirs.next)
        assert ours.rows
