"""The timeline as rows, grouped by date, undated last."""

from collections.abc import Iterator

from onrecord.model import Event, Record, Statement, TimelineEntry
from onrecord.outline.dates import date_in_words
from onrecord.outline.events import event_in_words
from onrecord.outline.factuality import FACTUALITY
from onrecord.outline.row import Row
from onrecord.outline.statements import statement_in_words
from onrecord.outline.visible import one_line
from onrecord.outline.wording import Wording, evidence_quoted, sentence

_SHOWN = 160


def timeline_rows(record: Record, wording: Wording) -> Iterator[Row]:
    """One row for each entry that is shown."""
    return (_row(entry, wording) for entry in shown_entries(record, wording))


def shown_entries(record: Record, wording: Wording) -> Iterator[TimelineEntry]:
    """The entries of the timeline, but for statements that stand there as the event of making them."""
    made = {event.statement for event in record.events if _makes(event, wording)}
    return (entry for entry in record.timeline if entry.statement is None or entry.statement not in made)


def _makes(event: Event, wording: Wording) -> bool:
    """Whether the event is the making of its statement: its evidence holds the statement's cue."""
    told = wording.items.get(event.statement or "")
    cue = told.cue if isinstance(told, Statement) else None
    return cue is not None and any(span.start <= cue.start and cue.end <= span.end for span in event.evidence)


def _row(entry: TimelineEntry, wording: Wording) -> Row:
    told = wording.items.get(entry.event or entry.statement or "")
    date = date_in_words(entry.edtf) if entry.edtf else "Undated"
    return Row(
        title=_title(told, wording) if told else one_line(entry.summary),
        source=wording.source(told.chain if told else ()),
        about=(told.id,) if told else (),
        rule=told.rule if told else None,
        factuality=told.factuality.cls if told else None,
        evidence=told.evidence if isinstance(told, Event) else told.content if isinstance(told, Statement) else (),
        group=sentence(date),
    )


def _title(told: Event | Statement, wording: Wording) -> str:
    """Who does what, in the report's words; how sure, where it is not certain."""
    if isinstance(told, Event):
        words = f"{event_in_words(told, wording)}. {_shortened(evidence_quoted(told.evidence))}"
        unsure = told.factuality.cls != "CT+"
        return f"{words} ({FACTUALITY[told.factuality.cls]})" if unsure else words
    return f"{statement_in_words(told, wording)}. {_shortened(evidence_quoted(told.content))}"


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …”"
