"""The audit log: who did what when, each row bound to the one before by its hash."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from onrecord.store.bulk import insert_rows
from onrecord.store.packing import decode, digest, encode
from onrecord.store.tables import audit
from onrecord.store.values import AuditRow

START = "0" * 64
"""What the first row has as the hash of the row before."""

_BATCH = 1000
_LOWEST = -(2**63)
_LAST = select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)


def now() -> str:
    """The time in UTC, to the microsecond, as the log writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def append(connection: Connection, actor: str, action: str, *details: dict[str, Any]) -> None:
    """Adds a row for each of the details. The connection must hold the write lock: two rows never follow the same one."""
    last = connection.execute(_LAST).first()
    seq, previous = (last.seq, last.hash) if last else (0, START)
    rows: list[dict[str, Any]] = []
    for each in details:
        seq += 1
        row = {"seq": seq, "at": now(), "actor": actor, "action": action, "details": each, "previous": previous}
        previous = _hash(row)
        rows.append(row | {"details": encode(each).decode(), "hash": previous})
    insert_rows(connection, audit, rows)


def entries(connection: Connection, after: int = 0) -> Iterator[AuditRow]:
    """The rows after a number, in order."""
    while True:
        rows = connection.execute(select(audit).where(audit.c.seq > after).order_by(audit.c.seq).limit(_BATCH)).all()
        yield from (entry_of(row._asdict()) for row in rows)
        if len(rows) < _BATCH:
            return
        after = rows[-1].seq


def broken(connection: Connection) -> Iterator[str]:
    """What is wrong with the chain: each row that was altered, is missing, was put in or does not follow the one before."""
    expected, previous = 1, START
    for entry in entries(connection, after=_LOWEST):
        row = msgspec.structs.asdict(entry)
        written = row.pop("hash")
        if entry.seq < 1:
            yield f"audit row {entry.seq} was put in"
            continue
        if entry.seq != expected:
            yield f"audit row {expected} is missing"
        elif entry.previous != previous:
            yield f"audit row {entry.seq} does not follow row {entry.seq - 1}"
        if _hash(row) != written:
            yield f"audit row {entry.seq} was altered"
        expected, previous = entry.seq + 1, written


def _hash(row: dict[str, Any]) -> str:
    return digest(encode(row))


def entry_of(row: dict[str, Any]) -> AuditRow:
    """A row as it is read. Details that are not in the form in which `append` writes them are no details of ours."""
    try:
        details = decode(row["details"].encode(), dict[str, Any])
    except msgspec.DecodeError:
        details = {}
    if encode(details).decode() != row["details"]:
        details = {"unreadable": row["details"]}
    return AuditRow(**row | {"details": details})
