"""The states of the schema, one after the other, and bringing a store to the newest.

A new state is a file in `versions/`. An older onrecord refuses a store of a newer state.
"""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from onrecord.errors import StoreError
from onrecord.store.sql import SqlStore

_FOLDER = Path(__file__).parent


def prepare(store: SqlStore, backup: Callable[[str], None], create: bool = True) -> None:
    """Makes the tables where there are none, or brings them to the newest state, whole or not at all.

    `backup` is called with a name before an older store is changed. Raises StoreError where the store is newer than this
    onrecord, or empty and not to be made.
    """
    head = newest()
    with store.engine.connect() as connection:
        state = _state(connection)
    if state == head:
        return
    if state is None and not create:
        raise StoreError(f"{store.name}: no register there; make one with onrecord add, or name another with --store")
    if state is not None:
        _check_known(store.name, state)
        backup(f"before-{head}")
    if store.engine.dialect.name == "sqlite":
        _mark(store)
    with store.engine.connect() as plain:
        connection = store.opened(plain, writes=True)
        if _state(connection) != head:
            command.upgrade(_config(connection), "head")
            connection.commit()


def newest() -> str:
    """The newest state that this onrecord knows."""
    return ScriptDirectory(str(_FOLDER)).get_current_head() or ""


def _check_known(name: str, state: str) -> None:
    try:
        ScriptDirectory(str(_FOLDER)).get_revision(state)
    except CommandError as error:
        raise StoreError(f"{name}: made by a newer onrecord (state {state}); update onrecord to open it") from error


def _state(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _mark(store: SqlStore) -> None:
    """The write-ahead log and our mark in the file's head; neither can be set inside a transaction."""
    from onrecord.store.sqlite import APPLICATION

    with store.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        for pragma in (f"PRAGMA application_id = {APPLICATION}", "PRAGMA journal_mode = WAL"):
            cursor = raw.cursor()
            cursor.execute(pragma)
            cursor.close()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


__all__ = ["newest", "prepare"]
