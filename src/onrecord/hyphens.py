"""Words with a hyphen that a parser must not cut: "re-opened", "co-operation", "test-fired".

The tokeniser cuts a word at its hyphens, and the tagger then takes "re" and "test" for words of their own.
"""

import re
from collections.abc import Container, Mapping, Sequence

_PREFIXES = frozenset({"re", "de", "pre", "co"})
_PREFIXED = r"re-[a-z]{3,}|de-[a-z]{4,}|pre-empt[a-z]*|co-(?:author|exist|host|operat|opt|ordinat|sign|sponsor)[a-z]*"
_COMPOUND = (
    r"(?:air-(?:drop|lift)|carpet-bomb|court-martial|cross-examin|double-cross|fire-?bomb|petrol-bomb|force-feed|hand-deliver"
    r"|stage-manag|strip-search|tear-gas|test-(?:fir|launch))[a-z]?(?:e[ds]|ing)"
)
WHOLE = re.compile(rf"(?:{_PREFIXED}|{_COMPOUND})", re.IGNORECASE)
"""A word that stays whole."""


def lemma_of(word: str, lemma: str, known: Container[str], irregular: Mapping[str, Sequence[str]]) -> str:
    """The lemma of a word with a hyphen, which a lemmatiser does not know: "reopen", "cohost", "test-fire".

    `word` and `lemma` are in lower case; `known` are the lemmas of the word's class, `irregular` its irregular forms with
    their lemmas.
    """
    front, hyphen, rest = word.partition("-")
    if not hyphen or not WHOLE.fullmatch(word):
        return lemma
    tail = next(iter(irregular.get(rest, ())), "") or next((form for form in _stems(rest) if form in known), rest)
    return front + tail if front in _PREFIXES else f"{front}-{tail}"


def _stems(word: str) -> list[str]:
    """What a regular form may come from: "examined" of "examine", "dropped" of "drop", "carries" of "carry"."""
    stem = re.sub(r"(?:ed|ing|es|s)$", "", word)
    undoubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    single = [word.removesuffix("s")] if word.endswith("s") else []
    return [word, *single, *([f"{stem}e", stem, undoubled, f"{stem.removesuffix('i')}y"] if stem != word else [])]
