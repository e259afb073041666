"""Checks a store: the database, the log, the bytes, the texts, the records and the rows made from them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, select

from onrecord.identity import content_id
from onrecord.store.audit import broken, entries
from onrecord.store.auditpage import holds
from onrecord.store.counting import miscounted
from onrecord.store.itempage import anchors_of
from onrecord.store.itemspans import Anchoring
from onrecord.store.packing import digest, unpack
from onrecord.store.placing import misplaced_events
from onrecord.store.protocol import Store
from onrecord.store.reportpage import record_of
from onrecord.store.rowhash import row_hash
from onrecord.store.tables import codings, items, originals, raws, reports, texts
from onrecord.store.verifyhands import check_hands

_BATCH = 200
_PACKED: tuple[tuple[Table, str, str, str], ...] = (
    (raws, "sha256", "packed", "bytes {0.sha256:.12}"),
    (texts, "report_no", "packed", "text of report {0.report_no}"),
    (codings, "coding_no", "record", "record {0.coding_no}"),
    (originals, "coding_no", "record", "unmasked record {0.coding_no}"),
)
"""Table, key, column of compressed bytes, and what to call a row."""


def verify(store: Store, head: str | None = None) -> Iterator[str]:
    """What is wrong, one line each; nothing where all is as it was written.

    `head` is the hash of the log's last row as it was kept elsewhere (`auditpage.head`).
    """
    yield from store.faults()
    with store.reading() as connection:
        if head is not None and not holds(connection, head):
            yield "the log does not hold the head that was kept: its end was cut off, or all of it was written anew"
        for check in _CHECKS:
            yield from check(connection)


def _rows(connection: Connection, table: Table, key: str) -> Iterator[Any]:
    """All rows of a table in order of its key, a few at a time."""
    last: Any = None
    while True:
        wanted = select(table).order_by(table.c[key]).limit(_BATCH)
        rows = connection.execute(wanted if last is None else wanted.where(table.c[key] > last)).all()
        yield from rows
        if len(rows) < _BATCH:
            return
        last = rows[-1]._mapping[key]


def _check_packed(connection: Connection) -> Iterator[str]:
    """Whether what is kept compressed can be unpacked and has its hash."""
    for table, key, column, told in _PACKED:
        for row in _rows(connection, table, key):
            fault = _fault(row._mapping[column], row.sha256)
            if fault:
                yield f"{told.format(row)}: {fault}"


def _fault(packed: bytes, expected: str) -> str | None:
    try:
        return None if digest(unpack(packed)) == expected else "does not have its hash"
    except ValueError:
        return "cannot be unpacked"


def _check_rows(connection: Connection) -> Iterator[str]:
    """The rows of each report against their hash, and every span against the text."""
    for row in _rows(connection, reports, "report_no"):
        wanted = select(codings.c.rows).where(codings.c.report_no == row.report_no, codings.c.current == 1)
        written = connection.execute(wanted).scalar()
        if row.id != content_id("report", row.sha256):
            yield f"{row.id}: is not the id of its bytes"
        if written is None:
            yield f"{row.id}: has no record"
            continue
        if row_hash(connection, row.report_no) != written:
            yield f"{row.id}: its rows were altered"
        yield from _check_spans(connection, row)


def _check_spans(connection: Connection, report: Any) -> Iterator[str]:
    try:
        anchoring = Anchoring(record_of(connection, report.report_no).report.text)
    except ValueError:
        yield f"{report.id}: its record cannot be read"
        return
    wanted = select(items.c.item_no, items.c.id, items.c.orphaned).where(items.c.report_no == report.report_no)
    for item in connection.execute(wanted).all():
        if item.orphaned or not all(map(anchoring.fits, anchors_of(connection, item.item_no))):
            yield f"{item.id} of {report.id}: orphaned, its words no longer stand where they stood"


def _check_log(connection: Connection) -> Iterator[str]:
    """Every report and its current record against what the log says was written last."""
    logged: dict[str, dict[str, Any]] = {}
    for entry in entries(connection):
        if entry.action in ("add", "recode") and "report" in entry.details:
            logged[str(entry.details["report"])] = entry.details
    wanted = select(reports.c.id, reports.c.sha256, codings.c.sha256.label("record"), codings.c.rows)
    for row in connection.execute(wanted.join(codings).where(codings.c.current == 1)):
        details = logged.pop(row.id, None)
        if details is None:
            yield f"{row.id}: the log does not know how it came here"
        elif (details.get("record"), details.get("rows")) != (row.record, row.rows):
            yield f"{row.id}: its record is not the one that the log tells of"
    yield from (f"{report}: is gone, though the log tells of it" for report in logged)


_CHECKS = (broken, _check_packed, _check_rows, _check_log, check_hands, misplaced_events, miscounted)
