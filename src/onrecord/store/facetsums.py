"""Facets of whole lists, and of lists by few filters, from the summaries."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.store.actors import key_of
from onrecord.store.days import FIRST, LAST
from onrecord.store.resolving import country_of, days, who
from onrecord.store.summarytables import ALL_KINDS, ALL_TIME, actor_counts, item_counts, where_counts
from onrecord.store.values import Filters, ItemType

_MOST = 200  # parties with the highest numbers, of which the first are shown


class Sums(msgspec.Struct, frozen=True):
    """The number of all rows, and of the rows by the values of columns: only those that the summaries tell."""

    total: int | None = None
    columns: Mapping[str, Mapping[str, int]] = {}


def sums_of(connection: Connection, types: Sequence[ItemType], filters: Filters) -> Sums:
    """What the summaries tell of a list. Raises OptionError where a filter names nobody, or no date."""
    given = filters.given.keys()
    if not types:  # what stands on timelines is not summed up
        return Sums()
    if given <= {"kind", "status", "since", "until"} and (span := whole_years(filters)):
        return _of_types(connection, types, filters, span)
    if given <= {"kind", "status", "place"} and (country := country_of(connection, filters.place or "")):
        return _of_country(connection, types, filters, country)
    named = given & {"by", "to"}
    if len(named) == 1 and given <= named | {"kind"} and len(types) == 1:
        (role,) = named
        return _of_party(connection, types[0], role, getattr(filters, role), filters.kind)
    return Sums()


def whole_years(filters: Filters) -> tuple[int, int] | None:
    """The first and the last year of `since` and `until`; None where they do not begin and end with a year."""
    first = days(filters.since, "since")[0] if filters.since else FIRST
    last = days(filters.until, "until")[1] if filters.until else LAST
    fits = (first == FIRST or first % 10000 == 101) and last % 10000 == 1231
    return (first // 10000, last // 10000) if fits else None


def _of_types(connection: Connection, types: Sequence[ItemType], filters: Filters, span: tuple[int, int]) -> Sums:
    """Of whole lists, of lists by kind and status, and within whole years."""
    table = item_counts
    fits: list[ColumnElement[bool]] = [table.c.type.in_(types)]
    if filters.since:
        fits.append(table.c.last >= span[0])
    if filters.until:
        fits += [table.c.first <= span[1], table.c.last > 0]
    fits += [table.c[name] == getattr(filters, name) for name in ("kind", "status") if getattr(filters, name)]
    year = table.c.first.label("year")
    wanted = select(table.c.kind, table.c.status, year, func.sum(table.c.number).label("number")).where(*fits)
    rows = connection.execute(wanted.group_by(table.c.kind, table.c.status, year)).all()
    columns: dict[str, Mapping[str, int]] = {name: _summed(rows, name) for name in ("kind", "status", "year")}
    total = sum(int(row.number) for row in rows)
    if not filters.since and not filters.until:
        columns["country"] = _countries(connection, types, filters)
        if not filters.status and len(types) == 1:
            columns |= {role: _actors(connection, types[0], role, filters.kind) for role in ("by", "to")}
    return Sums(total, columns)


def _of_country(connection: Connection, types: Sequence[ItemType], filters: Filters, country: str) -> Sums:
    """Of what happened in a country."""
    wanted = _where(types, filters, where_counts.c.kind, where_counts.c.status).where(where_counts.c.country == country)
    rows = connection.execute(wanted).all()
    columns = {name: _summed(rows, name) for name in ("kind", "status")}
    total = sum(int(row.number) for row in rows)
    return Sums(total, {**columns, "country": {country: total}})


def _of_party(connection: Connection, type: ItemType, role: str, named: str, kind: str | None) -> Sums:
    """Of what one country or party does, or what is done to it."""
    key = key_of(connection, who(connection, named))
    if key is None:
        return Sums()
    table = actor_counts
    mine = table.c.role == role, table.c.type == type, table.c.actor == key
    fits = [table.c.kind == kind] if kind else [table.c.kind != ALL_KINDS]
    wanted = select(table.c.kind, table.c.number).where(*mine, *fits, table.c.month == ALL_TIME)
    kinds = {row.kind: int(row.number) for row in connection.execute(wanted).all()}
    year = (table.c.month // 100).label("year")
    months = select(year, func.sum(table.c.number).label("number")).where(*mine, *fits, table.c.month != ALL_TIME)
    of_years = {str(int(row.year)): int(row.number) for row in connection.execute(months.group_by(year)).all()}
    columns: dict[str, Mapping[str, int]] = {"kind": kinds}
    if of_years:  # months are kept of countries only
        columns["year"] = of_years
    return Sums(sum(kinds.values()), columns)


def _countries(connection: Connection, types: Sequence[ItemType], filters: Filters) -> Mapping[str, int]:
    return _summed(connection.execute(_where(types, filters, where_counts.c.country)).all(), "country")


def _where(types: Sequence[ItemType], filters: Filters, *columns: Any) -> Select[Any]:
    table = where_counts
    fits = [table.c[name] == getattr(filters, name) for name in ("kind", "status") if getattr(filters, name)]
    wanted = select(*columns, func.sum(table.c.number).label("number")).where(table.c.type.in_(types), *fits)
    return wanted.group_by(*columns)


def _actors(connection: Connection, type: ItemType, role: str, kind: str | None) -> Mapping[str, int]:
    """The most frequent countries and parties in a role."""
    table = actor_counts
    wanted = select(table.c.actor, table.c.number).where(
        table.c.role == role, table.c.type == type, table.c.kind == (kind or ALL_KINDS), table.c.month == ALL_TIME
    )
    rows = connection.execute(wanted.order_by(table.c.number.desc()).limit(_MOST))
    return {row.actor: int(row.number) for row in rows}


def _summed(rows: Sequence[Any], name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        value = str(row._mapping[name])
        found[value] = found.get(value, 0) + int(row.number)
    return found
