"""How common a word is in news reports (`en/frequency.yaml`)."""

from functools import lru_cache

from onrecord.vocabulary.reading import ROOT, read_file

_ENDINGS = ("ingly", "edly", "ing", "ed", "ies", "es", "s", "ly")
_LEAST = 4  # letters that a stem keeps


@lru_cache(maxsize=1)
def read_shares() -> dict[str, float]:
    """The share of reports that hold a word, by its stem."""
    bands = read_file(ROOT / "en" / "frequency.yaml", dict[float, tuple[str, ...]])
    return {stem(word): share for share, words in bands.items() for word in words}


def stem(word: str) -> str:
    """The word in lower case without an English ending, where at least four letters stay: enough to count forms together."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word
