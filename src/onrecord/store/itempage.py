"""The rows of items by their numbers."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from onrecord.store.itemspans import Anchor
from onrecord.store.protocol import Store
from onrecord.store.resolving import full_id
from onrecord.store.reviewstates import changes_of, corrections, states_of
from onrecord.store.tables import item_parties, items, matters, reports, spans
from onrecord.store.values import Item

_SHARED = ("id", "type", "kind", "title", "factuality", "place", "country", "cameo", "quote", "rule")


def items_of(connection: Connection, numbers: Sequence[int]) -> tuple[Item, ...]:
    """The items with these numbers, in this order."""
    wanted = (
        select(
            items,
            reports.c.id.label("report"),
            reports.c.outlet,
            reports.c.published,
            matters.c.id.label("matter"),
            matters.c.sources,
            matters.c.reports,
        )
        .join(reports, reports.c.report_no == items.c.report_no)
        .outerjoin(matters, (matters.c.matter_no == items.c.matter_no) & (items.c.leads == 1))
        .where(items.c.item_no.in_(numbers))
    )
    found = {row.item_no: row._mapping for row in connection.execute(wanted).all()}
    names = _names(connection, numbers)
    states = states_of(connection, numbers)
    return tuple(_item(found[number], names[number], states.get(number)) for number in numbers)


def item_row(store: Store, begun: str) -> Item | None:
    """The item with this id, or the only one that begins so, by its row alone; None where it is a report's or a party's.

    Raises StoreError where there is none, or several.
    """
    with store.reading() as connection:
        what, number = full_id(connection, begun)
        return items_of(connection, [number])[0] if what == "item" else None


def anchors_of(connection: Connection, number: int) -> tuple[Anchor, ...]:
    """Where an item stands in its report's masked text in NFC."""
    rows = connection.execute(select(spans).where(spans.c.item_no == number).order_by(spans.c.position))
    return tuple(
        Anchor(role=row.role, start=row.start, end=row.end, exact=row.exact, prefix=row.prefix, suffix=row.suffix)
        for row in rows
    )


def _names(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, list[str]]]:
    """The names of each item's parties by role, in order."""
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    wanted = select(item_parties.c.item_no, item_parties.c.role, item_parties.c.name)
    wanted = wanted.where(item_parties.c.item_no.in_(numbers), item_parties.c.role.in_(("by", "to", "about")))
    for row in connection.execute(wanted.order_by(item_parties.c.position)).all():
        found[row.item_no][row.role].append(row.name)
    return found


def _item(row: Any, names: dict[str, list[str]], state: Any) -> Item:
    return Item(
        **{name: row[name] for name in _SHARED},
        date=row["edtf"],
        by=tuple(names["by"]),
        to=tuple(names["to"]),
        about=tuple(names["about"]),
        report=row["report"],
        outlet=row["outlet"],
        published=row["published"],
        orphaned=bool(row["orphaned"]),
        status=row["standing"] if row["leads"] else row["status"],
        source=row["sources"] or row["source"],
        matter=row["matter"],
        reports=row["reports"] or 1,
        **_review(state),
    )


def _review(state: Any) -> dict[str, Any]:
    if state is None:
        return {}
    reviewed = {"review": state.state, "reviewer": state.reviewer, "reviewed": state.at, "disputed": bool(state.disputed)}
    return {**reviewed, "corrected": corrections(changes_of(state.changes))}
