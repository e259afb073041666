"""What coders of CAMEO leave uncoded though its words could be a political event: crime, and what is only told in passing."""

from onrecord.model import Event, Mention
from onrecord.values import Clause

_JUSTICE = frozenset({"accuse", "convict", "detain", "seize", "investigate", "sue", "release"})
_LOCAL = frozenset({"", "COP", "CRM", "CVL"})
_ASIDE = frozenset({"acl", "relcl"})


def is_ordinary(event: Event, clause: Clause) -> bool:
    """Whether an event is everyday police work, or an accusation of an unnamed accuser told of somebody in passing.

    "Four men were charged with murder" names no state, organisation or office; "two officers accused of theft resigned" tells
    of a resignation.
    """
    if event.kind == "accuse" and not event.actor and clause.relation in _ASIDE:
        return True
    everybody = (*event.actor, *event.recipient, *event.affected)
    return event.kind in _JUSTICE and all(map(_is_local, everybody))


def _is_local(mention: Mention) -> bool:
    """Police, criminals and private people of no known country; a person without an office."""
    return not mention.country and (mention.code or "") in _LOCAL and mention.kind not in ("state", "government")
