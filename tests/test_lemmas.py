"""Lemmas put right by spelling."""

import pytest

from onrecord.lemmas import mended


@pytest.mark.parametrize(
    ("word", "lemma", "tag", "right"),
    [
        ("staged", "stag", "VBD", "stage"),
        ("raping", "rap", "VBG", "rape"),
        ("banned", "ban", "VBN", "ban"),
        ("fixed", "fix", "VBD", "fix"),
        ("failed", "fail", "VBD", "fail"),
        ("visited", "visit", "VBD", "visit"),
        ("hated", "hat", "NN", "hat"),
        ("hopes", "hop", "VBZ", "hope"),
        ("hops", "hop", "VBZ", "hop"),
        ("gases", "gas", "VBZ", "gas"),
        ("goes", "go", "VBZ", "go"),
        ("reaches", "reach", "VBZ", "reach"),
    ],
)
def test_silent_e(word: str, lemma: str, tag: str, right: str) -> None:
    assert mended(word, lemma, tag) == right
