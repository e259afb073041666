"""Dates in words: EDTF (ISO 8601-2) as a person writes it."""

import re
from functools import lru_cache

from onrecord.model import When

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_POINT = re.compile(r"(-?\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T(\d\d:\d\d)[^~?%]*)?([~?%]?)")
_QUALIFIED = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}
_RELATIONS = {"since": "since", "before": "before", "until": "until", "during": "in"}


@lru_cache(maxsize=4096)
def date_in_words(edtf: str) -> str:
    """An EDTF date or interval in English; what is not understood comes back as it is."""
    first, interval, last = edtf.partition("/")
    if not interval:
        return _point(edtf)
    if first in ("", ".."):
        return f"until {_point(last)}"
    if last in ("", ".."):
        return f"since {_point(first)}"
    same_year = first[:4] == last[:4] and len(first) == len(last) == 7
    start = _point(first)
    return f"{start.rsplit(' ', 1)[0] if same_year else start} to {_point(last)}"


def when_in_words(when: When) -> str:
    """A date with its preposition: "on 8 December 2011", "since 2006", or its own words where it is unresolved."""
    if when.edtf is None:
        return f"“{when.text}”"
    words = date_in_words(when.edtf)
    if words.startswith(("since ", "until ")):
        return words
    if when.relation != "on":
        return f"{_RELATIONS[when.relation]} {words}"
    if "/" in when.edtf:
        return f"within {words}"
    return f"{'on' if re.match(r'[^/]{4}-[0-9]{2}-[0-9]{2}', when.edtf) else 'in'} {words}"


def _point(edtf: str) -> str:
    match = _POINT.fullmatch(edtf)
    if not match:
        return edtf
    year, month, day, time, qualifier = match.groups()
    words = f"the {year.replace('X', '0')}s" if "X" in year else year
    if month and month != "XX":
        name = _SEASONS.get(month) or (_MONTHS[int(month) - 1] if 1 <= int(month) <= 12 else None)
        if name is None:
            return edtf
        words = f"{name} {words}"
        words = f"{int(day)} {words}" if day and day != "XX" else words
    return f"{_QUALIFIED[qualifier]}{words}{f', {time}' if time else ''}"
