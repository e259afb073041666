"""Whose words each token stands in: the innermost attribution whose content holds it."""

from onrecord.syntax import Tree
from onrecord.values import Attribution

# What these contents presuppose in a relative clause ("asked for the list of those who fled") is told by the author.
_NOT_ASSERTED = frozenset({"request", "demand", "pledge", "offer", "threaten", "ask", "decline"})


def holding(tree: Tree, attributions: tuple[Attribution, ...]) -> list[int | None]:
    """For each token the number of the smallest attribution whose content holds it; None where the author speaks."""
    held: list[int | None] = [None] * len(tree.tokens)
    for said in sorted(attributions, key=_size, reverse=True):
        for i in _tokens(tree, said):
            if said.act not in _NOT_ASSERTED or not _presupposed(tree, said, i):
                held[i] = said.index
    return held


def _size(said: Attribution) -> int:
    return sum(span.end - span.start for span in said.content)


def _tokens(tree: Tree, said: Attribution) -> list[int]:
    found = []
    for span in said.content:
        first = tree.token_at(span.start)
        i = first.i if first is not None else len(tree.tokens)
        while i < len(tree.tokens) and tree.tokens[i].start < span.end:
            found.append(i)
            i += 1
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
