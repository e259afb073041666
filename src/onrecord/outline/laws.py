"""Laws and treaties as rows."""

from collections.abc import Iterator

from onrecord.model import Law, Record
from onrecord.outline.row import Row
from onrecord.outline.visible import one_line
from onrecord.outline.wording import Wording


def law_rows(record: Record, wording: Wording) -> Iterator[Row]:
    """One row for each instrument; its source is that of an event whose evidence names it, else the outlet."""
    return (_row(record, law, wording) for law in record.laws)


def _row(record: Record, law: Law, wording: Wording) -> Row:
    around = (e for e in record.events if any(s.start <= law.span.start < s.end for s in e.evidence))
    event = next(around, None)
    details = [law.kind, wording.parties(law.by) or wording.country(law.country), str(law.year or "")]
    return Row(
        title=f"{one_line(law.title)} ({', '.join(filter(None, details))})",
        source=wording.source(event.chain if event else ()),
        item=law.id,
        about=(event.id,) if event else (),
        rule=law.rule,
        evidence=(law.span,),
    )
