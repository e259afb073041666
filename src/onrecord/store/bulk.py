"""Many rows into a table at once, without the cost of putting a statement together for each."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Inserts rows, each of which has a value for every column of the table."""
    if rows:
        values, command = _command(table, connection.dialect.paramstyle == "qmark")
        connection.exec_driver_sql(command, [values(row) for row in rows])


@lru_cache(maxsize=32)
def _command(table: Table, qmark: bool) -> tuple["itemgetter[Any]", str]:
    names = tuple(column.name for column in table.c)
    marks = ", ".join(["?" if qmark else "%s"] * len(names))
    listed = ", ".join(f'"{name}"' for name in names)  # "end" is a word of SQL
    return itemgetter(*names), f"INSERT INTO {table.name} ({listed}) VALUES ({marks})"
