"""A register in one SQLite file."""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Float, Integer, Select, Text, column, create_engine, event, select
from sqlalchemy import table as sql_table
from sqlalchemy.exc import DBAPIError

from onrecord.errors import StoreError
from onrecord.store.sql import SqlStore
from onrecord.store.words import Term, Words

APPLICATION = 0x6F6E7263  # "onrc": marks the file as ours in its header
_WAIT = 30.0  # seconds that a writer waits for another
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA wal_autocheckpoint = 8000",  # pages of 4 KiB
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)
_WORDS = {"reports": "report_words", "items": "item_words"}


class SqliteStore(SqlStore):
    """A store in one file: write-ahead log, strict tables, FTS5."""

    def __init__(self, path: Path) -> None:
        super().__init__(_engine(path), str(path))
        self.path = path

    def opened(self, connection: Connection, writes: bool, durable: bool = True) -> Connection:
        """Takes the write lock at once, so that no transaction fails half-way because another was faster."""
        if writes:
            _prepare(connection, f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        connection = connection.execution_options(onrecord_begin="BEGIN IMMEDIATE" if writes else "BEGIN")
        connection.begin()
        return connection

    def flush(self) -> None:
        """See `Store.flush`: the write-ahead log goes into the file, and the file to the disk."""
        with self._explained(), self.engine.connect() as connection:
            _prepare(connection, "PRAGMA wal_checkpoint(TRUNCATE)")

    def index_words(self, connection: Connection, table: str, words: Iterable[tuple[int, Words]]) -> None:
        """See `Store.index_words`."""
        rows = [(no, " ".join(found.words), " ".join(found.joined)) for no, found in words]
        if rows:
            connection.exec_driver_sql(f"INSERT INTO {_WORDS[table]} (rowid, words, joined) VALUES (?, ?, ?)", rows)

    def forget_words(self, connection: Connection, table: str, words: Iterable[tuple[int, Words]]) -> None:
        """See `Store.forget_words`. FTS5 keeps no copy of the words here, and must be told which to take out."""
        name = _WORDS[table]
        rows = [(no, " ".join(found.words), " ".join(found.joined)) for no, found in words]
        if rows:
            command = f"INSERT INTO {name} ({name}, rowid, words, joined) VALUES ('delete', ?, ?, ?)"
            connection.exec_driver_sql(command, rows)

    def matching(self, table: str, terms: Sequence[Term]) -> Select[tuple[int, float]]:
        """See `Store.matching`; ranked by BM25."""
        name = _WORDS[table]
        words = sql_table(name, column("rowid", Integer), column("rank", Float), column(name, Text))
        wanted = words.c[name].bool_op("MATCH")(" AND ".join(map(_expression, terms)))
        return select(words.c.rowid.label("no"), words.c.rank).where(wanted)

    def backup(self, to: Path) -> None:
        """See `Store.backup`."""
        copy_file(self.path, to)

    def faults(self) -> list[str]:
        """See `Store.faults`."""
        with self.reading() as connection:
            pages = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
            links = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return [f"database: {line}" for line in pages] + [
            f"{row[0]} row {row[1]} points to no row of {row[2]}" for row in links
        ]

    def explain(self, error: DBAPIError) -> str:
        """See `SqlStore.explain`."""
        return explanation(error.orig)


def explanation(error: BaseException | None) -> str:
    """What an error of SQLite means for the user."""
    told = str(error)
    for words, meaning in _MEANINGS.items():
        if words in told:
            return meaning
    return f"the database says: {told}"


_MEANINGS = {
    "full": "the disk is full; nothing of this report was kept, make room and add it again",
    "locked": f"another program has been writing for {_WAIT:g} seconds; try again when it is done",
    "readonly": "may not be written; check the permissions of the file and its folder",
    "unable to open": "cannot be opened; check the path and its permissions",
    "not a database": "is not a register of onrecord; name another file with --store",
    "malformed": "is damaged; run onrecord verify and go back to a backup",
    "disk I/O": "cannot be read or written (input/output error); check the disk",
}


def copy_file(path: Path, to: Path) -> None:
    """Copies one state of a file while others may write to it; the copy appears whole or not at all.

    Raises StoreError where the copy exists already or cannot be written.
    """
    if to.exists():
        raise StoreError(f"{to}: exists already; name a new file for the backup")
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        source, target = sqlite3.connect(path), sqlite3.connect(part)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            source.close()
            target.close()
        part.replace(to)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{to}: the backup cannot be written ({explanation(error)})") from error
    finally:
        part.unlink(missing_ok=True)


def _prepare(connection: Connection, pragma: str) -> None:
    """Carries out what SQLite allows only outside a transaction."""
    raw = connection.connection.dbapi_connection
    assert raw is not None
    cursor = raw.cursor()
    cursor.execute(pragma)
    cursor.close()


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _WAIT, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("onrecord_begin", "BEGIN"))

    return engine


def _expression(term: Term) -> str:
    ways = [f'"{" ".join(way)}"{" *" if term.begun else ""}' for way in term.ways]
    return f"({' OR '.join(ways)})"
