"""The timeline as rows, grouped by date, undated last."""

from collections.abc import Iterator

from onrecord.model import Event, Record, Statement, TimelineEntry
from onrecord.outline.dates import date_in_words
from onrecord.outline.factuality import FACTUALITY
from onrecord.outline.row import Row
from onrecord.outline.visible import one_line
from onrecord.outline.wording import Wording


def timeline_rows(record: Record, wording: Wording) -> Iterator[Row]:
    """One row for each entry of the timeline."""
    return (_row(entry, wording) for entry in record.timeline)


def _row(entry: TimelineEntry, wording: Wording) -> Row:
    told = wording.items.get(entry.event or entry.statement or "")
    unsure = told is not None and told.factuality.cls != "CT+"
    date = date_in_words(entry.edtf) if entry.edtf else "Undated"
    return Row(
        title=one_line(entry.summary) + (f" ({FACTUALITY[told.factuality.cls]})" if told and unsure else ""),
        source=wording.source(told.chain if told else ()),
        about=(told.id,) if told else (),
        rule=told.rule if told else None,
        factuality=told.factuality.cls if told else None,
        evidence=told.evidence if isinstance(told, Event) else told.content if isinstance(told, Statement) else (),
        group=date[:1].upper() + date[1:],
    )
