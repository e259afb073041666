"""Short reports read to the end, for tests of the later stages."""

from functools import cache
from typing import Any

from onrecord.model import Mention, Record, Report, Timex, When
from onrecord.parse import parse
from onrecord.pipeline import record_of, run
from onrecord.vocabulary import load

OUTLET = Mention(party="lakeside-herald", name="Lakeside Herald", kind="outlet")
PUBLISHED = When(text="2015-06-10", edtf="2015-06-10", timex=Timex(type="DATE", value="2015-06-10"), precision="day")


@cache
def values_of(text: str) -> dict[str, Any]:
    """What every stage makes of a report of Wednesday 10 June 2015 in an invented paper."""
    report = Report(id="r", source_id="r", text=text, sha256="", outlet=OUTLET, published=PUBLISHED)
    return run(report, parse(text), load())


def read(text: str) -> Record:
    """The record of that report."""
    return record_of(values_of(text))
