"""The items that filters let through, where they are few; else those among the newest ones."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, func, select

from onrecord.store.conditions import Conditions, choices
from onrecord.store.leading import rarest_role, rarest_value
from onrecord.store.reviewstates import numbers_reviewed_as
from onrecord.store.tables import items, reports

LOOK = 300
"""So many items are looked at, at most, the newest of those that one of the filters lets through."""

_AMONG = items.c.item_no.in_(bindparam("numbers", expanding=True, literal_execute=True))  # thousands of them, written out


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """The first days and numbers of the items that fit, and how many were looked at for them.

    `whole` where these are all that could fit; `newest` where no newer one than the last of them fits. `tables` are where their
    parties stand.
    """

    places: list[tuple[int, int]]
    looked: int
    whole: bool
    newest: bool
    tables: tuple[str, ...]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the items that fit."""
        return [number for _, number in self.places]


def look(connection: Connection, conditions: Conditions, size: int = LOOK) -> Looked:
    """The items that fit, among the `size` newest of the filter with the fewest."""
    places: set[tuple[int, int]] = set()
    whole = True
    for part in _candidates(connection, conditions, size):
        found = connection.execute(part.limit(size + 1)).all()
        whole = whole and len(found) <= size
        places.update((row.lower, row.item_no) for row in found)
    newest = sorted(places, reverse=True)[:size]
    whole = whole and len(newest) == len(places)
    tables = dict.fromkeys(table.name for kind in conditions.types or ("event",) for table in conditions.by_party(kind))
    by_day = conditions.matching is None and not conditions.of_reviewed
    fits = fitting(connection, conditions, [number for _, number in newest])
    return Looked(places=fits, looked=len(newest), whole=whole, newest=by_day, tables=tuple(tables))


def listed(numbers: Sequence[int]) -> str:
    """Numbers as SQL writes them in a list; NULL, which nothing equals, where there is none."""
    return ", ".join(map(str, numbers)) or "NULL"


def fitting(connection: Connection, conditions: Conditions, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The first days and numbers of those of the items that all filters let through."""
    if not numbers:
        return []
    types = func.coalesce(items.c.type, "").in_(conditions.types or ("statement", "event"))  # not along the types' index
    wanted = select(items.c.lower, items.c.item_no).where(types, items.c.upper >= conditions.since, *conditions.on_items())
    wanted = wanted.where(*conditions.named_roles(items), _AMONG)
    return [(lower, number) for lower, number in connection.execute(wanted, {"numbers": numbers}).all()]


def _candidates(connection: Connection, conditions: Conditions, size: int) -> Iterator[Select[Any]]:
    """The items of the filter that lets the fewest through, the newest first; each part along one index."""
    filters = conditions.filters
    if filters.report:
        mine = select(reports.c.report_no).where(reports.c.id == filters.report).scalar_subquery()
        yield _newest(items.c.lower, items.c.item_no).where(items.c.report_no == mine)
    elif conditions.matching is not None:
        number = conditions.matching.c.no
        yield select(number.label("lower"), number.label("item_no")).order_by(number.desc())
    elif filters.review and conditions.of_reviewed:
        number = numbers_reviewed_as(filters.review).subquery().c.item_no
        yield select(number.label("lower"), number).order_by(number.desc())
    elif conditions.named:
        yield from _of_party(conditions, rarest_role(connection, conditions, size))
    else:
        yield from _of_type(connection, conditions, size)


def _of_party(conditions: Conditions, role: str) -> Iterator[Select[Any]]:
    for kind in conditions.types or ("event", "statement"):
        for table in conditions.by_party(kind):
            for choice in choices(conditions.named[role], table):
                part = _newest(table.c.lower, table.c.item_no).where(table.c.role == role, choice, table.c.type == kind)
                yield part.where(table.c.upper >= conditions.since, *conditions.on_party(table))


def _of_type(connection: Connection, conditions: Conditions, size: int) -> Iterator[Select[Any]]:
    equal = conditions.equal()
    for kind in conditions.types or ("event", "statement"):
        own = [items.c.type == kind]
        if equal:
            column, value = equal[rarest_value(connection, conditions, kind, size)]
            own.append(column == value)
        until = [items.c.lower <= conditions.until] if conditions.until is not None else []
        part = _newest(items.c.lower, items.c.item_no).where(*own, *until)
        yield part.where(conditions.from_a_month_before())
        if conditions.since:
            yield part.where(conditions.begun_before())


def _newest(*columns: Any) -> Select[Any]:
    return select(*columns).order_by(*(column.desc() for column in columns))
