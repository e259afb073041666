"""A timeline: days as points, stretches as bars; dashed where a bound is uncertain, with an arrow where it is open."""

from collections.abc import Sequence
from typing import Any

from onrecord.outline.visible import one_line
from onrecord.store.summaries import BandEnd, TimeBand
from onrecord.web.server.charts import CONFIG, INK, MARK, SECOND, Chart, here, plotted

SHOWN = 30
"""Rows that are drawn; the table has them all."""

_LONGEST = 48  # characters; Vega would measure each label many times over to cut it
_ROOM = {"left": 70, "right": 20, "top": 5, "bottom": 5}  # a browser's font can be wider than the one that is measured
_LABELS = {"labelExpr": "split(datum.label, '\\u0001')[1]", "labelLimit": 0, "ticks": False, "domain": False, "aria": False}


def bands_chart(rows: Sequence[TimeBand]) -> Chart:
    """One line for each row."""
    drawn = rows[:SHOWN]
    told = f"The first {len(drawn)} rows in time" if len(rows) > len(drawn) else "The rows in time"
    days = [end.day for row in drawn for end in (row.start, row.end) if end.day]
    if not days:
        return Chart(None, told)
    values = [_value(number, row, min(days), max(days)) for number, row in enumerate(drawn)]
    spec = {
        "width": 520, "height": {"step": 19}, "padding": _ROOM, "config": CONFIG, "data": {"values": values},
        "encoding": {
            "y": {"field": "row", "type": "ordinal", "title": None, "axis": _LABELS,
                  "scale": {"domain": [value["row"] for value in values]}},
            "x": {"field": "start", "type": "temporal", "title": None, "scale": {"type": "utc"}},
            "href": {"field": "href"}, "description": {"field": "told"},
        },
        "layer": [_bars("sure", []), _bars("unsure", [4, 3]), _points(), _arrows("open_end", "end", "▶"),
                  _arrows("open_start", "start", "◀")],
    }  # fmt: skip
    return plotted(told, spec)


def _value(number: int, row: TimeBand, first: str, last: str) -> dict[str, Any]:
    title = one_line(row.item.title)
    label = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
    unsure = any(end.uncertain or end.approximate or end.state == "unknown" for end in (row.start, row.end))
    start, end = row.start.day or first, row.end.day or last
    return {
        "row": f"{number}\u0001{label}", "start": start, "end": end, "single": start == end and not _open(row),
        "shape": "unsure" if unsure else "sure", "open_start": row.start.state == "open", "open_end": row.end.state == "open",
        "href": here(f"/items/{row.item.id}"), "told": f"{_told(row.start, row.end)}: {title}",
    }  # fmt: skip


def _open(row: TimeBand) -> bool:
    return "open" in (row.start.state, row.end.state)


def _told(start: BandEnd, end: BandEnd) -> str:
    if start.day == end.day and start.day:
        return f"{'about ' if start.approximate else ''}{'perhaps ' if start.uncertain else ''}{start.day}"
    return f"{start.day or 'open'} to {end.day or 'open'}"


def _bars(shape: str, dash: list[int]) -> dict[str, Any]:
    return {
        "transform": [{"filter": f"!datum.single && datum.shape == '{shape}'"}],
        "mark": {"type": "rule", "strokeWidth": 7 if not dash else 5, "color": MARK, "strokeDash": dash},
        "encoding": {"x2": {"field": "end"}},
    }


def _points() -> dict[str, Any]:
    return {
        "transform": [{"filter": "datum.single"}],
        "mark": {"type": "point", "size": 70, "color": MARK, "filled": True},
        "encoding": {"fill": {"condition": {"test": "datum.shape == 'unsure'", "value": SECOND}, "value": MARK}},
    }


def _arrows(test: str, at: str, mark: str) -> dict[str, Any]:
    return {
        "transform": [{"filter": f"datum.{test}"}],
        "mark": {"type": "text", "text": mark, "color": INK, "fontSize": 12, "dx": 8 if at == "end" else -8},
        "encoding": {"x": {"field": at, "type": "temporal", "title": None}},
    }
