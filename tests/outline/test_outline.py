import msgspec
import pytest
from tests.records import HERALD, NORLAND, OUTLET, embassy_record, span

from onrecord.model import Mention, Place, Span
from onrecord.outline import outline
from onrecord.outline.wording import Wording, evidence_quoted, listed, quoted


def titles() -> dict[str, list[str]]:
    return {section.name: [row.title for row in section.rows] for section in outline(embassy_record())}


def test_every_section_says_what_the_record_says() -> None:
    assert titles()["pledges"] == ["Norland pledged to Sudria in writing: “to close the gate of its embassy”"]
    assert titles()["claims"] == ["Norland promised Sudria to close the gate (contested)"]
    assert titles()["cases"] == ["5 Estrians, embassy of Norland in Port Sudra, Sudria, since 2008: outcome not told"]
    assert titles()["laws"] == ["asylum law (law, Norland, 2006)"]
    assert titles()["timeline"][0] == "Seek refuge: Estrians. “Five Estrians sought refuge there in 2008” (probable)"
    assert titles()["events"][0] == "Pledge: Norland → Sudria"
    assert titles()["statements"][1] == "Decline to confirm: Ada Berg. “the promise”"


def test_positions_name_party_stance_reason_and_source() -> None:
    (row,) = next(section for section in outline(embassy_record()) if section.name == "claims").rows
    assert row.notes == (
        "The Fjord Herald asserts it on 9 May 2011 (source: Harbour Post).",
        "Ada Berg declines to confirm it, giving as the reason “the safety of children” (source: Harbour Post).",
    )


def test_every_row_says_on_whose_word() -> None:
    for section in outline(embassy_record()):
        assert all(row.source.startswith("Harbour Post") for row in section.rows)


def test_chains_read_outermost_first_with_the_articles_of_the_report() -> None:
    wording = Wording(embassy_record())
    assert wording.source((OUTLET, HERALD)) == "Harbour Post, citing the Fjord Herald"
    assert wording.source((OUTLET, HERALD, HERALD)) == "Harbour Post, citing the Fjord Herald"
    assert wording.source(()) == "Harbour Post"


def test_a_protected_person_gets_no_article() -> None:
    hidden = Mention(party="protected:1", name="protected person 1", kind="unnamed", protected=True)
    assert Wording(embassy_record()).party(hidden) == "protected person 1"


def test_places_and_countries_have_names_where_the_report_gives_them() -> None:
    wording = Wording(embassy_record())
    assert wording.place(Place(name="Norland", country="NOR")) == "Norland"
    assert wording.place(Place(name="Elsewhere", country="XYZ")) == "Elsewhere, XYZ"


def test_lists_in_words() -> None:
    assert [listed([]), listed(["a"]), listed("ab"), listed("abcb")] == ["", "a", "a and b", "a, b and c"]
    assert Wording(embassy_record()).parties((NORLAND, NORLAND)) == "Norland"


def test_the_timeline_tells_a_statement_once() -> None:
    record = embassy_record()
    saying = msgspec.structs.replace(record.events[0], evidence=(span("the Fjord Herald reported"),))
    told = msgspec.structs.replace(record, events=(saying, record.events[1]))
    rows = next(section for section in outline(told) if section.name == "timeline").rows
    assert [row.title.partition(":")[0] for row in rows] == ["Seek refuge", "Pledge"]


def test_an_outlet_that_asserts_is_its_own_source() -> None:
    record = embassy_record()
    position = msgspec.structs.replace(record.claims[0].positions[0], party=OUTLET)
    claim = msgspec.structs.replace(record.claims[0], positions=(position,))
    rows = next(s for s in outline(msgspec.structs.replace(record, claims=(claim,))) if s.name == "claims").rows
    assert rows[0].notes == ("Harbour Post asserts it on 9 May 2011 (source: Harbour Post).",)


def test_claims_that_only_one_source_reported_are_left_to_the_pledges() -> None:
    record = embassy_record()
    claim = msgspec.structs.replace(record.claims[0], status="reported", positions=record.claims[0].positions[:1])
    sections = outline(msgspec.structs.replace(record, claims=(claim,)))
    assert "claims" not in [section.name for section in sections]


def test_quotes_within_quotes_and_evidence_in_pieces() -> None:
    late, early = Span(start=9, end=12, text="“no”\nway"), Span(start=0, end=4, text="Peru")
    assert quoted([late, early]) == "“‘no’ way”; “Peru”"
    assert evidence_quoted([late, early]) == "“Peru … ‘no’ way”"


def test_an_office_has_an_article_of_itself_and_a_name_only_where_the_report_mostly_gives_one() -> None:
    record = embassy_record(text="The Estrian Daily. Berg met the Berg family. Berg left. The Estrian Daily said so.")
    wording = Wording(record)
    assert wording.party(Mention(party="x", name="Norlandic government", kind="government")) == "the Norlandic government"
    assert wording.party(Mention(party="x", name="Estrian Daily", kind="unnamed")) == "the Estrian Daily"
    assert wording.party(Mention(party="x", name="Berg", kind="person")) == "Berg"
    assert wording.party(Mention(party="x", name="unnamed (reportedly)", kind="unnamed")) == "an unnamed source"


@pytest.mark.parametrize("name", ["five Estrians", "5 Estrians"])
def test_a_group_that_names_its_number_is_not_counted_twice(name: str) -> None:
    record = embassy_record()
    case = msgspec.structs.replace(record.cases[0], group=msgspec.structs.replace(record.cases[0].group, name=name))
    rows = next(s for s in outline(msgspec.structs.replace(record, cases=(case,))) if s.name == "cases").rows
    assert rows[0].title.startswith(f"{name[0].upper()}{name[1:]}, embassy")
