"""Where an item stands in the text: its spans, each with its role, and how they are kept."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from onrecord.model import Case, Claim, Commitment, Event, Law, Span, Statement

_CONTEXT = 32  # code points before and after, as in the W3C's TextQuoteSelector by common practice

Item = Statement | Event | Commitment | Claim | Case | Law


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """A span as it is kept: code points of the text in NFC, the exact words there, and 32 code points on either side."""

    role: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def spans_of(item: Item, items: Mapping[str, Item]) -> Iterator[tuple[str, Span]]:
    """The spans that an item rests on, in order of the record; a claim's and a case's are those of what they join."""
    match item:
        case Statement():
            yield from _as("cue", (item.cue,) if item.cue else ())
            yield from _as("content", item.content)
        case Event():
            yield from _as("evidence", item.evidence)
        case Commitment():
            yield from (*_as("content", item.content), *_as("condition_for", item.condition_for))
            yield from _as("condition", item.conditions)
        case Claim():
            for position in item.positions:
                told = items.get(position.statement or "")
                yield from spans_of(told, items) if told else ()
                yield from _as("reason", position.reason)
        case Case():
            for event in map(items.get, item.events):
                yield from spans_of(event, items) if event else ()
        case Law():
            yield from _as("title", (item.span,))


def _as(role: str, spans: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    return ((role, span) for span in spans)


class Anchoring:
    """Turns spans of a text into anchors, and finds out whether anchors still fit it."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text).replace("\x00", "\ufffd")  # PostgreSQL's text holds no NUL
        self._source = None if unicodedata.is_normalized("NFC", text) else text

    def placed(self, start: int, end: int) -> tuple[int, int, str, str, str]:
        """Where a stretch of the text as it was given stands, its words, and those before and after (as in `Anchor`)."""
        start, end = (start, end) if self._source is None else (self._place(start), self._place(end))
        text = self.text
        return start, end, text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]

    def cut(self, role: str, start: int, end: int) -> Anchor:
        """The anchor of a stretch of the text in NFC."""
        return Anchor(
            role=role,
            start=start,
            end=end,
            exact=self.text[start:end],
            prefix=self.text[max(0, start - _CONTEXT) : start],
            suffix=self.text[end : end + _CONTEXT],
        )

    def fits(self, anchor: Anchor) -> bool:
        """Whether the text has these words at this place, between the same words."""
        start, end = anchor.start, anchor.end
        return (
            self.text[start:end] == anchor.exact
            and self.text[max(0, start - _CONTEXT) : start] == anchor.prefix
            and self.text[end : end + _CONTEXT] == anchor.suffix
        )

    def given(self, start: int, end: int) -> Span:
        """The span of the text as it was given that a stretch of the text in NFC is."""
        if self._source is None:
            return Span(start=start, end=end, text=self.text[start:end])
        first, last = (bisect_right(range(len(self._source) + 1), at, key=self._place) - 1 for at in (start, end))
        return Span(start=first, end=last, text=self._source[first:last])

    def _place(self, offset: int) -> int:
        """The offset in NFC of an offset in the text as given, which is not in NFC."""
        return len(unicodedata.normalize("NFC", (self._source or "")[:offset]))
