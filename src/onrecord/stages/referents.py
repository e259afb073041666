"""What a definite noun phrase in a statement points back to: "the story", "such a pledge", "the accusation"."""

from collections.abc import Callable, Iterator

import msgspec

from onrecord.model import Commitment, Event, Mention
from onrecord.syntax import Token, Tree
from onrecord.values import Attribution, Clause, Coded
from onrecord.vocabulary.rulebook import Rulebook
from onrecord.vocabulary.words import Words

_ACCUSING = ("accuse", "criticise", "complain", "warn", "threaten")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "any", "its", "their", "his", "her"})
_RELAYING = ("outlet", "unnamed")


class Matter(msgspec.Struct, frozen=True):
    """Something that can be disputed: an event or a commitment, by whom it was first put on record, and where."""

    id: str
    text: str
    chain: tuple[Mention, ...]
    parties: frozenset[str]
    start: int
    event: Event
    noun: str | None = None
    verb: str | None = None
    commitment: Commitment | None = None


def matters(clauses: tuple[Clause, ...], coded: tuple[Coded, ...], commitments: tuple[Commitment, ...]) -> tuple[Matter, ...]:
    """Every commitment and every other event of the report, in order of the text.

    `noun` is what the text calls it; `verb` its verb written as a noun would be ("handover" for "hand over").
    """
    by_event = {event: commitment for commitment in commitments for event in commitment.events}
    found = {}
    for one in coded:
        commitment = by_event.get(one.event.id)
        key = commitment.id if commitment else one.event.id
        if key not in found:
            clause = clauses[one.match.clause]
            found[key] = _matter(key, one.event, clause, commitment)
    return tuple(sorted(found.values(), key=lambda matter: matter.start))


def _matter(key: str, event: Event, clause: Clause, commitment: Commitment | None) -> Matter:
    who = (*event.actor, *event.recipient) if commitment is None else (*commitment.by, *commitment.to)
    span = event.evidence[0]
    parties = frozenset(country_or_party(mention) for mention in who)
    is_noun = clause.form == "noun"
    return Matter(
        id=key, text=" ".join(span.text.split()), chain=event.chain, parties=parties, start=span.start, event=event,
        noun=clause.lemma if is_noun else None, verb=None if is_noun else clause.lemma.replace(" ", ""),
        commitment=commitment,
    )  # fmt: skip


def country_or_party(mention: Mention) -> str:
    """The country that a party speaks for, or the party itself."""
    return mention.country or mention.party


class Referents:
    """Finds the matter that a statement is about, among those of one report."""

    def __init__(self, tree: Tree, known: tuple[Matter, ...], rulebook: Rulebook, words: Words) -> None:
        self._tree, self._known, self._rulebook, self._words = tree, known, rulebook, words

    def __call__(self, said: Attribution, own: tuple[Coded, ...]) -> Matter | None:
        """The event in the content if the report has told it before; else what a definite noun of the content points
        back to; else the event in the content. `own` are the events whose predicate stands in the content.
        """
        before = [m for m in self._known if m.start < said.content[0].start and m.event.kind not in _TALK]
        inside = [one.event for one in own if one.event.kind not in _TALK]
        for event in inside:
            for matter in before:
                if matter.event.kind == event.kind and _compatible(matter.event, event):
                    return matter
        for token in self._definite_nouns(said):
            if (pointed := self._pointed_at(token, said, list(reversed(before)))) is not None:
                return pointed
        return next((matter for matter in self._known for event in inside if matter.event.id == event.id), None)

    def _definite_nouns(self, said: Attribution) -> Iterator[Token]:
        """The content's nouns that can point back, in order."""
        for span in said.content:
            first = self._tree.token_at(span.start)
            for token in self._tree.tokens[first.i if first else len(self._tree.tokens) :]:
                if token.start >= span.end:
                    break
                if token.pos == "NOUN" and _definite(self._tree, token):
                    yield token

    def _pointed_at(self, noun: Token, said: Attribution, backwards: list[Matter]) -> Matter | None:
        words, speaker = self._words, country_or_party(said.source) if said.source else ""
        if noun.lemma in words["undertaking_nouns"]:
            made = [matter for matter in backwards if matter.commitment]
            return next((m for m in made if m.noun == noun.lemma), None) or next(iter(made), None)
        if noun.lemma in words["accusation_nouns"]:
            return _first(backwards, lambda m: m.event.kind in _ACCUSING and speaker in _receivers(m)) or _first(
                backwards, lambda m: _relayed(m) and speaker in m.parties)  # fmt: skip
        if noun.lemma in words["report_nouns"]:
            forwards = backwards[::-1]
            return (
                _first(forwards, lambda m: _relayed(m) and speaker in m.parties)
                or _first(forwards, _relayed)
                or _first(forwards, lambda m: m.commitment is not None)
            )
        kinds = {entry.kind.kind for entry in self._rulebook.nouns.get(noun.lemma, ())}
        return _first(backwards, lambda m: m.event.kind in kinds or noun.lemma in (m.noun, m.verb))


_TALK = frozenset({"deny", "decline_to_confirm", "acknowledge", "decline_comment", "state", "reject", "predict"})


def _first(found: list[Matter], fits: Callable[[Matter], bool]) -> Matter | None:
    return next((matter for matter in found if fits(matter)), None)


def _receivers(matter: Matter) -> set[str]:
    return {country_or_party(mention) for mention in matter.event.recipient}


def _compatible(first: Event, second: Event) -> bool:
    """The same actors, and no two different receivers, as far as both are known."""
    pairs = ((first.actor, second.actor), (first.recipient, second.recipient), (first.affected, second.affected))
    for ours, theirs in pairs:
        a, b = ({country_or_party(m) for m in mentions} for mentions in (ours, theirs))
        if a and b and not a & b:
            return False
    return bool(first.actor and second.actor)


def _definite(tree: Tree, noun: Token) -> bool:
    below = tree.kids(noun.i, "det", "poss", "predet")
    return any(kid.text.lower() in _DEFINITE or kid.dep == "poss" for kid in below) or noun.tag == "NNS"


def _relayed(matter: Matter) -> bool:
    return len(matter.chain) > 1 and matter.chain[-1].kind in _RELAYING
