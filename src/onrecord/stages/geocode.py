"""Chooses among places of one name: by what the text says of it, the text's other places, and size."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.stages.toponyms import Toponym, inside
from onrecord.vocabulary.gazetteer import Area, Gazetteer

_KIND = {"countries": 8.0, "world": 7.5, "regions": 6.4, "waters": 6.5, "islands": 6.2, "borders": 6.5, "bases": 6.2}
_LEAST = 1000
_CELL = 1.0  # degrees
_WIDE = ("countries", "world", "waters")
_CAPITAL = 1.0
_DIVISION = 0.3  # a division's name is a little less likely meant than a town's
_DIVISION_MOST = 5.8
_STATE = (0.9, 2.0)  # weight of the text's other names in the same country: of each, and at most
_REGION = (0.8, 2.5)
_NEAR = (1.2, 2.4)


class _Context(msgspec.Struct, frozen=True):
    """How strongly the text's names point to each country, first-level region and square of the map."""

    states: dict[str, float]
    regions: dict[tuple[str, str], float]
    squares: dict[tuple[int, int], float]

    def count(self, areas: Sequence[Area], share: float) -> None:
        """Adds the votes of one name, shared out among its places, or with a negative share takes them back."""
        states = {a.country for a in areas if a.country}
        regions = {(a.country, a.admin1) for a in areas if a.country and a.admin1}
        squares = {_square(a) for a in areas if a.kind not in _WIDE}
        for state in states:
            self.states[state] += share / len(states)
        for region in regions:
            self.regions[region] += share / len(regions)
        for square in squares:
            self.squares[square] += share / len(squares)


def geocode(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Area]:
    """One place for each toponym. A name means the same place throughout, unless its larger place is given."""
    context = _context(toponyms)
    chosen: dict[str, Area] = {}
    for toponym in sorted(toponyms, key=lambda t: t.within is None):
        if toponym.name not in chosen:
            chosen[toponym.name] = _best(toponym, context, gazetteer)
    return [_best(t, context, gazetteer) if t.within else chosen[t.name] for t in toponyms]


def _candidates(toponym: Toponym) -> list[Area]:
    areas = [a for a in toponym.areas if toponym.within is None or inside(a, toponym.within)]
    return areas or list(toponym.areas)


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
    weight = _KIND.get(area.kind) or _size(area)
    if capital:
        weight += _CAPITAL
    weight += _pull(context.states.get(area.country or "", 0.0), _STATE)
    weight += _pull(context.regions.get((area.country or "", area.admin1 or ""), 0.0), _REGION)
    if area.kind in _WIDE:
        return weight
    return weight + _pull(sum(context.squares.get(square, 0.0) for square in _around(_square(area))), _NEAR)


def _size(area: Area) -> float:
    size = math.log10(max(area.population, _LEAST))
    return min(size - _DIVISION, _DIVISION_MOST) if area.kind in ("region", "county") else size


def _pull(votes: float, strength: tuple[float, float]) -> float:
    each, most = strength
    return min(most, each * votes)
