"""What is in the register, at a glance."""

from onrecord.store.overview import overview as look
from onrecord.store.summaries import Overview
from onrecord.web.server.asked import Register
from onrecord.web.server.charts import Chart
from onrecord.web.server.columns import months_chart
from onrecord.web.server.pages import Pages

PAGES = Pages()


def _charts(found: Overview) -> dict[str, Chart]:
    events = [month for month in found.months if month.type == "event"]
    return {"months": months_chart(events, "/events", ())}


@PAGES.page("/", "overview.html", beside="/overview", charts=_charts)
def overview(register: Register) -> Overview:
    """How much is on record, how it stands, what is new."""
    return look(register)
