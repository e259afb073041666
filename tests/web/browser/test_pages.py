"""Every page in the light, in the dark, and on a phone: what a reader could stumble over, or what leaves the machine."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page
from tests.web.browser.addresses import MORE, PAGES, addresses, routes
from tests.web.browser.conftest import Serve
from tests.web.browser.serving import served_in_thread
from tests.web.browser.watching import PHONE, WIDE, Watched, watched

from onrecord.store import open_store
from onrecord.web.server.accounts import keep_account

pytestmark = pytest.mark.xdist_group("browser")

AXE = Axe()
ONLY_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What the dark changes: the page is the same but for its colours."""

_MISSING = "Failed to load resource: the server responded with a status of 404"


@pytest.fixture(scope="package")
def where(app: str) -> dict[str, str]:
    return dict(addresses(app))


def test_every_page_is_visited() -> None:
    assert set(PAGES) == routes()


@pytest.mark.parametrize("name", [*(name for name in PAGES.values() if name != "sign-in"), *MORE])
def test_a_page_has_no_fault(name: str, visit: Watched, where: dict[str, str]) -> None:
    look(visit.open(where[name]), name)
    if name == "no page":
        visit.faults[:] = [fault for fault in visit.faults if _MISSING not in fault]


def test_the_page_to_sign_in_has_no_fault(serve: Serve, own: Path, tmp_path: Path) -> None:
    keep_account(tmp_path / "accounts.json", "ada", "admin", "correct horse battery")
    look(serve(own, accounts=tmp_path / "accounts.json").open("/"), "sign-in")


@pytest.fixture(scope="package")
def emptied(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a register without a report."""
    store = tmp_path_factory.mktemp("empty") / "register.db"
    open_store(str(store), create=True).close()
    with served_in_thread(store, edit=True, actor="ada") as address:
        yield address


LISTS = [path for path in PAGES if "{" not in path and path not in ("/sign-in", "/diff", "/help")]


@pytest.mark.parametrize("path", LISTS)
def test_a_page_of_an_empty_register_says_what_to_do(path: str, browser: Browser, emptied: str) -> None:
    with watched(browser, emptied) as pages:
        page = pages.open(path)
        assert violations(page) == []
        assert page.locator("main .empty, main form").count() > 0
        assert page.locator("main tbody tr, main li.row").count() == 0


def look(page: Page, name: str) -> None:
    """Looks at a page in each way; keeps a picture where the run is to make the pictures of the documentation."""
    draw(page, name)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, ONLY_COLOUR) == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], "has to be scrolled sideways"


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """What axe-core finds, of any weight: its rule, and where."""
    found = AXE.run(page, options={"resultTypes": ["violations"], **(options or {})}).response["violations"]
    return [f"{one['impact']}: {one['id']} at {one['nodes'][0]['target']}: {one['nodes'][0]['html'][:200]}" for one in found]


def draw(page: Page, name: str) -> None:
    folder = os.environ.get("ONRECORD_SCREENSHOTS")
    if folder and name in PAGES.values():
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        page.screenshot(path=Path(folder) / f"web-{name}.png", animations="disabled")
