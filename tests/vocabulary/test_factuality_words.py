"""Every group of words proves itself on its examples: the marked word has the class that the mark names."""

import re
from functools import cache

import msgspec
import pytest

from onrecord.parse import parse
from onrecord.stages.clauses import find_clauses
from onrecord.stages.predicates import list_predicates
from onrecord.syntax import Tree
from onrecord.values import Clause
from onrecord.vocabulary import load
from onrecord.vocabulary.factuality import KINDS, Effect, FactualityWords, Marker, Modal, indexed

_MARKED = re.compile(r"\[(UU|(?:CT|PR|PS)[+-]) ([^\]]*)\]")
WORDS = load().factuality
GROUPS: tuple[Effect | Marker | Modal, ...] = (*WORDS.effects, *WORDS.markers, *WORDS.modal_groups)
EXAMPLES = [text for group in GROUPS for text in group.examples]


@cache
def parsed(text: str) -> tuple[Tree, tuple[Clause, ...]]:
    tree, words = parse(text), load()
    return tree, find_clauses(tree, words.rulebook, words.grammar)


def holds(text: str, words: FactualityWords = WORDS) -> bool:
    """Whether the marked word of an example has its class."""
    marked = _MARKED.search(text)
    assert marked, text
    at = marked.start()
    found = list_predicates(*parsed(_MARKED.sub(r"\2", text)), words)
    return marked[1] in [p.factuality.cls for p in found if p.span.start == at]


@pytest.mark.parametrize("text", EXAMPLES)
def test_example(text: str) -> None:
    assert holds(text)


@pytest.mark.parametrize("at", range(len(GROUPS)))
def test_removing_a_group_breaks_one_of_its_examples(at: int) -> None:
    gone = GROUPS[at]
    without = indexed(
        tuple(group for group in WORDS.effects if group is not gone),
        tuple(group for group in WORDS.markers if group is not gone),
        tuple(group for group in WORDS.modal_groups if group is not gone),
        WORDS.forms,
    )
    assert not all(holds(text, without) for text in gone.examples)


def test_no_word_is_in_two_groups() -> None:
    for kind in KINDS:
        listed = [word for effect in WORDS.effects for word in effect.words(kind)]
        assert sorted(word for word in set(listed) if listed.count(word) > 1) == []


def test_every_form_is_a_list_of_words() -> None:
    assert all(msgspec.structs.asdict(WORDS.forms).values())
