from types import SimpleNamespace
from typing import Any

from tests.leftout import left_out


def skipped(nodeid: str, reason: str) -> Any:
    return SimpleNamespace(nodeid=nodeid, longrepr=("conftest.py", 1, f"Skipped: {reason}"))


def test_tests_that_were_left_out_are_named_by_reason_and_file() -> None:
    lines = list(
        left_out(
            [
                skipped("tests/web/browser/test_pages.py::test_a_page[map]", "left out: needs Chromium"),
                skipped("tests/web/browser/test_pages.py::test_a_page[log]", "left out: needs Chromium"),
                skipped("tests/web/browser/test_adding.py::test_added@browser", "left out: needs Chromium"),
                skipped("tests/test_labelled.py::test_gold", "left out: measures on annotated texts"),
                skipped("tests/test_other.py::test_of_another_system", "only on Windows"),
            ]
        )
    )
    assert lines == [
        "LEFT OUT: 1 tests. Measures on annotated texts",
        "  tests/test_labelled.py: test_gold",
        "LEFT OUT: 2 tests. Needs Chromium",
        "  tests/web/browser/test_adding.py: test_added",
        "  tests/web/browser/test_pages.py: test_a_page",
    ]


def test_where_nothing_was_left_out_nothing_is_said() -> None:
    assert list(left_out([])) == []
