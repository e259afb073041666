"""Lists of items, page by page."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    func,
    literal_column,
    select,
    true,
    tuple_,
    union_all,
)

from onrecord.errors import OptionError
from onrecord.store.itempage import items_of
from onrecord.store.protocol import Store
from onrecord.store.resolving import Who, country_of, days, who
from onrecord.store.tables import item_parties, items, reports
from onrecord.store.values import NEWEST, Filters, Item, ItemType, Page, Paging
from onrecord.store.words import fold, terms_of

MATTERS = frozenset(["commitment", "claim", "case", "law"])
"""The types that several reports may tell as one matter: a list shows each once."""

COUNTED = 10_000
"""Lists count their rows up to so many."""

_ROLES = ("by", "to", "about")


def list_items(store: Store, types: Sequence[ItemType], filters: Filters, paging: Paging = NEWEST) -> Page[Item]:
    """One page of the items of these types that fit. Undated items have their report's date; no date sorts as the oldest.

    No types at all means what stands on timelines: events and statements with a date of their own. Raises OptionError where
    a filter names nobody, or no date.
    """
    with store.reading() as connection:
        query = _Query(store, connection, types, filters)
        found = connection.execute(query.page(paging)).all()
        rows = items_of(connection, [row.item_no for row in found[: paging.size]])
        last = found[paging.size - 1] if len(found) > paging.size else None
        return Page(rows=rows, total=query.count(), next=f"{last.lower}:{last.item_no}" if last else None)


class _Query:
    """The selection of item numbers, with their days, that filters amount to."""

    def __init__(self, store: Store, connection: Connection, types: Sequence[ItemType], filters: Filters) -> None:
        self.connection = connection
        self.named = {role: who(connection, name) for role in _ROLES if (name := getattr(filters, role)) is not None}
        self.types = types
        self.filters = filters
        self.terms = terms_of(filters.text) if filters.text else ()
        if filters.text and not self.terms:
            raise OptionError(f"--text: {filters.text!r} holds no word")
        self.store = store

    def page(self, paging: Paging) -> Select[Any]:
        """The numbers of one page and of one row more."""
        parts = [self._ordered(part, paging).limit(paging.size + 1) for part in self._parts(paging.after, paging.newest)]
        if len(parts) == 1:
            return parts[0]
        every = union_all(*(select(part.subquery()) for part in parts)).subquery()
        columns = every.c.lower, every.c.item_no
        return select(*columns).distinct().order_by(*_order(columns, paging.newest)).limit(paging.size + 1)

    def count(self) -> int | None:
        """How many there are, or None where there are more than are counted."""
        parts = [select(part.limit(COUNTED + 1).subquery()) for part in self._parts(None, True)]
        every = union_all(*parts).subquery()
        numbers = select(every.c.item_no).distinct().limit(COUNTED + 1).subquery()
        number = self.connection.execute(select(func.count()).select_from(numbers)).scalar_one()
        return number if number <= COUNTED else None

    def _ordered(self, part: Select[Any], paging: Paging) -> Select[Any]:
        return part.order_by(*_order(tuple(part.selected_columns)[:2], paging.newest))

    def _parts(self, after: str | None, newest: bool) -> list[Select[Any]]:
        """One selection for each type and each party that the first named role may mean: each follows one index."""
        leading = next(iter(self.named.items()), None)
        parts: list[Select[Any]] = []
        for kind in self.types or ((None,) if leading is None else ("event", "statement")):
            if leading is None:
                parts.append(self._narrowed(select(items.c.lower, items.c.item_no), items, kind, after, newest))
                continue
            role, meant = leading
            for choice in _choices(meant):
                table = item_parties
                part = select(table.c.lower, table.c.item_no).where(table.c.role == role, choice)
                parts.append(self._narrowed(part, table, kind, after, newest))
        return parts

    def _narrowed(self, part: Select[Any], table: FromClause, kind: str | None, after: str | None, newest: bool) -> Select[Any]:
        """The part with every filter: on the leading table where it has the column, else on the items'."""
        conditions = [self._within(table), _beyond(table, after, newest)]
        if kind is not None:
            conditions.append(table.c.type == kind)
        filters = self.filters
        if filters.kind is not None:
            conditions.append(table.c.kind == filters.kind)
        rest = self._elsewhere()
        if rest and table is not items:
            part = part.join(items, items.c.item_no == table.c.item_no)
        for role in list(self.named)[1:]:
            conditions.append(_has(table.c.item_no, role, self.named[role]))
        if self.terms:
            matching = self.store.matching("items", self.terms).subquery()
            conditions.append(table.c.item_no.in_(select(matching.c.no)))
        return part.where(*conditions, *rest)

    def _elsewhere(self) -> list[ColumnElement[bool]]:
        """The filters on columns that only the items have. A partial index needs its condition word for word."""
        found: list[ColumnElement[bool]] = [] if self.types else [literal_column("items.on_timeline = 1", Boolean())]
        if self.filters.place is not None:
            country = country_of(self.connection, self.filters.place)
            found.append(items.c.country == country if country else items.c.place_key == fold(self.filters.place))
        if self.filters.status is not None:
            found.append(items.c.standing == self.filters.status)
        if set(self.types) & MATTERS and not self.filters.report:
            found.append(items.c.leads == 1)
        if self.filters.report is not None:
            wanted = select(reports.c.report_no).where(reports.c.id == self.filters.report)
            found.append(items.c.report_no == wanted.scalar_subquery())
        return found

    def _within(self, table: FromClause) -> ColumnElement[bool]:
        since, until = self.filters.since, self.filters.until
        conditions: list[ColumnElement[bool]] = [true()]
        if since is not None:
            conditions.append(table.c.upper >= days(since, "since")[0])
        if until is not None:
            conditions += [table.c.lower <= days(until, "until")[1], table.c.upper > 0]
        return and_(*conditions)


def _choices(meant: Who) -> list[ColumnElement[bool]]:
    if meant.country:
        return [item_parties.c.country == meant.country]
    return [item_parties.c.party_no == number for number in meant.numbers]


def _has(number: ColumnElement[int], role: str, meant: Who) -> ColumnElement[bool]:
    """Whether the item has one of these parties in this role."""
    other = item_parties.alias()
    one = other.c.country == meant.country if meant.country else other.c.party_no.in_(meant.numbers)
    return select(other.c.item_no).where(other.c.item_no == number, other.c.role == role, one).exists()


def _order(columns: Sequence[ColumnElement[Any]], newest: bool) -> list[ColumnElement[Any]]:
    return [column.desc() if newest else column.asc() for column in columns]


def _beyond(table: FromClause, after: str | None, newest: bool) -> ColumnElement[bool]:
    """Past the last row of the page before."""
    if after is None:
        return true()
    lower, _, number = after.partition(":")
    if not (lower.isdecimal() and number.isdecimal()):
        raise OptionError(f"--after: {after!r} is no end of a page; take it from the page before")
    here = tuple_(table.c.lower, table.c.item_no)
    there = tuple_(int(lower), int(number))
    return here < there if newest else here > there


__all__ = ["COUNTED", "list_items"]
