"""Hides names in text and other strings, however they are spelt: in capitals, without accents, as a slug, one part alone."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.vocabulary.privacy import Privacy

MASK = "█"
_JOINT = r"(?:%20|[\W_]){0,3}"
_SPLIT = re.compile(r"[\s,;()\"“”]+")
_LATIN = re.compile(r"[a-z]")
_DETAIL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])\+?\(?\d{1,4}\)?(?:[ .\-/]?\(?\d{2,5}\)?){2,5}(?![\w%])"
    r"|\b(?=[A-Z0-9-]*\d{4})[A-Z]{1,3}-?\d[\dA-Z-]{4,14}\b"
    r"|(?<=[Pp]assport )(?:number |no\.? |No\.? )?[A-Z0-9]{5,15}\b"
)
_YEARS = re.compile(r"\d{4}(?:[ .\-/]\d{1,4}){1,2}")


class Disguise(msgspec.Struct, frozen=True):
    """The patterns of one protected person's names over folded text: all parts together, and each part alone."""

    number: int
    whole: re.Pattern[str]
    part: re.Pattern[str]

    @property
    def label(self) -> str:
        """What stands for the name where the length is free."""
        return f"protected person {self.number}"


def parts_of(names: Iterable[str], privacy: Privacy) -> list[str]:
    """The words of the names that are the name itself, without titles, particles, initials and common lower-case words."""
    found = dict.fromkeys(
        word.strip(".'’-") for name in names for word in _SPLIT.split(re.sub(r"['’]s\b", "", name)) if not word.endswith(".")
    )
    beside = privacy.titles | privacy.particles
    named = [w for w in found if len(w) > 1 and any(map(str.isalpha, w)) and w.lower() not in beside]
    return [w for w in named if w[0].isupper() or not _LATIN.search(fold(w))]


def disguise(number: int, names: Sequence[str], privacy: Privacy) -> Disguise:
    """The patterns for a person with these names."""
    parts = parts_of(names, privacy)
    pairs = [words for name in names if len(words := parts_of([name], privacy)) > 1]
    wholes = [order for words in pairs for order in (words, words[::-1])]
    whole = _any(_JOINT.join(map(_loose, words)) for words in wholes)
    pieces = [piece for part in parts for piece in part.split("-") if len(piece) > 2 and piece[0].isupper()]
    return Disguise(number, whole, _any(map(_loose, [*parts, *pieces])))


def _loose(word: str) -> str:
    """A word's pattern: its hyphens and apostrophes may be missing or otherwise."""
    return _JOINT.join(re.escape(piece) for piece in re.split(r"[\W_]+", fold(word)) if piece)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    every = "|".join(sorted(set(patterns), key=len, reverse=True)) or r"(?!)"
    if not _LATIN.search(every.replace(_JOINT, "")):
        return re.compile(every)
    return re.compile(rf"(?<![^\W\d_])(?:{every})(?:e?s)?(?![^\W\d_])")


def fold(text: str) -> str:
    """The text in lower case without accents, one character for each of the original."""
    if text.isascii():
        return text.lower()
    return "".join((unicodedata.normalize("NFKD", char)[:1].lower() or char)[:1] for char in text)


def find_names(
    text: str,
    disguises: Iterable[Disguise],
    public: re.Pattern[str],
    privacy: Privacy,
    parts: bool = True,
    others: Iterable[tuple[int, int]] = (),
) -> Iterator[tuple[int, int, Disguise]]:
    """Where protected names stand: in full, and with `parts` also one part alone.

    `public` matches the full names of other people, and `others` are stretches that stand for them; no part is seen there.
    """
    folded = fold(text)
    kept = [*others, *(match.span() for match in public.finditer(folded))]
    for one in disguises:
        for match in one.whole.finditer(folded):
            yield *match.span(), one
        for match in one.part.finditer(folded) if parts else ():
            start, end = match.span()
            is_word = text[start].islower() and match.group() in privacy.words
            if not is_word and not any(a <= start and end <= b for a, b in kept):
                yield start, end, one


def find_details(text: str, near: Sequence[tuple[int, int]], reach: int = 300) -> Iterator[tuple[int, int]]:
    """E-mail addresses, telephone, passport and identity numbers at most `reach` characters from a protected name."""
    for match in _DETAIL.finditer(text):
        start, end = match.span()
        if not _YEARS.fullmatch(match.group()) and any(start - b < reach and a - end < reach for a, b in near):
            yield start, end


def blot(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """The text with each letter and digit in the ranges hidden; its length stays."""
    chars = list(text)
    for start, end in ranges:
        chars[start:end] = [MASK if char.isalnum() or unicodedata.combining(char) else char for char in chars[start:end]]
    return "".join(chars)


def rename(text: str, found: Iterable[tuple[int, int, Disguise]], slug: bool = False) -> str:
    """The text with each name replaced by its label ("protected person 1", as a slug "protected-person-1")."""
    merged: list[tuple[int, int, Disguise]] = []
    for start, end, one in sorted(found, key=lambda item: (item[0], -item[1])):
        if merged and start < merged[-1][1] + (2 if merged[-1][2] == one else 0):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), merged[-1][2])
        else:
            merged.append((start, end, one))
    for start, end, one in reversed(merged):
        text = text[:start] + (one.label.replace(" ", "-") if slug else one.label) + text[end:]
    return text
