"""What a store must be able to do; everything else is written once, on top of this, in the modules beside.

with store.reading() as connection:            # one unchanging state
    ...
with store.writing("ada", "review") as change: # the only way to write: one transaction, one row of the audit log
    change.connection.execute(...)
    change.note(item="e-3f2a", decision="accepted")
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Select

from onrecord.store.words import Term, Words


class Change:
    """A transaction that is being written. What `note` is told goes into the audit log; without any note nothing is kept.

    `rows` are the details of each row that the log gets.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.rows: list[dict[str, Any]] = [{}]

    def note(self, **details: Any) -> None:
        """What was done, as JSON values. Never the name of a protected person."""
        self.rows[-1] |= details

    def next_row(self) -> None:
        """What is noted from now on is another row of the log."""
        self.rows.append({})


class Store(Protocol):
    """A register. `name` is what to call it in messages: a path, or an address without its password."""

    name: str

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the store, whatever others write meanwhile."""

    def writing(self, actor: str, action: str, durable: bool = True) -> AbstractContextManager[Change]:
        """A transaction that holds the write lock, and its row of the audit log; undone where an error leaves it.

        Where not `durable`, it outlives the process at once, but a loss of power only after `flush`.

        Raises StoreError where the store cannot be written (full disk, read-only, locked too long).
        """

    def flush(self) -> None:
        """Makes everything that was written outlive a loss of power."""

    def index_words(self, connection: Connection, table: str, words: Iterable[tuple[int, Words]]) -> None:
        """Makes the words of rows findable; `table` is "reports" or "items", the number is the row's."""

    def forget_words(self, connection: Connection, table: str, words: Iterable[tuple[int, Words]]) -> None:
        """Takes rows out of the word index; the words are those that were indexed."""

    def matching(self, table: str, terms: Sequence[Term]) -> Select[tuple[int, float]]:
        """Selects `no` and `rank` of the rows that hold all terms; the lowest rank fits best."""

    def backup(self, to: Path) -> None:
        """Copies one state of the store into a file that can be opened as a store or loaded into one.

        Raises StoreError where the file exists or cannot be written.
        """

    def faults(self) -> list[str]:
        """What the database itself finds wrong: broken pages, rows that point nowhere."""

    def close(self) -> None:
        """Lets go of the database."""
