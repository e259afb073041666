"""Chooses among places of one name: by what the text says of it, the text's other places, and size."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.stages.toponyms import Toponym, inside
from onrecord.vocabulary.gazetteer import Area, Gazetteer

_KIND = {
    "countries": 7.6,
    "adjective": 7.6,
    "world": 7.5,
    "regions": 6.4,
    "waters": 6.5,
    "islands": 6.2,
    "borders": 6.5,
    "bases": 6.2,
}
_LEAST = 1000
_CELL = 2.0  # degrees
_WIDE = ("countries", "adjective", "world", "waters")
_CAPITAL = 2.0
_OWN_RIGHT = 100_000  # inhabitants: a smaller town is not meant by the name of a first-level region of its country
_SHARE = 4.0  # a place of ten times the size takes this many times the part of its name's vote
_DIVISION = 0.3  # a division's name is a little less likely meant than a town's
_DIVISION_MOST = 5.8
_STATE = (0.9, 2.0)  # weight of the text's other names in the same country: of each, and at most
_REGION = (1.6, 3.0)
_NEAR = (1.2, 1.6)


class _Context(msgspec.Struct, frozen=True):
    """How strongly the text's names point to each country, first-level region and square of the map."""

    states: dict[str, float]
    regions: dict[tuple[str, str], float]
    squares: dict[tuple[int, int], float]

    def count(self, areas: Sequence[Area], sign: float) -> None:
        """Adds the vote of one name, shared out among its places by their likelihood, or takes it back."""
        likely = [_SHARE ** _prior(area) for area in areas]
        whole = sum(likely) * sign
        for area, part in zip(areas, likely, strict=True):
            share = part / whole
            self.states[area.country or ""] += share
            if area.admin1:
                self.regions[area.country or "", area.admin1] += share
            if area.kind not in _WIDE:
                self.squares[_square(area)] += share


def geocode(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Area]:
    """One place for each toponym. A name means the same place throughout, unless its larger place is given."""
    context = _context(toponyms)
    chosen: dict[str, Area] = {}
    for toponym in sorted(toponyms, key=lambda t: t.within is None):
        if toponym.name not in chosen:
            chosen[toponym.name] = _best(toponym, context, gazetteer)
    areas = [_best(t, context, gazetteer) if t.within else chosen[t.name] for t in toponyms]
    return [_settled(i, areas, gazetteer) for i in range(len(areas))]


def _settled(i: int, areas: Sequence[Area], gazetteer: Gazetteer) -> Area:
    """A county of which only the state is known, at the town of that state which the text names nearest to it."""
    county = areas[i]
    state = gazetteer.postal.get(county.admin1 or "") if county.kind == "county" and county.country == "USA" else None
    if state is None or (county.lat, county.lon) != (state.lat, state.lon):
        return county
    towns = [n for n, area in enumerate(areas) if area.geonameid and area.kind == "town" and _same_division(area, county)]
    if not towns:
        return county
    seat = areas[min(towns, key=lambda n: abs(n - i))]
    return msgspec.structs.replace(county, lat=seat.lat, lon=seat.lon)


def _same_division(one: Area, other: Area) -> bool:
    return (one.country, one.admin1) == (other.country, other.admin1)


def _candidates(toponym: Toponym) -> list[Area]:
    areas = [a for a in toponym.areas if toponym.within is None or inside(a, toponym.within)] or list(toponym.areas)
    divided = {a.country for a in areas if a.kind == "regions"}
    return [a for a in areas if a.country not in divided or a.kind != "town" or a.population > _OWN_RIGHT]


def _context(toponyms: Iterable[Toponym]) -> _Context:
    """The votes of all names; each counts once."""
    context = _Context(defaultdict(float), defaultdict(float), defaultdict(float))
    for toponym in {(t.name, t.within): t for t in toponyms}.values():
        context.count(_candidates(toponym), 1.0)
    return context


def _square(area: Area) -> tuple[int, int]:
    return int(area.lat // _CELL), int(area.lon // _CELL)


def _around(square: tuple[int, int]) -> Iterator[tuple[int, int]]:
    return ((square[0] + down, square[1] + right) for down in (-1, 0, 1) for right in (-1, 0, 1))


def _best(toponym: Toponym, context: _Context, gazetteer: Gazetteer) -> Area:
    areas = _candidates(toponym)
    if len(areas) == 1:
        return areas[0]
    context.count(areas, -1.0)
    best = max(areas, key=lambda area: _weight(area, gazetteer.is_capital(toponym.name, area), context))
    context.count(areas, 1.0)
    return best


def _weight(area: Area, capital: bool, context: _Context) -> float:
    """How likely the place is meant: the logarithm of its size, and how much of the text is about its surroundings."""
    weight = _prior(area) + capital * _CAPITAL
    weight += _pull(context.states.get(area.country, 0.0) if area.country else 0.0, _STATE)
    weight += _pull(context.regions.get((area.country or "", area.admin1 or ""), 0.0), _REGION)
    if area.kind in _WIDE:
        return weight
    return weight + _pull(sum(context.squares.get(square, 0.0) for square in _around(_square(area))), _NEAR)


def _prior(area: Area) -> float:
    """How likely a place is meant, before anything is known of the text."""
    listed = _KIND.get(area.kind)
    if listed is not None:
        return listed
    size = math.log10(max(area.population, _LEAST))
    return min(size - _DIVISION, _DIVISION_MOST) if area.kind in ("region", "county") else size


def _pull(votes: float, strength: tuple[float, float]) -> float:
    each, most = strength
    return min(most, each * votes)
