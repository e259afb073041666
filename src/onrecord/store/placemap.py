"""Where it happened: places with coordinates, and the events there."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from onrecord.model import Place
from onrecord.store.facets import _items
from onrecord.store.packing import unpack, with_text
from onrecord.store.protocol import Store
from onrecord.store.summaries import PlaceRow
from onrecord.store.tables import codings
from onrecord.store.values import Filters


def placemap(store: Store, filters: Filters, size: int = 500) -> tuple[PlaceRow, ...]:
    """The `size` places with the most events. Raises OptionError where a filter names nobody, or no date."""
    wanted = {row.id: row for row in _items(store, ("event",), filters)}
    found: dict[tuple[Any, ...], list[str]] = {}
    for key, place in _places(store):
        if key in wanted and place.lat is not None and place.lon is not None:
            mission = place.mission
            one = (place.name, place.country, place.lat, place.lon, mission and mission.type, mission and mission.of)
            found.setdefault(one, []).append(wanted[key].date or wanted[key].published or "")
    rows = [
        PlaceRow(name=p[0], country=p[1], lat=p[2], lon=p[3], mission=p[4], of=p[5], number=len(days),
                 first=min(days), last=max(days))
        for p, days in found.items()
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: -row.number)[:size])


def _places(store: Store) -> Iterator[tuple[str, Place]]:
    with store.reading() as connection:
        packed = connection.execute(select(codings.c.record).where(codings.c.current == 1)).scalars().all()
    for one in packed:
        for event in with_text(unpack(one), "").events:
            if event.place:
                yield event.id, event.place
