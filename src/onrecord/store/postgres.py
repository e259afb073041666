"""A register in a PostgreSQL database."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, BigInteger, Connection, Float, Select, column, create_engine, func, select, text
from sqlalchemy import cast as sql_cast
from sqlalchemy import table as sql_table
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.exc import DBAPIError

from onrecord.errors import StoreError
from onrecord.store.sql import SqlStore
from onrecord.store.words import Term, Words

_LOCK = 0x6F6E7263
_WORDS = {"reports": "report_words", "items": "item_words"}
_LAST, _MANY = 16383, 256  # the highest position that a tsvector holds, and how many of one word
_FULL = {"53100", "53200"}  # PostgreSQL's codes of a full disk and of no memory
_BY_LENGTH = 1  # divides the rank by 1 + the logarithm of the text's length
_BYTES = 2046  # the longest word of a tsvector


class PostgresStore(SqlStore):
    """A store in a database of a PostgreSQL server; writers take turns."""

    def __init__(self, url: URL) -> None:
        super().__init__(create_engine(url, pool_pre_ping=True), url.set(drivername="postgresql").render_as_string())
        self.url = url

    def opened(self, connection: Connection, writes: bool, durable: bool = True) -> Connection:
        """Writers wait for an advisory lock until the one before has ended its transaction; readers see one state."""
        level = "READ COMMITTED" if writes else "REPEATABLE READ"
        connection = connection.execution_options(isolation_level=cast(Any, level), postgresql_readonly=not writes)
        connection.begin()
        if not durable:
            connection.execute(text("SET LOCAL synchronous_commit = off"))
        if writes:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        return connection

    def flush(self) -> None:
        """See `Store.flush`: a durable commit writes out those before."""
        with self._explained(), self.engine.begin() as connection:
            connection.execute(text("SELECT pg_current_xact_id()"))  # without a number of its own nothing is written

    def index_words(self, connection: Connection, table: str, words: Iterable[tuple[int, Words]]) -> None:
        """See `Store.index_words`."""
        rows = [{"no": no, "words": _vector(found)} for no, found in words]
        if rows:
            connection.execute(text(f"INSERT INTO {_WORDS[table]} (no, words) VALUES (:no, CAST(:words AS tsvector))"), rows)

    def forget_words(self, connection: Connection, table: str, words: Iterable[tuple[int, Words]]) -> None:
        """See `Store.forget_words`."""
        gone = [no for no, _ in words]
        if gone:
            connection.execute(text(f"DELETE FROM {_WORDS[table]} WHERE no = ANY(:gone)"), {"gone": gone})

    def matching(self, table: str, terms: Sequence[Term]) -> Select[tuple[int, float]]:
        """See `Store.matching`; ranked by how often and how near to each other the words stand (`ts_rank_cd`)."""
        words = sql_table(_WORDS[table], column("no", BigInteger), column("words", TSVECTOR))
        query = sql_cast(" & ".join(map(_expression, terms)), TSQUERY)
        rank = func.ts_rank_cd(words.c.words, query, _BY_LENGTH, type_=Float) * -1
        return select(words.c.no, rank.label("rank")).where(words.c.words.bool_op("@@")(query))

    def backup(self, to: Path) -> None:
        """See `Store.backup`; made by the server's own `pg_dump`, which must be installed."""
        if to.exists():
            raise StoreError(f"{to}: exists already; name a new file for the backup")
        dump_database(self.url, to)

    def faults(self) -> list[str]:
        """The server keeps its pages and its foreign keys itself: none."""
        return []

    def explain(self, error: DBAPIError) -> str:
        """See `SqlStore.explain`."""
        if getattr(error.orig, "sqlstate", None) in _FULL:
            return "the server's disk is full; nothing of this report was kept, make room and add it again"
        first = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        return f"the database says: {first}"


def dump_database(url: URL, to: Path) -> None:
    """Dumps a database in pg_dump's custom format; the file appears whole or not at all. Raises StoreError."""
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    address = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    environment = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
    command = ["pg_dump", "--format=custom", f"--file={part}", f"--dbname={address}"]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise StoreError(f"{to}: the backup cannot be written ({' '.join(done.stderr.split())[:300]})")
        part.replace(to)
    except FileNotFoundError as error:
        raise StoreError(f"{to}: pg_dump is not installed; install PostgreSQL's client programs") from error
    finally:
        part.unlink(missing_ok=True)


def _vector(words: Words) -> str:
    """The words with their positions as a tsvector; compounds stand at the end, at the last position."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words.words, 1):
        found = places.setdefault(word, [])
        if len(found) < _MANY:
            found.append(min(at, _LAST))
    for word in words.joined:
        places.setdefault(word, [_LAST])
    fitting = ((word, found) for word, found in places.items() if len(word.encode()) <= _BYTES)
    return " ".join(f"'{word}':{','.join(map(str, dict.fromkeys(found)))}" for word, found in fitting)


def _expression(term: Term) -> str:
    return f"({' | '.join(' <-> '.join(_lexemes(way, term.begun)) for way in term.ways)})"


def _lexemes(way: Sequence[str], begun: bool) -> Iterator[str]:
    yield from (f"'{word}'" for word in way[:-1])
    yield f"'{way[-1]}'{':*' if begun else ''}"
