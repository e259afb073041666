"""What a run of the tests did not look at: the tests that say "left out: ..." when they skip, by reason and file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest

MARK = "left out: "


def left_out(skipped: Iterable[pytest.TestReport]) -> Iterator[str]:
    """Lines for the end of the output: each reason, and under it each file with its tests."""
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for report in skipped:
        reason = report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else ""
        if reason.startswith(MARK):
            file, _, name = report.nodeid.partition("::")
            found[reason.removeprefix(MARK)][file][re.split(r"[\[@]", name)[0]] = None
    for reason, files in sorted(found.items()):
        number = sum(map(len, files.values()))
        yield f"LEFT OUT: {number} tests. {reason[:1].upper()}{reason[1:]}"
        for file, names in sorted(files.items()):
            yield f"  {file}: {', '.join(names)}"
