"""Pairs the quotation marks of one paragraph: straight, curly, angle and CJK marks, `` and '', nested singles."""

import re

import msgspec

_OPENING = {"\u201c": "\u201d", "\u201e": "\u201d", "\u00ab": "\u00bb", "\u300c": "\u300d", "\u300e": "\u300f", "``": "''"}
_CLOSING = frozenset({"\u201d", "\u00bb", "\u300d", "\u300f"})
_DOUBLE = re.compile("``|''|[\"\uff02\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f]")
_SINGLE_OPEN = re.compile(r"(?:^|(?<=[\s(\[\u201c\"\u2014\u2013:]))['\u2018](?=[^\W\d])")
_SINGLE_CLOSE = re.compile(r"(?<=\S)['\u2019](?=[\s.,;:?!)\]\u201d\"\u2014\u2013-]|$)")
_INCHES = re.compile(r"""\d['\u2019]\d{1,2}["\u201d]$""")
_WIDEST = 6
_STOPPED = frozenset(",.?!")
_LONGEST_SINGLE = 600


class Pair(msgspec.Struct, frozen=True):
    """Two marks that belong together; offsets into the text. `unclosed` where the paragraph ends before the second."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    unclosed: bool = False


def pair_marks(text: str, start: int, end: int) -> list[Pair]:
    """The pairs within `text[start:end]`, by where they open."""
    doubles = _doubles(text, start, end)
    return sorted([*doubles, *_singles(text, start, end, doubles)], key=lambda p: (p.start, -p.end))


def _doubles(text: str, start: int, end: int) -> list[Pair]:
    pairs: list[Pair] = []
    waiting: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        if mark.group() == "''" and _is_apostrophes(text, mark.start()):
            continue
        if _INCHES.search(text, max(mark.start() - _WIDEST, start), mark.end()):
            continue
        if _opens(text, mark, waiting, start):
            waiting = mark
        elif waiting is not None:
            pairs.append(Pair(waiting.start(), mark.end(), waiting.end(), mark.start()))
            waiting = None
    if waiting is not None and _may_stay_open(text, start, waiting.start()):
        pairs.append(Pair(waiting.start(), end, waiting.end(), end, unclosed=True))
    return pairs


def _is_apostrophes(text: str, at: int) -> bool:
    """Two apostrophes that are an empty pair of singles, or one too many within a word."""
    return text[at - 1 : at].isalnum() and text[at + 2 : at + 3].isalnum()


def _opens(text: str, mark: re.Match[str], waiting: re.Match[str] | None, start: int) -> bool:
    """Whether the mark opens a quotation: by its form, by the spaces around it, or because none is open."""
    form = mark.group()
    if form in _OPENING:
        return True
    if form in _CLOSING:
        return False
    free_before = mark.start() == start or not _is_word_end(text[mark.start() - 1])
    free_after = text[mark.end() : mark.end() + 1].strip() == ""
    if free_before != free_after:
        return free_before
    return waiting is None


def _is_word_end(character: str) -> bool:
    return not (character.isspace() or character in "([{\u2014\u2013-:\u2018'")


def _may_stay_open(text: str, start: int, at: int) -> bool:
    """Whether speech may open here and run on: at the paragraph's start, or after a comma or colon."""
    before = text[start:at].rstrip()
    return not before or before[-1] in ",:"


def _singles(text: str, start: int, end: int, doubles: list[Pair]) -> list[Pair]:
    pairs: list[Pair] = []
    at = start
    while opening := _SINGLE_OPEN.search(text, at, end):
        limit = _limit(opening.start(), end, doubles)
        closing = _closing(text, opening.end(), min(limit, opening.end() + _LONGEST_SINGLE))
        if closing is None:
            at = opening.end()
            continue
        pairs.append(Pair(opening.start(), closing + 1, opening.end(), closing))
        at = closing + 1
    return pairs


def _limit(at: int, end: int, doubles: list[Pair]) -> int:
    """Where a single opened at `at` must have closed: by the end of the double around it, or before the next double."""
    for pair in doubles:
        if pair.start < at < pair.end:
            return pair.inner_end
    return end


def _closing(text: str, start: int, end: int) -> int | None:
    """The closing single: the first after a stop, else the first that is not a plural's apostrophe, else the last."""
    marks = [m.start() for m in _SINGLE_CLOSE.finditer(text, start, end) if text[m.start() - 1 : m.start() + 1] != "''"]
    for at in marks:
        if text[at - 1] in _STOPPED or text[at - 1] != "s" or not text[at + 1 : at + 3].strip().isalpha():
            return at
    return marks[-1] if marks else None
