"""The documentation shows every page of the app, as it is drawn by `make screenshots`."""

import struct

import pytest
from tests.conftest import ROOT
from tests.web.browser.addresses import PAGES, routes

DESCRIBED = ROOT / "docs" / "web.md"
IMAGES = ROOT / "docs" / "images"
MOST = 3 * 2**20
"""Bytes of all pictures together."""


def test_every_page_is_described_with_its_address() -> None:
    text = DESCRIBED.read_text(encoding="utf-8")
    assert [path for path in sorted(routes()) if f"`{path.replace(':path', '')}`" not in text] == []


@pytest.mark.parametrize("name", PAGES.values())
def test_a_page_has_its_picture(name: str) -> None:
    assert f"](images/web-{name}.png)" in DESCRIBED.read_text(encoding="utf-8")
    head = (IMAGES / f"web-{name}.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", head[16:24]) == (1280, 860)


def test_the_pictures_are_those_of_the_pages_and_small() -> None:
    found = {path.name: path.stat().st_size for path in IMAGES.glob("web-*.png")}
    assert set(found) == {f"web-{name}.png" for name in PAGES.values()}
    assert sum(found.values()) <= MOST
