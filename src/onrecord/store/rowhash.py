"""One hash over the rows that a report has in lists, so that a row altered behind the log's back is found."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from onrecord.store.packing import digest, encode
from onrecord.store.tables import item_parties, items, parties, reports, spans

Row = Mapping[Any, Any]

_REPORT: Any = bindparam("report_no")
_ITEMS = select(items.c.item_no).where(items.c.report_no == _REPORT)
_OWN = {"report_no", "item_no", "party_no", "outlet_no", "previous_no", "standing", "leads", "matter_no"}
"""Columns that are the store's own or set by linking."""


def _told(table: Table) -> list[Any]:
    """A table's columns without the store's own numbers."""
    return [column for column in table.c if column.name not in _OWN]


_HEAD = select(*_told(reports)).where(reports.c.report_no == _REPORT)
_ROWS = (
    select(items.c.item_no, *_told(items)).where(items.c.report_no == _REPORT),
    select(item_parties.c.item_no, parties.c.id.label("party"), *_told(item_parties))
    .join(parties, parties.c.party_no == item_parties.c.party_no)
    .where(item_parties.c.item_no.in_(_ITEMS)),
    select(spans.c.item_no, *_told(spans)).where(spans.c.item_no.in_(_ITEMS)),
)


def row_hash(connection: Connection, report_no: int) -> str:
    """The SHA-256 over a report's head, its items, their parties and spans, as the store has them now."""
    given = {"report_no": report_no}
    head = connection.execute(_HEAD, given).mappings().one()
    return hash_of(head, *(connection.execute(rows, given).mappings().all() for rows in _ROWS))


def hash_of(head: Row, item: Iterable[Row], party: Iterable[Row], span: Iterable[Row]) -> str:
    """The same over rows that are about to be written; parties' rows have their id as `party`."""
    item, party, span = (sorted(rows, key=lambda row: row["item_no"]) for rows in (item, party, span))
    party.sort(key=lambda row: (row["item_no"], row["position"], row["role"], row["party"]))
    span.sort(key=lambda row: (row["item_no"], row["position"]))
    shown = _values(reports, [head]), _values(items, item), _values(item_parties, party, "party"), _values(spans, span)
    return digest(encode(shown))


def _values(table: Table, rows: Sequence[Row], *more: str) -> list[list[Any]]:
    names = [*more, *(column.name for column in _told(table))]
    return [[row[name] for name in names] for row in rows]
