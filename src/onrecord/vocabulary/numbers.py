"""How a language writes numbers, and the words that widen or narrow them (`en/numbers.yaml`)."""

from typing import Literal

import msgspec

from onrecord.vocabulary.reading import ROOT, read_file


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The least and the most that a vague number allows; None is open."""

    min: float | None
    max: float | None


class Qualifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that make a number the least, the most, or near the truth, and the TIMEX3 modifier that says so."""

    bound: Literal["min", "max", "near"]
    mod: str
    phrases: tuple[str, ...]


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words by what they stand for, in lower case."""

    cardinals: dict[str, int]
    multiples: dict[str, int]
    letters: dict[str, int]
    ordinals: dict[str, int]
    vague: dict[str, Bounds]
    shares: dict[str, float]
    qualifiers: tuple[Qualifier, ...]
    currencies: frozenset[str]
    percent: frozenset[str]
    labels: frozenset[str]


class Numbers(msgspec.Struct, frozen=True):
    """The words, and each qualifying phrase as its words in reverse, so that it can be read back from a number."""

    words: NumberWords
    phrases: dict[tuple[str, ...], Qualifier]


def read_numbers() -> Numbers:
    """The number words of English."""
    words = read_file(ROOT / "en" / "numbers.yaml", NumberWords)
    phrases = {tuple(phrase.split()): q for q in words.qualifiers for phrase in q.phrases}
    return Numbers(words, phrases)
