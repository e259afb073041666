"""Dates and clock times as pages print them, in many languages, without guessing.

`5/12/2011` may be May or December: it stays unresolved unless one number is above twelve, or the caller knows the order
of the page's language. Numbers with dots are day first, as in every locale of the CLDR that writes dots.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from onrecord.model import Timex, When
from onrecord.vocabulary.pages import Pages, alternatives

Order = Literal["day", "month"]
_LONGEST = 400  # no date line is longer; a page may hold megabytes of digits
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９：．／", "012345678901234567890123456789:./")
_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_ANY_YEAR = re.compile(_YEAR)
_ZONE = r"z\b|[+-]\d\d:?\d\d\b|(?:gmt|utc)\s?[+-]\d{1,2}(?::\d\d)?"


class Stamp(msgspec.Struct, frozen=True):
    """A date found in a line, with its clock time if one stands beside it; `end` and `start` cover both."""

    start: int
    end: int
    when: When


class Patterns(msgspec.Struct, frozen=True):
    """The compiled patterns of one vocabulary."""

    dates: tuple[re.Pattern[str], ...]
    clock: re.Pattern[str]
    clock_first: re.Pattern[str]
    words: re.Pattern[str]
    labels: re.Pattern[str]
    afternoon: frozenset[str]
    months: dict[str, int]


@lru_cache(maxsize=2)
def _patterns(pages: Pages) -> Patterns:
    month = rf"(?P<name>{alternatives(pages.months)})"
    weekday = pages.alternatives("weekdays")
    half = pages.alternatives("before_noon") + "|" + pages.alternatives("after_noon")
    zone = rf"(?P<zone>{_ZONE}|(?:{pages.alternatives('zones')})\b)"
    clock = (
        rf"(?:(?P<lead>{half})\s?)?(?P<hour>\d{{1,2}})(?:\s?[:.h時时시]\s?(?P<minute>\d\d)(?!\d)"
        rf"(?:[:分분]\s?(?:\d\d(?:\.\d+)?[秒초]?)?)?)?\s?(?P<tail>(?:{half})(?!\w))?\s?\(?(?:{zone})?\)?"
    )
    joiner = rf"(?:{pages.alternatives('date_joiners')})(?!\w)"
    year = rf"(?P<year>{_YEAR})"
    de = r"(?:\s*(?:de|del|of)\b)?"
    dates = (
        rf"{year}\s?[-./年년]\s?(?P<month>\d{{1,2}})\s?[-./月월]\s?(?P<day>\d{{1,2}})(?!\d)(?:\s?[日일]|\.(?!\d))?",
        rf"(?<!\w){month}\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+){year}",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª°])?{de}[\s-]*{month}\.?,?{de}[\s-]*{year}",
        rf"(?<![\d./-])(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark){year}",
    )
    return Patterns(
        dates=tuple(re.compile(pattern) for pattern in dates),
        clock=re.compile(rf"(?:t|[\s,|/·\-–(]*(?:(?:{weekday})\.?(?!\w)[\s),]*)?(?:{joiner}[\s,]*)*){clock}"),
        clock_first=re.compile(rf"(?<!\d){clock}[\s,|/·-]*(?:{joiner}[\s,]*)*(?:(?:{weekday})\.?(?!\w)[\s,]*)?$"),
        words=re.compile(rf"(?<!\w)(?:{weekday}|{pages.alternatives('date_joiners')}|{zone})(?!\w)"),
        labels=re.compile(rf"(?<!\w)(?:{pages.alternatives('published')}|{pages.alternatives('modified')})(?!\w)"),
        afternoon=pages.words("after_noon"),
        months=pages.months,
    )


def find_stamps(line: str, pages: Pages, order: Order | None = None) -> tuple[Stamp, ...]:
    """Every date that the line prints, in order. `order` is which number comes first in the page's `5/12/2011`.

    Only the first 400 characters are read. A date that cannot be, such as 30 February, is left out.
    """
    patterns = _patterns(pages)
    text = line[:_LONGEST].translate(_DIGITS)
    if not _ANY_YEAR.search(text):
        return ()
    text = _lower(text)
    found: list[Stamp] = []
    for pattern in patterns.dates:
        for match in pattern.finditer(text):
            if not any(stamp.start < match.end() and match.start() < stamp.end for stamp in found):
                stamp = _stamp(line, text, match, pages, order)
                if stamp:
                    found.append(stamp)
    return tuple(sorted(found, key=lambda stamp: stamp.start))


def read_when(value: str, pages: Pages, order: Order | None = None) -> When | None:
    """The first date of a value that holds one, such as a meta tag's; None where there is none."""
    stamps = find_stamps(value, pages, order)
    if not stamps:
        return None
    return msgspec.structs.replace(stamps[0].when, text=value.strip()[:_LONGEST])


def is_date_line(line: str, pages: Pages) -> bool:
    """Whether nothing but dates, clock times, their labels and separators stands in the line."""
    stamps = find_stamps(line, pages)
    if not stamps:
        return False
    rest, at = "", 0
    for stamp in stamps:
        rest, at = rest + " " + line[at : stamp.start], stamp.end
    rest = _patterns(pages).words.sub(" ", _lower(rest + " " + line[at:]))
    return not re.search(r"\w", _patterns(pages).labels.sub(" ", rest))


def _lower(text: str) -> str:
    """Lower case, with as many characters as before."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _stamp(line: str, text: str, match: re.Match[str], pages: Pages, order: Order | None) -> Stamp | None:
    patterns, (start, end) = _patterns(pages), match.span()
    day = _day(match, patterns, order)
    if day == "":
        return None
    clock = patterns.clock.match(text, end)
    time = _time(clock, patterns) if clock else None
    if clock and time:
        end = clock.end()
    elif (clock := patterns.clock_first.search(text, max(0, start - 60), start)) and (time := _time(clock, patterns)):
        start = clock.start()
    zone = clock.group("zone") if clock and time else None
    printed = line[start:end].strip(" \t,(|")
    return Stamp(start, end, _when(printed, day, time, _offset(zone or "", int(match["year"]), pages)))


def _offset(zone: str, year: int, pages: Pages) -> str:
    """A printed zone as TIMEX3 writes it: "Z", "+09:00"; empty where it may mean several."""
    if match := re.fullmatch(r"(?:gmt|utc)?\s?([+-])(\d{1,2}):?(\d\d)?", zone):
        return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}"
    return "Z" if zone == "z" else pages.offset(zone, year)


def _day(match: re.Match[str], patterns: Patterns, order: Order | None) -> str | None:
    """The date as ISO 8601; None where two readings are possible; empty where the date cannot be."""
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("name"):
        return _iso(year, patterns.months[parts["name"]], int(parts["day"]))
    if parts.get("month"):
        return _iso(year, int(parts["month"]), int(parts["day"]))
    first, second = int(parts["first"]), int(parts["second"])
    order = "day" if parts["mark"] == "." else order
    readings = {"day": _iso(year, second, first), "month": _iso(year, first, second)}
    possible = {reading for reading in readings.values() if reading}
    if len(possible) < 2:
        return possible.pop() if possible else ""
    return readings[order] if order else None


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _time(clock: re.Match[str], patterns: Patterns) -> str | None:
    """The clock time as HH:MM; None where the number beside the date is no clock time."""
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = clock["lead"] or clock["tail"]
    if clock["minute"] is None and not half:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in patterns.afternoon else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _when(printed: str, day: str | None, time: str | None, zone: str) -> When:
    if day is None:
        return When(text=printed)
    edtf = f"{day}T{time}" if time else day
    timex = Timex(type="TIME" if time else "DATE", value=edtf + (zone if time else ""))
    return When(text=printed, edtf=edtf, timex=timex, precision="day")
