"""Who held which high office when, found again by a full name, a family name or a title with it (`parties/holders.yaml`)."""

import re
import unicodedata
from functools import lru_cache
from typing import TypeVar

import msgspec

Texts = tuple[str, ...]
K = TypeVar("K")
_LINE = re.compile(r"(.+) (\d{4})-(\d{4})?")
_ARTICLE = re.compile(r"^(?:al|el|as|ash|an)-")
_TITLES = frozenset({"king", "queen", "prince", "sultan", "emperor", "pope", "lord", "baroness", "mullah", "crown"})


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: "name, first year, last year" by country or organisation, and the family names that stand alone."""

    offices: dict[str, Texts]
    alone: frozenset[str]


class Holder(msgspec.Struct, frozen=True):
    """One person's time in office under one code. `title` must stand before the name where it is part of it ("King")."""

    code: str
    words: Texts
    title: str | None
    first: int
    last: int | None

    def held(self, year: int | None) -> bool:
        """Whether the office was theirs in that year; so too where no year is known."""
        return year is None or self.first <= year <= (self.last or year)


class Holders(msgspec.Struct, frozen=True):
    """Holders by first and last word of their names, and by family name; family names that need no title."""

    by_ends: dict[tuple[str, str], tuple[Holder, ...]]
    by_family: dict[str, tuple[Holder, ...]]
    alone: frozenset[str]


def index_holders(listing: Listing, family_first: frozenset[str]) -> Holders:
    """The index. `family_first`: countries whose names begin with the family's. Raises ValueError for a line without years."""
    ends: dict[tuple[str, str], list[Holder]] = {}
    family: dict[str, list[Holder]] = {}
    for code, lines in listing.offices.items():
        for holder in (_holder(code, line) for line in lines):
            words = holder.words
            if len(words) > 1:
                ends.setdefault((words[0], words[-1]), []).append(holder)
            family.setdefault(words[0] if code in family_first else words[-1], []).append(holder)
    alone = frozenset(word for name in listing.alone for word in name_words(name))
    return Holders(_frozen(ends), _frozen(family), alone)


@lru_cache(maxsize=4096)
def name_words(name: str) -> Texts:
    """A name's words as they are compared: lower case, without accents, full stops and the Arabic article."""
    return tuple([_ARTICLE.sub("", _plain(word.rstrip("."))) for word in name.lower().split()])


def _plain(word: str) -> str:
    if word.isascii():
        return word
    return "".join([c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)])


def _holder(code: str, line: str) -> Holder:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"holders.yaml: no years in {line!r}")
    words = name_words(match.group(1))
    title = words[0] if words[0] in _TITLES else None
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return Holder(code, words, title, int(match.group(2)), int(match.group(3)) if match.group(3) else None)


def _frozen(found: dict[K, list[Holder]]) -> dict[K, tuple[Holder, ...]]:
    return {key: tuple(holders) for key, holders in found.items()}
