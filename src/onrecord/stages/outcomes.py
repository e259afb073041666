"""What became of a pledge told before: "Peru kept its promise", "on Friday it withdrew the offer"."""

from collections.abc import Iterator

import msgspec

from onrecord.model import CommitmentStatus
from onrecord.stages.endings import ending_of
from onrecord.syntax import Token, Tree
from onrecord.values import Attribution, Clause
from onrecord.vocabulary.endings import Endings
from onrecord.vocabulary.words import Words

_BACK = frozenset({"the", "this", "that", "these", "those", "such"})
_OPEN = frozenset(
    {"deny", "accuse", "demand", "request", "ask", "decline", "decline_to_confirm", "threaten", "predict", "warn"}
)


class Outcome(msgspec.Struct, frozen=True):
    """A status, the noun that points back to the pledge, and whose pledge it is (`by`, as tokens)."""

    noun: int
    by: tuple[int, ...]
    status: CommitmentStatus


def find_outcomes(
    tree: Tree,
    by_token: dict[int, Clause],
    held: list[int | None],
    attributions: tuple[Attribution, ...],
    endings: Endings,
    words: Words,
) -> Iterator[Outcome]:
    """Every end that is told of a pledge by a word pointing back to it, in order of the text; none that is only alleged."""
    for token in tree.tokens:
        if token.pos != "NOUN" or token.lemma not in words["undertaking_nouns"] | {"word"} or not _points_back(tree, token):
            continue
        holder = held[token.i]
        if holder is not None and attributions[holder].act in _OPEN:
            continue
        status = ending_of(tree, by_token, token.i, endings)
        if status is not None:
            yield Outcome(token.i, tuple(_makers(tree, by_token, token)), status)


def _points_back(tree: Tree, noun: Token) -> bool:
    if tree.kid(noun.i, "acl", "relcl", "ccomp") is not None:
        return False
    return any(
        kid.text.lower() in _BACK or kid.tag == "PRP$" or kid.dep == "poss" for kid in tree.kids(noun.i, "det", "poss", "amod")
    )


def _makers(tree: Tree, by_token: dict[int, Clause], noun: Token) -> Iterator[int]:
    yield from (kid.i for kid in tree.kids(noun.i, "poss"))
    for above in tree.ancestors(noun.i):
        clause = by_token.get(above.i)
        if clause is not None and clause.form == "verb":
            yield from clause.heads("subject")
            return
