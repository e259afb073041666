"""Lists of items, page by page."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select, true, tuple_, union_all

from onrecord.store.conditions import Conditions, choices
from onrecord.store.cursors import cursor
from onrecord.store.itempage import items_of
from onrecord.store.leading import Lead, leading_role, leading_value
from onrecord.store.looking import Looked, fitting
from onrecord.store.protocol import Store
from onrecord.store.reviewstates import numbers_reviewed_as
from onrecord.store.tables import items
from onrecord.store.values import NEWEST, Filters, Item, ItemType, Page, Paging

COUNTED = 1_000
"""Lists count their rows up to so many."""

_FEW = 3_000  # items that hold words, or were reviewed so, that are fetched and sorted rather than looked for along an index

Place = tuple[int, int]
"""Where an item stands in a list: its first day, and its number."""


def list_items(store: Store, types: Sequence[ItemType], filters: Filters, paging: Paging = NEWEST) -> Page[Item]:
    """One page of the items of these types that fit. Undated items have their report's date; no date sorts as the oldest.

    No types at all means what stands on timelines: events and statements with a date of their own. Raises OptionError where
    a filter names nobody, or no date.
    """
    with store.reading() as connection:
        return page_of(Selection(connection, Conditions(store, connection, types, filters)), paging)


def page_of(selection: "Selection", paging: Paging) -> Page[Item]:
    """One page of what is selected, with the number of all if that is known."""
    numbers, following = selection.page(paging)
    whole = len(numbers) if following is None and paging.after is None else selection.count()
    return Page(rows=items_of(selection.connection, numbers), total=whole, next=following)


class Selection:
    """The numbers of the items that filters let through, with their days.

    It is put together from parts, each of which follows one index: what fits is found without going through all items. `seen`
    are items that were looked at before: they are not looked for again.
    """

    def __init__(self, connection: Connection, conditions: Conditions, seen: Looked | None = None) -> None:
        self.connection = connection
        self.conditions = conditions
        self.types = conditions.types
        self.seen = seen

    @cached_property
    def lead(self) -> Lead:
        """The named role whose index is followed."""
        return leading_role(self.connection, self.conditions)

    def page(self, paging: Paging) -> tuple[list[int], str | None]:
        """The numbers of one page, and what gets the page after."""
        found = self._found(paging)
        last = found[paging.size - 1] if len(found) > paging.size else None
        return [number for _, number in found[: paging.size]], f"{last[0]}:{last[1]}" if last else None

    def _found(self, paging: Paging) -> list[Place]:
        """The days and numbers of one page and of one row more, in order."""
        after = _after(paging)
        if self.seen and self.seen.newest and paging.newest and after is None and len(self.seen.places) > paging.size:
            return sorted(self.seen.places, reverse=True)[: paging.size + 1]
        if self.few is None:
            return [(lower, number) for lower, number in self.connection.execute(self._page(paging, after)).all()]
        rest = (one for one in self.few if after is None or (one < after if paging.newest else one > after))
        return sorted(rest, reverse=paging.newest)[: paging.size + 1]

    def _page(self, paging: Paging, after: Place | None) -> Select[Any]:
        beyond = _beyond(after, paging.newest)
        parts = [
            part.where(beyond(tuple(part.selected_columns)))
            .order_by(*_sorted(part.selected_columns.values(), paging.newest))
            .limit(paging.size + 1)
            for part in self._parts()
        ]
        if len(parts) == 1:
            return parts[0]
        every = union_all(*(select(part.subquery()) for part in parts)).subquery()
        columns = every.c.lower, every.c.item_no
        return select(*columns).distinct().order_by(*_sorted(columns, paging.newest)).limit(paging.size + 1)

    def count(self) -> int | None:
        """How many there are; None where there are more than are counted, or where counting would mean looking far."""
        if self.few is not None:
            return len(self.few) if len(self.few) <= COUNTED else None
        if not self.conditions.is_plain():
            return None
        every = union_all(*(select(part.limit(COUNTED + 1).subquery()) for part in self._parts())).subquery()
        numbers = select(every.c.item_no).distinct().limit(COUNTED + 1).subquery()
        number = self.connection.execute(select(func.count()).select_from(numbers)).scalar_one()
        return number if number <= COUNTED else None

    @cached_property
    def few(self) -> list[Place] | None:
        """All items that fit, where they were seen, or those that hold the words, or that people reviewed so, are few."""
        if self.seen and self.seen.whole:
            return self.seen.places
        wanted = self._wanted()
        if wanted is None:
            return None
        holding = self.connection.execute(wanted.limit(_FEW + 1)).scalars().all()
        if len(holding) > _FEW:
            return None
        return fitting(self.connection, self.conditions, holding)

    def _wanted(self) -> Select[Any] | None:
        """The numbers of the items that hold the words, or that people reviewed so."""
        matching, review = self.conditions.matching, self.conditions.filters.review
        if matching is not None:
            return select(matching.c.no)
        return numbers_reviewed_as(review) if review and self.conditions.of_reviewed else None

    def _parts(self) -> Iterator[Select[Any]]:
        along = self.lead.along
        for kind in self.types or ((None,) if along is None else ("event", "statement")):
            yield from self._along_items(kind) if along is None else self._along_party(kind, along)

    def _along_items(self, kind: str | None) -> Iterator[Select[Any]]:
        conditions = self.conditions
        lead = leading_value(self.connection, conditions, kind)
        fits = conditions.on_items(along=lead.along, held=lead.held, kind=kind)
        rest = (*fits, *conditions.holding_words(items))
        base = select(items.c.lower, items.c.item_no).where(*rest)
        yield base.where(items.c.type == kind if kind else true(), conditions.from_a_month_before())
        if conditions.since:
            for one in [kind] if kind else ["event", "statement"]:
                yield base.where(items.c.type == one, conditions.begun_before())

    def _along_party(self, kind: str | None, role: str) -> Iterator[Select[Any]]:
        for table in self.conditions.by_party(kind):
            yield from self._along_table(table, kind, role)

    def _along_table(self, table: Table, kind: str | None, role: str) -> Iterator[Select[Any]]:
        conditions = self.conditions
        rest = conditions.on_items(beside=table)
        for choice in choices(conditions.named[role], table):
            part = select(table.c.lower, table.c.item_no).where(table.c.role == role, choice, table.c.type == kind)
            part = part.where(table.c.upper >= conditions.since, *conditions.on_party(table), *conditions.holding_words(table))
            if rest:
                part = part.join(items, items.c.item_no == table.c.item_no).where(*rest)
            found = part.where(*conditions.named_roles(table, but=role, held=self.lead.held, kind=kind))
            yield found.distinct()  # two parties of one country may have the role


def _sorted(columns: Sequence[ColumnElement[Any]], newest: bool) -> list[ColumnElement[Any]]:
    return [column.desc() if newest else column.asc() for column in columns]


def _after(paging: Paging) -> Place | None:
    """The last row of the page before."""
    if paging.after is None:
        return None
    day, _, number = paging.after.partition(":")
    lower, item = cursor(paging.after, day, number)
    return lower, item


def _beyond(after: Place | None, newest: bool) -> Any:
    """What is past the last row of the page before."""
    if after is None:
        return lambda columns: true()
    there = tuple_(*after)
    return lambda columns: tuple_(*columns) < there if newest else tuple_(*columns) > there
