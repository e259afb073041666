"""Where an item's words stand, each with the sentences around it."""

from collections.abc import Sequence

import msgspec

from onrecord.parse import paragraphs
from onrecord.store.itemspans import Anchor


class Piece(msgspec.Struct, frozen=True):
    """Some words of a passage; `role` is what they are to the item, None for those around."""

    text: str
    role: str | None = None


class Passage(msgspec.Struct, frozen=True):
    """One paragraph that holds words of the item: its place in the text, and its pieces in order."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def passages_of(text: str, anchors: Sequence[Anchor]) -> tuple[Passage, ...]:
    """The paragraphs of the shown text, in NFC, that hold the item's words."""
    found = []
    for start, end in paragraphs(text):
        inside = sorted((one for one in anchors if one.start < end and one.end > start), key=lambda one: (one.start, -one.end))
        if inside:
            found.append(Passage(start, end, tuple(_pieces(text, start, end, inside))))
    return tuple(found)


def _pieces(text: str, start: int, end: int, inside: Sequence[Anchor]) -> list[Piece]:
    pieces, at = [], start
    for anchor in inside:
        first, last = max(anchor.start, at), min(anchor.end, end)
        if first >= last:
            continue
        if first > at:
            pieces.append(Piece(text[at:first]))
        pieces.append(Piece(text[first:last], anchor.role))
        at = last
    if at < end:
        pieces.append(Piece(text[at:end]))
    return pieces
