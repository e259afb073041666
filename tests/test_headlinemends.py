"""Headlines whose verb the tagger takes for a noun: trees built by hand, and what they become."""

import pytest
from tests.test_clausemends import rows
from tests.test_repair import planted

from onrecord.repair import repair
from onrecord.syntax import Tree
from onrecord.vocabulary.grammar import read_grammar

ENVOY = "Chad|PROPN|NNP|compound|1 summons=summons|NOUN|NNS|ROOT|1 Omani|ADJ|JJ|amod|3 envoy|NOUN|NN|appos|1"
RAID = (
    "Riot|NOUN|NN|compound|1 police|NOUN|NN|compound|4 raid|NOUN|NN|compound|4 party|NOUN|NN|compound|4 offices|NOUN|NNS|ROOT|4"
)


def mended(spec: str) -> Tree:
    return repair(planted(rows(spec)), read_grammar())


def test_a_verb_behind_a_name() -> None:
    tree = mended(ENVOY)
    assert [(token.dep, token.head) for token in tree.tokens] == [("nsubj", 1), ("ROOT", 1), ("amod", 3), ("dobj", 1)]
    assert (tree.tokens[1].lemma, tree.tokens[1].pos) == ("summon", "VERB")


def test_a_verb_among_compounds() -> None:
    tree = mended(RAID)
    assert [(token.dep, token.head) for token in tree.tokens] == [
        ("compound", 1), ("nsubj", 2), ("ROOT", 2), ("compound", 4), ("dobj", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "spec",
    [
        f"{ENVOY} .|PUNCT|.|punct|1",
        f"{ENVOY} leaves=leave|VERB|VBZ|relcl|3",
        ENVOY.replace("Chad|PROPN|NNP", "new|ADJ|JJ"),
        ENVOY.replace("summons=summons", "boats=boat"),
        RAID.replace("police|NOUN|NN|", "chief|NOUN|NN|"),
    ],
)
def test_what_stays_as_it_is(spec: str) -> None:
    assert [token.pos for token in mended(spec).tokens] == [token.pos for token in planted(rows(spec)).tokens]
