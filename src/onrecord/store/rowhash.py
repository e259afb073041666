"""One hash over the rows that a report has in lists, so that a row altered behind the log's back is found."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from onrecord.store.overruling import coded_of
from onrecord.store.packing import digest, encode
from onrecord.store.tables import item_parties, items, parties, reports, spans

Values = tuple[Any, ...]

_REPORT: Any = bindparam("report_no")
_ITEMS = select(items.c.item_no).where(items.c.report_no == _REPORT)
_OWN = {"report_no", "item_no", "party_no", "outlet_no", "previous_no", "standing", "leads", "matter_no"}
"""Columns that are the store's own or set by linking."""


def _told(table: Table) -> list[Any]:
    """A table's columns without the store's own numbers."""
    return [column for column in table.c if column.name not in _OWN]


def _getter(table: Table) -> "itemgetter[Values]":
    """Takes from a row of a table, in the order of its columns, what the hash is over."""
    return itemgetter(*(at for at, column in enumerate(table.c) if column.name not in _OWN))


told_of_report, told_of_item, told_of_party, told_of_span = map(_getter, (reports, items, item_parties, spans))

_HEAD = select(*_told(reports)).where(reports.c.report_no == _REPORT)
_ROWS = (
    select(items.c.item_no, *_told(items)).where(items.c.report_no == _REPORT).order_by(items.c.item_no),
    select(item_parties.c.item_no, parties.c.id.label("party"), *_told(item_parties))
    .join(parties, parties.c.party_no == item_parties.c.party_no)
    .where(item_parties.c.item_no.in_(_ITEMS))
    .order_by(item_parties.c.item_no, item_parties.c.position),
    select(spans.c.item_no, *_told(spans)).where(spans.c.item_no.in_(_ITEMS)).order_by(spans.c.item_no, spans.c.position),
)


def head_told(connection: Connection, report_no: int) -> Values:
    """What the hash takes in of a report's own row, as the store has it now."""
    return tuple(connection.execute(_HEAD, {"report_no": report_no}).one())


def row_hash(connection: Connection, report_no: int) -> str:
    """The SHA-256 over a report's head, its items, their parties and spans, as the store has them now."""
    given = {"report_no": report_no}
    item, party, span = ([tuple(row) for row in connection.execute(rows, given)] for rows in _ROWS)
    item, party = _as_coded(connection, item, party)
    return hash_of(head_told(connection, report_no), *([row[1:] for row in rows] for rows in (item, party, span)))


def _as_coded(connection: Connection, item: list[Values], party: list[Values]) -> tuple[list[Values], list[Values]]:
    """The rows of items and parties with what the machine coded in the place of a reviewer's values."""
    coded = coded_of(connection, [row[0] for row in item])
    if not coded:
        return item, party
    names = ["item_no", *(column.name for column in _told(items))]
    party = [row for row in party if row[0] not in coded]
    for at, row in enumerate(item):
        if row[0] in coded:
            values = dict(zip(names, row, strict=True)) | coded[row[0]].values
            item[at] = tuple(values[name] for name in names)
            shared = (values["type"], values["lower"], values["upper"], values["kind"])
            party += [
                (row[0], one.party, one.role, one.position, one.name, one.country, *shared) for one in coded[row[0]].roles
            ]  # fmt: skip
    return item, sorted(party, key=lambda row: (row[0], row[3]))


def hash_of(head: Values, item: Sequence[Values], party: Sequence[Values], span: Sequence[Values]) -> str:
    """The same over what is told of rows (`told_of_item` and its like), in order; each party's id stands before its values."""
    return digest(encode([[head], item, party, span]))
