"""A report's text cut where evidence begins and ends, so that overlapping spans can be shown side by side."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from onrecord.model import Span
from onrecord.parse import paragraphs


class Segment(msgspec.Struct, frozen=True):
    """Words that the same spans cover: `keys` are those of the spans, in order, without repeats."""

    text: str
    keys: tuple[str, ...] = ()


def segments(text: str, spans: Iterable[tuple[Span, str]]) -> Iterator[tuple[Segment, ...]]:
    """The segments of each paragraph; `spans` are given with their keys, in any order, nested or overlapping."""
    pieces = sorted((span.start, span.end, key) for span, key in spans)
    for start, end in paragraphs(text):
        inside = [(max(a, start), min(b, end), key) for a, b, key in pieces if a < end and b > start]
        yield tuple(_cut(text, start, end, inside))


def _cut(text: str, start: int, end: int, pieces: list[tuple[int, int, str]]) -> Iterator[Segment]:
    edges = sorted({start, end, *(a for a, _, _ in pieces), *(b for _, b, _ in pieces)})
    for a, b in pairwise(edges):
        yield Segment(text[a:b], tuple(dict.fromkeys(key for first, last, key in pieces if first <= a and b <= last)))
