"""Registers behind the app, and clients that ask it as a browser on this machine does."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.store.conftest import address, server
from tests.store.reports import add, embassy, sheltered, text_only
from tests.web.asking import BASE

from onrecord.store import Store, open_store
from onrecord.store.linkage import link
from onrecord.web.server.app import create_app
from onrecord.web.server.settings import Settings

__all__ = ["address", "server"]

Serve = Callable[..., TestClient]


def fill(store: Store) -> None:
    """Two states of one story, one of a protected person, and a headline that a spreadsheet would run."""
    add(store, embassy("gate"))
    add(store, embassy("gate-again", "2011-05-12"))
    add(store, sheltered())
    add(store, text_only("formula", "=1+1 was said.", headline='=HYPERLINK("http://evil.example")'))
    store.flush()
    link(store, "ada")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled register that nobody changes."""
    path = tmp_path_factory.mktemp("web") / "made.db"
    store = open_store(str(path), create=True)
    fill(store)
    store.close()
    return path


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> str:
    """A filled register of its own for each test."""
    return str(copy(made, tmp_path / "filled.db"))


@contextmanager
def served(store: str, base: str = BASE, **settings: Any) -> Iterator[TestClient]:
    """The app on a register; a fault of the program is an answer, as it is for a browser."""
    app = create_app(Settings(store=store, **settings))
    with TestClient(app, base_url=base, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts the app as often as a test likes."""
    with ExitStack() as stack:
        yield lambda store, *given, **settings: stack.enter_context(served(store, *given, **settings))


@pytest.fixture(scope="module")
def reading(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The filled register, started for reading, for all tests of a module."""
    with served(str(copy(made, tmp_path_factory.mktemp("reading") / "reading.db"))) as client:
        yield client


@pytest.fixture
def editing(serve: Serve, filled: str) -> TestClient:
    """The filled register, started to be edited by Ada."""
    return serve(filled, edit=True, actor="ada")
