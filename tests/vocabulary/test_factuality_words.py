"""Every group of predicates proves itself on its examples: the marked word has the class that the mark names."""

import re

import pytest

from onrecord.model import Report
from onrecord.parse import parse
from onrecord.stages.attribute import attribute
from onrecord.stages.clauses import find_clauses
from onrecord.stages.factuality import assess
from onrecord.stages.quotes import find_quotations
from onrecord.vocabulary import load
from onrecord.vocabulary.factuality import read_factuality

_MARKED = re.compile(r"\[(UU|(?:CT|PR|PS)[+-]) ([^\]]*)\]")
WORDS = read_factuality()
EXAMPLES = [(effect.id, text) for effect in WORDS.predicates for text in effect.examples]


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_example(name: str, text: str) -> None:
    marked = _MARKED.search(text)
    assert marked, name
    bare, words = _MARKED.sub(r"\2", text), load()
    tree = parse(bare)
    clauses = find_clauses(tree, words.rulebook, words.grammar)
    report = Report(id="r", source_id="r", text=bare, sha256="")
    said = attribute(report, tree, find_quotations(tree), (), clauses, words.cues)
    verdicts = assess(tree, clauses, said, WORDS)
    found = {tree.tokens[clauses[v.clause].predicate].text: v.author for v in verdicts}
    assert found[marked[2]] == marked[1]


def test_no_word_is_in_two_groups() -> None:
    seen: dict[str, str] = {}
    for effect in WORDS.predicates:
        for word in effect.words:
            assert seen.setdefault(word, effect.id) == effect.id, word
