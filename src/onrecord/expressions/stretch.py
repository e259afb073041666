"""Stretches of the calendar: a day, week, month, quarter, season, year, decade or century, and how each is written.

TIMEX3 values follow TimeML 1.2.1; EDTF values follow ISO 8601-2. Seasons are those of the northern half of the world.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

import msgspec

Grain = Literal["D", "WE", "W", "M", "season", "Q", "half", "Y", "E", "C", "L"]
RANK: dict[str, int] = {
    "time": 0,
    "D": 1,
    "WE": 2,
    "W": 3,
    "M": 4,
    "season": 5,
    "Q": 5,
    "half": 6,
    "Y": 7,
    "E": 8,
    "C": 9,
    "L": 10,
}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_EDTF = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_YEARS = {"Y": 1, "E": 10, "C": 100, "L": 1000}


class Stretch(msgspec.Struct, frozen=True):
    """A calendar unit from its first to its last day."""

    first: date
    last: date
    grain: Grain


def day(year: int, month: int, number: int) -> Stretch:
    """One day. Raises ValueError where there is no such day."""
    found = date(year, month, number)
    return Stretch(found, found, "D")


def months(year: int, month: int, count: int, grain: Grain) -> Stretch:
    """`count` months from the first of `month`."""
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Stretch(date(year, month, 1), last, grain)


def years(first: int, grain: Grain) -> Stretch:
    """The year, decade, century or millennium whose first year is `first`."""
    return Stretch(date(max(first, 1), 1, 1), date(first + _YEARS[grain] - 1, 12, 31), grain)


def season(year: int, code: str) -> Stretch:
    """A season by its TIMEX3 code; winter is that which begins in December of `year`."""
    return months(year, _SEASON_MONTH[code], 3, "season")


def around(when: date, grain: Grain) -> Stretch:
    """The unit that holds the day."""
    if grain == "D":
        return Stretch(when, when, "D")
    if grain in ("W", "WE"):
        monday = when - timedelta(days=when.weekday())
        return Stretch(monday + timedelta(days=5 if grain == "WE" else 0), monday + timedelta(days=6), grain)
    if grain in _YEARS:
        return years(when.year // _YEARS[grain] * _YEARS[grain], grain)
    size = {"M": 1, "Q": 3, "season": 3, "half": 6}[grain]
    if grain == "season":
        year, month = (when.year, when.month // 3 * 3) if when.month > 2 else (when.year - 1, 12)
        return months(year, month, 3, grain)
    return months(when.year, (when.month - 1) // size * size + 1, size, grain)


def moved(stretch: Stretch, count: int) -> Stretch:
    """The unit of the same grain `count` units later. Raises ValueError or OverflowError outside of years 1 to 9999."""
    grain, first = stretch.grain, stretch.first
    if grain in ("D", "W", "WE"):
        step = timedelta(days=count * (1 if grain == "D" else 7))
        return Stretch(first + step, stretch.last + step, grain)
    if grain in _YEARS:
        return years(first.year + count * _YEARS[grain], grain)
    size = {"M": 1, "Q": 3, "season": 3, "half": 6}[grain]
    number = first.year * 12 + first.month - 1 + count * size
    return months(number // 12, number % 12 + 1, size, grain)


def day_away(when: date, grain: Grain, count: int) -> date:
    """The day `count` units away, the last of its month where the month is too short ("31 January" and a month)."""
    if grain in ("D", "W", "WE"):
        return when + timedelta(days=count * (1 if grain == "D" else 7))
    size = 12 * _YEARS[grain] if grain in _YEARS else {"M": 1, "Q": 3, "season": 3, "half": 6}[grain]
    number = when.year * 12 + when.month - 1 + count * size
    month = months(number // 12, number % 12 + 1, 1, "M")
    return month.first.replace(day=min(when.day, month.last.day))


def value(stretch: Stretch) -> str:
    """The TIMEX3 value."""
    first = stretch.first
    match stretch.grain:
        case "D":
            return first.isoformat()
        case "W" | "WE":
            year, week, _ = first.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if stretch.grain == "WE" else "")
        case "M":
            return f"{first.year:04}-{first.month:02}"
        case "season":
            return f"{first.year:04}-{season_code(stretch)}"
        case "Q":
            return f"{first.year:04}-Q{first.month // 3 + 1}"
        case "half":
            return f"{first.year:04}-H{first.month // 6 + 1}"
        case "Y":
            return f"{first.year:04}"
    return f"{first.year:04}"[: {"E": 3, "C": 2, "L": 1}[stretch.grain]].ljust(4, "X")


def season_code(stretch: Stretch) -> str:
    """The TIMEX3 code of a season."""
    return next(code for code, month in _SEASON_MONTH.items() if month == stretch.first.month)


def edtf(stretch: Stretch) -> str:
    """The EDTF value: level 1 at most, so that quarters, halves, weeks and weekends are intervals."""
    match stretch.grain:
        case "D" | "M" | "Y":
            return value(stretch)
        case "season":
            return f"{stretch.first.year:04}-{_SEASON_EDTF[season_code(stretch)]}"
        case "Q" | "half":
            return f"{stretch.first:%Y-%m}/{stretch.last:%Y-%m}"
        case "W" | "WE":
            return f"{stretch.first.isoformat()}/{stretch.last.isoformat()}"
    return value(stretch)


def part_of(stretch: Stretch, mod: str) -> str:
    """The EDTF interval of the START, MID or END of a stretch.

    A year's start is its first quarter, its end its last quarter, its middle the third of the year between May and August; a
    month, season or decade falls into three thirds. Days have no parts here.
    """
    first, last = stretch.first, stretch.last
    third = ("START", "MID", "END").index(mod)
    if stretch.grain == "Y":
        low, high = ((1, 3), (5, 8), (10, 12))[third]
        return f"{first.year:04}-{low:02}/{first.year:04}-{high:02}"
    if stretch.grain in ("E", "C", "L"):
        size = _YEARS[stretch.grain]
        low, high = ((0, size // 3), (size // 3 + 1, size - size // 3 - 1), (size - size // 3 - 1, size - 1))[third]
        low += third == 2
        return f"{first.year + low:04}/{first.year + high:04}"
    if stretch.grain in ("season", "Q"):
        return edtf(moved(Stretch(first, first, "M"), third))
    if stretch.grain == "half":
        quarters = [moved(months(first.year, first.month, 1, "M"), n) for n in (third * 2, third * 2 + 1)]
        return f"{edtf(quarters[0])}/{edtf(quarters[1])}"
    length = (last - first).days + 1
    if length < 3:
        return edtf(stretch)
    size = length // 3
    low, high = ((0, size - 1), (size, 2 * size - 1), (2 * size, length - 1))[third]
    return f"{(first + timedelta(days=low)).isoformat()}/{(first + timedelta(days=high)).isoformat()}"


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holiday(year: int, rule: str) -> Stretch:
    """A holiday by its rule: "12-25", "easter-2", "thu4-11" (fourth Thursday of November), "mon-1-05" (last Monday)."""
    if rule.startswith("easter"):
        return around(easter(year) + timedelta(days=int(rule[6:])), "D")
    if rule[0].isdigit():
        return day(year, int(rule[:2]), int(rule[3:]))
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(rule[:3])
    count, month = int(rule[3:-3]), int(rule[-2:])
    start = months(year, month, 1, "M")
    if count < 0:
        return around(start.last - timedelta(days=(start.last.weekday() - weekday) % 7), "D")
    return around(start.first + timedelta(days=(weekday - start.first.weekday()) % 7 + 7 * (count - 1)), "D")
