"""The words of a tree in lower case, cut finer than tokens where a token runs words or numbers together."""

import re
from collections.abc import Iterator

import msgspec

from onrecord.syntax import Token, Tree

BREAK = ""
_LONGEST = 24  # a longer token is no number or date
_CUT = re.compile(
    r"\d{1,4}/\d{1,2}/\d{1,4}|\d{4}/\d\d(?!\d)|\d/\d(?![\d/])|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|k|mn?|bn?|tn)?(?![^\W\d_])|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:[.'\u2019][^\W\d_]+)*\.?|[^\w\s]|\w",
)


class Pieces(msgspec.Struct, frozen=True, gc=False):
    """Parallel lists. An empty word (`BREAK`) with no extent stands between sentences; `tokens` is whose piece it is."""

    words: list[str]
    tokens: list[int]
    starts: list[int]
    ends: list[int]


def cut(tree: Tree) -> Pieces:
    """The pieces of all tokens of the tree, in order."""
    pieces = Pieces([], [], [], [])
    words, owners, starts, ends = pieces.words, pieces.tokens, pieces.starts, pieces.ends
    sentence = 0
    for token in tree.tokens:
        if token.sentence != sentence:
            sentence = token.sentence
            words.append(BREAK)
            owners.append(token.i)
            starts.append(token.start)
            ends.append(token.start)
        text = token.text
        if len(text) < 3 or text.isalpha() or len(text) > _LONGEST:
            words.append(text.lower())
            owners.append(token.i)
            starts.append(token.start)
            ends.append(token.end)
            continue
        for word, start, end in _parts(token):
            words.append(word)
            owners.append(token.i)
            starts.append(start)
            ends.append(end)
    return pieces


def _parts(token: Token) -> Iterator[tuple[str, int, int]]:
    for match in _CUT.finditer(token.text):
        word = match.group().lower()
        yield (word.rstrip(".") or word, token.start + match.start(), token.start + match.end())
