"""Guesses that a report's other sentences allow: whose an office is, which two states are meant, what is a town."""

from collections import Counter

from onrecord.stages.coreference import find_described
from onrecord.stages.describing import Sketch
from onrecord.stages.entities import Entity, Trace
from onrecord.stages.whereabouts import is_place
from onrecord.syntax import Tree
from onrecord.vocabulary.parties import Parties

_AT = frozenset({"in", "of", "at", "for"})


def focus(tree: Tree, token: int, trail: list[Trace], counts: Counter[str], host: str | None) -> str | None:
    """The country that an office without one most likely belongs to: the nearest prominent one, else the report's."""
    sentence = tree.tokens[token].sentence
    best, winner = 0.0, None  # type: float, str | None
    for trace in reversed(trail[-20:]):
        if len(trace.entities) != 1 or sentence - trace.sentence > 2:
            continue
        entity = trace.entities[0]
        if entity.country is None or entity.kind in ("outlet", "group") or entity.inferred:
            continue
        score = 4.0 + trace.rank - 2.0 * (sentence - trace.sentence) - (token - trace.token) / 50
        if score > best:
            best, winner = score, entity.country
    if winner is None and counts:
        return counts.most_common(1)[0][0]
    return winner or host


def two_states(trail: list[Trace], counts: Counter[str]) -> tuple[Entity, ...]:
    """ "The two countries": the pair just named, else the two that the report names most."""
    pair = next((trace.entities for trace in reversed(trail[-6:]) if len(trace.entities) == 2), ())
    if pair and all(entity.kind == "state" for entity in pair):
        return pair
    states = {e.country: e for trace in trail for e in trace.entities if e.kind == "state" and e.country}
    most = [country for country, _ in counts.most_common(2)]
    if len(most) == 2 and all(country in states for country in most):
        return tuple(entity for country, entity in states.items() if country in most)
    return tuple(states.values()) if len(states) == 2 else ()


def inner_body(sketch: Sketch, trail: list[Trace], parties: Parties) -> Entity | None:
    """The body that a role belongs to, met before: the ministry of "a ministry official"."""
    for called in sketch.roles[:-1]:
        if called.role.kind in ("government", "organisation") and not called.role.weak:
            found = find_described(trail, called.words[-1], called.phrase, None, False, None, parties)
            if found is not None:
                return found
    return None


def placed_elsewhere(tree: Tree, sketch: Sketch, resolved: dict[int, tuple[Entity, ...]]) -> bool:
    """Whether the party is placed where no list knows the country ("police in Lagos")."""
    for prep in tree.kids(sketch.phrase.head, "prep"):
        below = tree.kid(prep.i, "pobj")
        if below and below.pos == "PROPN" and prep.text.lower() in _AT and not resolved.get(below.i):
            return True
    return False


def towns(tree: Tree, sketches: list[Sketch], parties: Parties) -> frozenset[str]:
    """Unlisted names that somewhere in the report are a place ("in Ruritown")."""
    unknown = [sketch for sketch in sketches if sketch.form == "named" and sketch.named_kind == "unknown"]
    return frozenset(sketch.name.lower() for sketch in unknown if is_place(tree, sketch.phrase.head, parties))
