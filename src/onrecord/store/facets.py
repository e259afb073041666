"""What a list of items can be narrowed to, with the number of rows of each value.

Whole lists, and lists by kind, status, whole years, country or one party, are counted from the summaries, however long. For all
others, the rows themselves are counted where they are few, else those among the newest ones.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, text

from onrecord.store.actors import actors
from onrecord.store.conditions import Conditions
from onrecord.store.facetsums import Sums, sums_of
from onrecord.store.listing import Selection, page_of
from onrecord.store.looking import Looked, listed, look
from onrecord.store.protocol import Store
from onrecord.store.reviewfacet import review_facet
from onrecord.store.summaries import Count, Facet, Facets
from onrecord.store.values import NEWEST, Filters, Item, ItemType, Page, Paging

SHOWN = 20
"""So many parties are shown."""

_COLUMNS = ("kind", "status", "country", "year")
_ROWS = "SELECT kind, standing, country, lower / 10000 AS year FROM items WHERE item_no IN ({numbers})"
_COUNTRIES = """
SELECT item_no, role, country AS actor FROM {table}
WHERE item_no IN ({numbers}) AND role IN ('by', 'to') AND coalesce(country, '') <> ''
"""
_HEADS = """
SELECT p.item_no, p.role, head.id
FROM {table} AS p JOIN parties AS own ON own.party_no = p.party_no JOIN parties AS head ON head.party_no = own.canonical_no
WHERE p.item_no IN ({numbers}) AND p.role IN ('by', 'to') AND head.id <> coalesce(head.country, '')
"""


def facets(store: Store, types: Sequence[ItemType], filters: Filters) -> Facets:
    """The counts of the items that `list_items` finds. Raises OptionError where a filter names nobody, or no date."""
    with store.reading() as connection:
        return _facets(store, connection, Conditions(store, connection, types, filters))[0]


def list_with_facets(
    store: Store, types: Sequence[ItemType], filters: Filters, paging: Paging = NEWEST
) -> tuple[Page[Item], Facets]:
    """What `list_items` and `facets` tell, which look for the same rows once. Raises OptionError as they do."""
    with store.reading() as connection:
        conditions = Conditions(store, connection, types, filters)
        told, found = _facets(store, connection, conditions)
        return page_of(Selection(connection, conditions, found), paging), told


def _facets(store: Store, connection: Connection, conditions: Conditions) -> tuple[Facets, Looked | None]:
    """The counts, and the items that were looked at for what the summaries do not tell."""
    types, filters = conditions.types, conditions.filters
    sums = sums_of(connection, types, filters)
    missing = [name for name in (*_COLUMNS, "by", "to") if name not in sums.columns]
    found = look(connection, conditions) if missing or sums.total is None else None
    counted = found is None or found.whole
    if found is not None:
        sums = _completed(connection, sums, found, missing)
    named = {name: _named(connection, sums.columns[name]) for name in ("by", "to", "country")}
    given = {name: counted or name not in missing for name in (*_COLUMNS, "by", "to")}
    told = Facets(
        total=sums.total, looked=None if found is None or counted else found.looked,
        kind=_facet(sums.columns["kind"], given["kind"]), status=_facet(sums.columns["status"], given["status"]),
        by=Facet(rows=named["by"], counted=given["by"]), to=Facet(rows=named["to"], counted=given["to"]),
        country=Facet(rows=named["country"], counted=given["country"]),
        year=years(sums.columns["year"], given["year"]),
        review=review_facet(store, connection, types, filters, sums.total),
    )  # fmt: skip
    return told, found


def years(counted: Mapping[str, int], whole: bool = True) -> Facet:
    """Years in order; what has no date is left out."""
    rows = sorted((int(year), number) for year, number in counted.items() if year not in ("0", "None") and number)
    return Facet(rows=tuple(Count(value=f"{y:04}", name=f"{y:04}", number=n) for y, n in rows), counted=whole)


def most(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """The values with their numbers, the most frequent first; what is not told is left out."""
    return sorted(((value, n) for value, n in counted.items() if value and n), key=lambda one: (-one[1], one[0]))


def _completed(connection: Connection, sums: Sums, found: Looked, missing: Iterable[str]) -> Sums:
    """The sums with what the summaries do not tell, from the items themselves."""
    wanted, numbers = set(missing), found.numbers
    columns = dict(sums.columns)
    if wanted & set(_COLUMNS):
        rows = connection.execute(text(_ROWS.format(numbers=listed(numbers)))).all()
        for at, name in enumerate(_COLUMNS):
            if name in wanted:
                columns[name] = Counter("" if row[at] is None else str(row[at]) for row in rows)
    if wanted & {"by", "to"}:
        counted: dict[str, Counter[str]] = {"by": Counter(), "to": Counter()}
        for role, actor, number in connection.execute(text(_actors(numbers, found.tables))).all():
            counted[role][actor] = number
        columns |= {name: counted[name] for name in wanted & {"by", "to"}}
    total = len(numbers) if sums.total is None and found.whole else sums.total
    return msgspec.structs.replace(sums, columns=columns, total=total)


def _actors(numbers: list[int], tables: Iterable[str]) -> str:
    """How many of the items have each country or party in a role."""
    every = "UNION".join(part.format(table=table, numbers=listed(numbers)) for table in tables for part in (_COUNTRIES, _HEADS))
    return f"SELECT role, actor, count(*) FROM ({every}) AS one GROUP BY 1, 2"


def _named(connection: Connection, counted: Mapping[str, int]) -> tuple[Count, ...]:
    shown = most(counted)[:SHOWN]
    known = actors(connection, [key for key, _ in shown])
    return tuple(Count(value=key, name=known[key].name, number=number) for key, number in shown)


def _facet(counted: Mapping[str, int], whole: bool) -> Facet:
    return Facet(rows=tuple(Count(value=v, name=v, number=n) for v, n in most(counted)), counted=whole)
