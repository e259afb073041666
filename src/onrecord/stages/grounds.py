"""What can be seen of an event that speaks for or against its code, without knowing the answer."""

from collections import Counter

from onrecord.model import Event, Mention
from onrecord.syntax import Tree
from onrecord.values import Clause, Coded
from onrecord.vocabulary.rulebook import Rulebook

_BELOW = frozenset({"advcl", "relcl", "acl", "pcomp", "xcomp", "pobj", "amod", "nsubj"})
_INDIRECT = ("pronoun", "definite", "relative")
_SEVERAL = 3
# By the number of coded events in the sentence, up to "several".
_SENTENCE = ((), (), ("one more event in the sentence",), ("several events in the sentence",))


def grounds_of(
    tree: Tree, clauses: tuple[Clause, ...], coded: tuple[Coded, ...], events: tuple[Event, ...], rulebook: Rulebook
) -> list[tuple[str, ...]]:
    """For each event, what speaks for or against its code."""
    told = [clauses[one.match.clause] for one in coded]
    sentences = [tree.tokens[clause.predicate].sentence for clause in told]
    busy = Counter(sentence for sentence, event in zip(sentences, events, strict=True) if event.cameo)
    return [
        (*_of_words(clause, event, rulebook), *_of_parties(event), *_SENTENCE[min(busy[sentence], _SEVERAL)])
        for clause, event, sentence in zip(told, events, sentences, strict=True)
    ]


def justified(event: Event, rulebook: Rulebook) -> bool:
    """Whether the words beside the predicate made the code narrower than the kind's own."""
    kind = rulebook.kinds[event.kind].cameo
    return event.cameo != kind.default and event.cameo in [narrower.code for narrower in kind.narrower]


def _of_words(clause: Clause, event: Event, rulebook: Rulebook) -> list[str]:
    found = ["code justified by words"] if justified(event, rulebook) else []
    if clause.form == "adjective":
        found.append("adjective")
    elif clause.form == "noun" and not clause.light:
        found.append("noun by itself")
    if clause.modal is not None:
        found.append("modal")
    if clause.negated:
        found.append("negated")
    if clause.conditional:
        found.append("condition")
    if event.factuality.cls != "CT+":
        found.append("not certain")
    if clause.relation in _BELOW or clause.relation.startswith("advcl:"):
        found.append("below another clause")
    return found


def _of_parties(event: Event) -> list[str]:
    found = []
    if not event.actor:
        found.append("no actor")
    elif _is_indirect(event.actor):
        found.append("actor by pronoun or description")
    if not event.recipient:
        found.append("no recipient")
    elif _is_indirect(event.recipient):
        found.append("recipient by pronoun or description")
    return found


def _is_indirect(mentions: tuple[Mention, ...]) -> bool:
    return any(mention.reason is not None and mention.reason.startswith(_INDIRECT) for mention in mentions)
