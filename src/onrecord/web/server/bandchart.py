"""A timeline: days as points, stretches as bars; dashed where a bound is uncertain, with an arrow where it is open."""

from collections.abc import Sequence
from datetime import date

import msgspec

from onrecord.outline.visible import one_line
from onrecord.store.summaries import BandEnd, TimeBand
from onrecord.web.server.charts import Chart, drawn, shortened
from onrecord.web.server.rendering import segment
from onrecord.web.server.scales import Days

SHOWN = 30
"""Rows that are drawn; the table has them all."""

_LONGEST = 48  # characters of a label
_LABELS, _WIDTH, _STEP = 350, 470, 20
_SHORTEST = 4  # of a bar: what lasts a month among decades is still seen


class Band(msgspec.Struct, frozen=True):
    """One row: from `start` to `end`, which are the same of a single day."""

    y: float
    start: float
    end: float
    single: bool
    unsure: bool
    open_start: bool
    open_end: bool
    label: str
    href: str
    told: str


def bands_chart(rows: Sequence[TimeBand]) -> Chart:
    """One line for each row."""
    shown = rows[:SHOWN]
    told = f"The first {len(shown)} rows in time" if len(rows) > len(shown) else "The rows in time"
    days = [date.fromisoformat(end.day) for row in shown for end in (row.start, row.end) if end.day]
    if not days:
        return Chart(None, told)
    axis = Days(min(days), max(days), _LABELS, _WIDTH)
    bands = [_band(number, row, axis) for number, row in enumerate(shown)]
    return drawn(told, "bands.svg", bands=bands, ticks=axis.ticks(), left=_LABELS, width=_WIDTH, height=_STEP * len(bands))


def _band(number: int, row: TimeBand, axis: Days) -> Band:
    open_start, open_end = row.start.state == "open", row.end.state == "open"
    single = row.start.day == row.end.day and not (open_start or open_end)
    start, end = _at(row.start, axis, axis.first), _at(row.end, axis, axis.last)
    return Band(
        y=_STEP * (number + 0.5), start=start, end=max(end, start + _SHORTEST), single=single,
        unsure=any(one.uncertain or one.approximate or one.state == "unknown" for one in (row.start, row.end)),
        open_start=open_start, open_end=open_end, label=shortened(row.item.title, _LONGEST),
        href=f"/items/{segment(row.item.id)}", told=f"{_told(row.start, row.end)}: {one_line(row.item.title)}",
    )  # fmt: skip


def _at(end: BandEnd, axis: Days, bound: date) -> float:
    return axis.at(date.fromisoformat(end.day) if end.day else bound)


def _told(start: BandEnd, end: BandEnd) -> str:
    if start.day == end.day and start.day:
        return f"{'about ' if start.approximate else ''}{'perhaps ' if start.uncertain else ''}{start.day}"
    return f"{start.day or 'open'} to {end.day or 'open'}"
