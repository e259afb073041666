"""Which party stands for which, worked out from the merges that hold."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, bindparam, select, update

from onrecord.store.counting import count_in, count_out, of_parties
from onrecord.store.days import FIRST, LAST
from onrecord.store.tables import merges, parties


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """A merge that holds. For an office and its holder, from `since` to `until` (YYYYMMDD); else for all days."""

    merge_no: int
    party_no: int
    into_no: int
    since: int
    until: int
    actor: str
    at: str
    reason: str

    @property
    def dated(self) -> bool:
        """Whether it holds for some days only, as an office is somebody's."""
        return (self.since, self.until) != (FIRST, LAST)


def holding(*conditions: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    """Selects the merges that no split has undone."""
    undone = select(merges.c.undoes).where(merges.c.undoes.is_not(None))
    names = (merges.c[name] for name in Merge.__struct_fields__)
    return select(*names).where(merges.c.undoes.is_(None), merges.c.merge_no.not_in(undone), *conditions)


def merges_that_hold(connection: Connection, *conditions: ColumnElement[bool]) -> list[Merge]:
    """The merges that hold, the oldest first."""
    rows = connection.execute(holding(*conditions).order_by(merges.c.merge_no))
    return [Merge(**row._mapping) for row in rows]


def canonicals(connection: Connection) -> dict[int, int]:
    """For each party that was merged for good the one that stands for it, at the end of the chain."""
    into = {one.party_no: one.into_no for one in merges_that_hold(connection) if not one.dated}
    return {party: _end(party, into) for party in into}


def settle(connection: Connection) -> None:
    """Writes which party stands for which, after a merge or a split."""
    found = canonicals(connection)
    rows = [
        {"party": row.party_no, "end": found.get(row.party_no, row.party_no)}
        for row in _moved(connection, found)
        if row.canonical_no != found.get(row.party_no, row.party_no)
    ]
    if rows:
        named = of_parties(row["party"] for row in rows)
        command = update(parties).where(parties.c.party_no == bindparam("party")).values(canonical_no=bindparam("end"))
        count_out(connection, named)
        connection.execute(command, rows)
        count_in(connection, named)


def misplaced(connection: Connection) -> Iterator[str]:
    """Each party that stands for another, or for itself, otherwise than the merges say."""
    found = canonicals(connection)
    for row in _moved(connection, found):
        if row.canonical_no != found.get(row.party_no, row.party_no):
            yield f"party {row.id}: stands for another than the merges say"


def _moved(connection: Connection, found: Mapping[int, int]) -> list[Any]:
    """The parties that stand for another than themselves, or should."""
    wanted = select(parties.c.id, parties.c.party_no, parties.c.canonical_no)
    other = (parties.c.canonical_no != parties.c.party_no) | parties.c.party_no.in_(list(found))
    return list(connection.execute(wanted.where(other)))


def _end(party: int, into: Mapping[int, int]) -> int:
    seen = {party}
    while party in into and into[party] not in seen:
        party = into[party]
        seen.add(party)
    return party
