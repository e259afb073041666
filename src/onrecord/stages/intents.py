"""An act that is only announced or asked for, coded as CAMEO and PLOVER do: as a promise, a request, a refusal or a threat."""

import msgspec

from onrecord.model import Event, Plover
from onrecord.values import Clause
from onrecord.vocabulary.codes import by_beginning
from onrecord.vocabulary.intents import Intents

_WILL = frozenset({"will", "shall", "'ll", "wo"})
_REPORTED = frozenset({"would", "'d"})


def as_announced(event: Event, clause: Clause, clauses: tuple[Clause, ...], intents: Intents) -> Event:
    """The event with the codes of the intent where its actor will act, or will not; else as it is.

    "Kenya will free the men" promises (0353), "Kenya will not free the men" refuses (1243), "Kenya will expel the envoy"
    threatens; so does "Kenya plans to expel the envoy". The kind stays, and the factuality tells that it has not happened.
    "Would" counts where somebody says it.
    """
    if not event.cameo or not event.actor or clause.conditional:
        return event
    meaning = _meaning(clause, clauses, intents)
    if meaning is None and not _is_future(clause):
        return event
    refuses = clause.negated or (meaning is not None and meaning.negated)
    tables = {"REJECT": intents.refused} if refuses else {"AGREE": intents.promised, "THREATEN": intents.threatened}
    for name, table in tables.items():
        code = by_beginning(table, event.cameo)
        if code is not None:
            return msgspec.structs.replace(event, cameo=code, plover=Plover(event=name, context=event.plover.context))
    return event


def as_carrying(event: Event, inner: str | None, intents: Intents) -> Event:
    """A promise, request, demand or refusal of no narrower code with that of its content.

    "Asked Kenya to free the men" is 0253.

    `inner` is the code of the act that is promised or asked for, as if it were done.
    """
    tables = {"020": intents.asked, "030": intents.promised, "100": intents.demanded, "120": intents.refused}
    table = tables.get(event.cameo or "")
    if table is None or inner is None:
        return event
    code = by_beginning(table, inner)
    return event if code is None else msgspec.structs.replace(event, cameo=code)


def _meaning(clause: Clause, clauses: tuple[Clause, ...], intents: Intents) -> Clause | None:
    """The clause by which somebody is said to mean to act, of whose verb this one, or its light verb, is the infinitive."""
    verb = clauses[clause.governor] if clause.light and clause.governor is not None else clause
    if verb.relation != "xcomp" or verb.governor is None:
        return None
    above = clauses[verb.governor]
    party = "object" if above.passive else "subject"  # "is set to act"
    same = not set(verb.heads("subject")).isdisjoint(above.heads(party))
    return above if same and above.lemma in intents.wanting else None


def _is_future(clause: Clause) -> bool:
    return clause.modal in _WILL or (clause.modal in _REPORTED and clause.relation == "ccomp")
