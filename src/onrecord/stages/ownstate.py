"""Whose an organ of state is that is named without one.

"The government", "parliament" or "the army" in the mouth of a party, a court or a lawmaker is their own state's; "the embassy"
is that of the only state whose envoy or mission was named before.
"""

from collections.abc import Collection

from onrecord.stages.casting import Home
from onrecord.stages.describing import Sketch
from onrecord.stages.entities import Entity
from onrecord.syntax import Tree
from onrecord.vocabulary.parties import Parties

_MISSIONS = frozenset({"embassy", "consulate", "high commission"})
_SENT = _MISSIONS | {"ambassador", "consul", "high commissioner"}
_INSIDE = frozenset({"OPP", "LEG", "JUD", "PTY", "LAB", "CVL", "EDU", "HRI", "NGO"})


def own_state(tree: Tree, sketch: Sketch, resolved: dict[int, tuple[Entity, ...]], parties: Parties) -> Home:
    """The home of an organ of state that is named without one in the clause of somebody of one country; else none."""
    called = sketch.called
    if called is not None and sketch.label in _MISSIONS and sketch.article == "the" and not sketch.name:
        sender = _sender(resolved)
        return Home((sender,), None, sketch.roles, None, True) if sender else Home()
    if called is None or called.role.kind not in ("government", "organisation") or sketch.plural or sketch.name:
        return Home()
    if called.role.code not in parties.usage.domestic or " " in sketch.label or sketch.article not in ("the", "bare"):
        return Home()
    speaking = parties.usage.speaking if sketch.label == "government" else frozenset[str]()
    own = _of_speaker(tree, sketch.phrase.head, resolved, speaking)
    return Home((own,), None, sketch.roles, None, True) if own else Home()


def _sender(resolved: dict[int, tuple[Entity, ...]]) -> str | None:
    sent = {e.country for entities in resolved.values() for e in entities if e.country and not e.inferred and e.nouns & _SENT}
    return sent.pop() if len(sent) == 1 else None


def _of_speaker(tree: Tree, token: int, resolved: dict[int, tuple[Entity, ...]], speaking: Collection[str]) -> str | None:
    """The state of the one in whose clause the token stands; a minister's only of what they say."""
    for above in tree.ancestors(token):
        subject = tree.kid(above.i, "nsubj") if above.pos == "VERB" else None
        entities = resolved.get(subject.i, ()) if subject is not None and subject.i < token else ()
        if entities:
            role = (entities[0].code or "")[3:6] if len(entities) == 1 else ""
            minister = role == "GOV" and entities[0].kind in ("person", "office") and above.lemma in speaking
            return entities[0].country if role in _INSIDE or minister else None
    return None
