"""Who "we" stands for in a quotation: the state or the body whose officials speak."""

import pytest
from tests.stages.reading import read

CASES = [
    ('"We condemn the raid," Norway\'s foreign minister, Liv Dahl, said.', "criticise", ["NOR"]),
    ('"We shall expel two Kenyan diplomats," said a spokesman for the Sudanese government. Sudan is angry.', "expel", ["SDN"]),
    ('"We condemn the raid," a spokeswoman for the World Food Programme said. The World Food Programme has left.',
     "criticise", ["world-food-programme"]),
    ('"We condemn the raid," a shopkeeper said. Norway did not.', "criticise", []),
    ("We condemn the raid. Norway did not.", "criticise", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors"), CASES)
def test_who_acts(text: str, kind: str, actors: list[str]) -> None:
    found = [mention.party for event in read(text).events if event.kind == kind for mention in event.actor]
    assert found == actors
