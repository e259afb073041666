"""Matches become events: parties, counts, certainty, evidence, and whose word it is."""

from tests.stages.reading import OUTLET, read

from onrecord.model import Event


def only(text: str, kind: str) -> Event:
    (event,) = (event for event in read(text).events if event.kind == kind)
    return event


def test_parties_are_told_apart() -> None:
    event = only("Norway expelled two Sudanese diplomats.", "expel")
    assert [m.country for m in event.actor] == ["NOR"]
    assert [m.country for m in event.affected] == ["SDN"]
    assert event.quantity and event.quantity.min == 2


def test_an_agentless_passive_has_no_actor() -> None:
    event = only("Two Sudanese diplomats were expelled.", "expel")
    assert event.actor == () and event.affected[0].country == "SDN"


def test_the_chain_names_the_outlet_and_its_source() -> None:
    told = only("Norway expelled two diplomats, the Fjord Daily reported.", "expel")
    own = only("Norway expelled two diplomats.", "expel")
    assert [m.name for m in told.chain] == ["Lakeside Herald", "Fjord Daily"]
    assert own.chain == (OUTLET,) and own.statement is None


def test_certainty_follows_the_words() -> None:
    sentences = {
        "Norway expelled two diplomats.": "CT+",
        "Norway did not expel the two diplomats.": "CT-",
        "Norway reportedly expelled two diplomats.": "PR+",
        "Norway may expel two diplomats.": "PS+",
        "If Norway expels the two diplomats, Sudan will protest.": "UU",
    }
    assert {text: only(text, "expel").factuality.cls for text in sentences} == sentences


def test_what_is_asked_for_has_not_happened() -> None:
    assert only("Sudan demanded the release of two fishermen.", "release").factuality.cls == "UU"


def test_verbs_joined_over_one_object_are_one_event() -> None:
    assert len([e for e in read("Norway protected and helped Eritrean refugees.").events if e.kind == "protect"]) == 1


def test_evidence_starts_with_the_predicate_and_stands_in_the_text() -> None:
    text = "Norway said the talks had failed and would not resume for a long time, and expelled two diplomats."
    event = only(text, "expel")
    assert "expelled two diplomats" in event.evidence[0].text
    assert all(text[span.start : span.end] == span.text for span in event.evidence)


def test_they_are_counted_like_the_group_before() -> None:
    event = only("Five Eritrean refugees sang. They were flown to Norway.", "transfer")
    assert event.quantity and event.quantity.min == 5


def test_an_event_without_any_party_is_left_out() -> None:
    assert read("The law was passed.").events == ()


def test_a_statement_that_a_narrower_event_tells_is_no_event() -> None:
    assert "state" not in {event.kind for event in read("The Kenyan president said he would visit Oslo.").events}
    told = read("The Kenyan president said Norway had expelled two diplomats.").events
    assert {event.kind for event in told} == {"state", "expel"}
