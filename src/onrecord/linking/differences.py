"""What one report adds to another, drops from it or contradicts in it, each with the words of both."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

import msgspec

from onrecord.linking.counted import Counted, counted, differ, same_count, weights
from onrecord.linking.features import country_or_party, day_of
from onrecord.linking.matching import BAR, match, score
from onrecord.linking.tellings import Telling, tellings_of
from onrecord.linking.terms import Lexicon
from onrecord.model import Event, Mention, Record, Span, Statement

Sort = Literal["adds", "drops", "contradicts"]
_T = TypeVar("_T")
_SAME = 0.5  # least score of two events or statements that are one
_OPPOSED = {("CT+", "CT-"), ("CT-", "CT+"), ("PR+", "CT-"), ("CT-", "PR+"), ("CT+", "PR-"), ("PR-", "CT+")}
_HOLDS = {"confirmed": 1, "kept": 1, "denied": -1, "broken": -1, "withdrawn": -1}  # standings that exclude each other by sign


class Side(msgspec.Struct, frozen=True):
    """What one of the two reports has: the item, its value where the two differ in one, and the words it rests on.

    The item of a number is the event or statement that it stands in, else the report.
    """

    item: str
    spans: tuple[Span, ...]
    value: str | None = None


class Difference(msgspec.Struct, frozen=True):
    """One difference. `what` is "event", "statement", "commitment", "claim", "case", "law" or "quantity"; `field` is "date",
    "count", "standing" or "happened" where the two contradict each other; `one` or `other` is None where that report has
    nothing.
    """

    sort: Sort
    what: str
    field: str | None
    one: Side | None
    other: Side | None


class _Item(msgspec.Struct, frozen=True):
    """An event or statement with the terms of its words."""

    value: Event | Statement
    terms: Mapping[str, float]


def differences(one: Record, other: Record, known: Lexicon) -> tuple[Difference, ...]:
    """What `other` adds to `one`, drops from it or contradicts: contradictions first, then by place in the texts."""
    events = _paired(_events(one, known), _events(other, known), _same_event, _SAME)
    statements = _paired(_statements(one, known), _statements(other, known), _same_statement, _SAME)
    told = _paired(tellings_of(one, known), tellings_of(other, known), lambda a, b: _same_matter(a, b, known), BAR)
    spans = {**_spans(one), **_spans(other)}
    found = [
        *_compare("event", events, spans),
        *_compare("statement", statements, spans),
        *_told_differences(told, spans),
    ]
    found.extend(_count_differences(one, other, known, spans, found))
    told_once = {(d.sort, d.what, d.field, _words(d.one), _words(d.other)): d for d in sorted(found, key=_place, reverse=True)}
    return tuple(sorted(told_once.values(), key=_place))


def _count_differences(
    one: Record, other: Record, known: Lexicon, spans: Mapping[str, tuple[Span, ...]], found: Sequence[Difference]
) -> Iterator[Difference]:
    """Numbers of the same thing that differ, except where an event or a case that holds them was found to differ in it."""
    told = [(side.value, span) for d in found if d.field == "count" for side in (d.one, d.other) if side for span in side.spans]
    for ours, theirs in _paired(counted(one, known), counted(other, known), same_count, _SAME):
        if ours is None or theirs is None or not differ(ours.quantity, theirs.quantity):
            continue
        if not any(value == ours.quantity.text and _within(ours.span, span) for value, span in told):
            sides = (_count_side(one, ours, spans), _count_side(other, theirs, spans))
            yield Difference("contradicts", "quantity", "count", *sides)


def _count_side(record: Record, told: Counted, spans: Mapping[str, tuple[Span, ...]]) -> Side:
    """The shortest event or statement that holds the number, with the words in which it does."""
    coded = [*(event.id for event in record.events), *(one.id for one in record.statements)]
    holding = [(span.end - span.start, item, span) for item in coded for span in spans[item] if _within(told.span, span)]
    if not holding:
        return Side(record.report.id, (told.span,), told.quantity.text)
    _, item, span = min(holding, key=lambda one: one[:2])
    return Side(item, (span,), told.quantity.text)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _words(side: Side | None) -> tuple[str | None, tuple[Span, ...]] | None:
    return (side.value, side.spans) if side else None


def _paired(
    ours: Sequence[_T], theirs: Sequence[_T], same: Callable[[_T, _T], float], least: float
) -> list[tuple[_T | None, _T | None]]:
    """Each of ours with the one of theirs that fits best, best pairs first, one to one; and those that fit none at all."""
    scores = sorted((-same(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs))
    mine: dict[int, int] = {}
    taken: set[int] = set()
    for doubt, i, j in scores:
        if -doubt >= least and i not in mine and j not in taken:
            mine[i] = j
            taken.add(j)
    fitting = [(i, j) for doubt, i, j in scores if -doubt >= least]
    left, right = {i for i, _ in fitting}, {j for _, j in fitting}
    pairs: list[tuple[_T | None, _T | None]] = [(ours[i], theirs[j]) for i, j in sorted(mine.items())]
    pairs.extend((a, None) for i, a in enumerate(ours) if i not in left)
    return [*pairs, *((None, b) for j, b in enumerate(theirs) if j not in right)]


def _compare(
    what: str, pairs: Sequence[tuple[_Item | None, _Item | None]], spans: Mapping[str, tuple[Span, ...]]
) -> Iterator[Difference]:
    for ours, theirs in pairs:
        if ours is None or theirs is None:
            yield _alone(what, ours.value.id if ours else None, theirs.value.id if theirs else None, spans)
            continue
        one, other = ours.value.id, theirs.value.id
        for field, a, b in _event_fields(ours.value, theirs.value):
            yield Difference("contradicts", what, field, Side(one, spans[one], a), Side(other, spans[other], b))


def _alone(what: str, ours: str | None, theirs: str | None, spans: Mapping[str, tuple[Span, ...]]) -> Difference:
    one = Side(ours, spans[ours]) if ours else None
    other = Side(theirs, spans[theirs]) if theirs else None
    return Difference("drops" if one else "adds", what, None, one, other)


def _told_differences(
    pairs: Sequence[tuple[Telling | None, Telling | None]], spans: Mapping[str, tuple[Span, ...]]
) -> Iterator[Difference]:
    for ours, theirs in pairs:
        if ours is None or theirs is None:
            kind = (ours or theirs).kind  # type: ignore[union-attr]
            yield _alone(kind, ours.item if ours else None, theirs.item if theirs else None, spans)
            continue
        sides = Side(ours.item, spans[ours.item], ours.status), Side(theirs.item, spans[theirs.item], theirs.status)
        if _HOLDS.get(ours.status, 0) * _HOLDS.get(theirs.status, 0) < 0:
            yield Difference("contradicts", ours.kind, "standing", *sides)
        elif ours.kind in ("commitment", "claim") and ours.status != theirs.status:
            yield Difference("adds" if theirs.status != "reported" else "drops", ours.kind, "standing", *sides)
        if ours.kind == "case" and _apart((ours.least, ours.most), (theirs.least, theirs.most)):
            yield Difference("contradicts", "case", "count", _counted(sides[0], ours), _counted(sides[1], theirs))


def _counted(side: Side, told: Telling) -> Side:
    return msgspec.structs.replace(side, value=f"{told.least:g}" if told.least == told.most else f"{told.least}–{told.most}")


def _event_fields(one: Event | Statement, other: Event | Statement) -> tuple[tuple[str, str, str], ...]:
    """Where two tellings of one event exclude each other."""
    if not isinstance(one, Event) or not isinstance(other, Event):
        return ()
    found = []
    ours, theirs = day_of(one.when), day_of(other.when)
    if ours and theirs and ours != theirs:
        found.append(("date", ours, theirs))
    if one.quantity and other.quantity and differ(one.quantity, other.quantity):
        found.append(("count", one.quantity.text, other.quantity.text))
    if (one.factuality.cls, other.factuality.cls) in _OPPOSED:
        found.append(("happened", one.factuality.cls, other.factuality.cls))
    return tuple(found)


def _apart(ours: tuple[float | None, float | None], theirs: tuple[float | None, float | None]) -> bool:
    """Whether two ranges, open where None, have no number in common; a range without any bound says nothing."""
    if ours == (None, None) or theirs == (None, None):
        return False
    (a, b), (c, d) = ours, theirs
    return (b is not None and c is not None and b < c) or (a is not None and d is not None and d < a)


def _same_event(one: _Item, other: _Item) -> float:
    """Kind and parties first; on another day it is the same event only where the words are much the same."""
    ours, theirs = one.value, other.value
    if not isinstance(ours, Event) or not isinstance(theirs, Event) or ours.kind != theirs.kind:
        return 0.0
    acting = _agree(ours.actor, theirs.actor)
    suffering = _agree((*ours.recipient, *ours.affected), (*theirs.recipient, *theirs.affected))
    if acting is False or suffering is False:
        return 0.0
    words = 1.0 if _said(ours.evidence) == _said(theirs.evidence) else _common(one.terms, other.terms)
    days = {day for day in (day_of(ours.when), day_of(theirs.when)) if day}
    if len(days) > 1 and words < _SAME:
        return 0.0
    return words if words == 1.0 else 0.3 * bool(acting) + 0.2 * bool(suffering) + 0.1 * (len(days) == 1) + 0.5 * words


def _same_statement(one: _Item, other: _Item) -> float:
    ours, theirs = one.value, other.value
    if not isinstance(ours, Statement) or not isinstance(theirs, Statement) or not _agree((ours.source,), (theirs.source,)):
        return 0.0
    if _said(ours.content) == _said(theirs.content):
        return 1.0
    return 0.1 + 0.1 * (ours.act == theirs.act) + 0.8 * _common(one.terms, other.terms)


def _same_matter(one: Telling, other: Telling, known: Lexicon) -> float:
    parts = match(one, other, True, known)
    if parts == "conflict":
        return 0.0
    return 1.0 if one.text == other.text else score(parts)


def _agree(ours: Sequence[Mention], theirs: Sequence[Mention]) -> bool | None:
    """Whether the two sides share a country or party; None where either names nobody."""
    if not ours or not theirs:
        return None
    return bool({country_or_party(one) for one in ours} & {country_or_party(one) for one in theirs})


def _common(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """The weight of common terms in that of all, 0 to 1 (Dice)."""
    total = sum(ours.values()) + sum(theirs.values())
    return 2 * sum(ours[term] for term in sorted(ours.keys() & theirs.keys())) / total if total else 0.0


def _events(record: Record, known: Lexicon) -> list[_Item]:
    return [_Item(event, _weights(event.evidence, known)) for event in record.events]


def _statements(record: Record, known: Lexicon) -> list[_Item]:
    return [_Item(statement, _weights(statement.content, known)) for statement in record.statements]


def _said(spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(span.text for span in spans)


def _weights(spans: Sequence[Span], known: Lexicon) -> dict[str, float]:
    return weights(" ".join(span.text for span in spans), known)


def _spans(record: Record) -> dict[str, tuple[Span, ...]]:
    """The words that each item rests on."""
    found: dict[str, tuple[Span, ...]] = {event.id: event.evidence for event in record.events}
    found |= {one.id: tuple(filter(None, (one.cue, *one.content))) for one in record.statements}
    for pledge in record.commitments:
        found[pledge.id] = pledge.content or tuple(
            s for one in (*pledge.events, *pledge.statements) for s in found.get(one, ())
        )
    for claim in record.claims:
        stated = (position.statement for position in claim.positions if position.statement)
        found[claim.id] = found.get(claim.about, ()) or tuple(span for one in stated for span in found.get(one, ()))
    for case in record.cases:
        found[case.id] = tuple(filter(None, (case.group.span, case.count.span if case.count else None)))
    found |= {law.id: (law.span,) for law in record.laws}
    return found


def _place(one: Difference) -> tuple[bool, str, int, str, str]:
    side = one.one or one.other
    at = min((span.start for span in side.spans), default=-1) if side else -1
    return one.sort != "contradicts", one.sort, at, one.what, side.item if side else ""
