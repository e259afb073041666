"""Charts: well-formed, from nowhere else, and every mark leads to as many rows as it tells."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from xml.etree import ElementTree

import msgspec
import pytest
from starlette.testclient import TestClient
from tests.store.reports import add, embassy
from tests.web.asking import links, rows_of
from tests.web.conftest import Serve, served

from onrecord.model import Mission, Place
from onrecord.store import open_store
from onrecord.store.summaries import MonthCount
from onrecord.web.server.bandchart import bands_chart
from onrecord.web.server.columns import months_chart
from onrecord.web.server.mapchart import land, projected

OSLO = Place(name="Oslo", country="NOR", lat=59.91, lon=10.75)
EMBASSY = Place(name="Sudra", country="SUD", lat=-3.0, lon=101.5, mission=Mission(type="embassy", of="NOR"))
PAGES = ("/", "/timeline", "/map", "/network", "/parties/NOR", "/parties/SUD", "/parties/EST%2Frefugees")
_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def reading(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The filled register with two reports whose events have places."""
    path = str(copy(made, tmp_path_factory.mktemp("charts") / "charts.db"))
    store = open_store(path)
    for number, place in enumerate((OSLO, EMBASSY, OSLO)):
        record = embassy(f"placed-{number}", f"2012-0{number + 1}-03")
        events = tuple(msgspec.structs.replace(one, place=place) for one in record.events)
        add(store, msgspec.structs.replace(record, events=events))
    store.close()
    with served(path) as client:
        yield client


def drawings(client: TestClient, path: str) -> list[ElementTree.Element]:
    """The charts of a page, parsed as XML."""
    page = client.get(path).text
    return [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL)]


def marks(drawing: ElementTree.Element) -> list[tuple[str, str]]:
    """The address that each mark leads to, and what it tells."""
    found = []
    for one in drawing.iter(f"{_SVG}a"):
        told = [inner.get("aria-label") for inner in one.iter() if inner.get("aria-label")]
        found.append((one.get("href") or "", told[0] or "" if told else ""))
    return found


@pytest.mark.parametrize("path", PAGES)
def test_every_mark_leads_to_an_address_that_is_there(reading: TestClient, path: str) -> None:
    drawn = drawings(reading, path)
    every = [mark for drawing in drawn for mark in marks(drawing)]
    if path in ("/timeline", "/map", "/network", "/", "/parties/NOR", "/parties/SUD"):
        assert every, path
    for address, told in every:
        assert address.startswith("/"), address
        assert told, address
        assert reading.get(address).status_code == 200, address


@pytest.mark.parametrize("path", ["/", "/map", "/network", "/parties/NOR"])
def test_a_mark_tells_as_many_rows_as_its_address_has(reading: TestClient, path: str) -> None:
    counted = 0
    for drawing in drawings(reading, path):
        for address, told in marks(drawing):
            if address.startswith("/events"):
                number = int(re.search(r": ([\d,]+)(?: events)?$", told)[1].replace(",", ""))  # type: ignore[index]
                listed = reading.get(address.replace("/events", "/events.json")).json()
                assert listed["total"] == number, (address, told)
                counted += 1
    assert counted


def test_a_narrowed_chart_counts_what_is_narrowed(reading: TestClient) -> None:
    for path in (
        "/map?kind=pledge",
        "/map?since=2008&until=2008",
        "/map?since=2010&by=Norland",
        "/network?kind=pledge",
        "/network?since=2010&until=2011",
    ):
        counted = [
            (told, reading.get(address.replace("/events", "/events.json")).json()["total"])
            for drawing in drawings(reading, path)
            for address, told in marks(drawing)
            if address.startswith("/events")
        ]
        assert counted, path
        assert [told.rpartition(": ")[2].partition(" ")[0] for told, _ in counted] == [str(number) for _, number in counted], (
            path
        )


def test_the_bar_of_a_timeline_leads_to_its_item(reading: TestClient) -> None:
    (drawing,) = drawings(reading, "/timeline")
    items = {f"/items/{row['item']['id']}" for row in rows_of(reading, "/timeline.json")}
    assert {address for address, _ in marks(drawing)} == items


@pytest.mark.parametrize("path", PAGES)
def test_nothing_comes_from_elsewhere_and_nothing_is_styled_inline(reading: TestClient, path: str) -> None:
    for drawing in drawings(reading, path):
        for element in drawing.iter():
            assert element.tag.rpartition("}")[2] not in ("image", "script", "style", "foreignObject", "use", "iframe")
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"], element.attrib
            assert "url(http" not in str(element.attrib)
            assert "here.invalid" not in str(element.attrib)
        assert [one for one in drawing.iter() if one.get("fill") in ("white", "#000001", "#000004")] == []


def test_nothing_to_draw_is_no_drawing() -> None:
    assert months_chart([], "/events", ()).svg is None
    assert bands_chart([]).svg is None


def test_long_spans_are_drawn_by_year_and_lead_to_it() -> None:
    months = [MonthCount(month=f"{year}-0{month}", type="event", number=2) for year in (1950, 2011) for month in (1, 2)]
    svg = months_chart(months, "/events", (("by", "NOR"),)).svg
    assert svg is not None
    assert set(links(svg)) == {f"/events?by=NOR&since={year}&until={year}" for year in (1950, 2011)}


def test_the_ground_lies_on_the_map() -> None:
    rectangles = re.findall(r"M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)H([\d.]+)z", land())
    assert len(rectangles) > 500
    assert "".join("M{} {}H{}V{}H{}z".format(*one) for one in rectangles) == land()
    for left, top, right, bottom, back in ([float(number) for number in one] for one in rectangles):
        assert left == back < right <= 760
        assert 0 <= top <= bottom <= 304


def test_a_town_lies_where_the_globe_has_it() -> None:
    assert projected(0, 0) == (380.0, 177.3)
    assert projected(180, 90) == (760, 0)
    assert projected(-180, -89)[0] == 0


def test_a_party_counts_the_same_in_its_chart_and_its_lists(serve: Serve, filled: str) -> None:
    store = open_store(filled)
    for number in range(5):
        add(store, embassy(f"more-{number}", f"2012-0{number + 1}-03"))
    store.close()
    client = serve(filled)
    acts = client.get("/parties/EST%2Frefugees.json").json()["acts"]
    total = sum(one["number"] for one in acts["actor_months"] if one["type"] == "event")
    assert total == client.get("/events.json?by=EST%2Frefugees").json()["total"]
