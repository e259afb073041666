"""The store's own numbers; whoever holds the write lock may give the next."""

from sqlalchemy import Connection, func, select

from onrecord.store.summarytables import places
from onrecord.store.tables import NUMBERED

_LAST = {name: str(select(func.max(column))) for name, column in {**NUMBERED, "places": places.c.place_no}.items()}
_EVERY = "SELECT " + ", ".join(f"({command})" for command in _LAST.values())


def following(connection: Connection, table: str) -> int:
    """The next free number of a table."""
    return (connection.exec_driver_sql(_LAST[table]).scalar() or 0) + 1


def all_following(connection: Connection) -> dict[str, int]:
    """The next free number of each table, asked for at once."""
    row = connection.exec_driver_sql(_EVERY).one()
    return {name: (last or 0) + 1 for name, last in zip(_LAST, row, strict=True)}
