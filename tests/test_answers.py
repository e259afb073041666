"""What is said in answer: a charge denied in passing, "the claim", no comment; and who passes on whose word."""

import pytest
from tests.stages.reading import read

PASSING = "Chad's envoy said the men were beaten, a charge {}."


@pytest.mark.parametrize("clause", ["that Togo rejects", "Togo later denied", "which Togo denies"])
def test_a_charge_denied_in_passing_is_the_deniers_own_word(clause: str) -> None:
    record = read(PASSING.format(clause))
    denied = [one for one in record.statements if one.source.country == "TGO"]
    assert [[member.name for member in one.chain] for one in denied] == [["Lakeside Herald", "Togo"]]
    assert all("charge" in one.content[0].text for one in denied)
    assert not any("charge" in one.content[0].text for one in record.statements if one.source.country == "TCD")


def test_a_charge_denied_in_passing_is_a_position() -> None:
    (claim,) = read(PASSING.format("Togo denied")).claims
    assert [(one.party.country, one.stance) for one in claim.positions] == [("TCD", "asserts"), ("TGO", "denies")]


def test_the_claim_is_what_was_asserted_and_no_demand() -> None:
    text = (
        "Ama Kofi, the minister of Chad, demanded an apology. The plane took off from Togo, she said. Togo rejected the claim."
    )
    claims = [one for one in read(text).claims if any(position.party.country == "TGO" for position in one.positions)]
    assert [one.text for one in claims] == ["The plane took off from Togo"] or "took off" in claims[0].text


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("The European Commission had no comment on the sale.", "decline", "the sale"),
        ("Togo offered no explanation of the delay.", "decline", "the delay"),
        ("Togo linked the general to the plot.", "assert", "the general to the plot"),
        ("A step that Togo's ministry described as a provocation failed.", "criticise", "A step"),
    ],
)
def test_cues(text: str, act: str, content: str) -> None:
    found = [(one.act, one.content[0].text) for one in read(text).statements]
    assert (act, content) in found


@pytest.mark.parametrize("text", ["The two states linked their gas networks.", "Togo received no answer."])
def test_no_cue(text: str) -> None:
    assert read(text).statements == ()


def test_a_paper_that_cites_an_agency_that_quotes_an_official() -> None:
    text = (
        "Chad sent an envoy to Lima last month for talks on the road, the Madrid daily El Cabo reported on Monday, citing the"
        " Delta News Service, which quoted a Peruvian official. Chad's foreign ministry denied the report."
    )
    record = read(text)
    chains = [[member.name for member in one.chain] for one in record.statements if "sent an envoy" in one.content[0].text]
    assert max(chains, key=len) == ["Lakeside Herald", "El Cabo", "Delta News Service", "Peruvian official"]
    (claim,) = record.claims
    assert ("El Cabo", "asserts") in [(one.party.name, one.stance) for one in claim.positions]
    assert ("TCD", "denies") in [(one.party.country, one.stance) for one in claim.positions]


@pytest.mark.parametrize(
    ("text", "kind", "lowest"),
    [
        ("Norway promised 12 million euros to Chad.", "pledge", 12_000_000),
        ("Norway announced 12 million euros for the camps.", "pledge", 12_000_000),
        ("About 200 fishermen blocked the road.", "demonstrate", 200),
        ("Some 300 of Chad's supporters rallied outside the embassy.", "demonstrate", 300),
    ],
)
def test_how_many_act_or_how_much_is_given(text: str, kind: str, lowest: float) -> None:
    found = [event.quantity.min for event in read(text).events if event.kind == kind and event.quantity]
    assert found == [lowest]
