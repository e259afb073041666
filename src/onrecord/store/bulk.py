"""Many rows into a table at once, without the cost of putting a statement together for each."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Inserts rows, each of which has a value for every column of the table."""
    values = _getter(table)
    insert_values(connection, table, [values(row) for row in rows])


def insert_values(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Inserts rows, each of which has the values of the table's columns in their order."""
    if rows:
        connection.exec_driver_sql(_command(table, connection.dialect.paramstyle == "qmark"), rows)


@lru_cache(maxsize=32)
def _getter(table: Table) -> "itemgetter[Any]":
    return itemgetter(*(column.name for column in table.c))


@lru_cache(maxsize=64)
def _command(table: Table, qmark: bool) -> str:
    marks = ", ".join(["?" if qmark else "%s"] * len(table.c))
    listed = ", ".join(f'"{column.name}"' for column in table.c)  # "end" is a word of SQL
    return f"INSERT INTO {table.name} ({listed}) VALUES ({marks})"
