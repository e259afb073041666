"""The passage of a text where the words of a search stand."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from onrecord.store.words import Term, fold

_BEFORE, _LONG = 60, 240  # code points
_GAP = r"[\W_]{1,3}"
_JOINT = r"['’ʼ\u00ad\u2010-\u2013-]?"
_FIRST, _LAST = r"(?<![^\W_])", r"(?![^\W_])"

Passage = tuple[str, tuple[tuple[int, int], ...]]


def snippet_of(text: str, terms: Sequence[Term]) -> Passage:
    """About 240 characters around the first of the words, on one line, and where the words stand in it."""
    folded, origin = _folded(text)
    first = min((m.start() for term in terms for m in _pattern(term).finditer(folded)), default=0)
    start = _word_start(text, max(0, origin[first] - _BEFORE)) if origin else 0
    end = _word_end(text, min(len(text), start + _LONG))
    lead, tail = "… " if start else "", " …" if end < len(text) else ""
    shown = lead + " ".join(text[start:end].split()) + tail
    return shown, tuple(_marks(shown, terms))


def _marks(shown: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    folded, origin = _folded(shown)
    found = sorted({match.span() for term in terms for match in _pattern(term).finditer(folded)})
    last = 0
    for start, end in found:
        if start >= last:
            yield origin[start], origin[end - 1] + 1
            last = end


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place of the one that it comes from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    pieces = [fold(char) for char in text]
    return "".join(pieces), [at for at, piece in enumerate(pieces) for _ in piece]


@lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    """Where a term stands in folded text."""
    ways = "|".join(_written(way, term.begun) for way in term.ways)
    return re.compile(ways)


def _written(way: Sequence[str], begun: bool) -> str:
    if way[0].isascii():
        words = _GAP.join(_JOINT.join(word) for word in way)  # folded ASCII words are letters and digits
        return _FIRST + words + ("" if begun else _LAST)
    pairs = all(len(part) == 2 for part in way) and all(a[1] == b[0] for a, b in pairwise(way))
    if pairs:
        return re.escape(way[0] + "".join(part[1] for part in way[1:]))
    return _GAP.join(map(re.escape, way))


def _word_start(text: str, at: int) -> int:
    return next((n for n in range(at, max(0, at - 20), -1) if text[n - 1].isspace()), at) if at else 0


def _word_end(text: str, at: int) -> int:
    return next((n for n in range(at, min(len(text), at + 20)) if text[n].isspace()), at) if at < len(text) else at
