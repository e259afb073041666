"""Wrong passwords, counted by name, so that nobody tries many."""

import time
from collections import OrderedDict
from threading import Lock

TRIES, WAIT = 5, 60.0
"""After so many wrong passwords for one name, so many seconds pass before the next try is looked at."""

MOST = 10_000
"""Names that are remembered: those that were tried last."""


class Throttle:
    """Counts by name whether there is such an account or not, and each try before its password is looked at."""

    def __init__(self) -> None:
        self._tries: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, name: str) -> bool:
        """Whether another try for this name may be looked at; counts it."""
        now = time.monotonic()
        with self._lock:
            many, since = self._tries.get(name, (0, now))
            if many >= TRIES and now - since < WAIT:
                return False
            self._tries[name] = (many + 1, now)
            self._tries.move_to_end(name)
            if len(self._tries) > MOST:
                self._tries.popitem(last=False)
            return True

    def forget(self, name: str) -> None:
        """After a right password."""
        with self._lock:
            self._tries.pop(name, None)

    def __len__(self) -> int:
        return len(self._tries)
