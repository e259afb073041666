"""Whom descriptions take up, on invented reports: wider nouns, members of a body, new words for who was just named."""

from functools import cache

import pytest
from tests.stages.reading import mentions_of

from onrecord.model import Report
from onrecord.parse import parse
from onrecord.vocabulary.parties import Parties, read_parties


@cache
def parties() -> Parties:
    return read_parties()


def meant(text: str, head: str) -> str:
    """The name of the party that the last phrase with this head stands for, or none."""
    tree = parse(text)
    found = mentions_of(Report(id="r", source_id="r", text=text, sha256=""), tree, parties())
    last = max((ref.head for ref in found if tree.tokens[ref.head].text == head), default=-1)
    return next((ref.mention.name for ref in found if ref.head == last), "")


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("Senator Nina Vall left. The lawmaker was tired.", "lawmaker", "Nina Vall"),
        ("Captain Rui Teles was heard. The officer said nothing.", "officer", "Rui Teles"),
        ("The Regional Tribunal met. The judges said no.", "judges", "Regional Tribunal"),
        ("The Delta Liberation Front withdrew. The rebels said they were tired.", "rebels", "Delta Liberation Front"),
        ("Geologist Ana Prut came back. The scientist said she was well.", "scientist", "Ana Prut"),
        ("Ana Prut came back. The dentist said she was well.", "dentist", "Ana Prut"),
        ("Ana Prut, 34, came back. The 34-year-old said she was well.", "old", "Ana Prut"),
        ("Airline Veltra cut its flights. The carrier said fuel was dear.", "carrier", "Veltra"),
        ("The state railway, Veltra, cut its trains. The railway said fuel was dear.", "railway", "Veltra"),
        ("The Sheep Farmers' Union met. The union said wool was cheap.", "union", "Sheep Farmers' Union"),
        ("The Committee to Protect Wetlands met. The body said nothing.", "body", "Committee to Protect Wetlands"),
        ("UN Secretary-General Ada Moor spoke. The UN chief said time was short.", "chief", "Ada Moor"),
        ("Envoy Ada Moor spoke. The Norwegian said time was short.", "Norwegian", "Ada Moor"),
        ("The rights group Open Border left. The group was tired.", "group", "Open Border"),
        ("Ana Prut and Luis Soto left. The pair were tired.", "pair", "Ana Prut"),
        ("The two pilots, Ivo and Milan Prut, were freed. They were tired.", "They", "two pilots"),
        ("Ana Prut resigned. Prut's office said no more.", "office", "Ana Prut"),
        ("Chile's foreign ministry spoke. Foreign Minister Ana Prut left. The Chilean was tired.", "Chilean", "Ana Prut"),
        ("Queen Sofia spoke. The monarch said time was short.", "monarch", "Sofia"),
    ],
)  # fmt: skip
def test_a_description_takes_up_who_may_be_called_so(text: str, head: str, name: str) -> None:
    assert meant(text, head) == name


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("Minister Nina Vall left. The nurse said she was tired.", "nurse", "Nina Vall"),
        ("Health Minister Nina Vall left. The defence minister stayed.", "minister", "Nina Vall"),
        ("Nina Vall left. The actor said he was tired.", "actor", "Nina Vall"),
        ("Nina Vall left. The doctor who treated her said she was well.", "doctor", "Nina Vall"),
        ("The Delta Liberation Front withdrew. The bank said it would pay.", "bank", "Delta Liberation Front"),
        ("Peru's army withdrew. The rebels said they were tired.", "rebels", "Peruvian army"),
        ("Minister Nina Vall signed the bill. The refugee law is new.", "refugee", "Nina Vall"),
    ],
)  # fmt: skip
def test_a_description_is_nobody_who_cannot_be_called_so(text: str, head: str, name: str) -> None:
    assert meant(text, head) != name


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("Minister Marko Vall met Irina Soto. She left early.", "She", "Irina Soto"),
        ("A spokesman said the thief had fled. He said no more.", "He", "spokesman"),
    ],
)
def test_a_pronoun_goes_by_gender_and_by_who_speaks(text: str, head: str, name: str) -> None:
    assert meant(text, head) == name


def test_a_name_is_spelt_as_the_report_prints_it() -> None:
    assert "Doctors Without Borders" in {
        meant("Doctors Without Borders left the town.", head) for head in ("Doctors", "Borders")
    }
    assert meant("The UN left the town.", "UN") == "United Nations"


def test_taxonomy_knows_the_nouns_that_it_goes_by() -> None:
    taxonomy, roles = parties().taxonomy, parties().roles
    assert all(noun not in narrower for noun, narrower in taxonomy.people.items())
    assert "secretary - general" in taxonomy.below("chief"), "nouns are known as a parser cuts them"
    unknown = {noun for noun in taxonomy.members if noun.split()[-1] not in roles and noun not in taxonomy.people}
    assert unknown <= {"juror", "inspector"}
