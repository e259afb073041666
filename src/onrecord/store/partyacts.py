"""What a party did, said, promised and was asked."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, select, union_all

from onrecord.store.conditions import MATTERS, choices
from onrecord.store.days import FIRST, LAST
from onrecord.store.listing import list_items
from onrecord.store.partypage import parties_of
from onrecord.store.protocol import Store
from onrecord.store.resolving import Who, days, who
from onrecord.store.summaries import KindCount, MonthCount, PartyActs
from onrecord.store.summarytables import ALL_KINDS, actor_counts
from onrecord.store.tables import item_parties, items, matter_parties, parties
from onrecord.store.values import Filters, Item, ItemType, Page, Paging, PartyRow

_TYPES: tuple[ItemType, ...] = ("event", "statement", "commitment", "claim")
_MOST = 20_000  # rows of one party, found along its index, that are counted one by one
_EMPTY: Page[Item] = Page(rows=(), total=0, next=None)


class _Counts(msgspec.Struct, frozen=True):
    """How many rows of a type and kind begin in a month (YYYYMM, 0 where they have no date)."""

    rows: tuple[tuple[str, str, int, int], ...]
    looked: int | None = None

    def has(self, kind: str) -> bool:
        return any(found == kind for _, found, _, _ in self.rows)


def party_acts(store: Store, party: str, since: str | None = None, until: str | None = None, size: int = 10) -> PartyActs:
    """What a party (id, name or country) is told to have done, and to have been done to; pages of `size` rows.

    Counts are by the month of the first day, from the month of `since` to that of `until` (EDTF). Raises OptionError where
    nobody is called so, or a date is none.
    """
    with store.reading() as connection:
        meant = who(connection, party)
        row = _row(connection, meant, party)
        span = days(since, "since")[0] if since else FIRST, days(until, "until")[1] if until else LAST
        told = {role: _counts(connection, meant, role, (span[0] // 100, span[1] // 100)) for role in ("by", "to")}

    def page(types: tuple[ItemType, ...], **named: str) -> Page[Item]:
        return list_items(store, types, Filters(since=since, until=until, **named), Paging(size=size))

    def asked(kind: str) -> Page[Item]:
        return page(("event", "statement"), to=party, kind=kind) if told["to"].has(kind) or since or until else _EMPTY

    looked = sum(one.looked or 0 for one in told.values())
    return PartyActs(
        party=row, actor_kinds=_kinds(told["by"]), actor_months=_months(told["by"]), recipient_kinds=_kinds(told["to"]),
        recipient_months=_months(told["to"]), did=page(("event",), by=party), said=page(("statement",), by=party),
        promised=page(("commitment",), by=party), demanded=asked("demand"), requested=asked("request"),
        claims=page(("claim",), by=party), counted=not looked, looked=looked or None,
    )  # fmt: skip


def _row(connection: Connection, meant: Who, named: str) -> PartyRow:
    """The party itself; of a country its state, which no report may name."""
    if meant.country:
        wanted = select(parties.c.party_no).where(parties.c.id == meant.country)
    else:
        wanted = select(parties.c.canonical_no).where(parties.c.party_no == meant.numbers[0])
    number = connection.execute(wanted).scalar()
    if number is not None:
        return parties_of(connection, [number])[0]
    return PartyRow(id=named, name=named, kind="state", country=meant.country, code=meant.country, items=0, source=None)


def _counts(connection: Connection, meant: Who, role: str, months: tuple[int, int]) -> _Counts:
    if meant.country:
        return _Counts(tuple(_summed(connection, meant.country, role, months)))
    rows: list[tuple[str, str, int, int]] = []
    looked = 0
    for type in _TYPES:
        found = connection.execute(_counted(meant, role, type, months)).all()
        seen = sum(int(row.number) for row in found)
        looked += seen if seen >= _MOST else 0
        rows += [(type, row.kind, int(row.month), int(row.number)) for row in found]
    return _Counts(tuple(rows), looked or None)


def _summed(connection: Connection, key: str, role: str, months: tuple[int, int]) -> Iterator[tuple[str, str, int, int]]:
    """Of a country, from the summary."""
    table = actor_counts
    wanted = select(table.c.type, table.c.kind, table.c.month, table.c.number).where(
        table.c.role == role, table.c.type.in_(_TYPES), table.c.actor == key, table.c.kind != ALL_KINDS,
        table.c.month.between(max(months[0], 0), months[1]), table.c.number > 0,
    )  # fmt: skip
    return (tuple(row) for row in connection.execute(wanted))


def _counted(meant: Who, role: str, type: ItemType, months: tuple[int, int]) -> Select[Any]:
    """Of a party, along its index; what several reports tell of one matter counts once."""
    of_matters = type in MATTERS
    parts = []
    for table in (item_parties, matter_parties) if of_matters else (item_parties,):
        columns = table.c.item_no, func.coalesce(table.c.kind, "").label("kind"), (table.c.lower // 100).label("month")
        for choice in choices(meant, table):
            part = select(*columns).where(choice, table.c.role == role, table.c.type == type)
            part = part.where(table.c.lower.between(months[0] * 100, months[1] * 100 + 99))
            if of_matters:
                part = part.join(items, items.c.item_no == table.c.item_no).where(items.c.leads == 1)
            parts.append(select(part.order_by(table.c.lower.desc()).limit(_MOST).subquery()))
    every = union_all(*parts).subquery()
    distinct = select(every).distinct().subquery() if len(parts) > 1 else every
    number = func.count().label("number")
    return select(distinct.c.kind, distinct.c.month, number).group_by(distinct.c.kind, distinct.c.month)


def _kinds(counts: _Counts) -> tuple[KindCount, ...]:
    found: Counter[tuple[str, str]] = Counter()
    for type, kind, _, number in counts.rows:
        found[type, kind] += number
    ordered = sorted(found.items(), key=lambda one: (one[0][0], -one[1], one[0][1]))
    return tuple(KindCount(type=type, kind=kind, number=number) for (type, kind), number in ordered)


def _months(counts: _Counts) -> tuple[MonthCount, ...]:
    found: Counter[tuple[str, int]] = Counter()
    for type, _, month, number in counts.rows:
        if month:
            found[type, month] += number
    return tuple(
        MonthCount(type=type, month=f"{month // 100:04}-{month % 100:02}", number=number)
        for (type, month), number in sorted(found.items())
    )
