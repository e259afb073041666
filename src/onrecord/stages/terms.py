"""On what terms something is undertaken: "if", "unless", "provided that", "as long as", "on condition that"."""

from collections.abc import Iterator

from onrecord.syntax import Tree

_OPENERS = (
    ("if",), ("unless",), ("provided",), ("providing",), ("assuming",), ("once",), ("only", "if"), ("only", "when"),
    ("only", "once"), ("as", "long", "as"), ("so", "long", "as"), ("on", "condition"), ("on", "the", "condition"),
    ("in", "case"),
)  # fmt: skip
_ADVERBIAL = frozenset({"advcl", "prep", "advmod", "mark"})
_LASTING = frozenset({"take", "need", "require", "last", "necessary", "possible", "want", "wish", "live", "needed"})  # no terms
_WHEREAS = frozenset({"provided", "providing", "assuming"})  # these set terms only before a clause


def terms_of(tree: Tree, head: int) -> Iterator[list[int]]:
    """The tokens of each phrase below a verb that sets terms."""
    for kid in tree.children[head]:
        if kid.dep not in _ADVERBIAL:
            continue
        inside = tree.subtree(kid.i)
        words = tuple(text.lower() for text in tree.texts[inside[0] : inside[0] + 3])
        opener = next((one for one in _OPENERS if words[: len(one)] == one), None)
        if opener is None or len(inside) <= len(opener) or (opener[-1] == "as" and tree.tokens[inside[-1]].lemma in _LASTING):
            continue
        if opener[0] not in _WHEREAS or _governs(tree, kid.i):
            yield inside


def _governs(tree: Tree, word: int) -> bool:
    """Whether a clause with a subject of its own hangs on the word, or on what it marks."""
    clauses = (*tree.kids(word, "ccomp", "pcomp", "advcl"), tree.tokens[word])
    return any(tree.kid(clause.i, "nsubj", "nsubjpass", "expl") is not None for clause in clauses)
