"""All rules of all kinds, indexed by the lemma of their predicate."""

import msgspec

from onrecord.vocabulary.kinds import Kind, Rule


class Entry(msgspec.Struct, frozen=True):
    """A rule with the kind that it codes."""

    kind: Kind
    rule: Rule

    @property
    def id(self) -> str:
        """The rule's full name, such as "pledge/verb-1"."""
        return f"{self.kind.kind}/{self.rule.id}"


class Rulebook(msgspec.Struct, frozen=True):
    """The rules that may fire on a verb, noun or adjective lemma, in order of kind and file."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]


def rulebook(kinds: tuple[Kind, ...]) -> Rulebook:
    """The index of every rule of `kinds`."""
    tables: tuple[dict[str, list[Entry]], ...] = ({}, {}, {})
    for kind in kinds:
        for rule in kind.rules:
            for table, lemmas in zip(tables, (rule.verb, rule.noun, rule.adjective), strict=True):
                for lemma in lemmas:
                    table.setdefault(lemma, []).append(Entry(kind, rule))
    verbs, nouns, adjectives = ({k: tuple(v) for k, v in table.items()} for table in tables)
    return Rulebook(verbs, nouns, adjectives)
