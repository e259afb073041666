"""What each name of a place stands for, where names end, and places that no table lists."""

import pytest

from onrecord.parse import parse
from onrecord.stages.grounding import ground
from onrecord.values import Grounded
from onrecord.vocabulary.gazetteer import read_gazetteer
from onrecord.vocabulary.parties import read_parties


def grounded(text: str) -> tuple[Grounded, ...]:
    return ground(parse(text), read_gazetteer(), read_parties())


def uses(text: str) -> list[tuple[str, str, str]]:
    """The words, the name and the use of every reference."""
    places = [one.site.place for one in grounded(text)]
    return [(place.span.text, place.name, place.use) for place in places if place.span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Oslo.", [("Oslo", "Oslo", "location")]),
        ("Oslo pledged to pay.", [("Oslo", "Oslo", "party")]),
        ("Norway rejected the note.", [("Norway", "Norway", "party")]),
        ("Talks between Norway and Peru stalled.", [("Norway", "Norway", "party"), ("Peru", "Peru", "party")]),
        ("Norwegian officials left.", [("Norwegian", "Norway", "attribute")]),
        (
            "South Korean and Peruvian envoys left.",
            [("South Korean", "South Korea", "attribute"), ("Peruvian", "Peru", "attribute")],
        ),
        ("The European ministers met.", [("European", "Europe", "attribute")]),
        ("Scottish fishermen protested.", [("Scottish", "Scotland", "attribute")]),
        ("The U.S.-led force withdrew.", [("U.S.", "United States", "attribute")]),
        ("The Oslo Gazette reported it.", [("Oslo", "Oslo", "attribute")]),
        ("The Lima Convention was signed.", [("Lima", "Lima", "attribute")]),
        ("Trucks waited at the Torkham border crossing.", [("Torkham", "Torkham", "location")]),
        ("A crowd stood before Kenya's embassy.", [("Kenya", "Kenya", "party")]),
        ("Crowds left the Oslo airport.", [("Oslo", "Oslo", "location")]),
    ],
)
def test_a_name_stands_for_a_place_a_party_or_an_attribute(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert uses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegians left.",
        "Two Peruvians were freed.",
        "He is Norwegian.",
        "She spoke Norwegian.",
        "It is a Norwegian word.",
    ],
)
def test_a_people_or_a_language_is_no_place(text: str) -> None:
    assert uses(text) == []


@pytest.mark.parametrize(
    ("text", "physical"),
    [
        ("They met in Oslo.", [True]),
        ("Norway rejected the note.", [True]),
        ("Oslo pledged to pay.", [False]),
        ("Norwegian officials left.", [False]),
        ("The Oslo Gazette reported it.", [False]),
    ],
)
def test_only_places_hold_events(text: str, physical: list[bool]) -> None:
    assert [one.physical for one in grounded(text)] == physical


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They landed at Nairobi International Airport.", "Nairobi International Airport"),
        ("Rain fell on Lagos State.", "Lagos State"),
        ("Fighting broke out in South Lebanon.", "South Lebanon"),
        ("Fighting broke out in southern Lebanon.", "Lebanon"),
        ("The Nairobi School Board met.", "Nairobi"),
    ],
)
def test_a_name_has_the_words_that_belong_to_it(text: str, words: str) -> None:
    assert [name for name, _, _ in uses(text)] == [words]


def test_a_part_or_a_site_does_not_bear_the_number_of_the_whole() -> None:
    whole, part = grounded("They crossed Lebanon. They landed at Nairobi Airport.")
    assert whole.site.place.geonameid == 272103
    assert part.site.place.geonameid is None
    assert part.site.place.country == "KEN"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Soldiers burned the village of Umgalaro.", "Umgalaro", None),
        ("Soldiers left Umgalaro village.", "Umgalaro", None),
        ("A clinic was shut in Umgalaro, Kenya.", "Umgalaro", "KEN"),
        ("He was held in Evgarin Prison.", "Evgarin Prison", None),
    ],
)
def test_the_text_says_that_a_name_is_a_place(text: str, name: str, country: str | None) -> None:
    place = grounded(text)[0].site.place
    assert (place.name, place.country, place.lat, place.use) == (name, country, None, "location")


@pytest.mark.parametrize(
    "text",
    [
        "Karl Umgalaro, Kenya's envoy, left.",
        "Mr. Umgalaro of the village council left.",
        "The clinic is in Umgalaro Street, Nairobi.",
        "They flew to the Space Station.",
        "Umgalaro Prison said nothing.",
    ],
)
def test_other_names_are_no_unlisted_places(text: str) -> None:
    assert [name for name, _, _ in uses(text) if "Umgalaro" in name or "Space" in name] == []


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Dalton said no.",
        "According to Salisbury, nobody was hurt.",
        "Hastings said that the boat sank.",
        "They prayed at St. Albans's Hall.",
    ],
)
def test_a_family_name_is_no_town(text: str) -> None:
    assert uses(text) == []


def test_a_small_town_is_found_among_its_neighbours() -> None:
    alone = uses("Zwolle Jones is a name. Kaplan board members met.")
    among = uses("The road leads from Lake Charles to Lafayette, Louisiana. Kaplan residents met.")
    assert "Kaplan" not in [name for name, _, _ in alone]
    assert "Kaplan" in [name for name, _, _ in among]


def test_a_seat_in_a_legislature_is_a_place() -> None:
    assert "Florence" in [name for name, _, _ in uses("Sen. Hugh Dobbs, R-Florence, of South Carolina, voted no.")]


def test_a_region_comes_before_its_small_namesake() -> None:
    *_, wales = grounded("Crime fell in London, Leeds, Sheffield and Wales.")
    assert wales.site.place.lat is not None
    assert wales.site.place.lat < 53


def test_a_county_without_a_point_lies_by_the_nearest_town_named() -> None:
    county, _, town = (one.site.place for one in grounded("Collier County, Florida, thanked Immokalee."))
    assert (county.lat, county.lon) == (town.lat, town.lon)
