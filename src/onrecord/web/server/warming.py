"""What the first visitor would wait for, made ready while the app starts."""

import threading

from onrecord.outline.rules import known_meanings
from onrecord.web.server.charts import plotted
from onrecord.web.server.mapchart import land

_SMALL = {"data": {"values": [{"x": 1}]}, "mark": "bar", "encoding": {"x": {"field": "x", "type": "quantitative"}}}


def warm() -> threading.Thread:
    """Loads the vocabulary, the map's ground and Vega in a thread that ends with the process."""
    thread = threading.Thread(target=_load, name="warming", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    plotted("", _SMALL)
    known_meanings()
    land()
