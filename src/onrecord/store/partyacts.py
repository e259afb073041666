"""What a party did, said, promised and was asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, select, union_all

from onrecord.store.conditions import MATTERS, Conditions, choices
from onrecord.store.days import FIRST, LAST
from onrecord.store.itempage import items_of
from onrecord.store.listing import Selection
from onrecord.store.partypage import parties_of
from onrecord.store.protocol import Store
from onrecord.store.resolving import Who, days, who
from onrecord.store.summaries import KindCount, MonthCount, PartyActs
from onrecord.store.summarytables import ALL_KINDS, ALL_TIME, actor_counts
from onrecord.store.tables import item_parties, items, matter_parties, parties
from onrecord.store.values import Filters, Item, ItemType, Page, Paging, PartyRow

_TYPES: tuple[ItemType, ...] = ("event", "statement", "commitment", "claim")
_MOST = 20_000  # rows of one party, found along its index, that are counted one by one
_ASKED: tuple[ItemType, ...] = ("event", "statement")
_LISTS: Mapping[str, tuple[str, tuple[ItemType, ...], str | None]] = {
    "did": ("by", ("event",), None), "said": ("by", ("statement",), None), "promised": ("by", ("commitment",), None),
    "claims": ("by", ("claim",), None), "demanded": ("to", _ASKED, "demand"), "requested": ("to", _ASKED, "request"),
}  # fmt: skip
"""The lists of a party: its role in them, the types of their items, and the kind."""


class _Counts(msgspec.Struct, frozen=True):
    """How many rows of a type are of a kind, and begin in a month (YYYYMM, 0 where they have no date)."""

    kinds: dict[tuple[str, str], int]
    months: dict[tuple[str, int], int]
    looked: int | None = None

    def of(self, types: Sequence[ItemType], kind: str | None) -> int:
        """How many are of one of the types, and of the kind."""
        return sum(number for (type, own), number in self.kinds.items() if type in types and kind in (None, own))


def party_acts(
    store: Store, party: str, since: str | None = None, until: str | None = None, size: int = 10, known: PartyRow | None = None
) -> PartyActs:
    """What a party (id, name or country) is told to have done, and to have been done to; pages of `size` rows.

    `known` is its row, where that was looked up before. Counts are by the month of the first day, from the month of `since` to
    that of `until` (EDTF). Raises OptionError where nobody is called so, or a date is none.
    """
    with store.reading() as connection:
        meant = who(connection, party)
        row = known or _row(connection, meant, party)
        span = days(since, "since")[0] if since else FIRST, days(until, "until")[1] if until else LAST
        told = {role: _counts(connection, meant, role, (span[0] // 100, span[1] // 100)) for role in ("by", "to")}
        period = Filters(since=since, until=until)
        lists = _lists(store, connection, party, period, told, size)
    looked = sum(one.looked or 0 for one in told.values())
    return PartyActs(
        party=row, actor_kinds=_kinds(told["by"]), actor_months=_months(told["by"]), recipient_kinds=_kinds(told["to"]),
        recipient_months=_months(told["to"]), **lists, counted=not looked, looked=looked or None,
    )  # fmt: skip


def _lists(
    store: Store, connection: Connection, party: str, period: Filters, told: Mapping[str, _Counts], size: int
) -> dict[str, Page[Item]]:
    """The first page of each list; the items of all are fetched together."""
    numbers: dict[str, tuple[list[int], str | None]] = {}
    for name, (role, types, kind) in _LISTS.items():
        numbers[name] = [], None
        if period.given or told[role].of(types, kind):
            asked = msgspec.structs.replace(period, kind=kind, **{role: party})
            numbers[name] = Selection(connection, Conditions(store, connection, types, asked)).page(Paging(size=size))
    every = list(dict.fromkeys(number for some, _ in numbers.values() for number in some))
    known = dict(zip(every, items_of(connection, every), strict=True))
    return {
        name: Page(rows=tuple(known[one] for one in some), next=following, total=_total(name, some, following, period, told))
        for name, (some, following) in numbers.items()
    }


def _total(name: str, shown: Sequence[int], following: str | None, period: Filters, told: Mapping[str, _Counts]) -> int | None:
    """How long a list is; None where counts do not tell: a period's are of what begins then, its list of what may fall then."""
    role, types, kind = _LISTS[name]
    if following is None:
        return len(shown)
    return None if period.given or told[role].looked else told[role].of(types, kind)


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
        return _summed(connection, meant.country, role, months)
    kinds, by_month = Counter[tuple[str, str]](), Counter[tuple[str, int]]()
    looked = 0
    for type in _TYPES:
        found = connection.execute(_counted(meant, role, type, months)).all()
        seen = sum(int(row.number) for row in found)
        looked += seen if seen >= _MOST else 0
        for row in found:
            kinds[type, row.kind] += row.number
            by_month[type, int(row.month)] += row.number
    return _Counts(kinds, by_month, looked or None)


def _summed(connection: Connection, key: str, role: str, months: tuple[int, int]) -> _Counts:
    """Of a country, from the summary."""
    table = actor_counts.c
    mine = table.role == role, table.type.in_(_TYPES), table.actor == key, table.kind != ALL_KINDS
    within = table.month.between(max(months[0], 0), months[1])
    ever = months == (FIRST // 100, LAST // 100)
    number = func.sum(table.number).label("number")
    kinds = select(table.type, table.kind, number).where(*mine, table.month == ALL_TIME if ever else within)
    by_month = select(table.type, table.month, number).where(*mine, within)
    return _Counts(
        {(row.type, row.kind): int(row.number) for row in connection.execute(kinds.group_by(table.type, table.kind)).all()},
        {
            (row.type, row.month): int(row.number)
            for row in connection.execute(by_month.group_by(table.type, table.month)).all()
        },
    )


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
    ordered = sorted(counts.kinds.items(), key=lambda one: (one[0][0], -one[1], one[0][1]))
    return tuple(KindCount(type=type, kind=kind, number=number) for (type, kind), number in ordered)


def _months(counts: _Counts) -> tuple[MonthCount, ...]:
    return tuple(
        MonthCount(type=type, month=f"{month // 100:04}-{month % 100:02}", number=number)
        for (type, month), number in sorted(counts.months.items())
        if month
    )
