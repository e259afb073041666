"""How many rows begin in each month, as columns."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.outline.dates import date_in_words
from onrecord.store.summaries import MonthCount
from onrecord.web.server.charts import CONFIG, MARK, Chart, here, plotted
from onrecord.web.server.rendering import address

MOST = 120
"""Months that are drawn; where they span more, years."""


def _span(counts: Mapping[str, int]) -> int:
    """From the first month to the last."""
    months = [int(month[:4]) * 12 + int(month[5:7]) for month in counts]
    return max(months) - min(months) + 1 if months else 0


def months_chart(months: Sequence[MonthCount], path: str, asked: Sequence[tuple[str, str]]) -> Chart:
    """A column for each month, or each year, that links to the list of its rows at `path`."""
    counts: Counter[str] = Counter()
    for one in months:
        counts[one.month] += one.number
    unit = "month"
    if _span(counts) > MOST:
        unit, years = "year", Counter[str]()
        for month, number in counts.items():
            years[month[:4]] += number
        counts = years
    told = f"What begins in each {unit}"
    if not counts:
        return Chart(None, told)
    values = [
        {
            "when": f"{when}-01" if unit == "month" else f"{when}-01-01", "number": number,
            "href": here(address(path, *asked, ("since", when), ("until", when))), "told": f"{date_in_words(when)}: {number:,}",
        }
        for when, number in sorted(counts.items())
    ]  # fmt: skip
    spec = {
        "width": 760, "height": 110, "config": CONFIG, "data": {"values": values},
        "mark": {"type": "bar", "color": MARK, "minBandSize": 2},
        "encoding": {
            "x": {"field": "when", "type": "temporal", "timeUnit": "utcyearmonth" if unit == "month" else "utcyear",
                  "title": None, "axis": {"grid": False}},
            "y": {"field": "number", "type": "quantitative", "title": None, "axis": {"tickCount": 3, "format": "~s"}},
            "href": {"field": "href"}, "description": {"field": "told"},
        },
    }  # fmt: skip
    return plotted(told, spec)
