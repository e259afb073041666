"""Where things happened: places and missions."""

import msgspec

from onrecord.store.placemap import placemap
from onrecord.store.summaries import PlaceRow
from onrecord.store.values import Filters
from onrecord.web.server.asked import Asked, Register
from onrecord.web.server.charts import Chart
from onrecord.web.server.choices import Choices, choices_of
from onrecord.web.server.mapchart import map_chart
from onrecord.web.server.pages import Pages

PAGES = Pages()

SHOWN = 250
"""Places that are drawn and listed."""


class Map(msgspec.Struct, frozen=True, kw_only=True):
    """The places with the most events, and where they lie. `counted` and `looked` as in a network."""

    filters: Filters
    choices: Choices
    rows: tuple[PlaceRow, ...]
    counted: bool
    looked: int | None


def _charts(found: Map) -> dict[str, Chart]:
    return {"chart": map_chart(found.rows, found.filters)}


@PAGES.page("/map", "map.html", charts=_charts)
def places(register: Register, filters: Asked) -> Map:
    """The places and missions of events, with how many events each has."""
    found = placemap(register, filters, SHOWN)
    return Map(
        filters=filters, choices=choices_of("event"), rows=found.rows, counted=found.counted, looked=found.looked
    )  # fmt: skip
