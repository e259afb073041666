"""What is in a register, at a glance."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import func, select

from onrecord.store.facets import _items
from onrecord.store.partyacts import _month
from onrecord.store.protocol import Store
from onrecord.store.reportpage import list_reports
from onrecord.store.summaries import Count, MonthCount, Overview
from onrecord.store.tables import parties, reports
from onrecord.store.values import Filters, ItemType, Paging

_TYPES: tuple[ItemType, ...] = ("statement", "event", "commitment", "claim", "case", "law")


def overview(store: Store) -> Overview:
    """Numbers of all that is there, the newest reports, and what changed lately."""
    rows = [row for one in _TYPES for row in _items(store, (one,), Filters())]
    months = Counter(_month(row) for row in rows if row.type == "event")
    with store.reading() as connection:
        number = connection.execute(select(func.count()).select_from(reports)).scalar_one()
        known = connection.execute(
            select(func.count()).select_from(parties).where(parties.c.canonical_no == parties.c.party_no)
        ).scalar_one()
        outlets = connection.execute(select(func.count(func.distinct(reports.c.outlet_no)))).scalar_one()
    newest, oldest = list_reports(store, Filters(), Paging(size=10)).rows, list_reports(store, Filters(), Paging(newest=False))
    return Overview(
        reports=number, parties=known, outlets=outlets, items=_counts(row.type for row in rows),
        first=next((one.published for one in oldest.rows if one.published), None), last=newest[0].published if newest else None,
        commitments=_counts(row.status for row in rows if row.type == "commitment"),
        claims=_counts(row.status for row in rows if row.type == "claim"),
        cases=_counts(row.status for row in rows if row.type == "case"),
        review=_counts(row.review for row in rows), newest=newest, changes=(),
        months=tuple(MonthCount(month=m, type="event", number=n) for m, n in sorted(months.items()) if m),
    )  # fmt: skip


def _counts(values: Iterable[str | None]) -> tuple[Count, ...]:
    counted = Counter(value for value in values if value is not None)
    return tuple(Count(value=value, name=value, number=number) for value, number in counted.most_common())
