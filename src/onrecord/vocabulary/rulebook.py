"""All rules of all kinds, indexed by the lemma of their predicate."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from onrecord.errors import VocabularyError
from onrecord.vocabulary.kinds import ROLES, Filter, Kind, Rule
from onrecord.vocabulary.words import Words

_OWN = ("possessor", "by", "demonym")
FOUND = frozenset({"predicate", "above", "governor"})  # what conditions may ask for that is no slot of the clause
# Where a parser may hang a phrase on the noun before it: "summoned the envoy over the leak".
_LOOSE = frozenset({"about", "against", "by", "for", "from", "on", "over", "to", "with"})


class Filling(Struct, frozen=True):
    """The slots that may fill a role, in the order in which they are tried, and whether only a party may.

    Each slot comes with the paths on which its phrase may hang instead: for "to" also "object>to". `first` are the clause's own
    slots with which they begin: without any of them nothing fills the role.
    """

    slots: tuple[tuple[str, ...], ...]
    party: bool
    first: frozenset[str]


class Entry(Struct, frozen=True):
    """A rule with the kind that it codes, ready to be judged.

    `id` is the rule's full name, such as "pledge/verb-1". `early` are the conditions of `where` on slots, which need no role;
    `late` those on roles and the predicate. `required` are the clause's own slots that `early` asks for, `gates` those of them
    of which it asks for one of certain words: without them the rule cannot fire. `rest` are those of `early` that ask for more.
    Of each set of `needed` the clause must have a slot, too, as a role or condition begins there.
    """

    kind: Kind
    rule: Rule
    id: str
    fillings: dict[str, Filling]
    early: tuple[tuple[str, Filter], ...]
    late: tuple[tuple[str, Filter], ...]
    required: frozenset[str]
    gates: tuple[tuple[str, frozenset[str]], ...]
    rest: tuple[tuple[str, Filter], ...]
    needed: tuple[frozenset[str], ...]


class Rulebook(Struct, frozen=True):
    """The rules that may fire on a verb, noun or adjective lemma, in order of kind and file; every kind by name.

    `light` holds the full names of the rules on a noun under a light verb; `amounts` the nouns that measure what follows "of".
    """

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    kinds: dict[str, Kind] = {}
    light: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()


def entry_of(kind: Kind, rule: Rule) -> Entry:
    """A rule with what follows from it alone worked out."""
    early = tuple((name, condition) for name, condition in rule.where.items() if name not in ROLES)
    late = tuple((name, condition) for name, condition in rule.where.items() if name in ROLES)
    own = [name for name, _ in early if ">" not in name and name not in FOUND]
    required = frozenset([name.partition(">")[0] for name, _ in early]) - FOUND
    gates = tuple((name, condition.lemma) for name, condition in early if name in own and condition.lemma)
    rest = tuple((name, condition) for name, condition in early if name not in own or condition != Filter(condition.lemma))
    fillings = dict(_fillings(rule))
    begun = [fillings[name].first if name in fillings else frozenset[str]() for name, _ in late]
    begun += [frozenset([name.partition(">")[0] for name in rule.needs])] if rule.needs else []
    needed = tuple(first for first in begun if first.isdisjoint(FOUND | required))
    return Entry(kind, rule, f"{kind.kind}/{rule.id}", fillings, early, late, required, gates, rest, needed)


def _fillings(rule: Rule) -> Iterator[tuple[str, Filling]]:
    for role in ROLES:
        slots: tuple[str, ...] = getattr(rule, role)
        party = role == "recipient" or (role == "actor" and (len(slots) > 1 or bool(rule.noun and not slots)))
        if role == "actor" and not slots:
            slots = ("subject", "object>between") if not rule.noun else ("subject", *_OWN) if rule.light else _OWN
        if slots:
            paths = tuple(_with_loose(slot, rule) for slot in slots)
            first = frozenset(path.partition(">")[0] for choices in paths for path in choices)
            yield role, Filling(paths, party, first)


def _with_loose(slot: str, rule: Rule) -> tuple[str, ...]:
    """A slot, then for a preposition where it may hang on the clause's object, or on what follows an event noun's "of"."""
    if slot not in _LOOSE:
        return (slot,)
    return (slot, f"object>{slot}", f"of>{slot}") if rule.noun else (slot, f"object>{slot}")


def rulebook(kinds: tuple[Kind, ...], words: Words) -> Rulebook:
    """The index of every rule of `kinds`, with the lists of `words` that their conditions name put in.

    Raises VocabularyError where a condition names a list that is not there.
    """
    kinds = tuple(_spelt_out(kind, words) for kind in kinds)
    tables: tuple[dict[str, list[Entry]], ...] = ({}, {}, {})
    for kind in kinds:
        for rule in kind.rules:
            entry = entry_of(kind, rule)
            for table, lemmas in zip(tables, (rule.verb, rule.noun, rule.adjective), strict=True):
                for lemma in lemmas:
                    table.setdefault(lemma, []).append(entry)
    verbs, nouns, adjectives = ({k: tuple(v) for k, v in table.items()} for table in tables)
    light = frozenset(f"{kind.kind}/{rule.id}" for kind in kinds for rule in kind.rules if rule.light)
    return Rulebook(verbs, nouns, adjectives, {kind.kind: kind for kind in kinds}, light, words.get("amounts", frozenset()))


def _spelt_out(kind: Kind, words: Words) -> Kind:
    """The kind with each named word list replaced by its words."""

    def listed(where: dict[str, Filter]) -> dict[str, Filter]:
        return {name: _with_words(condition, words) for name, condition in where.items()}

    try:
        rules = tuple(replace(rule, where=listed(rule.where), unless=listed(rule.unless)) for rule in kind.rules)
        narrower = tuple(replace(each, where=listed(each.where)) for each in kind.cameo.narrower)
    except KeyError as error:
        raise VocabularyError(f"kind {kind.kind}: no word list {error} in en/words.yaml") from error
    return replace(kind, rules=rules, cameo=replace(kind.cameo, narrower=narrower))


def _with_words(condition: Filter, words: Words) -> Filter:
    if not condition.words:
        return condition
    return replace(condition, lemma=condition.lemma.union(*(words[name] for name in condition.words)), words=frozenset())
