"""The list of reports."""

import msgspec

from onrecord.store.protocol import Store
from onrecord.store.reportfacets import report_facets
from onrecord.store.reportpage import list_reports
from onrecord.store.summaries import ReportFacets
from onrecord.store.values import Filters, Page, Paging, ReportRow
from onrecord.web.server.asked import Asked, Paged, Register
from onrecord.web.server.pages import Pages

PAGES = Pages()


class ReportList(msgspec.Struct, frozen=True, kw_only=True):
    """One page of reports by publication."""

    filters: Filters
    facets: ReportFacets
    rows: tuple[ReportRow, ...]
    total: int | None
    next: str | None


def _rows(register: Store, filters: Filters, paging: Paging) -> Page[ReportRow]:
    return list_reports(register, filters, paging)


@PAGES.page("/reports", "reports.html", rows=_rows)
def reports(register: Register, filters: Asked, paging: Paged) -> ReportList:
    """The reports of the register; `by` is an outlet, `text` words that they hold."""
    found = list_reports(register, filters, paging)
    counts = report_facets(register, filters)
    return ReportList(filters=filters, facets=counts, rows=found.rows, total=found.total, next=found.next)
