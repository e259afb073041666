"""What can be seen of an event that speaks for or against its code, without knowing the answer."""

from collections import Counter

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
    return event.cameo != kind.default and event.cameo in {narrower.code for narrower in kind.narrower}


def _of_words(clause: Clause, event: Event, rulebook: Rulebook) -> list[str]:
    found = {
        "code justified by words": justified(event, rulebook),
        "adjective": clause.form == "adjective",
        "noun by itself": clause.form == "noun" and not clause.light,
        "modal": clause.modal is not None,
        "negated": clause.negated,
        "condition": clause.conditional,
        "not certain": event.factuality.cls != "CT+",
        "below another clause": clause.relation.partition(":")[0] in _BELOW,
    }
    return [name for name, holds in found.items() if holds]


def _of_parties(event: Event) -> list[str]:
    found = {
        "no actor": not event.actor,
        "actor by pronoun or description": _is_indirect(event.actor),
        "no recipient": not event.recipient,
        "recipient by pronoun or description": _is_indirect(event.recipient),
    }
    return [name for name, holds in found.items() if holds]


def _is_indirect(mentions: tuple[Mention, ...]) -> bool:
    return any((mention.reason or "").startswith(_INDIRECT) for mention in mentions)


def _of_sentence(events: int) -> list[str]:
    if events > 2:
        return ["several events in the sentence"]
    return ["one more event in the sentence"] if events == 2 else []
