"""Lemmas put right by spelling."""

import pytest

from onrecord.lemmas import mended, past_of


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
        ("unbanned", "unbanne", "VBN", "unban"),
        ("programmed", "programme", "VBD", "programme"),
    ],
)
def test_silent_e(word: str, lemma: str, tag: str, right: str) -> None:
    assert mended(word, lemma, tag) == right


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("forgave", "forgive"), ("petitioned", "petition"), ("planned", "plan"), ("found", None), ("shed", None), ("table", None)],
)
def test_what_can_only_be_a_past_tense(word: str, lemma: str | None) -> None:
    bases = frozenset({"forgive", "petition", "plan", "found", "find", "shed"})
    assert past_of(word, bases, {"forgave": ["forgive"], "found": ["find"]}) == lemma
