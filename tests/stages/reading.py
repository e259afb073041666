"""Short reports read to the end, for tests of the later stages."""

from functools import cache

from onrecord.model import Mention, Record, Report, Timex, When
from onrecord.parse import parse
from onrecord.pipeline import record_of, run
from onrecord.vocabulary import load

OUTLET = Mention(party="lakeside-herald", name="Lakeside Herald", kind="outlet")
PUBLISHED = When(text="2015-06-10", edtf="2015-06-10", timex=Timex(type="DATE", value="2015-06-10"), precision="day")


@cache
def read(text: str) -> Record:
    """The record of a report of Wednesday 10 June 2015 in an invented paper."""
    report = Report(id="r", source_id="r", text=text, sha256="", outlet=OUTLET, published=PUBLISHED)
    return record_of(run(report, parse(text), load()))
