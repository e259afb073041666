"""Suggestions of parties that may be one, from all that the register's reports print of them. Nothing is merged here."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from onrecord.linking.merging import Suggestion, suggest
from onrecord.linking.profiles import profiles_of
from onrecord.model import Record
from onrecord.store.canonical import Merge, merges_that_hold
from onrecord.store.days import FIRST, LAST, bounds
from onrecord.store.packing import unpack, with_text
from onrecord.store.protocol import Store
from onrecord.store.tables import codings, parties
from onrecord.store.values import SuggestionRow
from onrecord.vocabulary import load


def suggest_parties(store: Store) -> tuple[SuggestionRow, ...]:
    """Pairs of parties that may be one, the surest first, with why; those that are one already are left out."""
    with store.reading() as connection:
        found = suggest(profiles_of(_records(connection), load().parties))
        known = {row.id: row for row in connection.execute(select(parties))}
        held = [one for one in merges_that_hold(connection) if one.dated]
    pairs = ((one, known.get(one.one), known.get(one.other)) for one in found)
    return tuple(_row(one, a, b) for one, a, b in pairs if a is not None and b is not None and not _is_one(one, a, b, held))


def _is_one(suggestion: Suggestion, one: Any, other: Any, held: Iterable[Merge]) -> bool:
    """Whether the two are one already, an office for all days of the suggestion."""
    if one.canonical_no == other.canonical_no:
        return True
    first, last = (bounds(day) or (FIRST, LAST) for day in (suggestion.since, suggestion.until))
    mine = (merge for merge in held if (merge.party_no, merge.into_no) == (one.party_no, other.party_no))
    return any(merge.since <= first[0] and last[1] <= merge.until for merge in mine)


def _row(suggestion: Suggestion, one: Any, other: Any) -> SuggestionRow:
    return SuggestionRow(
        party=one.id,
        name=one.name,
        into=other.id,
        into_name=other.name,
        score=round(suggestion.score, 2),
        why=tuple(f"{part.feature}: {', '.join(part.terms)}" for part in suggestion.parts),
        since=suggestion.since,
        until=suggestion.until,
    )


def _records(connection: Connection) -> Iterator[Record]:
    """The current masked records, without their texts."""
    for packed in connection.execute(select(codings.c.record).where(codings.c.current == 1)).scalars():
        yield with_text(unpack(packed), "")
