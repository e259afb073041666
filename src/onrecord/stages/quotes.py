"""Finds what stands between quotation marks, and tells speech from scare quotes and titles.

Marks are paired paragraph by paragraph, so that a missing one harms no other paragraph.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

import msgspec

from onrecord.stages.marks import Pair, pair_marks
from onrecord.syntax import Token, Tree
from onrecord.values import Quotation

_LONG = 8  # words from which a quotation is speech, whatever stands around it
_BETWEEN = 45  # most words of the cue clause that splits one quotation in two
_SMALL = frozenset(["a", "an", "and", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
_NAMED = re.compile(r"\b(?:titled?|entitled|called|named|dubbed|headlined|film|movie|book|novel|song|album|series"
                    r"|play|show|poem|painting|essay|documentary|programme|program|magazine|episode)\W*$", re.I)  # fmt: skip
_PAUSE = re.compile(r"(?:[,:\u2014\u2013-]|[.?!])\s*$")
_CLOSING = re.compile(r"[,.?!\u2026\u2014\u3002\uff0c-]['\u2019\s]*$")


class _Paragraph(msgspec.Struct, frozen=True):
    """A paragraph's tokens and where its text starts and ends."""

    tokens: tuple[Token, ...]
    start: int
    end: int


def find_quotations(tree: Tree) -> tuple[Quotation, ...]:
    """Every quotation, in order of the text; an inner one follows the one that holds it.

    Parts of one quotation that a cue splits (`"Yes," she said. "But not now."`), or that run over several paragraphs,
    share their group. A mark without its partner counts only where it opens speech that its paragraph leaves open.
    """
    found: list[Quotation] = []
    outer: Quotation | None = None
    open_before = False
    for paragraph in _paragraphs(tree):
        pairs = pair_marks(tree.text, paragraph.start, paragraph.end)
        for number, pair in enumerate(pairs):
            kind = _kind(tree.text, paragraph, pair)
            joined = outer is not None and (
                (open_before and number == 0 and pair.start == paragraph.start)
                or _continues(tree.text, paragraph, outer, pair, kind)
            )
            group = outer.group if outer is not None and joined else len(found)
            found.append(Quotation(pair.start, pair.end, pair.inner_start, pair.inner_end, kind, group))
            if outer is None or pair.start >= outer.end:
                outer = found[-1]
        open_before = bool(pairs) and pairs[-1].unclosed
    return tuple(found)


def _paragraphs(tree: Tree) -> Iterator[_Paragraph]:
    for _, sentences in groupby(tree.sentences, key=lambda s: s.paragraph):
        tokens = tuple(tree.tokens[i] for s in sentences for i in range(s.start, s.end))
        yield _Paragraph(tokens, tokens[0].start, tokens[-1].end)


def _kind(text: str, paragraph: _Paragraph, pair: Pair) -> Literal["speech", "scare", "title"]:
    inside = [t for t in paragraph.tokens if pair.inner_start <= t.start and t.end <= pair.inner_end]
    words = [t for t in inside if t.pos not in {"PUNCT", "SPACE"}]
    before = text[paragraph.start : pair.start]
    inner = text[pair.inner_start : pair.inner_end]
    closes = bool(_CLOSING.search(inner)) or text[pair.end : pair.end + 1] == ","
    if _looks_like_title(words) and (_NAMED.search(before) or not _paused(before, closes)):
        return "title"
    if len(words) >= _LONG or _has_clause(inside):
        return "speech"
    return "speech" if _paused(before, closes) else "scare"


def _paused(before: str, closes: bool) -> bool:
    """Whether the text stops before the marks: after a comma or colon, or at a sentence's start if it stops at the end."""
    stop = _PAUSE.search(before)
    if stop and stop.group().strip() in {",", ":"}:
        return closes
    return closes and (stop is not None or not before.strip())


def _looks_like_title(words: list[Token]) -> bool:
    large = [t for t in words if t.text.lower() not in _SMALL]
    return len(large) > 1 and all(t.text[0].isupper() or t.text[0].isdigit() for t in large)


def _has_clause(inside: list[Token]) -> bool:
    """Whether a subject and its verb both stand within the marks."""
    here = {t.i for t in inside}
    return any(t.dep in {"nsubj", "nsubjpass", "expl"} and t.head in here and t.tag != "WDT" for t in inside)


def _continues(text: str, paragraph: _Paragraph, last: Quotation, pair: Pair, kind: str) -> bool:
    """Whether only a cue clause stands between the last quotation and this one."""
    if last.kind != "speech" or kind != "speech" or last.start < paragraph.start or pair.start < last.end:
        return False
    between = [t for t in paragraph.tokens if last.end <= t.start and t.end <= pair.start]
    words = sum(t.pos not in {"PUNCT", "SPACE"} for t in between)
    if not words:
        return True
    breaks = sum(t.text in {".", "?", "!"} for t in between)
    stops = bool(re.search(r"[,.;]\s*$", text[last.end : pair.start]))
    opens = bool(_CLOSING.search(text[last.inner_start : last.inner_end])) or text[last.end : last.end + 1] == ","
    verb = any(t.pos == "VERB" or t.dep == "ROOT" for t in between)
    return words <= _BETWEEN and breaks <= 1 and stops and opens and verb
