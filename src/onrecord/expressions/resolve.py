"""From what a date expression says to the day, month or year that it means."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import msgspec

from onrecord.expressions.cores import Core
from onrecord.expressions.durations import duration_value
from onrecord.expressions.stretch import (
    Grain,
    Stretch,
    around,
    day,
    day_away,
    holiday,
    months,
    moved,
    season,
    value,
    years,
)  # fmt: skip

_TIMES = ("S", "MIN", "H")
_WEEKDAYS, _SATURDAY = 7, 5
_FAR, _RATHER = 2.0, 1.25  # how much nearer a date must be to be chosen against the tense, or as the later without one


class Anchors(msgspec.Struct, frozen=True):
    """What relative dates are reckoned from: the report's day, the last date in the text, and its last day and quarter."""

    report: Stretch | None
    text: Stretch | None = None
    day: Stretch | None = None
    quarter: Stretch | None = None


class Sense(msgspec.Struct, frozen=True):
    """What an expression means. `time` is a clock or part of the day ("T10:35", "TNI"); `filled` where context chose."""

    type: str
    value: str | None
    stretch: Stretch | None = None
    time: str = ""
    filled: bool = False


def resolve(core: Core, anchors: Anchors, direction: Callable[[], int]) -> Sense | None:
    """The meaning of a core; `direction` says whether it lies behind or ahead and is asked only where that matters.

    None where the words turn out to be no date; a sense without value where the date does not exist.
    """
    try:
        return _KINDS[core.kind](core, anchors, direction)
    except (ValueError, OverflowError):
        return Sense("DATE", None)


def _set(core: Core, anchors: Anchors, direction: Callable[[], int]) -> Sense | None:
    return Sense("SET", core.value or duration_value(core.unit or "D", core.count))


def _ref(core: Core, anchors: Anchors, direction: Callable[[], int]) -> Sense | None:
    return Sense("DATE", core.value)


def _duration(core: Core, anchors: Anchors, direction: Callable[[], int]) -> Sense | None:
    unit = core.unit or "D"
    stretch = None
    if core.anchored in ("past", "next") and core.count is not None and anchors.report is not None and unit not in _TIMES:
        stretch = _reach(anchors.report.first, unit, core.count * (-1 if core.anchored == "past" else 1))
    return Sense("DURATION", duration_value(unit, core.count), stretch)


def _reach(origin: date, unit: str, count: float) -> Stretch | None:
    """The days from the origin to `count` units away."""
    grain, factor = _GRAINS[unit]
    if grain is None or count != int(count):
        return None
    first, last = sorted((origin, day_away(origin, grain, int(count) * factor)))
    return Stretch(first, last, "D")


def _away(origin: Stretch, unit: str, count: float) -> Stretch | None:
    """The unit that lies `count` units from the origin: "three years" from a day is a year."""
    grain, factor = _GRAINS.get(unit, (None, 1))
    if grain is None:
        return None
    if count != int(count):
        grain, factor = _FINER.get(grain, (grain, 1))
    return moved(around(origin.first, grain), round(count * factor))


_GRAINS: dict[str, tuple[Grain | None, int]] = {
    "D": ("D", 1), "W": ("W", 1), "FN": ("W", 2), "WE": ("WE", 1), "M": ("M", 1), "Q": ("Q", 1), "Y": ("Y", 1),
    "E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000),
}  # fmt: skip
_WHOLE: dict[str, Grain] = {"E": "E", "C": "C", "L": "L"}
_FINER: dict[str, tuple[Grain, int]] = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}


def _distance(core: Core, anchors: Anchors, direction: Callable[[], int]) -> Sense | None:
    unit, count = core.unit or "D", core.count
    origin = anchors.text if core.text_anchor and anchors.text is not None else anchors.report
    if core.within is not None:
        outer = resolve(core.within, anchors, direction)
        origin = outer.stretch if outer is not None else None
        if core.within.weekday is not None and unit == "W" and count is not None:
            unit, count = "D", count * _WEEKDAYS  # "a week from Monday" is a Monday
    if count is None and not core.text_anchor:
        return Sense("DATE", "PAST_REF" if core.way < 0 else "FUTURE_REF")
    if count is None or unit in _TIMES:
        return Sense("DURATION", duration_value(unit, count))
    if unit == "Y" and (core.which == "Q" or core.quarter is not None or (count == 1 and anchors.quarter is not None)):
        return _quarter_away(core, anchors)
    if origin is None:
        return Sense("DATE", {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(unit, "XXXX"), filled=True)
    found = _away(origin, unit, count * core.way)
    return Sense("DATE", value(found), found) if found is not None else None


def _quarter_away(core: Core, anchors: Anchors) -> Sense | None:
    base = anchors.quarter
    if anchors.report is not None and core.quarter is not None:
        base = months(anchors.report.first.year, core.quarter * 3 - 2, 3, "Q")
    if base is None and anchors.report is not None:
        base = moved(around(anchors.report.first, "Q"), -1)
    if base is None:
        return Sense("DATE", "XXXX-QX", filled=True)
    found = moved(base, 4 * core.way)
    return Sense("DATE", value(found), found, filled=True)


def _shift(core: Core, anchors: Anchors, direction: Callable[[], int]) -> Sense | None:
    unit, count = core.unit or "D", int(core.count or 0)
    time = f"T{core.part}" if core.part else ""
    type_ = "TIME" if time else "DATE"
    origin = anchors.text if core.text_anchor and anchors.text is not None else anchors.report
    if unit == "Q" and anchors.quarter is not None and core.text_anchor:
        origin = anchors.quarter
    if origin is None:
        unknown = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "Q": "XXXX-QX", "WE": "XXXX-WXX-WE"}.get(unit, "XXXX-XX-XX")
        return Sense(type_, unknown + time, time=time, filled=True)
    if core.within is not None:
        outer = resolve(core.within, anchors, direction)
        origin = outer.stretch if outer is not None and outer.stretch is not None else origin
    if unit == "WE" and core.which is None and core.within is None:
        count = 0 if origin.first.weekday() >= _SATURDAY or direction() > 0 else -1
    grain = _WHOLE.get(unit) or _GRAINS[unit][0] or "D"
    found = moved(around(origin.first, grain), count * (2 if unit == "FN" else 1))
    if core.which == "same" and (origin.last - origin.first) > (found.last - found.first):
        found = origin  # "the same week" of what is dated to the month: which week is not told
    return Sense(type_, value(found) + time, found, time)


def _calendar(core: Core, anchors: Anchors, direction: Callable[[], int]) -> Sense | None:
    time = f"T{core.clock}" if core.clock else f"T{core.part}" if core.part else ""
    outer = resolve(core.within, anchors, direction) if core.within is not None else None
    inside = outer.stretch if outer is not None else None
    sense = _place(core, anchors, direction, inside)
    if sense is None or not time:
        return sense
    filled = sense.filled or (outer is not None and outer.filled)
    return Sense("TIME", (sense.value or "XXXX-XX-XX") + time, sense.stretch, time, filled)


def _place(core: Core, anchors: Anchors, direction: Callable[[], int], inside: Stretch | None) -> Sense | None:
    if core.decade is not None:
        return _of(years(int(core.decade) * 10, "E"))
    if core.century is not None:
        return _of(years((core.century - 1) * 100, "C"))
    if core.weekday is not None and core.day is None:
        return _weekday(core, anchors, direction, inside)
    if core.month or core.season or core.quarter or core.half or core.holiday:
        return _in_year(core, anchors, direction, inside)
    if core.year is not None:
        stretch = years(core.year, "Y")
        return Sense("DATE", f"{value(stretch)}-XX-XX", stretch) if core.which == "open" else _of(stretch)
    if core.day is not None:
        return _day_of_month(core, anchors, direction)
    return _time_only(core, anchors, inside)


def _day_of_month(core: Core, anchors: Anchors, direction: Callable[[], int]) -> Sense:
    """The day with that number nearest before the report, or after it where the words look ahead."""
    if anchors.report is None or core.day is None:
        return Sense("DATE", f"XXXX-XX-{core.day:02}", filled=True)
    day_of_report = anchors.report.first
    found = []
    for step in (-2, -1, 0, 1, 2):
        month = moved(around(day_of_report, "M"), step)
        if core.day <= month.last.day:
            found.append(day(month.first.year, month.first.month, core.day))
    ahead = core.which == "next" or direction() > 1
    before = [one for one in found if one.first <= day_of_report]
    return _of(next(one for one in found if one.first > day_of_report) if ahead else before[-1], filled=True)


def _of(stretch: Stretch, filled: bool = False) -> Sense:
    return Sense("DATE", value(stretch), stretch, filled=filled)


def _time_only(core: Core, anchors: Anchors, inside: Stretch | None) -> Sense | None:
    base = inside or anchors.day or anchors.report
    if core.which in ("last", "this", "next") and inside is None:
        base = anchors.report
    if base is None:
        return Sense("DATE", "XXXX-XX-XX", filled=True)
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(core.which or "", 0)
    return _of(moved(around(base.first, "D"), step), filled=inside is None)


def _weekday(core: Core, anchors: Anchors, direction: Callable[[], int], inside: Stretch | None) -> Sense | None:
    wanted = core.weekday or 1
    if inside is not None:
        return _of(around(inside.first + timedelta(days=(wanted - inside.first.isoweekday()) % _WEEKDAYS), "D"))
    origin = anchors.day if core.text_anchor and anchors.day is not None else anchors.report
    if origin is None:
        return Sense("DATE", f"XXXX-WXX-{wanted}", filled=True)
    back = (origin.first.isoweekday() - wanted) % _WEEKDAYS
    if core.which in ("last", "previous"):
        step = -(back or _WEEKDAYS)
    elif core.which in ("next", "following"):
        step = _WEEKDAYS - back
    else:
        step = (_WEEKDAYS - back) % _WEEKDAYS if direction() > 1 else -back
    return _of(around(origin.first + timedelta(days=step), "D"), filled=True)


def _in_year(core: Core, anchors: Anchors, direction: Callable[[], int], inside: Stretch | None) -> Sense | None:
    """A month, day, season, quarter, half or holiday of a year that is printed, or that the context chooses."""
    year = core.year if core.year is not None else inside.first.year if inside is not None else None
    if year is not None:
        return _of(_unit_of(core, year))
    origin = anchors.text if core.text_anchor and anchors.text is not None else anchors.report
    if origin is None:
        return Sense("DATE", _unknown_year(core), filled=True)
    options = list(_options(core, origin.first.year))
    return _of(_chosen(core, options, origin, direction), filled=True) if options else Sense("DATE", None)


def _options(core: Core, year: int) -> Iterator[Stretch]:
    for candidate in range(year - 4 if core.day == 29 else year - 1, year + (5 if core.day == 29 else 2)):
        try:
            yield _unit_of(core, candidate)
        except ValueError:
            continue


def _chosen(core: Core, options: list[Stretch], origin: Stretch, direction: Callable[[], int]) -> Stretch:
    before = [o for o in options if o.first <= origin.last]
    after = [o for o in options if o.last >= origin.first]
    if core.which in ("last", "previous"):
        return next((o for o in reversed(options) if o.last < origin.first), options[0])
    if core.which in ("next", "following"):
        return next((o for o in options if o.first > origin.last), options[-1])
    if core.day is not None and core.weekday is not None:
        fitting = [o for o in options if o.first.isoweekday() == core.weekday]
        options = fitting or options
    way = direction()
    if core.quarter is None and core.half is None and (way < -2 or (abs(way) > 1 and core.day is None)):
        return (after[0] if after else before[-1]) if way > 0 else before[-1] if before else after[0]
    weights = (_FAR, 1.0) if way > 0 else (1.0, _FAR if way < 0 else _RATHER)
    return min(options, key=lambda o: _gap(o, origin) * weights[o.first > origin.last])


def _gap(option: Stretch, origin: Stretch) -> int:
    """The days between two stretches, 0 where they overlap."""
    return max(0, (option.first - origin.last).days, (origin.first - option.last).days)


def _unit_of(core: Core, year: int) -> Stretch:
    if core.holiday is not None:
        found = holiday(year, core.holiday)
        return around(found.first, "W" if core.unit == "W" else "WE") if core.unit in ("W", "WE") else found
    if core.month is not None:
        return day(year, core.month, core.day) if core.day is not None else months(year, core.month, 1, "M")
    if core.season is not None:
        return season(year, core.season)
    if core.quarter is not None:
        return months(year, core.quarter * 3 - 2, 3, "Q")
    return months(year, (core.half or 1) * 6 - 5, 6, "half")


def _unknown_year(core: Core) -> str:
    if core.month is not None:
        return f"XXXX-{core.month:02}" + (f"-{core.day:02}" if core.day is not None else "")
    if core.season is not None or core.quarter is not None or core.half is not None:
        return f"XXXX-{core.season or (f'Q{core.quarter}' if core.quarter else f'H{core.half}')}"
    return "XXXX-XX-XX"


_KINDS: dict[str, Callable[[Core, Anchors, Callable[[], int]], Sense | None]] = {
    "calendar": _calendar,
    "shift": _shift,
    "distance": _distance,
    "duration": _duration,
    "set": _set,
    "ref": _ref,
}
