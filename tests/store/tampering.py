"""Lets a test do what an attacker who holds the database can do: change rows that the database itself would guard."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from onrecord.store import Store


@contextmanager
def unguarded(store: Store) -> Iterator[Connection]:
    """A connection without triggers and foreign keys; all that is done on it is undone in the end."""
    engine = store.engine  # type: ignore[attr-defined]
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
            for name in triggers:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        yield connection
        connection.rollback()
