"""Short reports read to the end, for tests of the later stages."""

from functools import cache
from typing import Any

from onrecord.model import Mention, Record, Report, Timex, When
from onrecord.parse import parse
from onrecord.pipeline import record_of, run
from onrecord.stages.mentions import find_mentions
from onrecord.stages.naming import find_names
from onrecord.stages.sketching import sketch_phrases
from onrecord.syntax import Tree
from onrecord.values import Reference
from onrecord.vocabulary import load
from onrecord.vocabulary.parties import Parties

OUTLET = Mention(party="lakeside-herald", name="Lakeside Herald", kind="outlet")
PUBLISHED = When(text="2015-06-10", edtf="2015-06-10", timex=Timex(type="DATE", value="2015-06-10"), precision="day")


@cache
def values_of(text: str) -> dict[str, Any]:
    """What every stage makes of a report of Wednesday 10 June 2015 in an invented paper."""
    report = Report(id="r", source_id="r", text=text, sha256="", outlet=OUTLET, published=PUBLISHED)
    return run(report, parse(text), load())


def mentions_of(report: Report, tree: Tree, parties: Parties) -> tuple[Reference, ...]:
    """The references of one report, by the stages that find them."""
    names = find_names(report, tree, parties)
    return find_mentions(report, tree, names, sketch_phrases(report, tree, names, parties), parties)


def read(text: str) -> Record:
    """The record of that report."""
    return record_of(values_of(text))
