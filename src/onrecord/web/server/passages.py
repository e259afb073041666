"""Where an item's words stand, each in its paragraph, cut into pieces whose offsets a selection can be told by."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from onrecord.outline.visible import visible
from onrecord.parse import paragraphs
from onrecord.store.itemspans import Anchor


class Piece(msgspec.Struct, frozen=True):
    """Some characters of a passage, from `start` on, `length` code points of the text.

    `role` is what they are to the item, None for those around. `text` is as it is shown: a character that hides or reorders
    text is a piece of its own and written out.
    """

    start: int
    length: int
    text: str
    role: str | None = None


class Passage(msgspec.Struct, frozen=True):
    """One paragraph that holds words of the item: its place in the text, and its pieces in order."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def passages_of(text: str, anchors: Sequence[Anchor]) -> tuple[Passage, ...]:
    """The paragraphs of the shown text, in NFC, that hold the item's words; offsets are code points of the text."""
    found = []
    for start, end in paragraphs(text):
        inside = [one for one in anchors if one.start < end and one.end > start]
        if inside:
            found.append(Passage(start, end, tuple(_pieces(text, start, end, inside))))
    return tuple(found)


def _pieces(text: str, start: int, end: int, inside: Sequence[Anchor]) -> Iterator[Piece]:
    hidden = [at for at in range(start, end) if visible(text[at]) != text[at]]
    edges = {start, end, *hidden, *(at + 1 for at in hidden)}
    edges |= {at for one in inside for at in (one.start, one.end) if start < at < end}
    for first, last in pairwise(sorted(edges)):
        role = next((one.role for one in inside if one.start <= first and last <= one.end), None)
        yield Piece(first, last - first, visible(text[first:last]), role)
