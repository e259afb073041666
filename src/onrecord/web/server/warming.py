"""What the first visitor would wait for, made ready while the app starts."""

import gc
import threading
from functools import cache

from onrecord.outline.rules import known_meanings
from onrecord.web.server.mapchart import land


def warm() -> threading.Thread:
    """Loads the vocabulary and the map's ground in a thread that ends with the process.

    What is loaded stays: the collector need not go through it again and again, for a tenth of a second each time.
    """
    thread = threading.Thread(target=_load, name="warming", daemon=True)
    thread.start()
    return thread


@cache
def _load() -> None:
    known_meanings()
    land()
    gc.collect()
    gc.freeze()
