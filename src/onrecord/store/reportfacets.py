"""What a list of reports can be narrowed to."""

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.store.facets import most, years
from onrecord.store.facetsums import whole_years
from onrecord.store.looking import LOOK
from onrecord.store.protocol import Store
from onrecord.store.reportpage import reports_wanted
from onrecord.store.summaries import Count, Facet, ReportFacets
from onrecord.store.summarytables import report_counts
from onrecord.store.tables import parties, reports
from onrecord.store.values import Filters

_SHOWN = 50


def report_facets(store: Store, filters: Filters) -> ReportFacets:
    """The counts of the reports that `list_reports` finds, by outlet, year and language.

    All are counted, but of long lists by words or by days the newest only. Raises OptionError as lists do.
    """
    with store.reading() as connection:
        wanted = reports_wanted(store, connection, filters)
        span = whole_years(filters)
        if span is not None and filters.text is None and filters.by is None:
            return _told(connection, [tuple(row) for row in connection.execute(_summed(filters, span)).all()], whole=True)
        columns = func.coalesce(reports.c.outlet_no, 0), func.coalesce(reports.c.language, ""), reports.c.day // 10000
        newest = wanted.with_only_columns(*columns).order_by(reports.c.day.desc(), reports.c.report_no.desc())
        rows = [(*row, 1) for row in connection.execute(newest.limit(LOOK + 1)).all()]
        return _told(connection, rows[:LOOK], whole=len(rows) <= LOOK)


def _summed(filters: Filters, span: tuple[int, int]) -> Select[Any]:
    table = report_counts
    wanted = select(table.c.outlet_no, table.c.language, table.c.year, table.c.number).where(table.c.number > 0)
    if filters.language:
        wanted = wanted.where(table.c.language == filters.language)
    if filters.since:
        wanted = wanted.where(table.c.year >= span[0])
    return wanted.where(table.c.year.between(max(span[0], 1), span[1])) if filters.until else wanted


def _told(connection: Connection, rows: list[tuple[Any, ...]], whole: bool) -> ReportFacets:
    outlets: Counter[int] = Counter()
    languages: Counter[str] = Counter()
    of_years: Counter[str] = Counter()
    for outlet, language, year, number in rows:
        outlets[outlet] += number
        languages[language] += number
        of_years[str(year)] += number
    return ReportFacets(
        total=outlets.total() if whole else None,
        looked=None if whole else len(rows),
        outlet=Facet(rows=_named(connection, outlets), counted=whole),
        year=years(of_years, whole),
        language=Facet(rows=tuple(Count(value=v, name=v, number=n) for v, n in most(languages)), counted=whole),
    )


def _named(connection: Connection, counted: Counter[int]) -> tuple[Count, ...]:
    """The most frequent outlets; one that was merged counts for the one that stands for it."""
    own = select(parties.c.party_no, parties.c.canonical_no).where(parties.c.party_no.in_(list(counted)))
    heads = {row.party_no: row.canonical_no for row in connection.execute(own).all()}
    summed: Counter[int] = Counter()
    for number, count in counted.items():
        if number in heads:
            summed[heads[number]] += count
    shown = sorted(summed.items(), key=lambda one: (-one[1], one[0]))[:_SHOWN]
    told = select(parties.c.party_no, parties.c.id, parties.c.name).where(parties.c.party_no.in_([no for no, _ in shown]))
    named = {row.party_no: row for row in connection.execute(told).all()}
    return tuple(Count(value=named[no].id, name=named[no].name, number=number) for no, number in shown)
