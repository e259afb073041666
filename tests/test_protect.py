"""Protected persons are masked everywhere: names are planted in every string of a record and looked for in its JSON."""

import re
import unicodedata
from typing import Any

import msgspec
import pytest

from onrecord.exposed import mentions_in
from onrecord.model import (
    Case,
    Claim,
    Event,
    Factuality,
    Mention,
    Place,
    Plover,
    Position,
    Record,
    Report,
    Span,
    Statement,
    TimelineEntry,
    When,
)
from onrecord.protect import protect

SURE = Factuality(cls="CT+")
OUTLET = Mention(party="fjord-herald", name="Fjord Herald", kind="outlet")
TEXT = """\
RURI TESSMAR-DAHL reaches Sudra

Ruri Tessmar-Dahl, 34, sought refuge in Norland's embassy in Port Sudra on Monday, passport number SU4471902. Tessmar-Dahl's \
wife Ilka Vonn waits at home; friends can write to ruri@example.org or call +47 555 01 23 45. In 2008-2009 Ruri Tessmar Dahl \
taught school; the Tessmar-Dahls left in 2010.

"Mr. Tessmar-Dahl is safe," said Ada Tessmar, Norland's foreign minister. She did not say more about Růri. Elsewhere, \
police detained the student Bo Long for three days. It was a long wait for Long."""
RURI = Mention(party="SUDREF/ruri-tessmar-dahl", name="Ruri Tessmar-Dahl", kind="person", code="SUDREF", country="SUD")
LONG = Mention(party="SUDEDU/bo-long", name="Bo Long", kind="person", code="SUDEDU", country="SUD")
MINISTER = Mention(party="NORGOV/ada-tessmar", name="Ada Tessmar", kind="person", code="NORGOV", country="NOR")
POLICE = Mention(party="SUDCOP", name="police", kind="organisation", code="SUDCOP", country="SUD")


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def at(mention: Mention, words: str) -> Mention:
    return msgspec.structs.replace(mention, span=span(words))


def event(kind: str, actor: tuple[Mention, ...] = (), affected: tuple[Mention, ...] = (), words: str = "refuge") -> Event:
    return Event(
        id=f"e-{kind}", kind=kind, cameo=None, plover=Plover(), actor=actor, affected=affected, factuality=SURE,
        chain=(OUTLET,), rule=f"{kind}/verb-1", evidence=(span(words),),
    )  # fmt: skip


def said(source: Mention, words: str, quotation: Any = "direct") -> Statement:
    return Statement(
        id="s-1", source=source, chain=(OUTLET, source), cue=span("said"), content=(span(words),), quotation=quotation,
        act="assert", factuality=SURE, rule="say/verb-1",
    )  # fmt: skip


def report(text: str = TEXT, **more: Any) -> Report:
    return Report(id="r-1", source_id="ruri_tessmar_dahl-2011", text=text, sha256="0" * 64, **more)


def record(**changes: Any) -> Record:
    refuge = event("seek_refuge", actor=(at(RURI, "Ruri Tessmar-Dahl"),), words="Ruri Tessmar-Dahl, 34, sought refuge")
    arrest = event("detain", actor=(POLICE,), affected=(at(LONG, "Bo Long"),), words="police detained the student Bo Long")
    made = Record(
        report=report(
            url="https://news.example/2011/Ruri-Tessmar-Dahl-safe?who=ruri%20tessmar",
            headline="RURI TESSMAR-DAHL reaches Sudra",
            byline="Ruri Marsh",
            outlet=OUTLET,
        ),
        events=(refuge, arrest),
        statements=(said(at(MINISTER, "Ada Tessmar"), "Mr. Tessmar-Dahl is safe"),),
        claims=(
            Claim(
                id="k-1",
                about="e-seek_refuge",
                text="Tessmar-Dahl is in the embassy",
                status="reported",
                rule="claim",
                positions=(Position(party=at(MINISTER, "Ada Tessmar"), stance="confirms", reason=(span("is safe"),)),),
            ),
        ),
        cases=(Case(id="c-1", group=RURI, outcome="sheltered", rule="case"),),
        places=(Place(name="Port Sudra", span=span("Port Sudra"), country="SUD"),),
        dates=(When(text="on Monday", span=span("on Monday")),),
        timeline=(
            TimelineEntry(edtf=None, event="e-seek_refuge", summary="Ruri Tessmar-Dahl: seek refuge - ruri tessmar-dahl"),
        ),
    )
    return msgspec.structs.replace(made, **changes)


def plain(value: Any) -> str:
    """The JSON of a value in lower case without accents and marks, as a search for a name would see it."""
    text = unicodedata.normalize("NFKD", msgspec.json.encode(value).decode())
    return re.sub(r"[\W_]+", " ", "".join(c for c in text.lower() if not unicodedata.combining(c)))


def test_no_spelling_of_a_protected_name_is_left_anywhere() -> None:
    left = plain(protect(record())).replace("ada tessmar", "").replace("ruri marsh", "")
    for name in ("ruri", "tessmar dahl", "tessmardahl", "dahl", "bo long", "ilka", "vonn"):
        assert not re.search(rf"\b{name}\b", left), name


def test_the_text_keeps_its_length_and_every_span_its_place() -> None:
    masked = protect(record())
    text = masked.report.text
    assert len(text) == len(TEXT)
    assert [a for a, b in zip(TEXT, text, strict=True) if a != b and not a.isalnum()] == []
    assert text.startswith("████ ███████-████ reaches Sudra\n\n████ ███████-████, 34, sought")
    spans = _spans(masked)
    assert len(spans) > 10
    assert all(text[s.start : s.end] == s.text for s in spans)


def _spans(value: Any) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [s for field in value.__struct_fields__ for s in _spans(getattr(value, field))]
    return [s for item in value for s in _spans(item)] if isinstance(value, tuple) else []


def test_persons_are_numbered_as_the_text_names_them() -> None:
    masked = protect(record())
    refuge, arrest = masked.events
    assert refuge.actor[0].name == "protected person 1"
    assert refuge.actor[0].party == "protected:1"
    assert arrest.affected[0].name.startswith("protected person ")
    assert arrest.affected[0].name != "protected person 1"
    assert masked.timeline[0].summary == "protected person 1: seek refuge - protected person 1"
    assert masked.claims[0].text == "protected person 1 is in the embassy"
    assert masked.report.source_id == "protected-person-1-2011"


def test_what_is_coded_of_them_is_their_country_only() -> None:
    masked = protect(record())
    hidden = [mention for mention in mentions_in(masked) if mention.protected]
    assert {mention.code for mention in hidden} == {"SUD"}
    assert masked.cases[0].group.protected


def test_an_official_of_the_same_name_is_shown() -> None:
    masked = protect(record())
    assert masked.statements[0].source == at(MINISTER, "Ada Tessmar")
    assert "said Ada Tessmar, Norland's foreign minister." in masked.report.text


def test_a_common_word_spelt_like_a_name_is_left() -> None:
    assert "It was a long wait for ████." in protect(record()).report.text


@pytest.mark.parametrize("detail", ["SU4471902", "ruri@example.org", "+47 555 01 23 45"])
def test_numbers_and_addresses_beside_a_protected_person_are_hidden(detail: str) -> None:
    assert detail in TEXT
    assert detail not in protect(record()).report.text


def test_years_are_no_telephone_numbers() -> None:
    assert "In 2008-2009 ████" in protect(record()).report.text


def test_the_byline_is_masked_only_where_it_is_the_whole_name() -> None:
    assert protect(record()).report.byline == "Ruri Marsh"
    written = record(report=msgspec.structs.replace(record().report, byline="By Ruri Tessmar-Dahl"))
    assert protect(written).report.byline == "By ████ ███████-████"


def test_a_record_without_protected_persons_is_returned_as_it_is() -> None:
    text = "Norland expelled the envoy, said Ada Tessmar."
    minister = msgspec.structs.replace(MINISTER, span=span("Ada Tessmar", text))
    quiet = Record(report=report(text), events=(_plain_event("detain", minister),))
    assert protect(quiet) is quiet


def _plain_event(kind: str, affected: Mention) -> Event:
    return Event(
        id="e-1", kind=kind, cameo=None, plover=Plover(), affected=(affected,), factuality=SURE, chain=(OUTLET,),
        rule="r", evidence=(),
    )  # fmt: skip


def test_whoever_speaks_in_public_in_a_role_is_no_protected_person() -> None:
    text = 'Police detained the editor Orm Hald. "I am well," said Orm Hald.'
    editor = Mention(party="NORMED/orm-hald", name="Orm Hald", kind="person", code="NORMED", country="NOR")
    editor = msgspec.structs.replace(editor, span=span("Orm Hald", text))
    quote = Statement(
        id="s", source=editor, chain=(OUTLET,), cue=None, content=(span("I am well", text),), quotation="direct",
        act="assert", factuality=SURE, rule="say",
    )  # fmt: skip
    silent = Record(report=report(text), events=(_plain_event("detain", editor),))
    assert "Hald" not in protect(silent).report.text
    speaking = msgspec.structs.replace(silent, statements=(quote,))
    assert protect(speaking) is speaking


def test_a_refugee_who_speaks_stays_protected() -> None:
    text = 'The refugee Orm Hald was freed. "I am well," said Hald.'
    refugee = Mention(party="NORREF/orm-hald", name="Orm Hald", kind="person", code="NORREF", country="NOR")
    quote = Statement(
        id="s", source=refugee, chain=(OUTLET,), cue=None, content=(span("I am well", text),), quotation="direct",
        act="assert", factuality=SURE, rule="say",
    )  # fmt: skip
    made = Record(report=report(text), events=(_plain_event("release", refugee),), statements=(quote,))
    assert "Hald" not in msgspec.json.encode(protect(made)).decode()


@pytest.mark.parametrize(
    "text",
    [
        "The embassy took in the defector Orm Hald on Monday.",
        "On Monday Orm Hald, a former teacher and refugee, crossed the river.",
        "But Orm Hald, 41, one of the hostages, was not freed.",
    ],
)
def test_the_text_itself_may_say_who_is_at_risk(text: str) -> None:
    masked = protect(Record(report=report(text)))
    assert masked.report.text == text.replace("Orm Hald", "███ ████")


@pytest.mark.parametrize(
    "text",
    [
        "North Sudria, a host of refugees, closed its border.",
        "The refugee agency said Port Sudra was full.",
        "Ada Tessmar, the minister, spoke of the refugees.",
    ],
)
def test_places_agencies_and_officials_are_not_taken_for_refugees(text: str) -> None:
    places = (Place(name="North Sudria"), Place(name="Port Sudra"))
    made = Record(report=report(text), places=places)
    assert protect(made) is made


def test_masking_twice_changes_nothing_more() -> None:
    once = protect(record())
    assert protect(once) == once


def test_a_name_inside_the_words_for_somebody_else_is_masked() -> None:
    text = "The embassy sheltered Orm Hald. HALD'S lawyer, Ada Tessmar, said so."
    refugee = Mention(party="orm-hald", name="Orm Hald", kind="person", span=span("Orm Hald", text))
    lawyer = msgspec.structs.replace(MINISTER, span=span("HALD'S lawyer, Ada Tessmar", text))
    made = Record(report=report(text), events=(_plain_event("protect", refugee), _plain_event("meet", lawyer)))
    assert protect(made).report.text == "The embassy sheltered ███ ████. ████'S lawyer, Ada Tessmar, said so."


def test_a_number_beside_a_name_is_no_name() -> None:
    text = "The embassy sheltered Orm Hald, 19. Another 19 people left."
    refugee = Mention(party="orm-hald", name="Orm Hald, 19", kind="person", span=span("Orm Hald, 19", text))
    made = Record(report=msgspec.structs.replace(report(text), source_id="19_8"), events=(_plain_event("protect", refugee),))
    masked = protect(made).report
    assert masked.text == "The embassy sheltered ███ ████, 19. Another 19 people left."
    assert masked.source_id == "19_8"


def test_a_role_without_a_country_is_not_shown() -> None:
    text = "Police detained the teacher Orm Hald."
    teacher = Mention(party="EDU/orm-hald", name="Orm Hald", kind="person", code="EDU", span=span("Orm Hald", text))
    masked = protect(Record(report=report(text), events=(_plain_event("detain", teacher),)))
    assert masked.events[0].affected[0].code is None


def test_a_name_given_in_part_is_masked() -> None:
    from tests.stages.reading import read as read_whole

    masked = protect(read_whole("They hid us in a cellar, said a teacher who gave her name only as Orsolya. She wept."))
    assert "Orsolya" not in masked.report.text
