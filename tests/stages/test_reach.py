"""The party nearest below a predicate."""

import pytest
from tests.stages.reading import values_of

from onrecord.stages.reach import reach
from onrecord.syntax import Tree


def words(tree: Tree, found: list[int]) -> list[str]:
    return [tree.tokens[i].text for i in found]


@pytest.mark.parametrize(
    ("sentence", "predicate", "expected"),
    [
        ("Kenya rejected a Swiss proposal for talks in Oman.", "rejected", ["Swiss", "Oman"]),
        ("Kenya complained in Geneva to Norway.", "complained", ["Norway", "Geneva"]),
        ("Kenya protested before Norway did.", "protested", []),
    ],
)
def test_nearest_first(sentence: str, predicate: str, expected: list[str]) -> None:
    values = values_of(sentence)
    tree = values["tree"]
    clause = next(c for c in values["clauses"] if tree.tokens[c.predicate].text == predicate)
    names = frozenset(token.i for token in tree.tokens if token.text in ("Kenya", "Norway", "Swiss", "Oman", "Geneva"))
    assert words(tree, list(reach(tree, clause, names))) == expected
