"""Charts: each mark is a link to the very rows that it stands for, and the same is in a table."""

import json
import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.browser.addresses import addresses
from tests.web.browser.watching import Watched

pytestmark = pytest.mark.xdist_group("browser")


def marks(page: Page) -> list[tuple[str, str]]:
    """The address and the words of every mark that is drawn."""
    links = page.locator("figure svg a")
    return [(str(link.get_attribute("href")), str(link.locator("[aria-label]").get_attribute("aria-label")))
            for link in links.all() if link.locator("[aria-label]").count()]  # fmt: skip


def number(told: str) -> int:
    found = re.search(r": ([\d,]+)", told)
    assert found, told
    return int(found[1].replace(",", ""))


def fits(row: dict[str, str], told: str) -> bool:
    """Whether a row is of the place, or of the kind of parties or the time, that the words of its mark name."""
    return told in (row["place"] or "") or "→" in told or told[:4].isdigit()


@pytest.mark.parametrize("path", ["/", "/network", "/map", "/network?party=PER", "/map?since=2019"])
def test_a_mark_leads_to_the_rows_that_it_stands_for(path: str, visit: Watched) -> None:
    """A month counts what begins in it, and its list has what lasts in it, too; a town's list has its missions' events."""
    page = visit.open(path)
    drawn = [(to, told) for to, told in marks(page) if to.startswith("/events?")]
    assert drawn
    for to, told in drawn:
        found = page.request.get(to.replace("/events?", "/events.json?") + "&size=500").json()["rows"]
        assert len(found) == number(told) if path.startswith("/network") else len(found) >= number(told), (to, told)
        assert all(fits(row, told.partition(":")[0]) for row in found), (to, told)


@pytest.mark.parametrize("path", ["/network", "/map"])
def test_a_chart_has_the_same_in_a_table(path: str, visit: Watched) -> None:
    page = visit.open(path)
    cells = page.locator(f"tbody tr td:nth-child({3 if path == '/network' else 4})").all_inner_texts()
    column = [int(cell.replace(",", "")) for cell in cells]
    assert sorted(number(told) for to, told in set(marks(page)) if to.startswith("/events?")) == sorted(column)


def test_a_mark_of_the_timeline_leads_to_its_item(visit: Watched) -> None:
    page = visit.open("/timeline")
    titles = {link.get_attribute("href"): link.inner_text() for link in page.locator("tbody a").all()}
    drawn = marks(page)
    assert {to for to, _ in drawn} == set(titles)
    assert all(told.endswith(str(titles[to])) for to, told in drawn)
    point = page.locator("figure svg a", has=page.locator("[aria-roledescription=point]")).first
    to = str(point.get_attribute("href"))
    point.click()
    expect(page).to_have_url(re.compile(to))


def test_open_stretches_are_drawn_with_an_arrow(visit: Watched) -> None:
    page = visit.open("/timeline")
    still = page.locator("tbody tr", has=page.locator("td:nth-child(3)", has_text="open"))
    assert still.count() > 0
    expect(page.locator("figure svg a text", has_text="▶")).to_have_count(still.count())


def test_a_party_shows_what_it_did_promised_and_was_asked(visit: Watched) -> None:
    page = visit.open(addresses(visit.address)["party"])
    expect(page.locator("h1")).to_have_text("Finland")
    promised = page.get_by_role("region", name="Promised")
    expect(promised).to_contain_text("its embassy in Lima will not admit any more Bolivian families")
    expect(page.get_by_role("region", name="Said")).to_be_visible()
    page.locator("figure svg a[href^='/parties/']").first.click()
    expect(page).to_have_url(re.compile(r"/parties/"))


def test_a_charts_colours_follow_the_dark(visit: Watched) -> None:
    page = visit.open("/network")
    circle = page.locator("figure svg .mark-fill").first
    light = circle.evaluate("node => getComputedStyle(node).fill")
    page.emulate_media(color_scheme="dark")
    assert circle.evaluate("node => getComputedStyle(node).fill") != light


def test_a_description_of_the_api_is_there(visit: Watched) -> None:
    page = visit.open("/help")
    page.get_by_role("link", name="openapi.json").click()
    assert "/pledges.json" in json.loads(page.locator("pre").inner_text())["paths"]
