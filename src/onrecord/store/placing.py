"""Where events took place: each place once, with its coordinates, and which events name it."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select

from onrecord.model import Event, Place
from onrecord.store.bulk import insert_rows, insert_values
from onrecord.store.numbers import following
from onrecord.store.packing import decode, unpack
from onrecord.store.summarytables import item_places, places
from onrecord.store.tables import codings, items
from onrecord.store.words import fold

_BATCH = 500
_EVENTS = (
    select(items.c.item_no, items.c.lower, items.c.kind)
    .where(items.c.report_no == bindparam("of_report"), func.coalesce(items.c.type, "") == "event")  # along the report's index
    .order_by(items.c.item_no)
)
_KNOWN = select(places.c.key, places.c.place_no).where(places.c.key.in_(bindparam("keys", expanding=True)))


class Site(msgspec.Struct, frozen=True, gc=False):
    """Where an event took place that has coordinates; `lower` and `kind` are those of its row."""

    item_no: int
    lower: int
    kind: str
    place: Place


class _Events(msgspec.Struct, frozen=True):
    """What is read of a record: all else of it is passed over."""

    events: tuple[Event, ...] = ()


def sites_of(rows: Iterable[tuple[int, int, str | None]], events: Iterable[Event]) -> list[Site]:
    """Where a record's events took place; `rows` are the number, first day and kind of each event's row, in the same order."""
    return [
        Site(item_no, lower, kind or "", event.place)
        for (item_no, lower, kind), event in zip(rows, events, strict=False)
        if event.place is not None and event.place.lat is not None and event.place.lon is not None
    ]


def keep_places(connection: Connection, sites: Sequence[Site]) -> list[tuple[int, int, int, str]]:
    """Writes where events took place; their items are there already. Returns the rows of `item_places`."""
    numbers = _numbers(connection, {_key(site.place): site.place for site in sites})
    rows = [(site.item_no, numbers[_key(site.place)], site.lower, site.kind) for site in sites]
    insert_values(connection, item_places, rows)
    return rows


def forget_places(connection: Connection, report_no: int) -> None:
    """Takes out where the events of a report took place, before they go."""
    mine = select(items.c.item_no).where(items.c.report_no == report_no)
    connection.execute(delete(item_places).where(item_places.c.item_no.in_(mine)))


def kept_sites(connection: Connection, report_no: int, events: Iterable[Event]) -> list[Site]:
    """Where the events of a report's record took place, by the rows of its items."""
    return sites_of((tuple(row) for row in connection.execute(_EVENTS, {"of_report": report_no})), events)


def misplaced_events(connection: Connection) -> Iterator[str]:
    """Each report whose events are at other places than its record says."""
    for report_no, events in records(connection):
        sites = kept_sites(connection, report_no, events)
        there = select(item_places.c.item_no, places.c.key, item_places.c.lower, item_places.c.kind)
        there = there.join(places, places.c.place_no == item_places.c.place_no)
        mine = select(items.c.item_no).where(items.c.report_no == report_no)
        expected = {(site.item_no, _key(site.place), site.lower, site.kind) for site in sites}
        if {tuple(row) for row in connection.execute(there.where(item_places.c.item_no.in_(mine)))} != expected:
            yield f"report {report_no}: its events are not where its record says"


def records(connection: Connection) -> Iterator[tuple[int, tuple[Event, ...]]]:
    """The events of every current record, by the number of the report."""
    last = 0
    while True:
        wanted = select(codings.c.report_no, codings.c.record).where(codings.c.current == 1, codings.c.report_no > last)
        rows = connection.execute(wanted.order_by(codings.c.report_no).limit(_BATCH)).all()
        for row in rows:
            with suppress(zlib.error, ValueError):  # a record that cannot be read is told of elsewhere
                yield row.report_no, decode(unpack(row.record), _Events).events
        if len(rows) < _BATCH:
            return
        last = rows[-1].report_no


def _key(place: Place) -> str:
    """What a place is known by: its GeoNames id, else its name, country and coordinates; and its mission."""
    mission = f"{place.mission.type} {place.mission.of or ''}" if place.mission else ""
    if place.geonameid is not None:
        return f"{place.geonameid}|{mission}"
    return f"{fold(place.name)}|{place.country or ''}|{place.lat}|{place.lon}|{mission}"


def _numbers(connection: Connection, named: dict[str, Place]) -> dict[str, int]:
    """The number of each place by its key; those that are not known yet are added."""
    keys, numbers = list(named), dict[str, int]()
    for at in range(0, len(keys), _BATCH):
        numbers |= {row.key: row.place_no for row in connection.execute(_KNOWN, {"keys": keys[at : at + _BATCH]})}
    new = [key for key in named if key not in numbers]
    if new:
        first = following(connection, "places")
        insert_rows(connection, places, [_row(key, first + n, named[key]) for n, key in enumerate(new)])
        numbers |= {key: first + n for n, key in enumerate(new)}
    return numbers


def _row(key: str, number: int, place: Place) -> dict[str, object]:
    return {
        "place_no": number, "key": key, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
        "mission": place.mission.type if place.mission else None, "sender": place.mission.of if place.mission else None,
    }  # fmt: skip
