"""The timeline: in order of time, undated last."""

from tests.stages.reading import read

from onrecord.chronology import earliest


def test_events_stand_in_order_of_time() -> None:
    record = read("Norway expelled two diplomats in May. Sudan had expelled an envoy in 2009. Chile expelled a consul.")
    assert [entry.edtf for entry in record.timeline if entry.event] == ["2009", "2015-05", None]


def test_order_of_edtf_dates() -> None:
    dates = ["2002", "2006/..", "2008", "2010-10/2010-12", "2011-01", "2011-12-08", "2011-12-09T10:15", None]
    dates_backwards = dates[::-1]
    assert sorted(dates_backwards, key=earliest) == dates


def test_seasons_and_decades_stand_where_they_begin() -> None:
    dates = ["201X", "2010-02", "2010-22", "2010-07"]
    dates_backwards = dates[::-1]
    assert sorted(dates_backwards, key=earliest) == dates


def test_a_public_statement_stands_there_once() -> None:
    record = read("The Kenyan president said in May that the harvest was good.")
    assert [event.kind for event in record.events] == ["state"]
    assert [bool(entry.statement) for entry in record.timeline] == [True]
