"""The gazetteer: look-up by folded name, and the soundness of its data."""

import pytest

from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.gazetteer import Gazetteer, read_gazetteer
from onrecord.vocabulary.towns import read_country_codes, read_towns


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return read_gazetteer()


@pytest.mark.parametrize(
    ("name", "same"),
    [("São Paulo", "SAO PAULO"), ("Port-au-Prince", "port au prince"), ("N’Djamena", "Ndjamena"), ("St. Louis", "Saint Louis"),
     ("Łódź", "Lodz"), ("Tromsø", "tromso"), ("Xi'an", "Xian")],
)  # fmt: skip
def test_spelling_does_not_count(name: str, same: str) -> None:
    assert fold(name) == fold(same)


def test_every_town_of_a_name_is_found(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("San Antonio")
    assert len(found) > 40
    assert {area.country for area in found} >= {"USA", "CHL", "PRY"}


@pytest.mark.parametrize("name", ["Aabenraa", "Zywiec", "Zwolle"])
def test_the_ends_of_the_table_are_reached(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name)


@pytest.mark.parametrize("name", ["", " ", "Qqqxyz", "\t", "\n", "a\tb", "San"])
def test_what_is_no_name_finds_nothing_amiss(gazetteer: Gazetteer, name: str) -> None:
    assert all(fold(area.name) for area in gazetteer.find(name))


def test_every_listed_place_lies_on_earth(gazetteer: Gazetteer) -> None:
    for areas in gazetteer.areas.values():
        for area in areas:
            assert -90 <= area.lat <= 90
            assert -180 <= area.lon <= 180
            assert area.country is None or (len(area.country) == 3 and area.country.isupper())


def test_every_town_has_a_number_a_point_and_a_country() -> None:
    towns = [town for group in read_towns().values() for town in group]
    assert len(towns) > 150_000
    assert len({town.geonameid for town in towns}) == len(towns)
    assert all(-90 <= town.latitude <= 90 and -180 <= town.longitude <= 180 for town in towns)
    assert {town.countrycode for town in towns} <= read_country_codes().keys()


def test_countries_have_a_point_and_a_number(gazetteer: Gazetteer) -> None:
    states = {a.country: a for areas in gazetteer.areas.values() for a in areas if a.kind == "countries"}
    assert len(states) > 240
    assert all(area.geonameid for area in states.values())
