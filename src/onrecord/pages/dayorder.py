"""Whether 02/04/2015 is of April or of February, where the line's time zone or the weekday that the report tells decides it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.pages.clock import Order, find_stamps
from onrecord.vocabulary.pages import Pages

_LEAD = 800  # characters in which a report tells on which day it happened
_DAY_FIRST = re.compile(r"\b(?:GMT|BST|CES?T|EES?T|WES?T|MSK|SAST|EAT|WAT|CAT|PKT|NZD?T|AE[SD]T)\b")
_MONTH_FIRST = re.compile(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_WEEK = 7


def guess_order(lines: Iterable[str], text: Sequence[str], pages: Pages) -> Order | None:
    """The order in which the first ambiguous date of the lines must be read; None where nothing tells.

    The zone of its clock tells it (American zones write the month first), else the first weekday of the report, on or before
    whose day the report was published.
    """
    line = next((one for one in lines if any(stamp.when.edtf is None for stamp in find_stamps(one, pages))), None)
    if line is None:
        return None
    if _DAY_FIRST.search(line):
        return "day"
    if _MONTH_FIRST.search(line):
        return "month"
    told = _WEEKDAY.search(" ".join(text)[:_LEAD])
    orders: tuple[Order, ...] = ("day", "month")
    fitting = [order for order in orders if told and _fits(line, order, _WEEKDAYS.index(told[1].lower()), pages)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(line: str, order: Order, weekday: int, pages: Pages) -> bool:
    """Whether the date, read in that order, is the weekday or the day after it."""
    printed = next((stamp.when.edtf for stamp in find_stamps(line, pages, order) if stamp.when.edtf), None)
    return printed is not None and (date.fromisoformat(printed[:10]).weekday() - weekday) % _WEEK <= 1
