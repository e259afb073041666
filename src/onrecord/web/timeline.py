"""What happened and was said, in order of time, with uncertain and open ranges drawn as such."""

import msgspec

from onrecord.store.summaries import TimeBand
from onrecord.store.timebands import bands
from onrecord.store.values import Filters
from onrecord.web.server.asked import Asked, Paged, Register
from onrecord.web.server.bandchart import bands_chart
from onrecord.web.server.charts import Chart
from onrecord.web.server.pages import Pages

PAGES = Pages()


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the timeline, the oldest first unless asked otherwise."""

    filters: Filters
    rows: tuple[TimeBand, ...]
    total: int | None
    next: str | None


def _charts(found: Timeline) -> dict[str, Chart]:
    return {"chart": bands_chart(found.rows)}


@PAGES.page("/timeline", "timeline.html", charts=_charts)
def timeline(register: Register, filters: Asked, paging: Paged) -> Timeline:
    """Dated events and statements as stretches of time."""
    found = bands(register, filters, paging)
    return Timeline(filters=filters, rows=found.rows, total=found.total, next=found.next)
