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
    return chains_of(record).get(id) or _links(outlet, Wording(record))


def chains_of(record: Record) -> Mapping[str, tuple[Link, ...]]:
    """The chains of all statements, events and pledges of a report, by the item's id."""
    wording = Wording(record)
    every: tuple[Statement | Event | Commitment, ...] = (*record.statements, *record.events, *record.commitments)
    return {one.id: _links(one.chain, wording) for one in every}


def _links(chain: Iterable[Mention], wording: Wording) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(Link(one.party, wording.party(one), one.kind != "unnamed") for one in chain))
