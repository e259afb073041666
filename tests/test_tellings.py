"""What the stages make of scripts, interviews, relayed quotations and other tellings, read from text to record."""

import pytest
from tests.stages.reading import read

SCRIPT = """FERRO: The envoys met in Lisbon on Monday.

ANCHOR: And what does the ministry say?

FERRO: It denied the report.

The minister, Ana Costa, arrived later.

COSTA (recording): We will wait. I cannot confirm the report.
"""


def test_a_name_before_a_colon_speaks_its_paragraph() -> None:
    said = [(s.source.name, s.content[0].text) for s in read(SCRIPT).statements if s.source and s.cue and ":" in s.cue.text]
    assert ("FERRO", "The envoys met in Lisbon on Monday") in said
    assert ("Ana Costa", "We will wait. I cannot confirm the report") in said
    assert not any(name == "ANCHOR" for name, _ in said)


def test_a_first_person_in_a_turn_is_its_speaker() -> None:
    declined = [s for s in read(SCRIPT).statements if s.act == "decline_to_confirm"]
    assert [s.source.name for s in declined if s.source] == ["Ana Costa"]


def test_a_list_with_colons_is_no_script() -> None:
    text = "Chad: 200 tents\n\nTogo: 50 tents\n\nMali: 20 tents"
    assert read(text).statements == ()


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            '"We shall wait," Interior Minister Ana Lima of Peru was quoted as saying by the agency Delta.',
            ["Lakeside Herald", "Delta", "Ana Lima"],
        ),
        (
            "Chad and Togo have agreed to a truce, according to the Morning Courier, which cited a diplomat.",
            ["Lakeside Herald", "Morning Courier", "diplomat"],
        ),
    ],
)
def test_who_quotes_stands_before_whom_it_quotes(text: str, chain: list[str]) -> None:
    chains = [[member.name for member in statement.chain] for statement in read(text).statements]
    assert any([*map(str.lower, names)] == [*map(str.lower, chain)] for names in chains), chains


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The rules, which officials said will change in May, are strict.", ["will change in May"]),
        ("The minister said the road was open, but the union called the claim false.", ["the road was open"]),
        ("Lima said the days when the port closed at noon are over.", ["the days when the port closed at noon are over"]),
        ("The minister denies having met the general.", ["having met the general"]),
        ("The widow does not believe them.", ["them"]),
    ],
)
def test_how_far_a_content_reaches(text: str, content: list[str]) -> None:
    assert [span.text for span in read(text).statements[0].content] == content


def test_speech_goes_on_behind_a_title() -> None:
    text = '"She is a flawed envoy," Ana Costa said on the "Good Morning." "She will not go far, and I look forward to it."'
    (said,) = (s for s in read(text).statements if s.cue and s.cue.text == "said")
    assert len(said.content) == 2


def test_a_passive_goes_on_with_the_same_people() -> None:
    events = {e.kind: e for e in read("Two Peruvians were released in May and deported to Chile.").events}
    assert [m.country for m in events["deport"].affected] == ["PER"] and events["deport"].actor == ()


def test_two_ministers_named_side_by_side() -> None:
    text = "The Foreign Minister of Peru, Mr. Ana Lima, and the Foreign Minister of Chad, Mr. Idris Omar, signed a treaty."
    (signed,) = (e for e in read(text).events if e.kind == "sign_agreement")
    assert {(m.name, m.country) for m in signed.actor} == {("Ana Lima", "PER"), ("Idris Omar", "TCD")}


def test_the_country_behind_the_field_of_a_ministry() -> None:
    (said,) = read("The treaty has been signed, said the Ministry of Foreign Affairs of Peru.").statements
    assert said.source is not None and said.source.country == "PER"


def test_an_organisation_of_several_nouns_acts() -> None:
    (urged,) = (
        e for e in read("The Organization of American States urged Peru to show restraint.").events if e.kind == "appeal"
    )
    assert [m.name for m in urged.actor] == ["Organization of American States"]


def test_armed_men_belong_to_the_war_and_not_to_the_venue() -> None:
    text = (
        "ALGIERS - Delegates of the Malian government and of two rebel groups met in the Algerian capital on Monday. "
        "The two sides agreed to exchange prisoners. The army denied that it had shelled a village."
    )
    record = read(text)
    (denied,) = (e for e in record.events if e.kind == "deny")
    (agreed,) = (e for e in record.events if e.kind == "agree")
    assert [m.country for m in denied.actor] == ["MLI"]
    assert [m.code for m in agreed.actor] == ["MLIGOV", "MLIREB"]


def test_the_building_is_the_mission_named_before_and_the_day_is_shared() -> None:
    text = "Two writers are in the Spanish embassy in Lima. The two entered the building on Sunday and asked for asylum."
    (refuge,) = (e for e in read(text).events if e.kind == "seek_refuge")
    assert refuge.place is not None and refuge.place.mission is not None and refuge.place.mission.of == "ESP"
    assert refuge.when is not None and refuge.when.edtf == "2015-06-07"


def test_a_distance_from_the_act_told_before() -> None:
    text = "Bolivia expelled an envoy on Tuesday. The expulsion came two days after police arrested a clerk."
    (arrest,) = (e for e in read(text).events if e.kind == "detain")
    assert arrest.when is not None and arrest.when.edtf == "2015-06-07"


def test_people_held_are_a_case_and_an_arrest_at_home_is_none() -> None:
    held = read("A Dutch engineer is being held in a prison in Tashkent.").cases
    assert [case.outcome for case in held] == ["unknown"]
    assert read("Peruvian police arrested 40 protesters in Lima.").cases == ()


def test_what_a_treaty_promises_is_written() -> None:
    (made,) = read("By the treaty, Chad undertakes to inform Togo of any flood.").commitments
    assert made.form == "written"


def test_this_is_called_something() -> None:
    (claim,) = read(
        "The manager of the Grand Hotel says that Chad's delegates left without paying. Chad called this slander."
    ).claims
    assert [(p.party.name, p.stance) for p in claim.positions][-1] == ("Chad", "denies")


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The army says that Chad's soldiers fled. Chad's ministry denied that any soldier had run.", ["asserts", "denies"]),
        ("Police in Peru say that the student jumped. His mother does not believe them.", ["asserts", "doubts"]),
        ("The Courier reported that Chad had paid Togo. Chad denied the report, and Togo's envoy stood by the account.",
         ["asserts", "denies", "confirms"]),
        ("The Courier reported that Chad had paid Togo. Chad denied the report. The Courier stood by its story.",
         ["asserts", "denies"]),
    ],
)  # fmt: skip
def test_stances(text: str, stances: list[str]) -> None:
    assert [p.stance for p in read(text).claims[0].positions] == stances
