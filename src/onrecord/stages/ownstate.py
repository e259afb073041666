"""Whose "the government", "parliament" or "the army" is in the mouth of a party, a court or a lawmaker: their own state's."""

from onrecord.stages.casting import Home
from onrecord.stages.describing import Sketch
from onrecord.stages.entities import Entity
from onrecord.syntax import Tree
from onrecord.vocabulary.parties import Parties

_INSIDE = frozenset({"OPP", "LEG", "JUD", "PTY", "LAB", "CVL", "EDU", "HRI", "NGO"})


def own_state(tree: Tree, sketch: Sketch, resolved: dict[int, tuple[Entity, ...]], parties: Parties) -> Home:
    """The home of an organ of state that is named without one in the clause of somebody of one country; else none."""
    called = sketch.called
    if called is None or called.role.kind not in ("government", "organisation") or sketch.plural or sketch.name:
        return Home()
    if called.role.code not in parties.usage.domestic or " " in sketch.label or sketch.article not in ("the", "bare"):
        return Home()
    own = _of_speaker(tree, sketch.phrase.head, resolved)
    return Home((own,), None, sketch.roles, None, True) if own else Home()


def _of_speaker(tree: Tree, token: int, resolved: dict[int, tuple[Entity, ...]]) -> str | None:
    for above in tree.ancestors(token):
        subject = tree.kid(above.i, "nsubj") if above.pos == "VERB" else None
        entities = resolved.get(subject.i, ()) if subject is not None and subject.i < token else ()
        if entities:
            inside = len(entities) == 1 and (entities[0].code or "")[3:6] in _INSIDE
            return entities[0].country if inside else None
    return None
