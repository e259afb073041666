"""Where it happened: places with coordinates, and the events there."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select, text

from onrecord.store.conditions import Conditions
from onrecord.store.days import iso
from onrecord.store.facetsums import whole_years
from onrecord.store.looking import listed, look
from onrecord.store.protocol import Store
from onrecord.store.summaries import PlaceMap, PlaceRow
from onrecord.store.summarytables import ALL_KINDS, ALL_TIME, item_places, place_counts, places
from onrecord.store.values import Filters

_SUMMED = frozenset({"kind", "since", "until"})
_AMONG = """
SELECT place_no, count(*) AS number, min(CASE WHEN lower > 0 THEN lower END) AS first, max(lower) AS last
FROM item_places WHERE item_no IN ({numbers}) GROUP BY place_no ORDER BY 2 DESC, 1 LIMIT :size
"""


def placemap(store: Store, filters: Filters, size: int = 500) -> PlaceMap:
    """The `size` places with the most events. Raises OptionError where a filter names nobody, or no date.

    The period of an event is that of its first day where `since` and `until` are whole years and only `kind` is given besides.
    """
    with store.reading() as connection:
        given = filters.given.keys()
        span = whole_years(filters)
        if given <= _SUMMED and span:
            return PlaceMap(rows=_rows(connection, _summed(connection, filters, span, size)))
        found = look(connection, Conditions(store, connection, ("event",), filters))
        rows = connection.execute(text(_AMONG.format(numbers=listed(found.numbers))), {"size": size}).all()
        whole = found.whole
        return PlaceMap(rows=_rows(connection, rows), counted=whole, looked=None if whole else found.looked)


def _summed(connection: Connection, filters: Filters, span: tuple[int, int], size: int) -> Sequence[Any]:
    """The places with the most events from the summary, with the first and the last day of these."""
    table = place_counts
    fits = [table.c.kind == (filters.kind or ALL_KINDS)]
    if not filters.since and not filters.until:
        number = table.c.number.label("number")
        wanted = select(table.c.place_no, number).where(*fits, table.c.year == ALL_TIME)
    else:
        number = func.sum(table.c.number).label("number")
        wanted = select(table.c.place_no, number).where(*fits, table.c.year.between(max(span[0], 0), span[1]))
        wanted = wanted.group_by(table.c.place_no)
    top = wanted.order_by(number.desc(), table.c.place_no).limit(size).subquery()
    own = item_places.alias()
    days = [own.c.place_no == top.c.place_no, own.c.lower > 0]
    days += [own.c.kind == filters.kind] if filters.kind else []
    days += [own.c.lower.between(span[0] * 10000, span[1] * 10000 + 9999)]
    first, last = (select(each(own.c.lower)).where(*days).scalar_subquery() for each in (func.min, func.max))
    return connection.execute(select(top.c.place_no, top.c.number, first.label("first"), last.label("last"))).all()


def _rows(connection: Connection, counted: Sequence[Any]) -> tuple[PlaceRow, ...]:
    wanted = select(places).where(places.c.place_no.in_([row.place_no for row in counted]))
    known = {row.place_no: row for row in connection.execute(wanted).all()}
    ordered = sorted(counted, key=lambda row: (-row.number, row.place_no))
    return tuple(_row(known[row.place_no], int(row.number), row.first, row.last) for row in ordered)


def _row(place: Any, number: int, first: int | None, last: int | None) -> PlaceRow:
    return PlaceRow(
        name=place.name, country=place.country, lat=place.lat, lon=place.lon, mission=place.mission, of=place.sender,
        number=number, first=iso(first) if first else None, last=iso(last) if last else None,
    )  # fmt: skip
