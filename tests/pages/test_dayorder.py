"""Which of two numbers is the month, where a plain report's time zone or its first weekday tells it."""

import pytest

from onrecord.pages.dayorder import guess_order
from onrecord.pages.plain import read_plain
from onrecord.vocabulary.pages import Pages

BODY = "The envoys met in the harbour on {day} and parted without a word on the ferry."


@pytest.mark.parametrize(
    ("line", "day", "order"),
    [
        ("Published: 02/04/2015 19:05 GMT", "Sunday", "day"),
        ("02/04/2015 9:14 p.m. EST", "Sunday", "month"),
        ("02/04/2015", "Thursday", "day"),
        ("02/04/2015", "Tuesday", "month"),
        ("02/04/2015", "Sunday", None),
        ("23/04/2015", "Thursday", None),
    ],
)
def test_zone_or_weekday_tell_the_order(line: str, day: str, order: str | None, pages: Pages) -> None:
    assert guess_order([line], [BODY.format(day=day)], pages) == order


def test_a_plain_report_is_dated_by_the_day_that_it_tells_of(pages: Pages) -> None:
    text = f"Ferry talks fail\n\nHarbour News\n02/04/2015\n\n{BODY.format(day='Thursday')}\n\nNo new date was set."
    published = read_plain(text, pages).times.published
    assert published is not None and published.edtf == "2015-04-02"


def test_a_correspondent_in_a_town_and_the_desk_of_a_paper(pages: Pages) -> None:
    text = "Ferry talks fail\n\nFrom Petra Holm in Split\nSaturday 21 June 2014\n\nThe envoys met on Friday."
    assert read_plain(text, pages).byline == "Petra Holm"
    desk = "Ferry talks fail\n\nPublished: 21 June 2014\nBy Harbour Dispatch staff\n\nThe envoys met on Friday.\n\nThey parted."
    outlet = read_plain(desk, pages).outlet
    assert outlet is not None and outlet.name == "Harbour Dispatch"
