"""Axes: round marks, in order, within what is drawn, and no more than there is room for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.server.scales import Days, numbers_up_to


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2011-12-01", "2011-12-05", [f"{day} December 2011" for day in (1, 2, 3, 4, 5)]),
        (
            "2011-12-01",
            "2011-12-09",
            ["1 December 2011", "3 December 2011", "5 December 2011", "7 December 2011", "9 December 2011"],
        ),
        ("2011-11-20", "2012-03-02", ["December 2011", "January 2012", "February 2012", "March 2012"]),
        ("2001-05-01", "2012-03-02", ["2002", "2004", "2006", "2008", "2010", "2012"]),
        ("1950-01-01", "2024-12-31", ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020"]),
    ],
)
def test_days_are_marked_at_round_ones(first: str, last: str, labels: list[str]) -> None:
    axis = Days(date.fromisoformat(first), date.fromisoformat(last), left=10, width=480)
    assert [one.label for one in axis.ticks()] == labels


@given(st.dates(), st.dates())
def test_marks_lie_on_the_axis_in_order_and_with_room(one: date, other: date) -> None:
    axis = Days(min(one, other), max(one, other), left=10, width=480)
    places = [tick.at for tick in axis.ticks()]
    assert places == sorted(places)
    assert all(10 <= place <= 490 for place in places)
    assert len(places) <= 10


@given(st.integers(min_value=1, max_value=10**9))
def test_numbers_are_few_and_round_and_reach_up(most: int) -> None:
    ticks = numbers_up_to(most, 100)
    assert ticks[0].label == "0"
    assert 1 <= len(ticks) <= 4
    assert [one.at for one in ticks] == sorted(one.at for one in ticks)
    assert ticks[-1].at <= 100


def test_numbers_are_short() -> None:
    assert [one.label for one in numbers_up_to(4_200_000, 100)] == ["0", "2M", "4M"]
    assert [one.label for one in numbers_up_to(29_000, 100)] == ["0", "10k", "20k"]
    assert [one.label for one in numbers_up_to(5, 100)] == ["0", "2", "4"]
