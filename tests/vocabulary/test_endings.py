"""The endings of undertakings: every example is read as it is marked, and no entry is there for nothing."""

import re

import pytest
from tests.stages.reading import read

from onrecord.vocabulary import load
from onrecord.vocabulary.endings import Ending

ENDINGS = load().endings
_MARK = re.compile(r"\[(end|content) ([^\]]*)\]")


def plain(sentence: str) -> str:
    return _MARK.sub(r"\2", sentence)


def ends(sentence: str) -> set[str]:
    return {str(one.status) for one in read(plain(sentence)).commitments}


EXAMPLES = [(ending, sentence) for ending in ENDINGS for sentence in ending.match]
NEAR_MISSES = [(ending, sentence) for ending in ENDINGS for sentence in ending.no_match]


@pytest.mark.parametrize(("ending", "sentence"), EXAMPLES, ids=[f"{e.id}: {s}" for e, s in EXAMPLES])
def test_examples_end_as_marked(ending: Ending, sentence: str) -> None:
    made = read(plain(sentence)).commitments
    content = next(words for mark, words in _MARK.findall(sentence) if mark == "content")
    assert [(one.status, [span.text for span in one.content]) for one in made] == [(ending.status, [content])]


@pytest.mark.parametrize(("ending", "sentence"), NEAR_MISSES, ids=[f"{e.id}: {s}" for e, s in NEAR_MISSES])
def test_near_misses_end_nothing(ending: Ending, sentence: str) -> None:
    assert ending.status not in ends(sentence)


def test_no_entry_is_there_for_nothing() -> None:
    verbs = [verb for ending in ENDINGS for verb in ending.verb]
    assert all(ending.match and ending.no_match for ending in ENDINGS)
    assert len(verbs) == len(set(verbs))
