"""A record as titled rows of plain words: what the text and HTML views, and later the web pages, show."""

from onrecord.model import Record
from onrecord.outline.cases import case_rows
from onrecord.outline.claims import claim_rows
from onrecord.outline.events import event_rows
from onrecord.outline.laws import law_rows
from onrecord.outline.pledges import pledge_rows
from onrecord.outline.row import Row, Section
from onrecord.outline.statements import statement_rows
from onrecord.outline.timeline import timeline_rows
from onrecord.outline.wording import Wording

_SECTIONS = (
    ("pledges", "Pledges", pledge_rows),
    ("claims", "Claims and positions", claim_rows),
    ("cases", "Protection cases", case_rows),
    ("laws", "Laws and treaties", law_rows),
    ("timeline", "Timeline", timeline_rows),
    ("events", "Events", event_rows),
    ("statements", "Statements", statement_rows),
)


def outline(record: Record) -> tuple[Section, ...]:
    """Every section that has rows, in the order in which a person wants to read them."""
    wording = Wording(record)
    sections = (Section(name, title, tuple(rows(record, wording))) for name, title, rows in _SECTIONS)
    return tuple(section for section in sections if section.rows)


__all__ = ["Row", "Section", "outline"]
