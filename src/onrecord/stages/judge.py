"""What each rule says of each clause: the roles that it fills, or the first condition that fails."""

from collections.abc import Iterator, Sequence

import msgspec

from onrecord.stages.arguments import own_arguments
from onrecord.syntax import Token, Tree
from onrecord.values import Clause, Reference, Slot
from onrecord.vocabulary.kinds import ROLES, Filter
from onrecord.vocabulary.rulebook import Entry, Filling, Rulebook

_ROLES = frozenset(ROLES)
_COUNTRY, _ROLE = 3, 3  # letters of a CAMEO code
_ABROAD = frozenset({"IGO", "NGO"})  # stand where others have a country
_OF_NOBODY = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "REJECT", "SANCTION"})  # told also without a doer
_ANY_PARTY = Filter(party=True)
_MODIFIERS = ("amod", "compound", "poss", "nmod", "det", "nummod", "advmod", "intj")
_MEASURING = frozenset({"of", "in"})
_JOINED = ("compound", "amod")


class Scene(msgspec.Struct, frozen=True):
    """What rules look at beside their clause: the tree, all clauses by predicate, and the head tokens of parties.

    `amounts` are nouns that measure what follows "of"; `roles` the CAMEO roles of the parties whose country is known, by head
    token; `people` the mentions of persons. `phrases` and `names` keep what a rule has asked for, since many rules ask for the
    same.
    """

    tree: Tree
    clauses: dict[int, Clause]
    parties: frozenset[int]
    amounts: frozenset[str] = frozenset()
    roles: dict[int, frozenset[str]] = {}
    people: dict[int, Reference] = {}
    phrases: dict[int, "Fillers"] = {}
    names: dict[int, frozenset[str]] = {}


class Fillers(dict[str, tuple[int, ...]]):
    """The head tokens that fill each slot of the clause, or of the plain noun phrase, at one token.

    A path ("clause>subject") is followed when it is first asked for, and so are the predicates above ("above", "governor").
    """

    def __init__(self, scene: Scene, at: int) -> None:
        self._scene, self._at = scene, at
        clause = scene.clauses.get(at)
        slots = own_arguments(scene.tree, scene.tree.tokens[at]) if clause is None else clause.slots
        for slot in slots:
            name = slot.name
            self[name] = (*self[name], slot.head) if name in self else (slot.head,)
        self["predicate"] = (at,)

    def __missing__(self, name: str) -> tuple[int, ...]:
        found: tuple[int, ...] = ()
        if ">" in name:
            first, _, rest = name.partition(">")
            if middles := self[first]:
                found = tuple([head for middle in middles for head in fillers(self._scene, middle)[rest]])
        elif name in ("above", "governor"):
            clause = self._scene.clauses[self._at]
            above = _above(self._scene, clause)
            found = above[:1] if name == "above" else above[1:] if clause.light else above
        self[name] = found
        return found


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What one rule says of one clause: the roles that it fills, or the first condition that failed."""

    entry: Entry
    roles: tuple[Slot, ...] = ()
    failed: str | None = None


def scene_of(tree: Tree, clauses: tuple[Clause, ...], mentions: tuple[Reference, ...], rulebook: Rulebook) -> Scene:
    """What `verdicts` needs of one report."""
    by_predicate = {c.predicate: c for c in clauses}
    people = {m.head: m for m in mentions if m.mention.kind == "person"}
    return Scene(tree, by_predicate, frozenset([m.head for m in mentions]), rulebook.amounts, _roles_of(mentions), people)


def _titles(tree: Tree, person: Reference) -> frozenset[str]:
    """What a person may be called besides the name: the words before it ("Foreign Minister"), and who holds an office so."""
    role = (person.mention.code or "")[_COUNTRY : _COUNTRY + _ROLE]
    before = frozenset([token.lemma for token in tree.tokens[person.first : person.head]])
    return before | {"officeholder"} if role == "GOV" and person.mention.country else before


def _roles_of(mentions: tuple[Reference, ...]) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for reference in mentions:
        mention, head = reference.mention, reference.head
        if mention.code and (mention.country or mention.code[:_COUNTRY] in _ABROAD):
            start = 0 if mention.code[:_COUNTRY] in _ABROAD else _COUNTRY
            role = frozenset((mention.code[start : start + _ROLE],))
            found[head] = found[head] | role if head in found else role
    return found


def verdicts(scene: Scene, clause: Clause, rulebook: Rulebook) -> list[Verdict]:
    """What every rule that names the clause's lemma says of it."""
    filled = fillers(scene, clause.predicate)
    return [_judge(scene, clause, filled, entry, entry.early) for entry in _entries(scene, clause, rulebook)]


def firing(scene: Scene, clause: Clause, rulebook: Rulebook) -> list[Verdict]:
    """The verdicts of the rules that fire. Most cannot, as the clause has not the slots, words or light verb they ask for."""
    entries = _entries(scene, clause, rulebook)
    if not entries:
        return []
    slots, light = {slot.name for slot in clause.slots}, clause.light
    entries = [
        e
        for e in entries
        if e.required <= slots
        and (not e.rule.light or light in e.rule.light)
        and (e.rule.negated is None or e.rule.negated is clause.negated)
        and not any(map(slots.isdisjoint, e.needed))
    ]
    if not entries:
        return []
    filled = fillers(scene, clause.predicate)
    words: dict[str, frozenset[str]] = {}
    fired = []
    for entry in entries:
        for slot, wanted in entry.gates:
            if (words.get(slot) or _words_in(scene, filled, slot, words)).isdisjoint(wanted):
                break
        else:
            verdict = _judge(scene, clause, filled, entry, entry.rest)
            if verdict.failed is None:
                fired.append(verdict)
    return fired


def _words_in(scene: Scene, filled: Fillers, slot: str, words: dict[str, frozenset[str]]) -> frozenset[str]:
    """The lemmas of what fills a slot, of which a rule asks for one; `words` keeps those of each slot."""
    every = [scene.names.get(head) or _names(scene, head) for head in filled[slot]]
    there = words[slot] = every[0] if len(every) == 1 else frozenset().union(*every)
    return there


def _entries(scene: Scene, clause: Clause, rulebook: Rulebook) -> Sequence[Entry]:
    form = clause.form
    table = rulebook.verbs if form == "verb" else rulebook.nouns if form == "noun" else rulebook.adjectives
    entries = table.get(clause.lemma, ())
    if form == "verb" and " " in clause.lemma:
        entries += table.get(scene.tree.tokens[clause.predicate].lemma, ())
    return entries


def fillers(scene: Scene, at: int) -> Fillers:
    """What fills the slots of the clause, or of the plain noun phrase, at a token."""
    found = scene.phrases.get(at)
    if found is None:
        found = scene.phrases[at] = Fillers(scene, at)
    return found


def _judge(scene: Scene, clause: Clause, filled: Fillers, entry: Entry, early: tuple[tuple[str, Filter], ...]) -> Verdict:
    """What one rule says; `early` are those of its conditions on slots that are still to be looked at."""
    rule = entry.rule
    if rule.light and clause.light not in rule.light:
        return Verdict(entry, failed=f"light verb is {clause.light or 'missing'}")
    if rule.passive is not None and rule.passive != clause.passive:
        return Verdict(entry, failed=f"passive is {str(clause.passive).lower()}")
    if rule.negated is not None and rule.negated != clause.negated:
        return Verdict(entry, failed=f"negated is {str(clause.negated).lower()}")
    if rule.needs and not any(map(filled.__getitem__, rule.needs)):
        return Verdict(entry, failed=f"needs one of {', '.join(rule.needs)}")
    for name, condition in early:
        if not fits(scene, filled[name], condition):
            return Verdict(entry, failed=f"{name} does not fit")
    roles = {role: _heads(scene, filled, filling) for role, filling in entry.fillings.items()}
    if rule.noun and not rule.light and not rule.actor and not roles["actor"]:
        return Verdict(entry, failed="nobody to whom the noun belongs")
    for name, condition in entry.late:
        if name == "actor" and condition == _ANY_PARTY and not roles.get(name) and _leaves_open(scene, clause, entry):
            continue
        if not fits(scene, roles.get(name, ()), condition):
            return Verdict(entry, failed=f"{name} does not fit")
    for name, condition in rule.unless.items():
        heads = roles.get(name, ()) if name in _ROLES else filled[name]
        if heads and fits(scene, heads, condition):
            return Verdict(entry, failed=f"excluded by {name}")
    return Verdict(entry, tuple([Slot(role, head) for role, heads in roles.items() for head in heads]))


def _leaves_open(scene: Scene, clause: Clause, entry: Entry) -> bool:
    """ "The truce was rejected." does not say by whom; in a clause within another, that is only told in passing."""
    if not clause.passive or clause.light or clause.governor is not None or entry.kind.plover.event not in _OF_NOBODY:
        return False
    return scene.tree.kid(clause.predicate, "auxpass") is not None


def _heads(scene: Scene, filled: Fillers, filling: Filling) -> tuple[int, ...]:
    """The heads that fill a role: those of its first slot in which there is one, or where so asked a party."""
    if filling.first.isdisjoint(filled):
        return ()
    for paths in filling.slots:
        for path in paths:
            if heads := filled[path] if ">" in path else filled.get(path, ()):
                break
        else:
            continue
        if filling.party:
            heads = tuple([head for head in heads if head in scene.parties])
        if heads:
            return heads if len(heads) == 1 else tuple(dict.fromkeys(heads))
    return ()


def filling_of(filled: Fillers, name: str, roles: tuple[Slot, ...]) -> tuple[int, ...]:
    """The head tokens of a role, of a slot or path of slots, the predicate itself, or what stands above it."""
    return tuple([slot.head for slot in roles if slot.name == name]) if name in _ROLES else filled[name]


def _above(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """The predicate above the clause; for a noun under a verb, that verb and the one above it.

    Of a conjunct, the first conjunct and what is above it ("refused to confirm or deny": "confirm", "refuse").
    """
    above: list[int] = []
    below = scene.tree.tokens[clause.predicate]
    for token in scene.tree.ancestors(clause.predicate):
        if token.i in scene.clauses:
            above.append(token.i)
            if below.dep != "conj" and len(above) > bool(clause.light):
                break
        below = token
    return tuple(above)


def fits(scene: Scene, heads: tuple[int, ...], condition: Filter) -> bool:
    """Whether the phrase at one of the head tokens is what a condition asks for."""
    for head in heads:
        if condition.party is not None and condition.party != (head in scene.parties):
            continue
        if condition.role and condition.role.isdisjoint(scene.roles.get(head, ())):
            continue
        if condition.lemma and condition.lemma.isdisjoint(scene.names.get(head) or _names(scene, head)):
            continue
        if condition.modifier and condition.modifier.isdisjoint(_modifiers(scene.tree, head)):
            continue
        mood = condition.modal or condition.tense or condition.negated is not None
        if not mood or _is_so(scene.clauses.get(head), condition):
            return True
    return False


def _is_so(clause: Clause | None, condition: Filter) -> bool:
    """Whether there is a clause in the mood that a condition asks for."""
    if clause is None or (condition.negated is not None and clause.negated != condition.negated):
        return False
    if condition.modal and clause.modal not in condition.modal:
        return False
    return not condition.tense or clause.tense in condition.tense


def _names(scene: Scene, head: int) -> frozenset[str]:
    """The lemma of a head, alone and with its last compound ("seeker", "asylum seeker"), and of what it measures.

    A name has the lemmas of its titles, and of what a thing is ("President Ana Lima", "the freighter Lysander").
    """
    tree = scene.tree
    token = tree.tokens[head]
    names = frozenset((token.lemma, token.text.lower()))
    if head and tree.tokens[head - 1].head == head and tree.tokens[head - 1].dep in _JOINED:
        names |= {f"{tree.tokens[head - 1].lemma} {token.lemma}"}
        if token.pos == "PROPN":
            names = names.union([kid.lemma for kid in tree.kids(head, "compound")])
    if token.pos == "NUM" or token.lemma in scene.amounts:
        names = names.union(*(_names(scene, below.i) for below in _measured(tree, head)))
    if head in scene.people:
        names |= _titles(tree, scene.people[head])
    scene.names[head] = names
    return names


def _measured(tree: Tree, amount: int) -> Iterator[Token]:
    """The rice of "tons of rice", the aid of "cut 30 million dollars in aid"."""
    after = tree.tokens[min(amount + 1, len(tree.tokens) - 1)]
    beside = (after,) if after.dep == "prep" and after.head != amount else ()
    for preposition in (*tree.kids(amount, "prep"), *beside):
        if preposition.text in _MEASURING:
            yield from tree.kids(preposition.i, "pobj")


def _modifiers(tree: Tree, head: int) -> set[str]:
    found = {kid.lemma for kid in tree.kids(head, *_MODIFIERS)}
    for preposition in tree.kids(head, "prep"):
        if preposition.text.lower() == "of":
            found |= {kid.lemma for kid in tree.kids(preposition.i, "pobj")}
    return found
