"""A contested matter with the position of each party beside those of the others, across all reports that tell it."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.errors import NotThereError
from onrecord.model import Claim, Mention, Position, Report, Statement
from onrecord.store.canonical import canonicals
from onrecord.store.itempage import anchors_of, items_of
from onrecord.store.itemspans import Anchor
from onrecord.store.packing import decode, unpack
from onrecord.store.partyrows import party_id
from onrecord.store.protocol import Store
from onrecord.store.resolving import full_id
from onrecord.store.summaries import PartyPositions, PositionRow, Positions
from onrecord.store.tables import codings, items, parties, reports

READ = 40
"""So many reports of a matter are read at most, the first that tell it and the newest."""


class _Told(msgspec.Struct, frozen=True):
    """What is read of a record: all else of it is passed over."""

    report: Report
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()


def positions_of(store: Store, claim: str) -> Positions:
    """Who holds what of a claim's matter; its id may be shortened. Raises NotThereError where it is no claim.

    A party is its country only where it is the state itself; who was merged into another stands with it.
    """
    with store.reading() as connection:
        what, number = full_id(connection, claim)
        (item,) = items_of(connection, [number]) if what == "item" else (None,)
        if item is None or item.type != "claim":
            raise NotThereError(f"{claim!r} is no claim; see onrecord list claims")
        told = _tellings(connection, number)
        read = told if len(told) <= READ else [*told[: READ // 2], *told[-READ // 2 :]]
        held = [one for telling in read for one in _positions(connection, telling)]
        rows = _by_party(connection, held)
        number_told, number_read = (len({one.report_no for one in some}) for some in (told, read))
        return Positions(claim=item, parties=rows, told=number_told, read=number_read)


def _tellings(connection: Connection, number: int) -> Sequence[Any]:
    """The claims that tell the matter of an item, in order of publication; the item alone where it has none."""
    matter = connection.execute(select(items.c.matter_no).where(items.c.item_no == number)).scalar()
    wanted = (
        select(items.c.id, items.c.report_no, reports.c.id.label("report"), reports.c.outlet, reports.c.published)
        .join(reports, reports.c.report_no == items.c.report_no)
        .where(items.c.item_no == number if matter is None else items.c.matter_no == matter)
        .where(func.coalesce(items.c.type, "") == "claim")  # along the matter's index
        .order_by(reports.c.day, reports.c.id, items.c.id)
    )
    return connection.execute(wanted).all()


def _positions(connection: Connection, telling: Any) -> Iterator[tuple[str, Mention, PositionRow]]:
    """Each position of one claim of one report, with the party's id in the store."""
    wanted = select(codings.c.record).where(codings.c.report_no == telling.report_no, codings.c.current == 1)
    record = decode(unpack(connection.execute(wanted).scalar_one()), _Told)
    statements = {one.id: one for one in record.statements}
    for claim in record.claims:
        if claim.id == telling.id:
            for position in claim.positions:
                anchors = _anchors(connection, telling.report_no, position.statement)
                row = _row(telling, position, statements.get(position.statement or ""), anchors)
                yield party_id(position.party, telling.report), position.party, row
            return


def _anchors(connection: Connection, report_no: int, statement: str | None) -> tuple[Anchor, ...]:
    wanted = select(items.c.item_no).where(items.c.report_no == report_no, items.c.id == statement)
    number = connection.execute(wanted).scalar() if statement else None
    return () if number is None else anchors_of(connection, number)


def _row(telling: Any, position: Position, told: Statement | None, anchors: tuple[Anchor, ...]) -> PositionRow:
    when = position.when or (told.when if told else None)
    quote = [anchor.exact for anchor in anchors if anchor.role == "content"]
    return PositionRow(
        stance=position.stance,
        date=when.edtf if when else None,
        statement=position.statement,
        quote=_words(quote),
        anchors=anchors,
        reason=_words([span.text for span in position.reason]),
        claim=telling.id,
        report=telling.report,
        outlet=telling.outlet,
        published=telling.published,
    )


def _words(parts: list[str]) -> str | None:
    return " … ".join(" ".join(part.split()) for part in parts) or None


def _by_party(connection: Connection, held: list[tuple[str, Mention, PositionRow]]) -> tuple[PartyPositions, ...]:
    """The positions of each party that stands for those who hold them, in the order in which they are first told."""
    into = canonicals(connection)
    known = {row.id: row.party_no for row in _parties(connection, parties.c.id, [key for key, _, _ in held])}
    ends = {key: into.get(number, number) for key, number in known.items()}
    heads = {row.party_no: row for row in _parties(connection, parties.c.party_no, list(ends.values()))}
    found: dict[str, list[PositionRow]] = {}
    named: dict[str, tuple[str, str | None]] = {}
    for key, mention, row in held:
        head = heads.get(ends.get(key, -1))
        party = head.id if head else key
        named.setdefault(party, (head.name, head.country) if head and head.id != key else (mention.name, mention.country))
        found.setdefault(party, []).append(row)
    return tuple(
        PartyPositions(party=party, name=named[party][0], country=named[party][1], positions=tuple(rows))
        for party, rows in found.items()
    )


def _parties(connection: Connection, column: Any, values: list[Any]) -> Sequence[Any]:
    return connection.execute(select(parties).where(column.in_(set(values)))).all()
