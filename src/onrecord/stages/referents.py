"""What a definite noun phrase in a statement points back to: "the story", "such a pledge", "the accusation"."""

from collections.abc import Iterator

import msgspec

from onrecord.model import Commitment, Event, Mention
from onrecord.syntax import Token, Tree
from onrecord.values import Attribution, Clause, Coded
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
    commitment: Commitment | None = None


def matters(clauses: tuple[Clause, ...], coded: tuple[Coded, ...], commitments: tuple[Commitment, ...]) -> tuple[Matter, ...]:
    """Every commitment and every other event of the report, in order of the text; `noun` is what the text calls it."""
    by_event = {event: commitment for commitment in commitments for event in commitment.events}
    found = {}
    for one in coded:
        commitment = by_event.get(one.event.id)
        key = commitment.id if commitment else one.event.id
        if key not in found:
            clause = clauses[one.match.clause]
            found[key] = _matter(key, one.event, clause.lemma if clause.form == "noun" else None, commitment)
    return tuple(sorted(found.values(), key=lambda matter: matter.start))


def _matter(key: str, event: Event, noun: str | None, commitment: Commitment | None) -> Matter:
    who = (*event.actor, *event.recipient) if commitment is None else (*commitment.by, *commitment.to)
    span = event.evidence[0]
    parties = frozenset(country_or_party(mention) for mention in who)
    return Matter(key, " ".join(span.text.split()), event.chain, parties, span.start, event, noun, commitment)


def country_or_party(mention: Mention) -> str:
    """The country that a party speaks for, or the party itself."""
    return mention.country or mention.party


def referent(tree: Tree, said: Attribution, own: tuple[Coded, ...], known: tuple[Matter, ...], words: Words) -> Matter | None:
    """The matter that a statement is about.

    An event told in its content that the report has told before; else what a definite noun of the content points back to; else
    the event in its content. `own` are the events whose predicate stands in the content.
    """
    before = [matter for matter in known if matter.start < said.content[0].start and matter.event.kind not in _TALK]
    inside = [one.event for one in own if one.event.kind not in _TALK]
    for event in inside:
        for matter in before:
            if matter.event.kind == event.kind and _compatible(matter.event, event):
                return matter
    for token in _definite_nouns(tree, said, words):
        if (pointed := _pointed_at(token, said, before, words)) is not None:
            return pointed
    return next((matter for matter in known for event in inside if matter.event.id == event.id), None)


_TALK = frozenset({"deny", "decline_to_confirm", "acknowledge", "decline_comment", "state", "reject", "predict"})


def _compatible(first: Event, second: Event) -> bool:
    """The same actors, and no two different receivers, as far as both are known."""
    pairs = ((first.actor, second.actor), (first.recipient, second.recipient), (first.affected, second.affected))
    for ours, theirs in pairs:
        a, b = ({country_or_party(m) for m in mentions} for mentions in (ours, theirs))
        if a and b and not a & b:
            return False
    return bool(first.actor and second.actor)


def _definite_nouns(tree: Tree, said: Attribution, words: Words) -> Iterator[Token]:
    """Nouns of the content, and of its cue, that can point back, the first in the text first."""
    names = ("undertaking_nouns", "report_nouns", "accusation_nouns", "remark_nouns", "happening_nouns")
    for span in said.content:
        first = tree.token_at(span.start)
        for token in tree.tokens[first.i if first else len(tree.tokens) :]:
            if token.start >= span.end:
                break
            if token.pos == "NOUN" and any(token.lemma in words[name] for name in names) and _definite(tree, token):
                yield token


def _definite(tree: Tree, noun: Token) -> bool:
    below = tree.kids(noun.i, "det", "poss", "predet")
    return any(kid.text.lower() in _DEFINITE or kid.dep == "poss" for kid in below) or noun.tag == "NNS"


def _pointed_at(noun: Token, said: Attribution, before: list[Matter], words: Words) -> Matter | None:
    speaker = country_or_party(said.source) if said.source else ""
    backwards = list(reversed(before))
    if noun.lemma in words["undertaking_nouns"]:
        made = [matter for matter in backwards if matter.commitment]
        return next((m for m in made if m.noun == noun.lemma), None) or next(iter(made), None)
    if noun.lemma in words["accusation_nouns"]:
        aimed = (m for m in backwards if m.event.kind in _ACCUSING and speaker in map(country_or_party, m.event.recipient))
        relayed = (m for m in backwards if _relayed(m) and speaker in m.parties)
        return next(aimed, None) or next(relayed, None)
    if noun.lemma in words["report_nouns"]:
        own = (m for m in before if _relayed(m) and speaker in m.parties)
        return next(own, None) or next((m for m in before if _relayed(m)), None) or next(
            (m for m in before if m.commitment), None)  # fmt: skip
    if noun.lemma in words["remark_nouns"]:
        return None
    return next((m for m in backwards if m.event.kind.startswith(noun.lemma[:5])), None)


def _relayed(matter: Matter) -> bool:
    return bool(matter.chain) and len(matter.chain) > 1 and matter.chain[-1].kind in _RELAYING
