"""The same numbers counted one by one over the lists, to hold the summaries against."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import select

from onrecord.store import Store
from onrecord.store.days import bounds
from onrecord.store.listing import list_items
from onrecord.store.reportpage import list_reports
from onrecord.store.tables import parties
from onrecord.store.values import Filters, Item, ItemType, Paging, ReportRow

TYPES: tuple[ItemType, ...] = ("statement", "event", "commitment", "claim", "case", "law")


def every_item(store: Store, types: Sequence[ItemType], filters: Filters) -> list[Item]:
    return list(_pages(lambda paging: list_items(store, types, filters, paging)))


def every_report(store: Store, filters: Filters) -> list[ReportRow]:
    return list(_pages(lambda paging: list_reports(store, filters, paging)))


def _pages(fetch: Any) -> Iterator[Any]:
    paging = Paging(size=200)
    while True:
        page = fetch(paging)
        yield from page.rows
        if page.next is None:
            return
        paging = msgspec.structs.replace(paging, after=page.next)


def counted(values: Iterable[str | None]) -> dict[str, int]:
    return dict(Counter(value for value in values if value))


def first_day(row: Item | ReportRow) -> int:
    """The first day of a row's own date, else its report's; 0 where there is none."""
    days = bounds(row.date if isinstance(row, Item) else None) or bounds(row.published)
    return days[0] if days else 0


def year_of(row: Item | ReportRow) -> str | None:
    return f"{first_day(row) // 10000:04}" if first_day(row) else None


def month_of(row: Item) -> str | None:
    day = first_day(row)
    return f"{day // 10000:04}-{day // 100 % 100:02}" if day else None


def actor_keys(store: Store) -> list[str]:
    """Every country and every party that may be counted: by these names lists find their items."""
    with store.reading() as connection:
        rows = connection.execute(select(parties)).all()
    countries = {row.country for row in rows if row.country}
    return sorted(countries | {row.id for row in rows if row.party_no == row.canonical_no and row.id != row.country})


def by_party(store: Store, types: Sequence[ItemType], filters: Filters, role: str) -> dict[str, int]:
    """How many items a list has of each party in a role: asked for one by one."""
    found = {}
    for key in actor_keys(store):
        named = {"by": key} if role == "by" else {"to": key}
        other = getattr(filters, role)
        rows = every_item(store, types, msgspec.structs.replace(filters, **named))
        if other is not None:  # items that name both
            ids = {(row.report, row.id) for row in every_item(store, types, filters)}
            rows = [row for row in rows if (row.report, row.id) in ids]
        if rows:
            found[key] = len(rows)
    return found
