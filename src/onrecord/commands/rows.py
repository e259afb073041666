"""Rows of the register as a table, as JSON Lines or as CSV."""

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Any, TextIO

import msgspec
from rich.console import Console
from rich.table import Table

from onrecord.commands.exports import Export
from onrecord.errors import OptionError
from onrecord.outline.visible import one_line
from onrecord.output import opened
from onrecord.store.values import AuditRow, Item, Page, Paging, PartyRow, ReportRow, ReviewRow, Row, SuggestionRow
from onrecord.tabular import Fetch, every_row, write_csv, write_json

FORMATS = ("table", "json", "csv")


def print_rows(
    fetch: Fetch, of: type[Row], format: str, paging: Paging, limit: int | None, export: Export | None = None
) -> None:
    """Prints a list: as a table its first page, as JSON or CSV all of it, up to `limit`. Raises OptionError.

    What is exported to a file is in the audit log before the file appears.
    """
    if format not in FORMATS:
        raise OptionError(f"--format: {format!r} is not known; give {', '.join(FORMATS)}")
    with opened(export.path if export else None) as out:
        if format == "table":
            written = _table(fetch(paging), of, out)
        elif format == "json":
            written = write_json(every_row(fetch, paging, limit), out)
        else:
            written = write_csv(every_row(fetch, paging, limit), of, out)
        if export:
            export.log(format, written)


def print_found(rows: Sequence[Row], of: type[Row], format: str) -> None:
    """Prints rows that all are at hand."""
    print_rows(lambda _: Page(rows=tuple(rows), total=len(rows), next=None), of, format, Paging(), None)


def _table(page: Page[Any], of: type[Row], out: TextIO) -> int:
    columns, cells = _SHAPES[of]
    console = Console(file=out, width=max(shutil.get_terminal_size((120, 24)).columns, 60), highlight=False, markup=False,
                      emoji=False)  # fmt: skip
    table = Table(box=None, pad_edge=False, header_style="bold" if sys.stdout.isatty() else "")
    for name, fold in columns:
        table.add_column(name, overflow="fold", no_wrap=not fold)
    for row in page.rows:
        table.add_row(*(one_line(str(cell or "")) for cell in cells(row)))
    console.print(table) if page.rows else console.print("nothing found")
    if page.next:
        total = f"{page.total:,}" if page.total is not None else "many"
        console.print(f"{len(page.rows)} of {total}; the next with --after {page.next}")
    return len(page.rows)


def _item(row: Item) -> Sequence[object]:
    date, standing = row.date or f"({row.published or 'undated'})", row.status or row.factuality
    return date, f"{row.title}{reviewed(row)}", standing, row.source, row.id


def reviewed(row: Item) -> str:
    """How an item stands that people reviewed, in brackets: by whom, when, what is right instead."""
    if row.review == "machine":
        return ""
    told = [row.review, f"by {row.reviewer} {(row.reviewed or '')[:10]}", *(["disputed"] if row.disputed else [])]
    told += [f"{one.field}: {one.value or 'none'}" for one in row.corrected]
    return f" [{', '.join(told)}]"


def _report(row: ReportRow) -> Sequence[object]:
    corrects = f" (corrects {row.corrects})" if row.corrects else ""
    return row.published, f"{row.headline or row.source_id}{corrects}", row.source, row.id


def _party(row: PartyRow) -> Sequence[object]:
    return row.name, row.kind, row.country, row.items, row.source, row.id


def _audit(row: AuditRow) -> Sequence[object]:
    return row.seq, row.at[:19], row.actor, row.action, msgspec.json.encode(row.details).decode()


def _suggestion(row: SuggestionRow) -> Sequence[object]:
    days = f" --since {row.since} --until {row.until}" if row.since else ""
    return f"{row.score:.2f}", f"{row.name} ({row.party})", f"{row.into_name} ({row.into}){days}", "; ".join(row.why)


def _said(row: ReviewRow) -> Sequence[object]:
    instead = "; ".join(map(str, row.corrected))
    told = ": ".join(filter(None, (row.decision, instead, row.reason)))
    return row.at[:10], f"{row.report}/{row.item}", row.reviewer, told


_SHAPES: dict[type[Row], tuple[Sequence[tuple[str, bool]], Callable[[Any], Sequence[object]]]] = {
    Item: ((("Date", False), ("What", True), ("Standing", False), ("Source", True), ("Id", False)), _item),
    ReportRow: ((("Published", False), ("Headline", True), ("Source", True), ("Id", False)), _report),
    PartyRow: (
        (("Name", True), ("Kind", False), ("Country", False), ("Items", False), ("First named by", True), ("Id", True)),
        _party,
    ),
    AuditRow: ((("Row", False), ("When", False), ("Who", True), ("What", False), ("Details", True)), _audit),
    SuggestionRow: ((("Score", False), ("Party", True), ("May be", True), ("Why", True)), _suggestion),
    ReviewRow: ((("When", False), ("Item", True), ("Reviewer", True), ("Says", True)), _said),
}
