"""What a list can be narrowed to, with the number of rows of each value."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.store.days import bounds
from onrecord.store.listing import list_items
from onrecord.store.protocol import Store
from onrecord.store.reportpage import list_reports
from onrecord.store.summaries import Count, Facet, Facets, ReportFacets
from onrecord.store.values import Filters, Item, ItemType, Paging, ReportRow


def facets(store: Store, types: Sequence[ItemType], filters: Filters) -> Facets:
    """The counts of the items that `list_items` finds. Raises OptionError where a filter names nobody, or no date."""
    rows = list(_items(store, types, filters))
    return Facets(
        total=len(rows), looked=len(rows),
        kind=_facet(row.kind for row in rows), status=_facet(row.status for row in rows),
        by=_facet(name for row in rows for name in set(row.by)), to=_facet(name for row in rows for name in set(row.to)),
        country=_facet(row.country for row in rows), year=_facet(_year(row.date or row.published) for row in rows),
        review=_facet(row.review for row in rows),
    )  # fmt: skip


def report_facets(store: Store, filters: Filters) -> ReportFacets:
    """The counts of the reports that `list_reports` finds. Raises OptionError where a filter names nobody, or no date."""
    rows = list(_reports(store, filters))
    return ReportFacets(
        total=len(rows), looked=len(rows), outlet=_facet(row.source for row in rows),
        year=_facet(_year(row.published) for row in rows), language=_facet(row.language for row in rows),
    )  # fmt: skip


def _items(store: Store, types: Sequence[ItemType], filters: Filters) -> Iterator[Item]:
    paging = Paging(size=500)
    while True:
        page = list_items(store, types, filters, paging)
        yield from page.rows
        if page.next is None:
            return
        paging = msgspec.structs.replace(paging, after=page.next)


def _reports(store: Store, filters: Filters) -> Iterator[ReportRow]:
    paging = Paging(size=500)
    while True:
        page = list_reports(store, filters, paging)
        yield from page.rows
        if page.next is None:
            return
        paging = msgspec.structs.replace(paging, after=page.next)


def _year(edtf: str | None) -> str | None:
    days = bounds(edtf)
    return f"{days[0] // 10000:04}" if days and days[0] else None


def _facet(values: Iterable[str | None]) -> Facet:
    counted = Counter(value for value in values if value is not None)
    return Facet(rows=tuple(Count(value=value, name=value, number=number) for value, number in counted.most_common()))
