"""Whose office it is, and whose country: named after the office, among several states, or for one body of many."""

import pytest
from tests.stages.reading import read

from onrecord.model import Mention


def source(text: str, words: str) -> Mention:
    """Who says what holds these words, in the last such statement."""
    return [one.source for one in read(text).statements if words in one.content[0].text][-1]


LEAD = 'Slovakia has agreed to nothing, its interior minister said on Monday.\n\n"There is no deal," Peter Hrad told a meeting.'


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (LEAD, "no deal", "SVKGOV"),
        ('Mali\'s envoy was calm. "All is well," Ama Kofi said.', "All is well", "MLIGOV"),
        ('Mali\'s envoy was calm. Ana Lima came too. "All is well," Ama Kofi said.', "All is well", None),
        ('Mali\'s envoys were calm. "All is well," Ama Kofi said.', "All is well", None),
        (
            "Togo and Mali quarrel over a raid.\n\nMali's government denied the claim. President Ama Kofi said it was absurd.",
            "absurd",
            "MLIGOV",
        ),
        ("Mali's embassy in Lima is shut. Ambassador Ama Kofi said it was late.", "late", "MLIGOV"),
        ("Mali's embassy in Lima is shut. Chad's consul left. Ambassador Ama Kofi said it was late.", "late", "GOV"),
        ("The U.N. refugee agency left. A spokesman for the agency, Marc Delvo, said it was late.", "late", "IGOUNOREFHCR"),
    ],
)
def test_whose_office_it_is(text: str, words: str, code: str | None) -> None:
    assert source(text, words).code == code


def test_a_country_before_a_name_is_no_part_of_it() -> None:
    """The masked name leaves the country legible, and who speaks for a state is not masked."""
    text = 'Four Eritreans sought refuge in the Norwegian embassy. Chad met Mali. "It is late," Mali\'s Wu Kofi said.'
    assert source(text, "late").name == "Wu Kofi"


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("The presidents of Chad, Togo and Mali met in Lima.", "meet", {"TCD", "TGO", "MLI"}),
        ("Officials from Chad and Togo signed a pact in Lima.", "sign_agreement", {"TCD", "TGO"}),
        ("The leaders of North and South Korea met in Lima.", "meet", {"PRK", "KOR"}),
        ("East and West Germany signed a pact.", "sign_agreement", {"DDR", "DEU"}),
        ("Kenyan, Ugandan and Rwandan officials met in Lima.", "meet", {"KEN", "UGA", "RWA"}),
        ("Polish, Lithuanian ministers meet in Lima", "meet", {"POL", "LTU"}),
        ("In Kenya, Ugandan officials signed a pact.", "sign_agreement", {"UGA"}),
        ("The Chadian government and leftist rebels signed a pact in Lima.", "sign_agreement", {"TCD"}),
        ("The presidents of Chad, Togo and Mali met in Lima. The three praised Peru.", "praise", {"TCD", "TGO", "MLI"}),
        ("Chad and Togo met in Lima. The three praised Peru.", "praise", set()),
        ("The presidents of Chad and Togo ended a visit with a promise to reopen the road.", "pledge", {"TCD", "TGO"}),
    ],
)
def test_each_of_those_named_together_acts(text: str, kind: str, actors: set[str]) -> None:
    found = [event for event in read(text).events if event.kind == kind]
    assert {mention.country for event in found for mention in event.actor if mention.country} == actors


def test_a_plural_is_taken_up_by_its_own_noun() -> None:
    text = "Mali freed 31 Kenyan teachers, the Kenya Union of Teachers said. The teachers were taken to Lamu, Ama Kofi said."
    (event,) = [event for event in read(text).events if event.kind == "transfer"]
    assert [mention.name for mention in event.affected] == ["31 Kenyan teachers"]


def test_a_state_opens_the_name_of_its_union() -> None:
    assert source("The Kenya Union of Port Workers said it was late.", "late").name == "Kenya Union of Port Workers"


def test_a_title_in_quotation_marks_is_no_party() -> None:
    text = 'A report by Open Gates, "Closed Doors", is based on talks. According to the group, nobody came.'
    assert "Closed Doors" not in {one.source.name for one in read(text).statements}


def test_a_gulf_is_no_state() -> None:
    assert all(
        mention.country != "GIN" for event in read("Gabon left the Gulf of Guinea Pact.").events for mention in event.recipient
    )


def test_a_group_named_after_its_kind_is_that_group() -> None:
    text = "Chad's Home Affairs Ministry denied it. The rights group, Open Gates, says it has filmed 23 cases."
    assert source(text, "filmed").name == "Open Gates"
