"""How each commitment stands, once the claims about it are known."""

import msgspec

from onrecord.model import Claim, Commitment


def settle(commitments: tuple[Commitment, ...], claims: tuple[Claim, ...]) -> tuple[Commitment, ...]:
    """The commitments with the status of the claim about them, unless the report tells how they ended; else "reported"."""
    status = {claim.about: claim.status for claim in claims}
    return tuple(
        msgspec.structs.replace(one, status=status.get(one.id, one.status)) if one.status == "reported" else one
        for one in commitments
    )
