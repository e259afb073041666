"""Standing: a commitment has the status of the claim about it."""

from onrecord.model import Claim, Commitment, Mention
from onrecord.stages.standing import settle

KENYA = Mention(party="KEN", name="Kenya", kind="state")


def commitment(number: int) -> Commitment:
    return Commitment(id=f"c-{number}", by=(KENYA,), status="reported", chain=(), rule="pledge/verb-1")


def test_the_claim_decides() -> None:
    claim = Claim(id="m-1", about="c-2", text="", positions=(), status="contested", rule="claim/positions")
    settled = settle((commitment(1), commitment(2)), (claim,))
    assert [one.status for one in settled] == ["reported", "contested"]
