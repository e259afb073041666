"""Whom a description takes up: "the senator", "the lawmaker", "the judges", or what nobody was called before ("the nurse").

Words that fit are looked for from the nearest mention back. A description that fits nobody's words may still be a new word for
the one who stands out (subject before object, near before far), if it contradicts nothing that is known of them.
"""

from collections.abc import Collection

from onrecord.stages.coreference import WINDOW, rank_of
from onrecord.stages.describing import Sketch, code_of
from onrecord.stages.entities import ANY_BODY, Entity, Trace
from onrecord.syntax import Tree
from onrecord.vocabulary.parties import Called, Parties

_HUMAN = frozenset({"office", "group", "unnamed"})
_COUNTED = frozenset({"person", "office", "group", "unnamed", "state"})
_BODIES = frozenset({"organisation", "party", "outlet", "government"})
_WORLD = ("IGO", "NGO", "IMG")
_NEAR = 2  # sentences
_ORGANS = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})  # of a state: no "group" or "organisation"
_FREE = frozenset({"group", "movement"})
_FULL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "conj", "dative"})
_MODIFYING = frozenset({"relcl", "acl"})


def find_described(
    trail: list[Trace], noun: str, label: str, country: str | None, plural: bool, number: str | None, parties: Parties,
    counted: bool = False,
) -> Entity | None:  # fmt: skip
    """The party that "the minister", "the daily", "the five" takes up: the nearest that may be called so."""
    if not trail:
        return None
    wider = (parties.taxonomy.below(noun) | parties.taxonomy.below(label)) - ANY_BODY
    own = _same_noun(trail, noun, country, number) if plural else None
    if own is not None:
        return own
    members = parties.taxonomy.members.get(noun, frozenset()) - ANY_BODY if plural and number is None else frozenset()
    for trace in reversed(trail[-WINDOW * 2 :]):
        if len(trace.entities) != 1:
            continue
        entity = trace.entities[0]
        nouns = entity.nouns
        if country is not None and entity.country not in (None, country):
            continue
        if number is not None and entity.number not in (None, number):
            continue
        if members and entity.kind in _BODIES and not members.isdisjoint(nouns):
            return entity
        if plural != entity.plural and entity.kind in _COUNTED:
            continue
        if noun in _FREE and role_in(entity) in _ORGANS:
            continue
        if counted and entity.kind == "group" and entity.number is not None:
            return entity
        if label in nouns or not wider.isdisjoint(nouns) or (noun in nouns and _is_wide(entity, noun, label)):
            return entity
    return None


def _same_noun(trail: list[Trace], noun: str, country: str | None, number: str | None) -> Entity | None:
    """The group called so before: "the teachers" are the 31 teachers, not their union."""
    for trace in reversed(trail[-WINDOW * 2 :]):
        entity = trace.entities[0] if len(trace.entities) == 1 else None
        if entity is None or entity.kind != "group" or not entity.plural or noun not in entity.nouns:
            continue
        if (country is None or entity.country in (None, country)) and (number is None or entity.number in (None, number)):
            return entity
    return None


def _is_wide(entity: Entity, noun: str, label: str) -> bool:
    """Whether the last word of a description says enough: "the police body" of any body, not "the health minister"."""
    return label == noun or (
        entity.kind in (*_BODIES, "state") and not any(other.endswith(f" {noun}") for other in entity.nouns)
    )


def find_member(trail: list[Trace], noun: str, affiliation: str, parties: Parties) -> Entity | None:
    """Who "the UN chief" is: the nearest person who may be called so and is of no state and no other body."""
    fitting = parties.taxonomy.below(noun) | {noun}
    for trace in reversed(trail[-WINDOW * 2 :]):
        entity = trace.entities[0] if len(trace.entities) == 1 else None
        if entity is None or entity.kind != "person" or not entity.nouns & fitting:
            continue
        if (entity.country is None or entity.inferred) and entity.affiliation in (None, affiliation):
            entity.affiliation = entity.code = affiliation
            entity.country, entity.inferred = None, False
            return entity
    return None


def find_anew(tree: Tree, sketch: Sketch, trail: list[Trace], country: str | None, parties: Parties) -> Entity | None:
    """Whom a definite description means by which nobody was called before; None unless one party stands out."""
    head = sketch.phrase.head
    rank, verb = rank_of(tree, head)
    if rank < 2 or tree.tokens[head].dep not in _FULL or sketch.plural or sketch.name or sketch.article != "the":
        return None
    if _is_narrowed(tree, head):
        return None
    sentence = tree.tokens[head].sentence
    best, winner = 0.0, None  # type: float, Entity | None
    for trace in reversed(trail[-WINDOW:]):
        back = sentence - trace.sentence
        if back > _NEAR:
            break
        if len(trace.entities) != 1 or trace.rank == 0 or (trace.verb == verb and back == 0):
            continue
        entity = trace.entities[0]
        if country not in (None, entity.country) or not _may_be(entity, sketch, parties):
            continue
        score = 6.0 + 2.0 * trace.rank - 4.0 * back - (head - trace.token) / 40
        if score > best:
            best, winner = score, entity
    return winner


def _is_narrowed(tree: Tree, head: int) -> bool:
    """Whether the phrase says itself who is meant: "the nurse who treated him", "the head of the clinic"."""
    for kid in tree.kids(head):
        if kid.dep in _MODIFYING and kid.i > head and tree.tokens[kid.i - 1].text != ",":
            return True
        if kid.dep == "prep" and kid.i > head and (below := tree.kid(kid.i, "pobj")) is not None and below.pos != "NUM":
            return True
    return False


def _may_be(entity: Entity, sketch: Sketch, parties: Parties) -> bool:
    called = sketch.called
    if called is None:
        noun = sketch.label
        if noun in parties.taxonomy.people:
            return entity.kind == "person"
        house = "embassy" in parties.taxonomy.below(noun)
        return not house and noun in parties.taxonomy.bodies and _is_one_body(entity) and _sort_in_name(entity, parties) is None
    code = code_of(sketch.roles) or called.role.code
    if called.role.kind in _HUMAN:
        fits = called.words[-1] in parties.taxonomy.free or _open(entity, code, called, parties)
        return entity.kind == "person" and _agrees(entity, sketch, parties) and fits
    if called.role.kind not in _BODIES or not _is_one_body(entity):
        return False
    if called.role.kind == entity.kind == "government":
        return False  # a ministry, an embassy and the government are each called by their own name
    own = _sort_in_name(entity, parties)
    if code is not None and own is not None and parties.usage.endings[own] != code:
        return False
    return _same_sort(entity, called.role.kind, code)


def _is_one_body(entity: Entity) -> bool:
    return entity.kind in _BODIES and not entity.plural


def _sort_in_name(entity: Entity, parties: Parties) -> str | None:
    """The last word of a body's name where it tells of what sort the body is ("Front")."""
    last = entity.name.split()[-1]
    return last if last in parties.usage.endings else None


def _agrees(entity: Entity, sketch: Sketch, parties: Parties) -> bool:
    gender = gender_of(sketch.label.split(), parties)
    return gender is None or entity.gender in (None, gender)


def gender_of(words: Collection[str], parties: Parties) -> str | None:
    """The gender that titles and nouns show ("spokeswoman", "king")."""
    for word in words:
        if word.endswith("woman") or word in parties.people.female_titles:
            return "f"
    for word in words:
        if word.endswith("man") or word in parties.people.male_titles:
            return "m"
    return None


def _open(entity: Entity, code: str | None, called: Called, parties: Parties) -> bool:
    """Whether a person may also be what the description says: nothing strong is known of them, or the very same."""
    known = entity.code or ""
    role = known[3:6] if entity.country and len(known) > 3 else known[:3] if not entity.country else ""
    return (
        not role
        or (role == code and called.role.kind != "office")
        or role in parties.taxonomy.open
        or role == "NGO"
        or (called.role.weak and code is None)
    )


def _same_sort(entity: Entity, kind: str, code: str | None) -> bool:
    """Whether a body may be of the sort that a noun says: a company is no newspaper, and a party no company."""
    known = entity.code or ""
    if kind in ("outlet", "party"):
        return entity.kind == kind or (entity.kind == "organisation" and not known)
    if entity.kind in ("outlet", "party") or (entity.kind == "government") != (code == "GOV"):
        return False
    if known.startswith(_WORLD):
        return code in (None, "NGO", "HRI", "GOV")
    role = role_in(entity)
    return not role or (code is None and role not in _ORGANS) or role == code


def role_in(entity: Entity) -> str:
    """The role in a party's CAMEO code, after the country if it has one."""
    known = entity.code or ""
    return known[3:6] if entity.country and len(known) > 3 else known[:3]


def find_national(trail: list[Trace], country: str | None) -> Entity | None:
    """Whom "the American" means: the one person of that country among those just named, else the one of no known country."""
    if country is None:
        return None
    near = [trace.entities[0] for trace in trail[-WINDOW:] if len(trace.entities) == 1]
    people = [one for one in near if one.kind in ("person", "office") and not one.plural]
    of_it = {id(one): one for one in people if one.country == country}
    unplaced = {id(one): one for one in people if one.country is None and one.kind == "person"}
    for found in (of_it, unplaced):
        if len(found) == 1:
            return next(iter(found.values()))
    return None
