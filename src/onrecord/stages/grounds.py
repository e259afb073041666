"""What can be seen of an event that speaks for or against its code, without knowing the answer."""

from collections import Counter
from collections.abc import Iterator

from onrecord.model import Event, Mention
from onrecord.syntax import Tree
from onrecord.values import Clause, Coded
from onrecord.vocabulary.rulebook import Rulebook

_BELOW = frozenset({"advcl", "relcl", "acl", "pcomp", "xcomp", "pobj", "amod", "nsubj"})
_INDIRECT = ("pronoun", "definite", "relative")


def grounds_of(
    tree: Tree, clauses: tuple[Clause, ...], coded: tuple[Coded, ...], events: tuple[Event, ...], rulebook: Rulebook
) -> list[tuple[str, ...]]:
    """For each event, what speaks for or against its code."""
    told = [clauses[one.match.clause] for one in coded]
    sentences = [tree.tokens[clause.predicate].sentence for clause in told]
    busy = Counter(sentence for sentence, event in zip(sentences, events, strict=True) if event.cameo)
    return [
        (*_of_words(clause, event, rulebook), *_of_parties(event), *_of_sentence(busy[sentence]))
        for clause, event, sentence in zip(told, events, sentences, strict=True)
    ]


def justified(event: Event, rulebook: Rulebook) -> bool:
    """Whether the words beside the predicate made the code narrower than the kind's own."""
    kind = rulebook.kinds[event.kind].cameo
    return event.cameo != kind.default and any(narrower.code == event.cameo for narrower in kind.narrower)


def _of_words(clause: Clause, event: Event, rulebook: Rulebook) -> Iterator[str]:
    if justified(event, rulebook):
        yield "code justified by words"
    if clause.form == "adjective":
        yield "adjective"
    elif clause.form == "noun" and not clause.light:
        yield "noun by itself"
    if clause.modal is not None:
        yield "modal"
    if clause.negated:
        yield "negated"
    if clause.conditional:
        yield "condition"
    if event.factuality.cls != "CT+":
        yield "not certain"
    if clause.relation in _BELOW or clause.relation.startswith("advcl:"):
        yield "below another clause"


def _of_parties(event: Event) -> Iterator[str]:
    if not event.actor:
        yield "no actor"
    elif _is_indirect(event.actor):
        yield "actor by pronoun or description"
    if not event.recipient:
        yield "no recipient"
    elif _is_indirect(event.recipient):
        yield "recipient by pronoun or description"


def _is_indirect(mentions: tuple[Mention, ...]) -> bool:
    return any((mention.reason or "").startswith(_INDIRECT) for mention in mentions)


def _of_sentence(events: int) -> Iterator[str]:
    if events > 1:
        yield "several events in the sentence" if events > 2 else "one more event in the sentence"
