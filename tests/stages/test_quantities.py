"""Counts of people and things: their bounds and what they count."""

import pytest

from onrecord.parse import parse
from onrecord.stages.quantities import find_quantities
from onrecord.vocabulary import load

Row = tuple[str, float | None, float | None, bool, str]


def counts(text: str) -> list[Row]:
    """Text, bounds, approximate and the counted word of each quantity."""
    tree = parse(text)
    found = find_quantities(tree, (), load().numbers)
    return [(c.quantity.text, c.quantity.min, c.quantity.max, c.quantity.approximate, tree.tokens[c.head].text) for c in found]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Five Ruritanians entered the embassy.", ("Five", 5, 5, False, "Ruritanians")),
        ("Some 200 sailors found shelter.", ("Some 200", 200, 200, True, "sailors")),
    ],
)
def test_a_count(text: str, row: Row) -> None:
    assert counts(text) == [row]
