"""Kills a process in the midst of its work, really: the work runs in a process of its own, which ends itself by SIGKILL."""

import os
import signal
import traceback
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

Work = Callable[[], None]


def killed_at(point: int, work: Work) -> bool:
    """Runs the work and kills it at its n-th point: before each command to the database, after it, and before each commit.

    Returns whether it came so far; False means that it ended by itself.
    """

    def watched() -> None:
        _kill_at(point)
        work()

    return _ended(watched) == -signal.SIGKILL


def run_apart(work: Work) -> int:
    """Runs the work in a process of its own; its exit code."""
    return _ended(work)


def _ended(work: Callable[[], Any]) -> int:
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, -signal.SIGKILL), "the work failed by itself, see above"
    return code


def _kill_at(point: int) -> None:
    passed = 0

    def count(*_: Any) -> None:
        nonlocal passed
        passed += 1
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(Engine, name, count)
