"""Words with a hyphen stay whole where a parser would take their halves for words, and have the lemma that rules list."""

import re
from importlib.resources import files

import pytest

from onrecord.hyphens import WHOLE, lemma_of
from onrecord.parse import parse

LEMMAS = [
    ("North Korea test-fired two missiles off its coast.", "test-fired", "test-fire", "VERB"),
    ("Kenya re-opened its embassy in Chad.", "re-opened", "reopen", "VERB"),
    ("The army re-took the town.", "re-took", "retake", "VERB"),
    ("Kenya and Chad co-hosted the talks.", "co-hosted", "cohost", "VERB"),
    ("The ministers co-ordinated their plans.", "co-ordinated", "coordinate", "VERB"),
    ("They signed a pact on co-operation.", "co-operation", "cooperation", "NOUN"),
    ("Police tear-gassed the marchers.", "tear-gassed", "tear-gas", "VERB"),
    ("He re-examined the case.", "re-examined", "reexamine", "VERB"),
]


@pytest.mark.parametrize(("text", "word", "lemma", "pos"), LEMMAS, ids=[word for _, word, _, _ in LEMMAS])
def test_stays_whole(text: str, word: str, lemma: str, pos: str) -> None:
    found = [(token.lemma, token.pos) for token in parse(text).tokens if token.text == word]
    assert found == [(lemma, pos)]


@pytest.mark.parametrize(("text", "word"), [("The Thai-led force left.", "led"), ("They met the co-founder.", "founder")])
def test_other_words_are_cut_as_before(text: str, word: str) -> None:
    assert word in [token.text for token in parse(text).tokens]


def test_other_words_keep_their_lemma() -> None:
    assert lemma_of("well-known", "well-known", frozenset(), {}) == "well-known"
    assert lemma_of("opened", "open", frozenset(), {}) == "open"


def test_no_list_of_the_vocabulary_spells_a_prefix_with_a_hyphen() -> None:
    prefixed = re.compile(r"(?<![\w-])(?:re|de|pre|co)-[a-z]+(?![\w-])")
    lost = []
    for path in sorted(files("onrecord.vocabulary").joinpath("kinds").iterdir(), key=str):
        lines = path.read_text(encoding="utf-8").splitlines() if path.name.endswith(".yaml") else []
        told = [line for line in lines if not line.lstrip().startswith('- "')]
        lost += [(path.name, word) for line in told for word in prefixed.findall(line) if WHOLE.fullmatch(word)]
    assert lost == []
