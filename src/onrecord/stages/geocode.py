"""Chooses among places of one name: by what the text says of it, the text's other places, and size."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.stages.toponyms import Toponym, inside
from onrecord.vocabulary.gazetteer import Area, Gazetteer

_KIND = {"countries": 8.0, "world": 7.5, "regions": 6.4, "waters": 6.5, "islands": 6.2, "borders": 6.5, "bases": 6.2}
_LEAST = 1000


def geocode(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Area]:
    """One place for each toponym. A name means the same place throughout, unless its larger place is given."""
    states, regions = _context(toponyms)
    chosen: dict[str, Area] = {}
    for toponym in toponyms:
        if toponym.within:
            chosen.setdefault(toponym.name, _best(toponym, states, regions, gazetteer))
    for toponym in toponyms:
        if toponym.name not in chosen:
            chosen[toponym.name] = _best(toponym, states, regions, gazetteer)
    return [_best(t, states, regions, gazetteer) if t.within else chosen[t.name] for t in toponyms]


def _context(toponyms: Iterable[Toponym]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How strongly the text's places point to each country and first-level region: a name counts once, shared out."""
    states: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    names = {(t.name, t.within): t for t in toponyms}
    for toponym in names.values():
        areas = [a for a in toponym.areas if toponym.within is None or inside(a, toponym.within)]
        for country in {a.country for a in areas if a.country}:
            states[country] += 1.0 / len({a.country for a in areas})  # type: ignore[assignment]
        divisions = {(a.country, a.admin1) for a in areas if a.country and a.admin1}
        for division in divisions:
            regions[division] += 1.0 / len(divisions)  # type: ignore[assignment]
    return states, regions


def _best(
    toponym: Toponym, states: Counter[str], regions: Counter[tuple[str, str]], gazetteer: Gazetteer
) -> Area:
    areas = [a for a in toponym.areas if toponym.within is None or inside(a, toponym.within)]
    return max(areas or toponym.areas, key=lambda area: _weight(area, toponym, states, regions, gazetteer))


def _weight(
    area: Area, toponym: Toponym, states: Counter[str], regions: Counter[tuple[str, str]], gazetteer: Gazetteer
) -> float:
    """How likely the place is meant: the logarithm of its size, and how much of the text is about its surroundings."""
    weight = _KIND.get(area.kind, math.log10(max(area.population, _LEAST)) - (area.kind == "county") * 0.3)
    if area.kind in ("town", "cities") and toponym.name in gazetteer.capitals and area.population > 10**5:
        weight += 1.0
    country = area.country or ""
    weight += min(1.5, 0.6 * (states[country] - 0.3))
    return weight + min(2.0, 1.2 * (regions[country, area.admin1 or ""] - 0.3))
