"""A browser, and registers behind the app that it opens."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.conftest import ROOT
from tests.web.browser.serving import served_by_command, served_in_thread
from tests.web.browser.watching import Watched, watched

from onrecord import cli

SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".txt", ".html"))
FOREIGN = sorted((Path(__file__).parent / "reports").glob("*.txt"))
"""A report in Korean and one in Arabic: nothing in them is coded, but they are read, found and shown."""

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip
"""The browser starts as root, and reaches nothing but this machine."""

Serve = Callable[..., Watched]


def chromium() -> str | None:
    """The distribution's Chromium, or the one that the environment names."""
    found = (shutil.which(name) for name in (os.environ.get("ONRECORD_CHROMIUM", ""), "chromium", "chromium-browser") if name)
    return next((path for path in found if path), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests here; without one they are left out, or fail where ONRECORD_NEED_BROWSER is set."""
    path = chromium()
    if path is None and os.environ.get("ONRECORD_NEED_BROWSER"):
        pytest.fail("ONRECORD_NEED_BROWSER is set, and there is no Chromium: apt-get install chromium")
    if path is None:
        pytest.skip(
            "left out: needs a browser, which is not there (apt-get install chromium, or name one in ONRECORD_CHROMIUM)"
        )
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="package")
def read(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the samples and the two foreign reports, read once."""
    store = tmp_path_factory.mktemp("read") / "register.db"
    command("add", *map(str, [*SAMPLES, *FOREIGN]), store=store, actor="ada")
    return store


@pytest.fixture(scope="package")
def app(browser: Browser, read: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`onrecord serve` on the register, on which two reviewers have begun. No test here changes it."""
    store = copied(read, tmp_path_factory.mktemp("app"))
    prepare(store)
    with served_by_command(store, "ada") as address:
        yield address


@pytest.fixture
def visit(browser: Browser, app: str) -> Iterator[Watched]:
    """Pages of the prepared register."""
    with watched(browser, app) as pages:
        yield pages


@pytest.fixture
def serve(browser: Browser) -> Iterator[Serve]:
    """Starts the app on a register that a test may change; the address goes with the test."""
    with ExitStack() as stack:

        def start(store: Path, **settings: Any) -> Watched:
            address = stack.enter_context(served_in_thread(store, **{"edit": True, "actor": "ada", **settings}))
            return stack.enter_context(watched(browser, address))

        yield start


@pytest.fixture
def own(read: Path, tmp_path: Path) -> Path:
    """A copy of the register that the test may change."""
    return copied(read, tmp_path)


def copied(store: Path, folder: Path) -> Path:
    """A copy of a register that nobody has open."""
    return Path(shutil.copy(store, folder / store.name))


def command(*words: str, store: Path, actor: str) -> None:
    """A command of the register, in this process."""
    assert cli.run([*words, "--store", str(store), "--as", actor]) == 0


def prepare(store: Path) -> None:
    """What reviewers said before the first visit: one item accepted, one on which two differ."""
    from onrecord.store import open_store
    from onrecord.store.listing import list_items
    from onrecord.store.values import Filters

    register = open_store(str(store))
    pledges = list_items(register, ("commitment",), Filters()).rows
    register.close()
    command("review", pledges[0].id, "accept", "--reason", "read in full", store=store, actor="ada")
    command("review", pledges[1].id, "accept", "--reason", "his own words", store=store, actor="ada")
    command("review", pledges[1].id, "reject", "--reason", "an offer, and no pledge", store=store, actor="bela")
