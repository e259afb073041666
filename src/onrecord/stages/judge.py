"""What each rule says of each clause: the roles that it fills, or the first condition that fails."""

from collections.abc import Iterator

import msgspec

from onrecord.stages.arguments import own_arguments
from onrecord.syntax import Tree
from onrecord.values import Clause, Reference, Slot
from onrecord.vocabulary.kinds import ROLES, Filter
from onrecord.vocabulary.rulebook import Entry, Filling, Rulebook
from onrecord.vocabulary.words import Words

# Where a parser may hang a phrase on the noun before it: "summoned the envoy over the leak".
_LOOSE = frozenset({"about", "against", "by", "for", "from", "on", "over", "to", "with"})
_COUNTRY, _ROLE = 3, 3  # letters of a CAMEO code
_MODIFIERS = ("amod", "compound", "poss", "nmod", "det", "nummod", "advmod")


class Scene(msgspec.Struct, frozen=True):
    """What rules look at beside their clause: the tree, all clauses by predicate, and the head tokens of parties.

    `roles` are the CAMEO roles of the parties whose country is known, by head token. `found` keeps the heads of each slot and
    path of a clause that a rule has asked for, since many rules ask for the same.
    """

    tree: Tree
    clauses: dict[int, Clause]
    parties: frozenset[int]
    words: Words
    roles: dict[int, frozenset[str]] = {}
    found: dict[tuple[int, str], tuple[int, ...]] = {}


class Verdict(msgspec.Struct, frozen=True):
    """What one rule says of one clause: the roles that it fills, or the first condition that failed."""

    entry: Entry
    roles: tuple[Slot, ...] = ()
    failed: str | None = None


def scene_of(tree: Tree, clauses: tuple[Clause, ...], mentions: tuple[Reference, ...], words: Words) -> Scene:
    """What `verdicts` needs of one report."""
    by_predicate = {c.predicate: c for c in clauses}
    return Scene(tree, by_predicate, frozenset(m.head for m in mentions), words, _roles_of(mentions))


def _roles_of(mentions: tuple[Reference, ...]) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for reference in mentions:
        code, country = reference.mention.code, reference.mention.country
        if code and country:
            found[reference.head] = found.get(reference.head, frozenset()) | {code[_COUNTRY : _COUNTRY + _ROLE]}
    return found


def verdicts(scene: Scene, clause: Clause, rulebook: Rulebook) -> Iterator[Verdict]:
    """What every rule that names the clause's lemma says of it."""
    table = {"verb": rulebook.verbs, "noun": rulebook.nouns, "adjective": rulebook.adjectives}[clause.form]
    entries = table.get(clause.lemma, ())
    if clause.form == "verb" and " " in clause.lemma:
        entries += table.get(scene.tree.tokens[clause.predicate].lemma, ())
    return (_judge(scene, clause, entry) for entry in entries)


def _judge(scene: Scene, clause: Clause, entry: Entry) -> Verdict:
    rule = entry.rule
    if rule.light and clause.light not in rule.light:
        return Verdict(entry, failed=f"light verb is {clause.light or 'missing'}")
    for name, wanted, is_so in (("passive", rule.passive, clause.passive), ("negated", rule.negated, clause.negated)):
        if wanted is not None and wanted != is_so:
            return Verdict(entry, failed=f"{name} is {str(is_so).lower()}")
    if rule.needs and not any(_heads(scene, name, clause) for name in rule.needs):
        return Verdict(entry, failed=f"needs one of {', '.join(rule.needs)}")
    for name, condition in entry.early:
        if not any(holds(scene, head, condition) for head in fillers(scene, name, clause, ())):
            return Verdict(entry, failed=f"{name} does not fit")
    roles = tuple(_roles(scene, clause, entry.fillings))
    if rule.noun and not rule.light and not rule.actor and not any(slot.name == "actor" for slot in roles):
        return Verdict(entry, failed="nobody to whom the noun belongs")
    for name, condition in entry.late:
        if not any(holds(scene, head, condition) for head in fillers(scene, name, clause, roles)):
            return Verdict(entry, failed=f"{name} does not fit")
    for name, condition in rule.unless.items():
        if any(holds(scene, head, condition) for head in fillers(scene, name, clause, roles)):
            return Verdict(entry, failed=f"excluded by {name}")
    return Verdict(entry, roles)


def _roles(scene: Scene, clause: Clause, fillings: tuple[Filling, ...]) -> Iterator[Slot]:
    for filling in fillings:
        for name in filling.slots:
            heads = _heads(scene, name, clause) or (_loose(scene, name, clause) if name in _LOOSE else ())
            if heads and filling.party:
                heads = tuple(head for head in heads if head in scene.parties)
            if heads:
                yield from (Slot(filling.role, head) for head in dict.fromkeys(heads))
                break


def _heads(scene: Scene, name: str, clause: Clause) -> tuple[int, ...]:
    """The heads of a slot, or along a path ("clause>subject") those of a slot of the clauses that fill it."""
    key = (clause.predicate, name)
    heads = scene.found.get(key)
    if heads is None:
        first, _, rest = name.partition(">")
        heads = clause.heads(first)
        if rest:
            heads = tuple(h for head in heads for h in _below(scene, head, rest))
        scene.found[key] = heads
    return heads


def _loose(scene: Scene, name: str, clause: Clause) -> tuple[int, ...]:
    """A prepositional phrase that hangs on the clause's object, or on what follows an event noun's "of"."""
    return _heads(scene, f"object>{name}", clause) or (_heads(scene, f"of>{name}", clause) if clause.form == "noun" else ())


def _below(scene: Scene, head: int, name: str) -> tuple[int, ...]:
    """The heads of a slot of the clause at a token, or of the plain noun phrase there."""
    if head in scene.clauses:
        return _heads(scene, name, scene.clauses[head])
    return tuple(slot.head for slot in own_arguments(scene.tree, scene.tree.tokens[head]) if slot.name == name)


def fillers(scene: Scene, name: str, clause: Clause, roles: tuple[Slot, ...]) -> tuple[int, ...]:
    """The head tokens of a role, of a slot or path of slots, the predicate itself, or what stands above it."""
    if name in ROLES:
        return tuple(slot.head for slot in roles if slot.name == name)
    if name == "predicate":
        return (clause.predicate,)
    if name == "governor":
        above = _above(scene, clause)
        return above[1:] if clause.light else above
    if name == "above":
        return _above(scene, clause)[:1]
    return _heads(scene, name, clause)


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


def holds(scene: Scene, head: int, condition: Filter) -> bool:
    """Whether the phrase at a head token is what a condition asks for."""
    if condition.party is not None and condition.party != (head in scene.parties):
        return False
    if condition.role and condition.role.isdisjoint(scene.roles.get(head, ())):
        return False
    if condition.negated is not None and (head not in scene.clauses or scene.clauses[head].negated != condition.negated):
        return False
    if condition.modal and (head not in scene.clauses or scene.clauses[head].modal not in condition.modal):
        return False
    if condition.tense and (head not in scene.clauses or scene.clauses[head].tense not in condition.tense):
        return False
    if condition.lemma or condition.words:
        names = _names(scene, head)
        listed = any(names & scene.words[name] for name in condition.words)
        if not listed and not names & condition.lemma:
            return False
    return not condition.modifier or bool(_modifiers(scene.tree, head) & condition.modifier)


def _names(scene: Scene, head: int) -> set[str]:
    """The lemma of a head, alone and with its last compound ("seeker", "asylum seeker"); of "tons of rice" rice's too."""
    tree = scene.tree
    token = tree.tokens[head]
    names = {token.lemma, token.text.lower()}
    for kid in tree.kids(head, "compound", "amod"):
        if kid.i == head - 1:
            names |= {f"{kid.lemma} {token.lemma}"}
    if token.pos == "NUM" or token.lemma in scene.words.get("amounts", ()):
        measured = (below for kid in tree.kids(head, "prep") if kid.text == "of" for below in tree.kids(kid.i, "pobj"))
        names = names.union(*(_names(scene, below.i) for below in measured))
    return names


def _modifiers(tree: Tree, head: int) -> set[str]:
    found = {kid.lemma for kid in tree.kids(head, *_MODIFIERS)}
    for preposition in tree.kids(head, "prep"):
        if preposition.text.lower() == "of":
            found |= {kid.lemma for kid in tree.kids(preposition.i, "pobj")}
    return found
