from functools import cache

import pytest

from onrecord.model import Mention, Report
from onrecord.parse import parse
from onrecord.stages.attribute import attribute
from onrecord.stages.clauses import find_clauses
from onrecord.stages.quotes import find_quotations
from onrecord.values import Attribution, Reference
from onrecord.vocabulary import load
from onrecord.vocabulary.cues import read_cues

OUTLET = Mention(party="lakeside-herald", name="Lakeside Herald", kind="outlet")
PAPERS = frozenset({"Courier", "daily"})
CUES = read_cues()


@cache
def read(text: str) -> tuple[Attribution, ...]:
    """The attributions of a report in an invented paper; only "Courier" and "daily" are known, as another outlet."""
    tree, words = parse(text), load()
    known = tuple(
        Reference(Mention(party="courier", name="Courier", kind="outlet"), t.i, t.i, t.i)
        for t in tree.tokens
        if t.text in PAPERS
    )
    report = Report(id="r", source_id="r", text=text, sha256="", outlet=OUTLET)
    clauses = find_clauses(tree, words.rulebook, words.grammar)
    return attribute(report, tree, find_quotations(tree), known, clauses, CUES)


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Source, cue, act and content of each attribution."""
    return [
        (
            "" if a.source is None or a.source.inferred else a.source.name,
            a.cue.text if a.cue else "",
            a.act,
            " / ".join(span.text for span in a.content),
        )
        for a in read(text)
    ]


ONE = [
    ("The ministry said the bridge would reopen in May.",
     ("The ministry", "said", "assert", "the bridge would reopen in May")),
    ("The bridge, the ministry said on Monday, would reopen in May.",
     ("the ministry", "said", "assert", "The bridge / would reopen in May")),
    ("The bridge would reopen in May, the ministry said on Monday.",
     ("the ministry", "said", "assert", "The bridge would reopen in May")),
    ("The envoy praised the bridge, which opened in May.", ("The envoy", "praised", "praise", "the bridge")),
    ("The envoy is against what the mayor calls a trap.", ("the mayor", "calls", "assert", "a trap")),
    ("The mayor called the pact \"a trap.\"", ("The mayor", "called", "assert", "the pact \"a trap.\"")),
    ("As the minister said, the bridge is safe.", ("the minister", "said", "assert", "the bridge is safe")),
    ("In a statement, the ministry said the bridge was safe.",
     ("the ministry", "said", "assert", "the bridge was safe")),
    ('The mayor said: "The bridge is safe."', ("The mayor", "said", "assert", "The bridge is safe")),
    ('"The bridge is safe," said Anna Vale, the mayor of Port Lorn. "Trucks may cross it."',
     ("Anna Vale", "said", "assert", "The bridge is safe / Trucks may cross it")),
    ('"Not now," shouted the guard.', ("the guard", "shouted", "assert", "Not now")),
    ('The bridge was safe, he said, "but not for trucks."',
     ("he", "said", "assert", "The bridge was safe / but not for trucks")),
    ("According to the ministry, the envoy left the city on Friday.",
     ("the ministry", "According to", "assert", "the envoy left the city on Friday")),
    ("The envoy left the city on Friday, according to two officials.",
     ("two officials", "according to", "assert", "The envoy left the city on Friday")),
    ("Ruritania denied that its guards had crossed the line.",
     ("Ruritania", "denied", "deny", "its guards had crossed the line")),
    ("Ruritania denied holding the crew.", ("Ruritania", "denied", "deny", "holding the crew")),
    ("Ruritania did not deny that its guards had crossed the line.",
     ("Ruritania", "did not deny", "decline_to_confirm", "its guards had crossed the line")),
    ("The spokesman would not confirm that the envoy had left.",
     ("The spokesman", "would not confirm", "decline_to_confirm", "the envoy had left")),
    ("The governor failed to confirm the report.",
     ("The governor", "failed to confirm", "decline_to_confirm", "the report")),
    ("The spokesman declined to comment on the report.",
     ("The spokesman", "declined to comment on", "decline", "the report")),
    ("The palace refused to say whether the king was ill.",
     ("The palace", "refused to say", "decline", "whether the king was ill")),
    ("The consul was quoted as saying that the men were safe.",
     ("The consul", "was quoted as saying", "assert", "the men were safe")),
    ("The men are said to have crossed the border at night.",
     ("", "are said", "assert", "The men / to have crossed the border at night")),
    ("It was reported that the men had crossed the border.",
     ("", "was reported", "assert", "the men had crossed the border")),
    ("Lorvia accused Ruritania of shelling the village.",
     ("Lorvia", "accused", "accuse", "Ruritania of shelling the village")),
    ("Ruritania was accused of shelling the village.", ("", "accused", "accuse", "Ruritania / of shelling the village")),
    ("The envoy warned that the truce could collapse.",
     ("The envoy", "warned", "warn", "the truce could collapse")),
    ("The envoy warned Ruritania against crossing the line.",
     ("The envoy", "warned", "warn", "crossing the line")),
    ("Lorvia demanded the release of the crew.", ("Lorvia", "demanded", "demand", "the release of the crew")),
    ("Lorvia demanded that the crew be released.", ("Lorvia", "demanded", "demand", "the crew be released")),
    ("Lorvia asked its neighbour to return the crew.",
     ("Lorvia", "asked", "request", "its neighbour to return the crew")),
    ("Lorvia promised not to cross the line.", ("Lorvia", "promised", "pledge", "not to cross the line")),
    ("The ministry said it would send two ships.", ("The ministry", "said", "pledge", "it would send two ships")),
    ("The ministry said it would not attend the talks.",
     ("The ministry", "said", "decline", "it would not attend the talks")),
    ("The ministry said Ruritania must withdraw its guards.",
     ("The ministry", "said", "demand", "Ruritania must withdraw its guards")),
    ("The ministry said the report was false.", ("The ministry", "said", "deny", "the report was false")),
    ("The ministry said the report was true.", ("The ministry", "said", "confirm", "the report was true")),
    ("The ministry said the report was not true.", ("The ministry", "said", "deny", "the report was not true")),
    ("The ministry said it was likely that the talks would fail.",
     ("The ministry", "said", "predict", "it was likely that the talks would fail")),
    ("The opposition said the decision was a disgrace.",
     ("The opposition", "said", "criticise", "the decision was a disgrace")),
    ('"Withdraw your guards," the envoy said.', ("the envoy", "said", "demand", "Withdraw your guards")),
    ('"Who shot first?" the judge said.', ("the judge", "said", "ask", "Who shot first")),
    ("The ministry issued a statement that the bridge was safe.",
     ("The ministry", "statement", "assert", "the bridge was safe")),
    ("The consul reportedly left the city, and his house is empty.",
     ("", "reportedly", "assert", "The consul / left the city")),
    ("The crew was allegedly beaten by guards.", ("", "allegedly", "assert", "The crew was / beaten by guards")),
    ("Reporters were told that the truce would hold.", ("", "told", "assert", "the truce would hold")),
    ("The mayor, who said the bridge was safe, crossed it.",
     ("The mayor", "said", "assert", "the bridge was safe")),
    ("Lorvia rejected the proposal.", ("Lorvia", "rejected", "decline", "the proposal")),
    ("Lorvia welcomed the truce.", ("Lorvia", "welcomed", "praise", "the truce")),
    ("Minister: bridge will reopen in May", ("Minister", ":", "assert", "bridge will reopen in May")),
    ("Bridge will reopen in May, minister says", ("minister", "says", "assert", "Bridge will reopen in May")),
    ("The mayor went on to say that the bridge was safe.",
     ("The mayor", "went on to say", "assert", "the bridge was safe")),
    ("The guards ruled out opening the gate.", ("The guards", "ruled out", "deny", "opening the gate")),
    ("The mayor described the bridge as safe.", ("The mayor", "described", "assert", "the bridge as safe")),
    ("In a reply to parliament, the government admitted for the first time that it had given such an assurance.",
     ("the government", "admitted", "confirm", "it had given such an assurance")),
    ('"It is not true that we left," he said.', ("he", "said", "deny", "It is not true that we left")),
    ("The report, which the palace denied, was long.", ("the palace", "denied", "deny", "The report")),
    ('He called the story "a lie."', ("He", "called", "deny", 'the story "a lie."')),
    ("The envoy seemed to suggest that the bridge was safe.",
     ("The envoy", "seemed to suggest", "assert", "the bridge was safe")),
    ("The envoy was not sure that the bridge was safe.",
     ("The envoy", "was not sure", "assert", "the bridge was safe")),
    ("The union was tired and critical of the law.", ("The union", "was tired and critical of", "criticise", "the law")),
    ("The envoy praised the bridge, joining a crowd of farmers.", ("The envoy", "praised", "praise", "the bridge")),
    ("The truce is expected to hold.", ("", "is expected", "assert", "The truce / to hold")),
    ('"The bridge is safe." \u2014 Anna Vale', ("Anna Vale", "\u2014", "assert", "The bridge is safe")),
    ("Minister: no talks before spring", ("Minister", ":", "assert", "no talks before spring")),
    ("As the mayor put it, the bridge is safe.", ("the mayor", "put", "assert", "the bridge is safe")),
    ("A clerk, Anna Vale, called for a truce.", ("A clerk", "called for", "request", "a truce")),
    ("The rebels claimed responsibility for the blast.",
     ("The rebels", "claimed", "confirm", "responsibility for the blast")),
    ("Lorvia disputed that.", ("Lorvia", "disputed", "deny", "that")),
    ('"Anna Vale: The bridge is safe.', ("Anna Vale", ":", "assert", "The bridge is safe")),
]  # fmt: skip


def test_a_source_is_printed_with_what_stands_beside_it() -> None:
    said = read('"It is safe," said Rep. Anna Vale (North), head of the bench of bridges.')[0]
    assert said.source is not None and said.source.span is not None
    assert said.source.span.text == "Rep. Anna Vale (North), head of the bench of bridges"


def test_words_of_a_quotation_do_not_speak_it() -> None:
    assert told('"One of the brightest minds of the whole town," Anna Vale said.')[0][0] == "Anna Vale"


def test_support_of_nobody_is_no_statement() -> None:
    assert not told("The support for the roof broke in May.")


@pytest.mark.parametrize(("text", "wanted"), ONE, ids=[text for text, _ in ONE])
def test_one_attribution(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert told(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge reopened in May.",
        "The envoy resigned, citing poor health.",
        "The guards crossed the line at dawn.",
        'The "old town" of Port Lorn lies on the river.',
        "The consulate admitted the refugees.",
        "The road ran according to plan.",
        "The council has three parts: the court, the guard and the mint.",
        "The rebels attacked the camp.",
        "The mayor climbed the hill to show his strength.",
        "Posted on the gate was the number of the house.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert told(text) == []


def test_conjoined_cues_share_their_subject() -> None:
    assert told("The ministry said the talks were over and insisted Ruritania must pay.") == [
        ("The ministry", "said", "assert", "the talks were over"),
        ("The ministry", "insisted", "demand", "Ruritania must pay"),
    ]


def test_a_cue_after_another_is_no_part_of_its_content() -> None:
    text = "The ministry confirmed that four men had hidden in the embassy, but would not say how long they could stay."
    assert told(text) == [
        ("The ministry", "confirmed", "confirm", "four men had hidden in the embassy"),
        ("The ministry", "would not say", "decline", "how long they could stay"),
    ]


def test_what_stands_in_a_quotation_speaks_for_nothing_outside_it() -> None:
    text = 'Asked whether the crew was safe, the minister replied: "I cannot comment on the case."'
    assert ("minister", "replied") in [(source.removeprefix("the "), cue) for source, cue, _, _ in told(text)]
    assert all("crew" not in content for _, cue, _, content in told(text) if cue == "cannot comment")


def test_a_participle_goes_on_with_the_speaker() -> None:
    text = '"The bridge is safe," the mayor said, adding that trucks may cross it.'
    assert [(source, cue) for source, cue, _, _ in told(text)] == [("the mayor", "said"), ("the mayor", "adding")]


def test_a_feeling_that_is_voiced_is_one_statement() -> None:
    assert [cue for _, cue, _, _ in told("The council voiced anger over the arrests.")] == ["voiced"]


def test_who_refuses_to_name_names_nobody() -> None:
    assert [cue for _, cue, _, _ in told("The envoy's refusal to name the guest angered deputies.")] == ["refusal"]


def test_a_first_person_is_whoever_is_quoted() -> None:
    said = next(a for a in read('"I believe that the truce will hold," the envoy said.') if a.cue and a.cue.text == "believe")
    assert said.source is not None and said.source.name == "the envoy"
    assert [mention.name for mention in said.chain] == ["Lakeside Herald", "the envoy"]


def test_addressee() -> None:
    said = read("The envoy told reporters that the truce would hold.")[0]
    assert [mention.name for mention in said.addressee] == ["reporters"]
    passive = read("Reporters were told by a guard that the gate was shut.")[0]
    assert [mention.name for mention in passive.addressee] == ["Reporters"]
    assert passive.source is not None and passive.source.name == "a guard"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The bridge is safe, the mayor said.", ["Lakeside Herald", "the mayor"]),
        ("The Courier said the minister had told a guard that Lorvia promised to leave.",
         ["Lakeside Herald", "Courier", "the minister", "Lorvia"]),
        ("The ship had left, the Courier reported, citing a port official.",
         ["Lakeside Herald", "Courier", "a port official"]),
        ("Lorvia sent an envoy last month, the Courier reported, citing the port agency, which quoted an unnamed official.",
         ["Lakeside Herald", "Courier", "the port agency", "an unnamed official"]),
        ("The Courier, citing two officials, reported that the ship had left.",
         ["Lakeside Herald", "Courier", "two officials"]),
        ("The envoy said he had been told by a guard that the gate was shut.",
         ["Lakeside Herald", "The envoy", "a guard"]),
        ("According to the Courier, the minister said the bridge was safe.",
         ["Lakeside Herald", "Courier", "the minister"]),
        ("Lorvia paid the rebels, the Courier reported, citing a report by the port agency, which quoted an official.",
         ["Lakeside Herald", "Courier", "a report by the port agency, which quoted an official", "an official"]),
        ("The envoy was quoted by the Courier as saying that the truce was over.",
         ["Lakeside Herald", "Courier", "The envoy"]),
        ('"The truce is over," the Courier quoted the envoy as saying.',
         ["Lakeside Herald", "Courier", "the envoy"]),
        ("The Courier said, quoting an official who had seen the text, that the truce was over.",
         ["Lakeside Herald", "Courier", "an official"]),
    ],
)  # fmt: skip
def test_chains_run_from_the_outlet_inwards(text: str, chain: list[str]) -> None:
    longest = max((a.chain for a in read(text)), key=len)
    assert [mention.name for mention in longest] == chain


def test_an_unknown_outlet_is_marked_as_inferred() -> None:
    text = "The bridge is safe, the mayor said."
    tree, words = parse(text), load()
    clauses = find_clauses(tree, words.rulebook, words.grammar)
    report = Report(id="r", source_id="r", text=text, sha256="")
    said = attribute(report, tree, (), (), clauses, CUES)[0]
    assert said.chain[0].inferred and said.chain[0].kind == "outlet"


def test_what_follows_a_relayed_report_is_carried_over() -> None:
    text = "Lorvia has closed its consulate, the Courier reported. Lorvia pledged to keep the school open."
    first, carried, inner = read(text)
    assert (carried.implicit, carried.cue) == (True, None)
    assert carried.source is not None and carried.source.party == "courier" and carried.source.inferred
    assert carried.content[0].text == "Lorvia pledged to keep the school open"
    assert inner.parent == carried.index and first.parent is None
    assert [mention.party for mention in inner.chain[:2]] == ["lakeside-herald", "courier"]


@pytest.mark.parametrize(
    "text",
    [
        "Lorvia has closed its consulate, the Courier reported.\n\nThe school stays open this year, and so do the shops.",
        "Lorvia has closed its consulate, the mayor said. The school stays open.",
        "Lorvia has closed its consulate, the Courier reported. The ministry said the school was open.",
        "Lorvia has closed its consulate, the Courier reported. Is the school open?",
        "The Courier did not say that the consulate was closed. The school stays open.",
    ],
)
def test_nothing_else_is_carried_over(text: str) -> None:
    assert not any(a.implicit for a in read(text))


def test_speech_goes_on_in_a_paragraph_of_its_own() -> None:
    text = '"The bridge is safe," the mayor said.\n\n"Trucks may cross it at night."'
    first, second = read(text)
    assert second.implicit and second.style == "direct"
    assert second.source is not None and first.source is not None and second.source.name == first.source.name


def test_the_reason_given_is_not_content() -> None:
    said = read('The minister declined to confirm that the treaty exists, citing the "calm and order" of the port.')[0]
    assert [span.text for span in said.content] == ["the treaty exists"]
    assert [span.text for span in said.reason] == ['the "calm and order" of the port']


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ('"The bridge is safe," he said.', "direct"),
        ("The bridge is safe, he said.", "indirect"),
        ('He said the bridge was "safe and sound" in winter.', "mixed"),
        ("\u300cThe bridge is safe now,\u300d he said.", "direct"),
    ],
)
def test_style(text: str, style: str) -> None:
    assert read(text)[0].style == style


def test_an_inner_saying_names_its_parent() -> None:
    outer, inner = read("Ruritania denied that it had refused to admit the crew.")
    assert (outer.act, outer.holder) == ("deny", "CT-")
    assert (inner.act, inner.parent) == ("decline", outer.index)


def test_spans_stand_in_the_text() -> None:
    for text, _ in ONE:
        for said in read(text):
            spans = [*said.content, *([said.cue] if said.cue else []), *said.reason]
            assert all(text[span.start : span.end] == span.text for span in spans)


def test_a_refusal_to_comment_on_nothing_in_particular_is_a_statement() -> None:
    assert [said.act for said in read("The spokesman refused to comment.")] == ["decline"]


def test_words_in_a_quotation_that_nobody_is_said_to_speak_are_nobodys() -> None:
    assert told('The slogan on the wall was long. "I think the bridge must fall"') == []
