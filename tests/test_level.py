"""`--level root` cuts a code that is too narrow to rely on, and only such a code."""

import pytest

from onrecord.level import at_level
from onrecord.model import Event, Factuality, Plover, Record, Report
from onrecord.vocabulary import load


def record(cameo: str | None, confidence: float | None) -> Record:
    event = Event(id="e", kind="expel", cameo=cameo, plover=Plover(), factuality=Factuality(cls="CT+"), chain=(),
                  rule="expel/verb-1", confidence=confidence, evidence=())  # fmt: skip
    return Record(report=Report(id="r", source_id="r", text="", sha256=""), events=(event,))


@pytest.mark.parametrize(
    ("cameo", "confidence", "kept"),
    [("161", 0.95, "161"), ("161", 0.4, "160"), ("1621", 0.1, "160"), ("160", 0.1, "160"), (None, None, None)],
)
def test_a_narrow_code_stays_where_it_is_dependable(cameo: str | None, confidence: float | None, kept: str | None) -> None:
    assert at_level(record(cameo, confidence), "root", load()).events[0].cameo == kept
    assert at_level(record(cameo, confidence), "code", load()).events[0].cameo == cameo
