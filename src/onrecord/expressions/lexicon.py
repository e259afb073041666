"""Puts each word into a class character, so that a text becomes a string which one compiled expression can match."""

import re
from collections.abc import Iterable, Iterator

import msgspec

Meaning = dict[str, str]  # class -> what the word means in it
Slots = dict[str, tuple[str, ...]]  # slot -> the groups of the expression that may have filled it
OTHER = "."
_FIRST = 0x4E00  # class characters start here: a letter range without meaning in expressions


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word's class character and its meaning in each class.

    `tags` limits it to some part-of-speech tags, `capital` to a capital letter; `numeral` if a number may start here;
    `phrases` are the longer entries that it starts: the words that follow, and the entry of the whole.
    """

    char: str
    meaning: Meaning
    tags: frozenset[str] | None = None
    capital: bool = False
    numeral: bool = False
    phrases: tuple[tuple[tuple[str, ...], "Word"], ...] = ()
    special: bool = False


class Alphabet:
    """One character for each set of classes; grows while a vocabulary is loaded."""

    def __init__(self) -> None:
        self.chars: dict[frozenset[str], str] = {}

    def char(self, classes: Iterable[str]) -> str:
        """The character of this set of classes."""
        key = frozenset(classes)
        return self.chars.setdefault(key, chr(_FIRST + len(self.chars)))

    def having(self, name: str) -> str:
        """The characters of all sets that hold the class, as a regular expression for one of them."""
        found = "".join(char for classes, char in self.chars.items() if name in classes)
        if not found:
            raise ValueError(f"no word has the class {name!r}")
        return f"[{found}]"


def meanings(words: dict[str, dict[str, tuple[str, ...]]], literals: Iterable[str]) -> dict[str, Meaning]:
    """Each word or phrase with its classes. A literal of a pattern is a class of its own, named with its quotes."""
    found: dict[str, Meaning] = {}
    for name, values in words.items():
        for value, members in values.items():
            for member in members:
                found.setdefault(member, {})[name] = value
    for literal in literals:
        found.setdefault(literal.strip("'"), {})[literal] = ""
    return found


_TERM = re.compile(r"(?:(?P<slot>[a-z_0-9]+):)?(?P<name>[a-z_]+|'[^']+')|(?P<sign>[()|?])")


def literals_of(patterns: Iterable[str]) -> Iterator[str]:
    """Every quoted word of the patterns."""
    return (m["name"] for p in patterns for m in _TERM.finditer(p) if m["name"] and m["name"].startswith("'"))


def compile_patterns(patterns: Iterable[str], alphabet: Alphabet) -> tuple[re.Pattern[str], tuple[Slots, ...]]:
    """One expression that tries the patterns in order, and for each pattern its groups by the name of their slot.

    Pattern number n is the group `pN`. Every class is a slot of its own name unless it is named otherwise.
    Raises ValueError where a pattern is not in the notation or names a class that no word has.
    """
    parts, slots = [], []
    for number, pattern in enumerate(patterns):
        names: dict[str, tuple[str, ...]] = {}
        parts.append(f"(?P<p{number}>{''.join(_terms(pattern, number, names, alphabet))})")
        slots.append(names)
    return re.compile("|".join(parts)), tuple(slots)


def _terms(pattern: str, number: int, names: dict[str, tuple[str, ...]], alphabet: Alphabet) -> Iterator[str]:
    if _TERM.sub("", pattern).strip():
        raise ValueError(f"pattern {pattern!r}: cannot read {_TERM.sub('', pattern).strip()!r}")
    for match in _TERM.finditer(pattern):
        if match["sign"]:
            yield {"(": "(?:", ")": ")"}.get(match["sign"], match["sign"])
            continue
        slot = match["slot"] or match["name"]
        if slot.startswith("'"):
            yield alphabet.having(slot)
        else:
            group = f"p{number}_{sum(map(len, names.values()))}"
            names[slot] = (*names.get(slot, ()), group)
            yield f"(?P<{group}>{alphabet.having(match['name'])})"
