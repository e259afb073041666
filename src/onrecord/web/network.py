"""Who does what to whom, by kind and period."""

from typing import Annotated

import msgspec
from fastapi import Query

from onrecord.store.network import network as find
from onrecord.store.summaries import Edge, Network
from onrecord.store.values import Filters
from onrecord.web.server.asked import LONGEST, Asked, Register, clean
from onrecord.web.server.charts import Chart
from onrecord.web.server.choices import Choices, choices_of
from onrecord.web.server.networkchart import network_chart
from onrecord.web.server.pages import Pages

PAGES = Pages()


class Ties(msgspec.Struct, frozen=True, kw_only=True):
    """The edges with the most events, and the network that they make."""

    filters: Filters
    party: str | None
    choices: Choices
    network: Network
    rows: tuple[Edge, ...]


def _charts(found: Ties) -> dict[str, Chart]:
    return {"chart": network_chart(found.network, found.filters)}


@PAGES.page("/network", "network.html", charts=_charts)
def network(
    register: Register,
    filters: Asked,
    party: Annotated[str | None, Query(max_length=LONGEST, description="Only what it does and what is done to it.")] = None,
    size: Annotated[int, Query(ge=1, le=100, description="How many edges.")] = 30,
) -> Ties:
    """The network of parties, each edge with its events."""
    named = clean("party", party) or None if party else None
    found = find(register, filters, size, named)
    return Ties(filters=filters, party=named, choices=choices_of("event"), network=found, rows=found.edges)
