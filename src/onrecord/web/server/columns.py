"""How many rows begin in each month, as columns."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

import msgspec

from onrecord.outline.dates import date_in_words
from onrecord.store.summaries import MonthCount
from onrecord.web.server.charts import Chart, Size, drawn, spot
from onrecord.web.server.rendering import address
from onrecord.web.server.scales import Days, numbers_up_to

MOST = 120
"""Months that are drawn; where they span more, years."""

_SIZE = Size(760, 120)
_GAP = 0.15  # of a column's width, that is left free


class Column(msgspec.Struct, frozen=True):
    """One month or year; `height` is its number's."""

    x: float
    width: float
    height: float
    href: str
    told: str


def months_chart(months: Sequence[MonthCount], path: str, asked: Sequence[tuple[str, str]]) -> Chart:
    """A column for each month, or each year, that links to the list of its rows at `path`."""
    long, counts = in_years([one.month for one in months]), Counter[str]()
    for one in months:
        counts[one.month[:4] if long else one.month] += one.number
    told = f"What begins in each {'year' if long else 'month'}"
    if not counts:
        return Chart(None, told)
    axis, most = Days(_first(min(counts)), _last(max(counts)), 0, _SIZE.width), max(counts.values())
    columns = [_column(when, number, most, axis, path, asked) for when, number in sorted(counts.items())]
    numbers = numbers_up_to(most, _SIZE.height)
    return drawn(told, "columns.svg", size=_SIZE, columns=columns, ticks=axis.ticks(), numbers=numbers)


def in_years(months: Collection[str]) -> bool:
    """Whether months are so far apart that years are drawn."""
    numbers = [int(month[:4]) * 12 + int(month[5:7]) for month in months]
    return bool(numbers) and max(numbers) - min(numbers) >= MOST


def _column(when: str, number: int, most: int, axis: Days, path: str, asked: Sequence[tuple[str, str]]) -> Column:
    start, end = axis.at(_first(when)), axis.at(_last(when))
    return Column(
        x=start, width=spot(max((end - start) * (1 - _GAP), 1.5)), height=spot(max(_SIZE.height * number / most, 1)),
        href=address(path, *asked, ("since", when), ("until", when)), told=f"{date_in_words(when)}: {number:,}",
    )  # fmt: skip


def _first(when: str) -> date:
    """The first day of a month (2011-12) or a year."""
    return date(int(when[:4]), int(when[5:7] or 1), 1)


def _last(when: str) -> date:
    """A day after which the next month or year begins."""
    return date(int(when[:4]), int(when[5:7] or 12), 28)
