"""The store's own numbers; whoever holds the write lock may give the next."""

from sqlalchemy import Connection, func, select

from onrecord.store.tables import NUMBERED

_LAST = {name: str(select(func.max(column))) for name, column in NUMBERED.items()}


def following(connection: Connection, table: str) -> int:
    """The next free number of a table."""
    return (connection.exec_driver_sql(_LAST[table]).scalar() or 0) + 1
