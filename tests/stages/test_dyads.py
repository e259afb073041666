"""Events as coders count them: the target beyond a rule's own slots, and joint acts."""

import pytest
from tests.stages.reading import read


def dyads(sentence: str, kind: str) -> set[tuple[str, str]]:
    events = [event for event in read(sentence).events if event.kind == kind]
    return {
        (a.country or a.party, b.country or b.party)
        for event in events
        for a in event.actor
        for b in (*event.recipient, *(() if event.recipient else event.affected))
    }


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("Kenya ratified a treaty with Norway.", "ratify", {("KEN", "NOR")}),
        ("Ghana agreed to lift a ban on the sale of cocoa to Togo and Benin.", "agree", {("GHA", "TGO"), ("GHA", "BEN")}),
        ("Oman agreed to Swiss mediation in the dispute with Yemen.", "agree", {("OMN", "CHE")}),
        ("Chile is ready to send doctors to a hospital in Haiti.", "pledge", {("CHL", "HTI")}),
        ("Kenya ratified its treaty on Monday.", "ratify", set()),
        ("Kenyan ministers discussed efforts to isolate Oman.", "consult", set()),
        ("Kenya's envoys signed a treaty in Geneva.", "sign_agreement", set()),
    ],
)
def test_target(sentence: str, kind: str, expected: set[tuple[str, str]]) -> None:
    assert dyads(sentence, kind) == expected


def test_a_reached_target_is_marked() -> None:
    event = next(event for event in read("Kenya ratified a treaty with Norway.").events if event.kind == "ratify")
    assert [mention.inferred for mention in event.recipient] == [True]


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients"),
    [
        ("Kenya and Norway met in Geneva.", "meet", {"KEN", "NOR"}, {"KEN", "NOR"}),
        ("Kenya met with Norway.", "meet", {"KEN"}, {"NOR"}),
        ("Kenyan and Ugandan troops exchanged fire on Monday.", "fight", {"KEN", "UGA"}, {"KEN", "UGA"}),
        ("Russian and Syrian warplanes bombed Turkey.", "fight", {"RUS", "SYR"}, {"TUR"}),
        ("Peru and Chile signed a treaty.", "sign_agreement", {"PER", "CHL"}, {"PER", "CHL"}),
        ("A deal between Peru and Chile was signed on Monday.", "sign_agreement", {"PER", "CHL"}, {"PER", "CHL"}),
        ("Peru and Chile accused Bolivia of fraud.", "accuse", {"PER", "CHL"}, {"BOL"}),
    ],
)
def test_each_other(sentence: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    event = next(event for event in read(sentence).events if event.kind == kind)
    assert ({m.country for m in event.actor}, {m.country for m in event.recipient}) == (actors, recipients)


def test_what_is_promised_or_asked_has_no_codes_of_its_own() -> None:
    events = read("Kenya urged Norway to release two fishermen.").events
    assert {event.kind: (event.cameo or "")[:2] for event in events} == {"appeal": "02", "release": ""}
    events = read("Kenya urged Norway, which released two fishermen, to talk.").events
    assert {event.kind: event.plover.event for event in events if event.kind == "release"} == {"release": "RETREAT"}
    events = read("Kenya said Norway must stop fishing there, and Norway promised to withdraw its boats.").events
    assert [event.cameo for event in events if event.kind == "pledge"] == ["0356"]


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("Norway suspended part of a military aid programme for Chad.", "cut_aid", {("NOR", "TCD")}),
        ("Chad refused to send peacekeepers to Mali.", "refuse", {("TCD", "MLI")}),
        ("Kenya strengthened its forces in Somalia.", "mobilise", {("KEN", "SOM")}),
        ("Kenya strengthened its forces.", "mobilise", {("KEN", "KEN")}),
    ],
)
def test_own_forces_are_no_target(sentence: str, kind: str, expected: set[tuple[str, str]]) -> None:
    assert dyads(sentence, kind) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Students marched in Lima to demand the release of two miners.",
        "Students marched in Lima demanding the release of two miners.",
    ],
)
def test_what_protesters_demand_is_part_of_the_protest(sentence: str) -> None:
    assert {event.plover.event for event in read(sentence).events if event.plover.event} == {"PROTEST"}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Kenyan police arrested twelve protesters.", "KENCVL"),
        ("Four people were killed by Peruvian soldiers in a raid in Bolivia.", "BOLCVL"),
        ("Kenyan police arrested twelve protesters near the Ugandan embassy.", "CVL"),
    ],
)
def test_people_without_a_country_are_at_home(sentence: str, code: str) -> None:
    event = next(event for event in read(sentence).events if event.affected)
    (mention,) = event.affected
    assert (mention.code, mention.inferred) == (code, code != "CVL")


@pytest.mark.parametrize(
    ("sentence", "kind", "cameo", "plover"),
    [
        ("Kenya will release the two fishermen.", "release", "0353", "AGREE"),
        ("Kenya released the two fishermen.", "release", "0841", "RETREAT"),
        ("Kenya will not release the two fishermen.", "release", "1243", "REJECT"),
        ("Kenya will expel the Norwegian ambassador.", "expel", "1313", "THREATEN"),
        ("Kenya plans to expel the Norwegian ambassador.", "expel", "1313", "THREATEN"),
        ("Kenya wants to help Norway.", "aid", "033", "AGREE"),
        ("The Kenyan and Norwegian ministers will meet on Monday.", "meet", "036", "AGREE"),
        ("Kenya to release two fishermen", "release", "0353", "AGREE"),
        ("Kenya is set to release the two fishermen.", "release", "0353", "AGREE"),
        ("Kenya is to expel the Norwegian ambassador.", "expel", "1313", "THREATEN"),
        ("If Kenya will release the two fishermen, Norway will rejoice.", "release", "0841", "RETREAT"),
    ],
)
def test_what_is_only_announced_has_the_code_of_the_intent(sentence: str, kind: str, cameo: str, plover: str) -> None:
    event = next(event for event in read(sentence).events if event.kind == kind)
    assert (event.cameo, event.plover.event) == (cameo, plover)


@pytest.mark.parametrize(
    ("sentence", "kind", "cameo"),
    [
        ("Norway urged Kenya to send tents to Somalia.", "appeal", "0233"),
        ("Norway demanded that Kenya withdraw its troops.", "demand", "1056"),
        ("Kenya agreed to host the Norwegian envoy.", "agree", "036"),
        ("Kenya is keen to boost trade with Norway.", "pledge", "0311"),
        ("Norway urged Kenya to sing.", "appeal", "020"),
        ("Kenya said Chad must stop protecting the refugees.", "demand", "100"),
        ("Kenya pledged that its missions would not protect the refugees.", "pledge", "030"),
        ("Kenya asked Chad to refrain from freeing the men.", "request", "020"),
    ],
)
def test_what_is_asked_or_promised_narrows_the_code_of_the_outer_event(sentence: str, kind: str, cameo: str) -> None:
    events = read(sentence).events
    assert [event.cameo for event in events if event.kind == kind] == [cameo]
    assert [event.cameo for event in events if event.kind != kind and event.cameo] == []


@pytest.mark.parametrize(
    ("sentence", "kind", "coded"),
    [
        ("Four men were charged with murder on Friday.", "accuse", False),
        ("Four Kenyan men were charged with murder on Friday.", "accuse", True),
        ("Kenya charged four men with spying.", "accuse", True),
        ("Two Peruvian officers accused of theft left Lima.", "accuse", False),
        ("Police arrested five people in the car park.", "detain", False),
        ("Police arrested five opposition lawmakers.", "detain", True),
    ],
)
def test_everyday_crime_has_no_codes(sentence: str, kind: str, coded: bool) -> None:
    assert {bool(event.cameo) for event in read(sentence).events if event.kind == kind} == {coded}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Fiji said it is willing to withdraw its troops from Chad.", "FJI"),
        ("Kenyan-led forces attacked the rebels.", "KENMIL"),
        ("Kenya freed up to 16 fishermen.", "KEN"),
    ],
)
def test_who_acts(sentence: str, code: str) -> None:
    assert {mention.code for event in read(sentence).events if event.kind != "state" for mention in event.actor} == {code}


def test_what_ought_to_be_done_has_no_codes() -> None:
    events = read("Kenya must release the two fishermen.").events
    assert {(event.kind, event.cameo) for event in events if event.kind == "release"} == {("release", None)}


def test_what_is_told_of_a_party_besides_names_no_target() -> None:
    (event,) = (e for e in read("Chad arrested 17 men whom it accused of spying for Togo.").events if e.kind == "detain")
    assert [mention.country for mention in event.recipient] != ["TGO"]


def test_what_is_done_at_home_concerns_the_own_state() -> None:
    assert dyads("The Kenyan president declared martial law.", "restrict") == {("KEN", "KEN")}
    assert dyads("Kenyan teachers went on strike.", "demonstrate") == {("KEN", "KEN")}
    assert dyads("Kenya suspended talks.", "halt_talks") == set()


def test_a_participle_beside_a_refusal_tells_of_more() -> None:
    told = {e.kind: e.cameo for e in read("Kenya rejected the plan, accusing Chad of arming the rebels.").events if e.cameo}
    assert told.keys() == {"reject", "accuse"}
    marched = read("Kenyan students marched through Nairobi demanding the release of the teacher.").events
    assert {event.kind for event in marched if event.cameo} == {"demonstrate"}


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Riots broke out in Nigeria over the price of fuel.", {"demonstrate"}),
        ("Riots broke out over the price of fuel.", set()),
        ("The Kenyan party was outlawed.", {"restrict"}),
    ],
)
def test_harm_is_told_also_without_a_doer(sentence: str, kinds: set[str]) -> None:
    assert {event.kind for event in read(sentence).events if event.cameo} == kinds
