"""Dates and places go to the predicate that they stand with."""

import pytest
from tests.stages.reading import read

from onrecord.model import Event


def only(text: str, kind: str) -> Event:
    (event,) = (event for event in read(text).events if event.kind == kind)
    return event


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        ("Norway expelled two diplomats on Monday.", "expel", "2015-06-08"),
        ("On Monday, Norway expelled two diplomats.", "expel", "2015-06-08"),
        ("Norway, which expelled two diplomats in May, apologised.", "expel", "2015-05"),
        ("Since 2009, when Norway expelled two diplomats, trade has fallen.", "expel", "2009"),
        ("Norway has sheltered Eritrean refugees since 2011.", "protect", "2011/.."),
        ("Norway said on Monday it would sign the 1961 convention.", "sign_agreement", None),
        ("Norway gave Sudan a written pledge on Monday to leave.", "pledge", "2015-06-08"),
        ("Norway closed its embassy on Monday, two days after Sudan expelled two diplomats.", "expel", "2015-06-06"),
        ("Norway closed its embassy on Monday, a week before Sudan expelled two diplomats.", "expel", "2015-06-15"),
        ("Norway closed its embassy on Monday, hours after Sudan expelled two diplomats.", "expel", "2015-06-08"),
        ("In 2009 Norway expelled two diplomats.", "expel", "2009"),
        ("Norway hit back in May by expelling two diplomats.", "expel", "2015-05"),
        ("Norway demanded an apology by Friday.", "demand", None),
        ("Norway praised Chad, and expelled two diplomats in May.", "praise", None),
        ("Norway voiced concern over the expulsion of two diplomats by Chad in May.", "criticise", None),
        ("The treaty was signed in Rome in March 2009.", "sign_agreement", "2009-03"),
        ("Norway closed its embassy in May, two days after Sudan expelled two diplomats.", "expel", None),
        ("Norway closed its embassy on Monday, months after Sudan expelled two diplomats.", "expel", None),
    ],
)
def test_dates(text: str, kind: str, edtf: str | None) -> None:
    when = only(text, kind).when
    assert (when.edtf if when else None) == edtf


def test_a_mission_is_the_place_before_its_town() -> None:
    place = only("Four Eritreans sought refuge in the Norwegian embassy in Khartoum.", "seek_refuge").place
    assert place and place.name == "Khartoum" and place.country == "SDN"
    assert place.mission and (place.mission.of, place.mission.type) == ("NOR", "embassy")


def test_there_is_the_place_named_before() -> None:
    event = only("Four Eritreans lived in the Norwegian embassy in Khartoum after they sought refuge there.", "seek_refuge")
    assert event.place and event.place.mission and event.place.mission.of == "NOR"
