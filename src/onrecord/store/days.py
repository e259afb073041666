"""The first and the last day that an EDTF date can mean, as integers YYYYMMDD."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

FIRST, LAST = 0, 99991231
"""The bounds of what has no beginning or no end."""

Bounds = tuple[int, int]

_DATE = re.compile(r"(\d{2}XX|\d{3}X|\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T[\d:.+\-Z]*)?[~?%]?")
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}


@lru_cache(maxsize=4096)
def bounds(edtf: str | None) -> Bounds | None:
    """The first and last day of an EDTF date (ISO 8601-2 level 1, as onrecord writes it); None where there is none.

    A season is its months within one year; winter counts to the end of the year, since EDTF leaves the rest open.
    """
    if not edtf:
        return None
    start, slash, end = edtf.partition("/")
    first, last = _single(start), _single(end if slash else start)
    if (first is None and start not in ("", "..")) or (last is None and end not in ("", "..")):
        return None
    lower, upper = first[0] if first else FIRST, last[1] if last else LAST
    return (lower, upper) if lower <= upper else None


def _single(written: str) -> Bounds | None:
    found = _DATE.fullmatch(written)
    if found is None:
        return None
    year, month, day = found.groups()
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    months = _SEASONS.get(month or "") or ((1, 12) if month in (None, "XX") else (int(month), int(month)))
    if not 1 <= months[0] <= 12 or (day not in (None, "XX") and not 1 <= int(day) <= _length(last, months[1])):
        return None
    days = (1, _length(last, months[1])) if day in (None, "XX") else (int(day), int(day))
    return _day(first, months[0], days[0]), _day(last, months[1], days[1])


def _length(year: int, month: int) -> int:
    return monthrange(max(year, 1), month)[1]


def _day(year: int, month: int, day: int) -> int:
    return year * 10000 + month * 100 + day


def as_day(when: date) -> int:
    """A calendar day as an integer."""
    return _day(when.year, when.month, when.day)


def iso(day: int) -> str:
    """A day as an integer in the form 2011-12-09."""
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"
