"""The day on which a report was published."""

import datetime

from onrecord.model import Report

_DAY = len("2011-12-09")


def published_on(report: Report) -> datetime.date | None:
    """The day, None where it is not known to the day."""
    edtf = report.published.edtf if report.published else None
    try:
        return datetime.date.fromisoformat(edtf[:_DAY]) if edtf else None
    except ValueError:
        return None
