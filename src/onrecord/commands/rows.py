"""Rows of the register as a table, as JSON Lines or as CSV."""

import csv
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TextIO

import msgspec
from rich.console import Console
from rich.table import Table

from onrecord.errors import OptionError
from onrecord.outline.visible import one_line
from onrecord.output import opened
from onrecord.store.values import Item, Page, Paging, PartyRow, ReportRow, Row

FORMATS = ("table", "json", "csv")
_BATCH = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

Fetch = Callable[[Paging], Page[Any]]


def print_rows(fetch: Fetch, of: type[Row], format: str, paging: Paging, limit: int | None) -> None:
    """Prints a list: as a table its first page, as JSON or CSV all of it, up to `limit`. Raises OptionError."""
    if format not in FORMATS:
        raise OptionError(f"--format: {format!r} is not known; give {', '.join(FORMATS)}")
    with opened(None) as out:
        if format == "table":
            _table(fetch(paging), of, out)
        elif format == "json":
            write_json(_every(fetch, paging, limit), out)
        else:
            write_csv(_every(fetch, paging, limit), of, out)


def _every(fetch: Fetch, paging: Paging, limit: int | None) -> Iterator[Row]:
    """The rows of page after page."""
    left, after = limit, paging.after
    while True:
        size = _BATCH if left is None else min(left, _BATCH)
        page = fetch(msgspec.structs.replace(paging, size=size, after=after))
        yield from page.rows
        left = None if left is None else left - len(page.rows)
        after = page.next
        if after is None or left == 0:
            return


def write_json(rows: Iterable[Any], out: TextIO) -> None:
    """One JSON object a line."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        out.write(encoder.encode(row).decode() + "\n")


def write_csv(rows: Iterable[Row], of: type[Row], out: TextIO) -> None:
    """A head and one line for each row; several values of a cell stand between "; "."""
    writer = csv.writer(out, lineterminator="\n")
    names = [field.name for field in msgspec.structs.fields(of)]
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(getattr(row, name)) for name in names])


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _table(page: Page[Any], of: type[Row], out: TextIO) -> None:
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


def _item(row: Item) -> Sequence[object]:
    return row.date or f"({row.published or 'undated'})", row.title, row.status or row.factuality, row.source, row.id


def _report(row: ReportRow) -> Sequence[object]:
    corrects = f" (corrects {row.corrects})" if row.corrects else ""
    return row.published, f"{row.headline or row.source_id}{corrects}", row.source, row.id


def _party(row: PartyRow) -> Sequence[object]:
    return row.name, row.kind, row.country, row.items, row.source, row.id


_SHAPES: dict[type[Row], tuple[Sequence[tuple[str, bool]], Callable[[Any], Sequence[object]]]] = {
    Item: ((("Date", False), ("What", True), ("Standing", False), ("Source", True), ("Id", False)), _item),
    ReportRow: ((("Published", False), ("Headline", True), ("Source", True), ("Id", False)), _report),
    PartyRow: (
        (("Name", True), ("Kind", False), ("Country", False), ("Items", False), ("First named by", True), ("Id", True)),
        _party,
    ),
}
