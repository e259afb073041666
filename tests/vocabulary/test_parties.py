"""The tables of parties are complete, consistent and quick to read."""

from functools import cache

import pytest

from onrecord.vocabulary.names import Name
from onrecord.vocabulary.parties import Parties, index_roles, plural_of, read_parties


@cache
def parties() -> Parties:
    return read_parties()


def meaning(text: str) -> Name:
    return parties().names.meanings["".join(text.split())][0]


def test_every_member_of_the_united_nations_is_listed() -> None:
    states = [code for code, state in parties().states.items() if not state.region and state.until is None]
    assert len(states) >= 193
    assert all(len(code) == 3 and code.isupper() for code in states)


def test_every_state_has_a_demonym_or_says_that_it_has_none() -> None:
    bare = {code for code, state in parties().states.items() if not state.adj and not state.region and not state.until}
    assert bare <= {"COG", "DMA", "VAT"}


@pytest.mark.parametrize(
    ("text", "sort", "country"),
    [
        ("Chileans", "national", "CHL"), ("Frenchmen", "national", "FRA"), ("Britons", "national", "GBR"),
        ("Chinese", "adjective", "CHN"), ("N.Korean", "adjective", "PRK"), ("Ulaanbaatar", "capital", "MNG"),
        ("Zhongnanhai", "seat", "CHN"), ("Whitehall", "seat", "GBR"), ("Bundestag", "body", "DEU"),
        ("Haaretz", "outlet", "ISR"), ("Rangoon", "seat", "MMR"), ("Zaire", "state", "COD"),
    ],
)  # fmt: skip
def test_a_name_means_what_it_should(text: str, sort: str, country: str) -> None:
    assert (meaning(text).sort, meaning(text).country) == (sort, country)


@pytest.mark.parametrize(
    ("text", "code"),
    [("UNHCR", "IGOUNOREFHCR"), ("European Union", "IGOEUREEC"), ("NATO", "IGOWSTNAT"), ("Amnesty International", "NGOHRIAMN"),
     ("ICRC", "NGOHLHIRC"), ("Pentagon", "USAGOV"), ("Knesset", "ISRLEG"), ("Kremlin", "RUSGOV")],
)  # fmt: skip
def test_a_body_has_its_cameo_code(text: str, code: str) -> None:
    assert meaning(text).code == code


def test_a_short_name_of_a_body_means_the_full_one() -> None:
    assert meaning("Duma").name == "State Duma"
    assert meaning("LDP").name == "Liberal Democratic Party"


@pytest.mark.parametrize(
    ("word", "many"), [("spokesman", "spokesmen"), ("embassy", "embassies"), ("envoy", "envoys"), ("witness", "witnesses")]
)
def test_plurals_are_regular(word: str, many: str) -> None:
    assert plural_of(word) == many


def test_every_role_code_is_a_cameo_role() -> None:
    known = """GOV MIL COP JUD LEG OPP PTY REB SEP SPY UAF RAD MOD CVL REF BUS MNC MED EDU ELI LAB HLH HRI NGO REL CRM
        ENV DEV AGR SET"""
    codes = {called.role.code for forms in parties().roles.values() for called in forms} - {None}
    assert codes == set(known.split())


def test_a_phrase_comes_before_its_last_word() -> None:
    assert [called.words for called in parties().roles["chief"]][-1] == ("chief",)
    assert ("police", "chief") in [called.words for called in parties().roles["chief"]]
    assert index_roles(()) == {}


def test_a_demonym_adjective_names_a_country() -> None:
    assert parties().adjective("JPN") == "Japanese"
    assert parties().adjective("XXX") is None
