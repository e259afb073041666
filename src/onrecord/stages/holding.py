"""Whose words each token stands in: the innermost attribution whose content holds it."""

from bisect import bisect_left
from operator import attrgetter

from onrecord.syntax import Tree
from onrecord.values import Attribution

_START = attrgetter("start")
# What these contents presuppose in a relative clause ("asked for the list of those who fled") is told by the author.
_NOT_ASSERTED = frozenset({"request", "demand", "pledge", "offer", "threaten", "ask", "decline"})


def holding(tree: Tree, attributions: tuple[Attribution, ...]) -> list[int | None]:
    """For each token the number of the smallest attribution whose content holds it; None where the author speaks."""
    held: list[int | None] = [None] * len(tree.tokens)
    if not attributions:
        return held
    for said in sorted(attributions, key=_size, reverse=True):
        asserted = said.act not in _NOT_ASSERTED or not any("relcl" in labels for labels in tree.labels)
        for i in _tokens(tree, said):
            if asserted or not _presupposed(tree, said, i):
                held[i] = said.index
    return held


def _size(said: Attribution) -> int:
    return sum(span.end - span.start for span in said.content)


def _tokens(tree: Tree, said: Attribution) -> list[int]:
    found: list[int] = []
    for span in said.content:
        first = tree.token_at(span.start)
        if first is not None:
            found += range(first.i, bisect_left(tree.tokens, span.end, lo=first.i, key=_START))
    return found


def _presupposed(tree: Tree, said: Attribution, i: int) -> bool:
    start = said.content[0].start
    token = tree.tokens[i]
    while token.start >= start:
        if token.dep == "relcl":
            return True
        if token.head == token.i:
            return False
        token = tree.tokens[token.head]
    return False
