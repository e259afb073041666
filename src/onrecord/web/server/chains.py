"""On whose word an item stands, as links from the report to the first who said it."""

from collections.abc import Iterable, Mapping

import msgspec

from onrecord.model import Commitment, Event, Mention, Record, Statement
from onrecord.outline.wording import Wording


class Link(msgspec.Struct, frozen=True):
    """One member of a chain of sources; `named` is false for a source that the report leaves unnamed."""

    party: str
    name: str
    named: bool


def chain_of(record: Record, id: str) -> tuple[Link, ...]:
    """The chain of one item, outermost first; an item without one of its own stands on the outlet's word."""
    outlet = (record.report.outlet,) if record.report.outlet else ()
    return _links(next((one.chain for one in _told(record) if one.id == id), ()) or outlet, Wording(record))


def chains_of(record: Record) -> Mapping[str, tuple[Link, ...]]:
    """The chains of all statements, events and pledges of a report, by the item's id."""
    wording = Wording(record)
    return {one.id: _links(one.chain, wording) for one in _told(record)}


def _told(record: Record) -> tuple[Statement | Event | Commitment, ...]:
    """The items that have a chain of their own."""
    return (*record.statements, *record.events, *record.commitments)


def _links(chain: Iterable[Mention], wording: Wording) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(Link(one.party, wording.party(one), one.kind != "unnamed") for one in chain))
