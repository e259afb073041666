"""A hash of an item as a reviewer sees it, so that a review tells when the item was coded otherwise since."""

from sqlalchemy import Connection, select

from onrecord.store.packing import digest, encode
from onrecord.store.tables import item_parties, items, spans

_SHOWN = ("type", "kind", "edtf", "place", "country", "status", "factuality", "cameo", "title", "source", "quote")


def seen_hash(connection: Connection, number: int) -> str:
    """The SHA-256 over an item's values, parties and spans; not over its rule, nor over what other reports say of it."""
    own = select(*(items.c[name] for name in _SHOWN)).where(items.c.item_no == number)
    who = select(item_parties.c.role, item_parties.c.name).where(item_parties.c.item_no == number)
    where = select(spans.c.role, spans.c.start, spans.c.end, spans.c.exact).where(spans.c.item_no == number)
    wanted = own, who.order_by(item_parties.c.position, item_parties.c.role), where.order_by(spans.c.position)
    return digest(encode([[list(row) for row in connection.execute(each)] for each in wanted]))
