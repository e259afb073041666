"""A hash of an item as the machine coded it, so that a review tells when the item was coded otherwise since."""

from sqlalchemy import Connection, select

from onrecord.store.overruling import coded_of
from onrecord.store.packing import digest, encode
from onrecord.store.tables import item_parties, items, spans

_SHOWN = ("type", "kind", "edtf", "place", "country", "status", "factuality", "cameo", "title", "source", "quote")


def seen_hash(connection: Connection, number: int) -> str:
    """The SHA-256 over an item's values, parties and spans; not over its rule, nor over what other reports or people say."""
    own = connection.execute(select(*(items.c[name] for name in _SHOWN)).where(items.c.item_no == number)).one()._asdict()
    who = select(item_parties.c.role, item_parties.c.name).where(item_parties.c.item_no == number)
    named = [list(row) for row in connection.execute(who.order_by(item_parties.c.position, item_parties.c.role))]
    if (coded := coded_of(connection, [number]).get(number)) is not None:
        own |= {name: value for name, value in coded.values.items() if name in own}
        named = [[one.role, one.name] for one in coded.roles]
    where = select(spans.c.role, spans.c.start, spans.c.end, spans.c.exact).where(spans.c.item_no == number)
    found = [list(row) for row in connection.execute(where.order_by(spans.c.position))]
    return digest(encode([[list(own.values())], named, found]))
