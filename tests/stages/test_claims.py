"""Contested claims and who takes which position, from short reports."""

from tests.stages.reading import read

from onrecord.model import Claim

PLEDGE = "Norway gave Sudan a written pledge to close its camp, the Fjord Daily reported on Tuesday. "


def stances(claim: Claim) -> dict[str, str]:
    return {position.party.name: position.stance for position in claim.positions}


def test_a_minister_declines_to_confirm_and_gives_a_reason() -> None:
    record = read(
        PLEDGE + "Norwegian Foreign Minister Kari Dahl declined to confirm that the pledge exists, "
        "citing the safety of those involved."
    )
    (claim,) = record.claims
    assert stances(claim) == {"Fjord Daily": "asserts", "Kari Dahl": "declines_to_confirm"}
    assert claim.status == "unconfirmed"
    assert [span.text for span in claim.positions[1].reason] == ["the safety of those involved"]


def test_a_denial_by_a_party_to_it() -> None:
    record = read(PLEDGE + "Norwegian Foreign Minister Kari Dahl denied the report.")
    (claim,) = record.claims
    assert stances(claim)["Kari Dahl"] == "denies"
    assert claim.status == "denied"


def test_an_accusation_and_its_rejection() -> None:
    record = read("Sudan accused Norway of spying. Norway denied the accusation.")
    (claim,) = record.claims
    assert stances(claim) == {"Lakeside Herald": "asserts", "Norway": "denies"}


def test_a_confirmation_by_a_party_to_it() -> None:
    record = read(PLEDGE + "Norwegian Foreign Minister Kari Dahl confirmed the report on Wednesday.")
    (claim,) = record.claims
    assert claim.status == "confirmed"


def test_what_nobody_disputes_is_no_claim() -> None:
    assert read("Norway expelled two diplomats.").claims == ()
