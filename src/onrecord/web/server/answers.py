"""Answers of pages, kept until the register changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from onrecord.store.protocol import Store
from onrecord.store.tables import audit, linked

_MOST = 128

State = tuple[int | None, int | None]


class Answers:
    """The newest answers of one process. Whatever changes a register adds to its audit log, or to what is linked."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Any, tuple[State, Any]] = OrderedDict()
        self._working: dict[Any, threading.Event] = {}
        self._lock = threading.Lock()

    def of(self, function: Callable[..., Any], register: Store, **asked: Any) -> Any:
        """What a function answers to what is asked: as kept, where the register is as it was then.

        Of several who ask the same at once, one works it out for all.
        """
        key = function, tuple(asked.items())
        while True:
            state = _state(register)  # before the answer, so that one that is older than its state is never kept
            with self._lock:
                before, answer = self._kept.get(key, (None, None))
                if before == state:
                    self._kept.move_to_end(key)
                    return answer
                other = self._working.get((key, state))
                if other is None:
                    self._working[key, state] = threading.Event()
            if other is None:
                return self._worked_out(key, state, lambda: function(register=register, **asked))
            other.wait()

    def _worked_out(self, key: Any, state: State, work: Callable[[], Any]) -> Any:
        try:
            answer = work()
            with self._lock:
                self._kept[key] = state, answer
                self._kept.move_to_end(key)
                while len(self._kept) > _MOST:
                    self._kept.popitem(last=False)
            return answer
        finally:
            with self._lock:
                self._working.pop((key, state)).set()


def _state(register: Store) -> State:
    """The last row of the log, and the last that stories and matters know."""
    last = select(func.max(audit.c.seq)).scalar_subquery(), select(func.max(linked.c.seq)).scalar_subquery()
    with register.reading() as connection:
        log, known = connection.execute(select(*last)).one()
        return log, known
