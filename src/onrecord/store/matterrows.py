"""Writes which items are one matter, and how it stands on whose word: only what is otherwise than before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, true, update

from onrecord.linking.histories import Standing, history
from onrecord.linking.matters import Matter
from onrecord.linking.tellings import Telling
from onrecord.store.bulk import insert_values
from onrecord.store.counting import OF_ITEM, OF_MATTER, count_in, count_out, counted_anew
from onrecord.store.packing import pack_value, unpack_value
from onrecord.store.tables import features, item_parties, items, matter_parties, matters, overruled, reports

_CHUNK = 500
_SHOWN = 6  # sources that a row of a list names
_ASKED = ("by", "to", "about")
Key = tuple[str, str]
Placed = tuple[int, str, int]
"""In which matter an item is, how that stands, and whether the item leads."""

Who = tuple[int, str, int]
"""The leading item, a role, and a party in it."""


def write_matters(connection: Connection, found: Iterable[Matter]) -> None:
    """Writes the matters that several items tell; an item that stands alone keeps its own standing."""
    joint = [matter for matter in found if len(matter.items) > 1]
    told = _told(connection, [item for matter in joint for item in matter.items])
    before = {row.matter_no: tuple(row) for row in connection.execute(select(matters))}
    numbers = {row[1]: number for number, row in before.items()}
    free = count(max(before, default=0) + 1)
    kept: dict[int, tuple[Any, ...]] = {}
    placed: dict[int, Placed] = {}
    for matter in joint:
        rows = [told[key] for key in _keys(matter.history) if key in told]
        if rows:
            number = numbers[matter.id] if matter.id in numbers else next(free)
            kept[number] = (number, matter.id, matter.kind, matter.status, _sources(rows), *_packed(matter.history))
            placed |= {row.item_no: (number, matter.status, lead) for row, lead in _led(rows)}
    insert_values(connection, matters, [row for number, row in kept.items() if number not in before])
    changed = [row for number, row in kept.items() if number in before and before[number] != row]
    _execute_many(connection, _CHANGED, [dict(zip(_MATTER, row, strict=True)) for row in changed])
    _place(connection, placed)
    _execute_many(connection, _GONE, [{"matter": number} for number in before if number not in kept])
    write_matter_parties(connection)


def settle_matters(connection: Connection) -> None:
    """Works out anew how the matters stand that items with corrected values tell."""
    corrected = select(func.min(overruled.c.item_no)).join(items, items.c.item_no == overruled.c.item_no)
    of_matters = corrected.where(items.c.matter_no.is_not(None)).group_by(items.c.matter_no)
    for number in connection.execute(of_matters).scalars().all():
        settle_matter(connection, number)


def settle_matter(connection: Connection, item_no: int) -> None:
    """Works out anew how the matter of an item stands, or the item by itself, after its values were corrected."""
    own = connection.execute(select(items.c.matter_no, items.c.status).where(items.c.item_no == item_no)).one()
    if own.matter_no is None:
        count_out(connection, OF_ITEM, item_no)
        connection.execute(update(items).where(items.c.item_no == item_no).values(standing=own.status))
        count_in(connection, OF_ITEM, item_no)
        return
    mine = items.c.matter_no == own.matter_no
    told = {(row.report, row.id): row for row in connection.execute(_ITEMS.where(mine))}
    of_reports = features.c.report_no.in_(select(items.c.report_no).where(mine))
    packed = connection.execute(select(features.c.tellings).where(of_reports)).scalars()
    every = [one for part in packed for one in unpack_value(part, tuple[Telling, ...])]
    standings = history(one for one in _with_statuses(connection, every) if (one.report, one.item) in told)
    rows = [told[key] for key in _keys(standings)]
    number, encoded = _packed(standings)
    values = {"status": standings[-1].status, "sources": _sources(rows), "reports": number, "history": encoded}
    connection.execute(update(matters).where(matters.c.matter_no == own.matter_no).values(values))
    count_out(connection, OF_MATTER, own.matter_no)
    connection.execute(update(items).where(mine).values(standing=standings[-1].status))
    count_in(connection, OF_MATTER, own.matter_no)
    write_matter_parties(connection, own.matter_no)


def _with_statuses(connection: Connection, tellings: Iterable[Telling]) -> Iterator[Telling]:
    """The tellings with the status that reviewers put in the place of the machine's."""
    wanted = select(reports.c.id.label("report"), items.c.id, items.c.status)
    wanted = wanted.join(reports, reports.c.report_no == items.c.report_no).join(overruled)
    held = {(row.report, row.id): row.status for row in connection.execute(wanted) if row.status is not None}
    for one in tellings:
        status = held.get((one.report, one.item), one.status)
        yield one if status == one.status else msgspec.structs.replace(one, status=status)


def _keys(standings: Iterable[Standing]) -> Iterator[Key]:
    return ((standing.report, item) for standing in standings for item in standing.items)


def _packed(standings: Sequence[Standing]) -> tuple[int, bytes]:
    """In how many reports, and their standings, as `matters` keeps them."""
    return len(standings), pack_value(standings)


def _sources(rows: Iterable[Any]) -> str:
    """On whose word a matter stands."""
    sources = list(dict.fromkeys(row.source for row in rows))
    return "; ".join(sources[:_SHOWN]) + (f" and {len(sources) - _SHOWN} more" if len(sources) > _SHOWN else "")


def _led(rows: Iterable[Any]) -> Iterator[tuple[Any, int]]:
    """Each row, and 1 with the first of each type."""
    seen: set[str] = set()
    for row in rows:
        yield row, int(row.type not in seen)
        seen.add(row.type)


_ITEMS = select(reports.c.id.label("report"), items.c.id, items.c.item_no, items.c.type, items.c.source).join(
    reports, reports.c.report_no == items.c.report_no
)


def _told(connection: Connection, ids: Iterable[str]) -> Mapping[Key, Any]:
    """The rows of the items that matters are told by, by report and id."""
    wanted = sorted(set(ids))
    found: dict[Key, Any] = {}
    for at in range(0, len(wanted), _CHUNK):
        rows = connection.execute(_ITEMS.where(items.c.id.in_(wanted[at : at + _CHUNK])))
        found |= {(row.report, row.id): row for row in rows}
    return found


_MATTER = ("matter", "id", "type", "status", "sources", "reports", "history")
_CHANGED = update(matters).where(matters.c.matter_no == bindparam("matter"))
_CHANGED = _CHANGED.values({name: bindparam(name) for name in _MATTER[1:]})
_GONE = delete(matters).where(matters.c.matter_no == bindparam("matter"))
_ALONE = update(items).where(items.c.item_no == bindparam("item")).values(standing=items.c.status, leads=1, matter_no=None)
_PLACED = (
    update(items)
    .where(items.c.item_no == bindparam("item"))
    .values(matter_no=bindparam("matter"), standing=bindparam("stands"), leads=bindparam("first"))
)


def _execute_many(connection: Connection, command: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(command, rows)


def _place(connection: Connection, placed: Mapping[int, Placed]) -> None:
    """Writes in which matter items are, how that stands, and which lead."""
    wanted = select(items.c.item_no, items.c.matter_no, items.c.standing, items.c.leads)
    joined = connection.execute(wanted.where(items.c.matter_no.is_not(None) | (items.c.leads == 0)))
    before: dict[int, Placed] = {row.item_no: (row.matter_no, row.standing, row.leads) for row in joined}
    alone = [number for number in before if number not in placed]
    moved = {number: there for number, there in placed.items() if before.get(number) != there}
    rows = [{"item": number, "matter": at, "stands": stands, "first": leads} for number, (at, stands, leads) in moved.items()]
    with counted_anew(connection, {*alone, *moved}):
        _execute_many(connection, _ALONE, [{"item": number} for number in alone])
        _execute_many(connection, _PLACED, rows)


_OF = ("of_item_no", "of_role", "of_party_no")
_NOT_HERE = delete(matter_parties).where(*(matter_parties.c[name.removeprefix("of_")] == bindparam(name) for name in _OF))
_LEADS = select(
    items.c.item_no, items.c.matter_no, items.c.type, items.c.lower, items.c.upper, items.c.kind
).where(items.c.leads == 1, items.c.matter_no.is_not(None))  # fmt: skip
_WHO = (
    select(
        items.c.matter_no, items.c.type, items.c.item_no, item_parties.c.role, item_parties.c.party_no, item_parties.c.country
    )
    .join(item_parties, item_parties.c.item_no == items.c.item_no)
    .where(items.c.matter_no.is_not(None), item_parties.c.role.in_(_ASKED))
    .order_by(items.c.item_no, item_parties.c.position)
)


def write_matter_parties(connection: Connection, matter: int | None = None, counted: bool = True) -> None:
    """Writes with the first telling of each matter, or of one, the parties of the others.

    Not `counted` where all summaries are made anew afterwards.
    """
    mine = items.c.matter_no == matter if matter is not None else true()
    led = {(row.matter_no, row.type): row for row in connection.execute(_LEADS.where(mine))}
    here, told = set[Who](), dict[Who, tuple[Any, ...]]()
    for row in connection.execute(_WHO.where(mine)):
        lead = led[row.matter_no, row.type]
        key = lead.item_no, row.role, row.party_no
        if row.item_no == lead.item_no:
            here.add(key)
        told.setdefault(key, (*key, row.country, row.type, lead.lower, lead.upper, lead.kind))
    wanted = {key: values for key, values in told.items() if key not in here}
    of_matter = matter_parties.c.item_no.in_(select(items.c.item_no).where(mine)) if matter is not None else true()
    before = {tuple(row)[:3]: tuple(row) for row in connection.execute(select(matter_parties).where(of_matter))}
    gone = [key for key, values in before.items() if wanted.get(key) != values]
    new = {key: values for key, values in wanted.items() if before.get(key) != values}
    with counted_anew(connection, {number for number, _, _ in (*gone, *new)} if counted else ()):
        _execute_many(connection, _NOT_HERE, [dict(zip(_OF, key, strict=True)) for key in gone])
        insert_values(connection, matter_parties, list(new.values()))
