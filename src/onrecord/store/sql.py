"""What both databases do alike: one connection pool, reading, and writing with its row of the audit log."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from onrecord.errors import StoreError
from onrecord.store.audit import append
from onrecord.store.protocol import Change


class SqlStore(ABC):
    """A store behind an SQLAlchemy engine."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See `Store.reading`."""
        with self._explained(), self.engine.connect() as connection:
            yield self.opened(connection, writes=False)

    @contextmanager
    def writing(self, actor: str, action: str, durable: bool = True) -> Iterator[Change]:
        """See `Store.writing`."""
        with self._explained(), self.engine.connect() as plain:
            connection = self.opened(plain, writes=True, durable=durable)
            change = Change(connection)
            yield change
            noted = [details for details in change.rows if details]
            if noted:
                append(connection, actor, action, *noted)
                connection.commit()

    @abstractmethod
    def opened(self, connection: Connection, writes: bool, durable: bool = True) -> Connection:
        """The connection in a transaction that sees one state, or holds the write lock."""

    @abstractmethod
    def flush(self) -> None:
        """See `Store.flush`."""

    @abstractmethod
    def explain(self, error: DBAPIError) -> str:
        """What a fault of the database means for the user, and what to do."""

    def close(self) -> None:
        """See `Store.close`."""
        self.engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(f"{self.name}: {self.explain(error)}") from error
