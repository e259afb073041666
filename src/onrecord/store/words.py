"""What is looked for in a text: folded words, and pairs of neighbours for scripts that put no space between words.

The same words go into SQLite's FTS5 and into PostgreSQL's tsvector, so that both find the same.
"""

import re
import unicodedata
from collections.abc import Iterator

import msgspec

_EAST = (
    "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003134f"
)
"""Han, kana and hangul: written without spaces, or (Korean) with particles joined to the word."""

_RUN = re.compile(rf"[{_EAST}]+|[^\W_{_EAST}]+(?:['’ʼ\u00ad\u2010-\u2013-][^\W_{_EAST}]+)*")
_JOINT = re.compile(r"['’ʼ\u00ad\u2010-\u2013-]")
_IS_EAST = re.compile(rf"[{_EAST}]")
_APART = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i",
    "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": " ", "…": " ", "\u00a0": " ",
})  # fmt: skip
_PLAIN = re.compile(r"[a-z0-9]+")
_COMPOUND = re.compile(r"(?<![a-z0-9])[a-z0-9]++(?:['-][a-z0-9]++)+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_QUERY = re.compile(r"\"([^\"]*)\"?|(\S+)")


class Words(msgspec.Struct, frozen=True, gc=False):
    """The words of a text in order, and the compounds among them written as one word."""

    words: tuple[str, ...]
    joined: tuple[str, ...]


class Term(msgspec.Struct, frozen=True):
    """One thing to be found: words that follow each other, or one of the other ways to write them.

    `begun` says that the last word may go on.
    """

    ways: tuple[tuple[str, ...], ...]
    begun: bool = False


def fold(text: str) -> str:
    """The text in lower case, without accents, in one form for each letter whatever its width."""
    if text.isascii():
        return text.lower()
    plain = _BEYOND_ASCII.sub(_plain, text.casefold())
    if plain.isascii():
        return plain
    return unicodedata.normalize("NFC", _BEYOND_ASCII.sub(_bare, plain))


def _plain(found: re.Match[str]) -> str:
    """Letters and marks that have another form in ASCII, in that."""
    return found[0].translate(_APART)


def _bare(found: re.Match[str]) -> str:
    """Letters without their marks; a mark's own letter may stand before the match."""
    return "".join(char for char in unicodedata.normalize("NFKD", found[0]) if not unicodedata.combining(char))


def words_of(text: str) -> Words:
    """The words of a text as they are indexed."""
    folded = fold(text)
    if folded.isascii():
        compounds = _COMPOUND.findall(folded) if "-" in folded or "'" in folded else ()
        return Words(tuple(_PLAIN.findall(folded)), tuple(run.replace("-", "").replace("'", "") for run in compounds))
    words: list[str] = []
    joined: list[str] = []
    for run in _RUN.findall(folded):
        if run.isascii() and run.isalnum():
            words.append(run)
            continue
        parts = _parts(run)
        words += parts
        if len(parts) > 1 and not _IS_EAST.match(run):
            joined.append("".join(parts))
        elif _IS_EAST.match(run):
            words.append(run[-1])
    return Words(tuple(words), tuple(joined))


def terms_of(query: str) -> tuple[Term, ...]:
    """What a query asks for: every word must be there; words between quotation marks must follow each other.

    A word that ends in `*` may go on. A hyphenated word is found in one piece, too, and a single character of an Eastern
    script at any place.
    """
    found = (_term(phrase or word, word.endswith("*")) for phrase, word in _QUERY.findall(query))
    return tuple(term for term in found if term.ways)


def _runs(text: str) -> Iterator[str]:
    return iter(_RUN.findall(fold(text)))


def _parts(run: str) -> list[str]:
    """A word's parts between its hyphens; of Eastern script each pair of neighbours."""
    if not _IS_EAST.match(run):
        return _JOINT.split(run)
    return [run[at : at + 2] for at in range(len(run) - 1)]


def _term(words: str, begun: bool) -> Term:
    runs = list(_runs(words))
    parts = tuple(part for run in runs for part in _parts(run) or [run])
    if len(runs) == 1 and len(runs[0]) == 1 and _IS_EAST.match(runs[0]):
        return Term((parts,), begun=True)
    ways = [parts, ("".join(parts),)] if len(runs) == 1 and len(parts) > 1 and not _IS_EAST.match(runs[0]) else [parts]
    return Term(tuple(way for way in ways if way), begun)
