"""How the items of a list stand with reviewers."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from onrecord.store.conditions import Conditions
from onrecord.store.protocol import Store
from onrecord.store.summaries import Count, Facet
from onrecord.store.tables import items, review_states
from onrecord.store.values import STANDINGS, Filters, ItemType

_MANY = 5_000  # reviewed items are gone through up to so many


def review_facet(store: Store, connection: Connection, types: Sequence[ItemType], filters: Filters, total: int | None) -> Facet:
    """The items that fit all filters but `review`, by how they stand; `total` is their number, if known.

    Every telling counts as reviewed, as in a list of reviewed items; machine are those that lists show and nobody reviewed.
    """
    some = select(review_states.c.item).limit(_MANY + 1).subquery()
    reviewed = connection.execute(select(func.count()).select_from(some)).scalar_one()
    if reviewed > _MANY:
        return Facet(counted=False)
    if not reviewed:
        return _told(Counter(), 0, total, filters)
    whole = msgspec.structs.replace(filters, review=None)
    every, shown = (
        Conditions(store, connection, some, whole) for some in (("statement",), types)
    )  # every telling; as lists do
    holding = _holding(connection, every)
    if holding is None:
        return Facet(counted=False)
    of_types = func.coalesce(items.c.type, "").in_(types) if types else (func.coalesce(items.c.on_timeline, 0) == 1)
    columns = review_states.c.state, review_states.c.disputed
    found: Counter[str] = Counter()
    for row in connection.execute(_fitting(every, columns, of_types, *holding).group_by(*columns)).all():
        found[row.state] += row.number
        found["disputed"] += row.number * row.disputed
    listed = connection.execute(_fitting(shown, (), of_types, *holding)).scalar_one()
    return _told(found, listed, total, filters)


def _fitting(conditions: Conditions, columns: Sequence[Any], *more: ColumnElement[bool]) -> Select[Any]:
    """The number of reviewed items that fit, by these columns."""
    mine = (items.c.report_no == review_states.c.report_no) & (items.c.id == review_states.c.item)
    wanted = select(*columns, func.count().label("number")).select_from(review_states.join(items, mine))
    return wanted.where(items.c.upper >= conditions.since, *conditions.on_items(), *conditions.named_roles(items), *more)


def _holding(connection: Connection, every: Conditions) -> list[ColumnElement[bool]] | None:
    """That an item holds the words, if any are looked for; None where very many do."""
    if every.matching is None:
        return []
    number = every.matching.c.no
    found = connection.execute(select(number).order_by(number.desc()).limit(_MANY + 1)).scalars().all()
    among: Any = bindparam("holding", list(found), expanding=True, literal_execute=True)
    return [items.c.item_no.in_(among)] if len(found) <= _MANY else None


def _told(found: Counter[str], listed: int, total: int | None, filters: Filters) -> Facet:
    """`listed` of those that fit are reviewed and in lists."""
    of_machine = filters.review in (None, "machine")
    if total is not None and of_machine:
        found["machine"] = total - (listed if filters.review is None else 0)
    rows = tuple(Count(value=one, name=one, number=found[one]) for one in STANDINGS if found[one])
    return Facet(rows=rows, counted=total is not None or not of_machine)
