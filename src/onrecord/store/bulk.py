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
        connection.exec_driver_sql(_command(table, mark(connection)), rows)


def mark(connection: Connection) -> str:
    """What stands for a value in a command that is given to the driver as it is."""
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


def taking(table: Table, *names: str) -> "itemgetter[tuple[Any, ...]]":
    """Takes the values of several columns from a row that has those of all columns, in their order."""
    columns = table.c.keys()
    return itemgetter(*(columns.index(name) for name in names))


@lru_cache(maxsize=32)
def _getter(table: Table) -> "itemgetter[Any]":
    return itemgetter(*(column.name for column in table.c))


@lru_cache(maxsize=64)
def _command(table: Table, mark: str) -> str:
    marks = ", ".join([mark] * len(table.c))
    listed = ", ".join(f'"{column.name}"' for column in table.c)  # "end" is a word of SQL
    return f"INSERT INTO {table.name} ({listed}) VALUES ({marks})"
