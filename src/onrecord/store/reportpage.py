"""Lists of reports, their rows, and their records."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select, tuple_

from onrecord.errors import OptionError
from onrecord.model import Record
from onrecord.store.cursors import cursor
from onrecord.store.listing import COUNTED
from onrecord.store.packing import unpack, with_text
from onrecord.store.protocol import Store
from onrecord.store.resolving import days, report_number, who
from onrecord.store.tables import codings, originals, parties, reports, texts
from onrecord.store.values import NEWEST, Filters, Page, Paging, ReportRow
from onrecord.store.words import terms_of


def list_reports(store: Store, filters: Filters, paging: Paging = NEWEST) -> Page[ReportRow]:
    """One page of reports by publication. `by` is the outlet; `since`, `until`, `language` and `text` (a search in
    the text) hold, too.

    Raises OptionError where a filter names nobody or no date, or is not for reports.
    """
    with store.reading() as connection:
        wanted = reports_wanted(store, connection, filters)
        counted = select(func.count()).select_from(wanted.limit(COUNTED + 1).subquery())
        number = connection.execute(counted).scalar_one()
        columns = reports.c.day, reports.c.report_no
        if paging.after:
            there = tuple_(*report_cursor(paging.after))
            wanted = wanted.where(tuple_(*columns) < there if paging.newest else tuple_(*columns) > there)
        order = [column.desc() if paging.newest else column.asc() for column in columns]
        found = connection.execute(wanted.order_by(*order).limit(paging.size + 1)).all()
        rows = reports_of(connection, [row.report_no for row in found[: paging.size]])
        last = found[paging.size - 1] if len(found) > paging.size else None
        return Page(
            rows=rows,
            total=number if number <= COUNTED else None,
            next=f"{last.day}:{last.report_no}" if last else None,
        )


def reports_of(connection: Connection, numbers: Sequence[int]) -> tuple[ReportRow, ...]:
    """The reports with these numbers, in this order."""
    earlier = reports.alias()
    wanted = (
        select(reports, earlier.c.id.label("corrects"))
        .outerjoin(earlier, earlier.c.report_no == reports.c.previous_no)
        .where(reports.c.report_no.in_(numbers))
    )
    found = {row.report_no: row._mapping for row in connection.execute(wanted).all()}
    return tuple(_row(found[number]) for number in numbers)


def report_meant(store: Store, begun: str) -> ReportRow:
    """The report with this id, or the only one that begins so. Raises NotThereError."""
    with store.reading() as connection:
        return reports_of(connection, [report_number(connection, begun)])[0]


def record_of(connection: Connection, report_no: int, reveal: bool = False) -> Record:
    """The current record of a report; protected persons are masked unless `reveal`."""
    wanted = (
        select(codings.c.record, codings.c.masked_text, texts.c.packed, originals.c.record.label("original"))
        .join(texts, texts.c.report_no == codings.c.report_no)
        .outerjoin(originals, originals.c.coding_no == codings.c.coding_no)
        .where(codings.c.report_no == report_no, codings.c.current == 1)
    )
    row = connection.execute(wanted).one()
    if reveal:
        return with_text(unpack(row.original or row.record), unpack(row.packed).decode())
    return with_text(unpack(row.record), unpack(row.masked_text or row.packed).decode())


def text_of(connection: Connection, report_no: int) -> str:
    """The masked text of a report as its current record has it, without reading the record."""
    wanted = select(codings.c.masked_text, texts.c.packed).join(texts, texts.c.report_no == codings.c.report_no)
    row = connection.execute(wanted.where(codings.c.report_no == report_no, codings.c.current == 1)).one()
    return unpack(row.masked_text or row.packed).decode()


def report_cursor(after: str) -> tuple[int, int]:
    """Day and number of the last report of the page before. Raises OptionError."""
    day, _, number = after.partition(":")
    last, report = cursor(after, day, number)
    return last, report


def reports_wanted(store: Store, connection: Connection, filters: Filters) -> Select[Any]:
    """Selects the days and numbers of the reports that fit. Raises OptionError where a filter names nobody or no date."""
    unfit = [
        name for name in ("to", "about", "kind", "place", "status", "report", "review") if getattr(filters, name) is not None
    ]
    if unfit:
        raise OptionError(f"--{unfit[0]} is not for reports; they have --by, --since, --until, --language and --text")
    wanted = select(reports.c.day, reports.c.report_no)
    if filters.by is not None:
        meant = who(connection, filters.by)
        of_country = select(parties.c.party_no).where(parties.c.country == meant.country, parties.c.kind == "outlet")
        wanted = wanted.where(reports.c.outlet_no.in_(of_country if meant.country else meant.numbers))
    if filters.since is not None:
        wanted = wanted.where(reports.c.day >= days(filters.since, "since")[0])
    if filters.until is not None:
        wanted = wanted.where(reports.c.day <= days(filters.until, "until")[1], reports.c.day > 0)
    if filters.language is not None:
        wanted = wanted.where(reports.c.language == filters.language)
    if filters.text is not None:
        terms = terms_of(filters.text)
        if not terms:
            raise OptionError(f"--text: {filters.text!r} holds no word")
        matching = store.matching("reports", terms).subquery()
        wanted = wanted.where(reports.c.report_no.in_(select(matching.c.no)))
    return wanted


def _row(row: Any) -> ReportRow:
    shared = ("id", "published", "headline", "language", "url", "source_id", "corrects", "added")
    return ReportRow(**{name: row[name] for name in shared}, source=row["outlet"])
