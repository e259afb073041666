"""An act that its actor only announces, coded as CAMEO and PLOVER do: as a promise, a refusal or a threat."""

import msgspec

from onrecord.model import Event, Plover
from onrecord.values import Clause
from onrecord.vocabulary.intents import Intents

_WILL = frozenset({"will", "shall", "'ll", "wo"})
_REPORTED = frozenset({"would", "'d"})


def as_announced(event: Event, clause: Clause, intents: Intents) -> Event:
    """The event with the codes of the intent where its actor will act, or will not; else as it is.

    "Kenya will free the men" promises (0353), "Kenya will not free the men" refuses (1243), "Kenya will expel the envoy"
    threatens. The kind stays, and the factuality tells that it has not happened. "Would" counts where somebody says it.
    """
    if not event.cameo or not event.actor or clause.conditional or not _is_future(clause):
        return event
    tables = {"REJECT": intents.refused} if clause.negated else {"AGREE": intents.promised, "THREATEN": intents.threatened}
    for name, table in tables.items():
        code = next((table[event.cameo[:n]] for n in (4, 3, 2) if event.cameo[:n] in table), None)
        if code is not None:
            return msgspec.structs.replace(event, cameo=code, plover=Plover(event=name, context=event.plover.context))
    return event


def _is_future(clause: Clause) -> bool:
    return clause.modal in _WILL or (clause.modal in _REPORTED and clause.relation == "ccomp")
