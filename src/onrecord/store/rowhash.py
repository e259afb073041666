"""One hash over the rows that a report has in lists, so that a row altered behind the log's back is found."""

from sqlalchemy import Connection, select

from onrecord.store.packing import digest, encode
from onrecord.store.tables import item_parties, items, parties, reports, spans

_OWN = {"report_no", "item_no", "party_no", "outlet_no", "previous_no"}


def row_hash(connection: Connection, report_no: int) -> str:
    """The SHA-256 over a report's head, its items, their parties and spans, without the store's own numbers."""
    heads = select(*(column for column in reports.c if column.name not in _OWN)).where(reports.c.report_no == report_no)
    numbers = select(items.c.item_no).where(items.c.report_no == report_no)
    shown = select(*(column for column in items.c if column.name not in _OWN)).where(items.c.report_no == report_no)
    who = (
        select(parties.c.id, *(column for column in item_parties.c if column.name not in _OWN))
        .join(parties, parties.c.party_no == item_parties.c.party_no)
        .where(item_parties.c.item_no.in_(numbers))
        .order_by(item_parties.c.item_no, item_parties.c.position, item_parties.c.role, parties.c.id)
    )
    where = select(*(column for column in spans.c if column.name not in _OWN)).where(spans.c.item_no.in_(numbers))
    wanted = heads, shown.order_by(items.c.item_no), who, where.order_by(spans.c.item_no, spans.c.position)
    return digest(encode([[list(row) for row in connection.execute(each)] for each in wanted]))
