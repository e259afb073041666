"""The gazetteer: where the world's places are, and the words that tell a place from what merely looks like one.

Countries, regions, waters, islands, borders, bases and other names of towns are in `places/*.yaml`. The towns themselves
(all of 1,000 inhabitants or more) and further divisions are in `places/towns.tsv.gz`, an extract of GeoNames (CC BY 4.0) that
`bench/towns.py` makes; it is kept as one sorted stretch of bytes and searched, never turned into objects.
"""

import gzip
import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache

import msgspec

from onrecord.vocabulary.reading import ROOT, read_file

FOLDER = ROOT / "places"
_BLOCK = 4096
_CITY = 30_000  # inhabitants: a smaller town of the name is another
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "-": " ",
                          "–": " ", "/": " ", ".": " ", ",": " "})  # fmt: skip
_DROPPED = re.compile(r"['’‘ʼʻ`´ʿʾ\u0300-\u036f]")
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


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
    phrases: tuple[str, ...]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations of places as printed, and names so short that in capitals they look like one (`places/names.yaml`)."""

    abbreviations: dict[str, str]
    postal: dict[str, str]
    whole: frozenset[str]


class Gazetteer(msgspec.Struct, frozen=True):
    """All places by their folded names. `areas` holds the YAML ones; `towns` is sorted text, `marks` its block index."""

    areas: dict[str, tuple[Area, ...]]
    capitals: frozenset[tuple[str, str]]
    leading: frozenset[str]
    abbreviations: dict[str, Area]
    postal: dict[str, Area]
    whole: frozenset[str]
    traps: Traps
    towns: bytes
    marks: tuple[bytes, ...]

    def find(self, phrase: str) -> tuple[Area, ...]:
        """Every place called so, in no order; case, accents, hyphens and apostrophes do not count."""
        key = fold(phrase)
        return self.areas.get(key, ()) + self._towns(key)

    def is_capital(self, name: str, area: Area) -> bool:
        """Whether the place of this folded name is its country's capital."""
        return area.population > _CITY and (name, area.country) in self.capitals

    def _towns(self, key: str) -> tuple[Area, ...]:
        wanted = key.encode()
        block = max(bisect_left(self.marks, wanted) - 1, 0) * _BLOCK
        at = self.towns.find(b"\n" + wanted + b"\t", block, block + 2 * _BLOCK)
        found = []
        while at >= 0:
            end = self.towns.index(b"\n", at + 1)
            found.append(_town(self.towns[at + 1 : end].decode()))
            at = end if self.towns.startswith(wanted + b"\t", end + 1) else -1
        return tuple(found)


def fold(name: str) -> str:
    """A name as it is looked up: lower case without accents, dots, hyphens and apostrophes; "St." is "saint"."""
    low = name.casefold().translate(_LETTERS)
    low = _DROPPED.sub("", low if low.isascii() else unicodedata.normalize("NFKD", low))
    words = low.split()
    if len(words) > 1 and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


def _town(line: str) -> Area:
    key, name, country, admin1, lat, lon, population, number = line.split("\t")
    kind, geonameid = ("town", int(number)) if number.isdigit() else (number, None)
    return Area(name or key.title(), float(lat), float(lon), kind, country, geonameid, int(population), admin1)


def _read_areas() -> dict[str, tuple[Area, ...]]:
    found: dict[str, list[Area]] = {}
    for kind in ("countries", "regions", "world", "waters", "islands", "borders", "bases", "cities"):
        for area in read_file(FOLDER / f"{kind}.yaml", tuple[Area, ...]):
            plain = msgspec.structs.replace(area, kind=kind, also=())
            for name in {fold(name) for name in (area.name, *area.also)}:
                found.setdefault(name, []).append(plain)
    return {name: tuple(areas) for name, areas in found.items()}


def _read_towns() -> tuple[bytes, tuple[bytes, ...]]:
    towns = gzip.decompress((FOLDER / "towns.tsv.gz").read_bytes())
    marks = []
    for at in range(0, len(towns), _BLOCK):
        line = towns.find(b"\n", at) + 1
        marks.append(towns[line : towns.find(b"\t", line)] if 0 < line < len(towns) else b"\xff")
    return towns, (b"", *marks[1:])


@lru_cache(maxsize=1)
def read_gazetteer() -> Gazetteer:
    """The whole gazetteer, once. Raises VocabularyError that names the file and entry at fault."""
    areas = _read_areas()
    words = read_file(FOLDER / "names.yaml", Words)
    towns, marks = _read_towns()
    countries = {a.country: a for group in areas.values() for a in group if a.kind == "countries" and a.country}
    regions = {a.admin1: a for group in areas.values() for a in group if a.kind == "regions" and a.country == "USA"}
    return Gazetteer(
        areas=areas,
        capitals=frozenset((fold(a.capital), code) for code, a in countries.items() if a.capital),
        leading=frozenset(name.split()[0] for name in areas if " " in name),
        abbreviations={short: countries.get(code) or regions[code] for short, code in words.abbreviations.items()},
        postal={short: regions[code] for short, code in words.postal.items()},
        whole=words.whole,
        traps=read_file(FOLDER / "traps.yaml", Traps),
        towns=towns,
        marks=marks,
    )
