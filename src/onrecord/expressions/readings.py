"""From a matched rule to what it says: one function for each `reading` of the date rules."""

import re
from collections.abc import Callable

import msgspec

from onrecord.expressions.cores import Core, Found
from onrecord.expressions.items import Items

_WHICH = {"last": -1, "previous": -1, "past": -1, "latest": -1, "this": 0, "same": 0, "next": 1, "following": 1}
_FROM_TEXT = frozenset({"previous", "following", "same"})
_SMALL = frozenset({"S", "MIN", "H"})
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKS = 4  # every month has so many of each weekday
_MONTHS = 12
_LONGEST_MONTH = 31
_DEADLINES = frozenset({"by", "until", "till", "before"})
_PIVOT = 69  # two-digit years from 70 are of the last century (POSIX)


def read_match(found: Found, items: Items) -> tuple[Core, ...]:
    """The cores of a match, two where it is a range or a pair; none where its words turn out to be no date."""
    core = _READINGS[found.rule.reading](found, items)
    if core is None:
        return ()
    if "pair" in found.slots:
        second = msgspec.structs.replace(core, first=found.at["pair"], year=_second_year(core.year or 0, found.slots["pair"]))
        return (msgspec.structs.replace(core, last=found.at["year"]), second)
    if "day2" in found.slots:
        return _two_days(core, found)
    return (core,)


def _second_year(first: int, written: str) -> int:
    """The year after the dash, which may have its last two digits alone ("1994-95")."""
    number = int(float(written))
    return number if number > 99 else first // 100 * 100 + number


def _two_days(core: Core, found: Found) -> tuple[Core, ...]:
    """Two days of one month: the month and the year are printed beside one of them, and hold for both."""
    other = int(found.slots["day2"])
    if found.at["day2"] < found.at["month"]:
        return (
            msgspec.structs.replace(core, last=found.at["day2"], day=other),
            msgspec.structs.replace(core, first=found.at["day"]),
        )
    return (
        msgspec.structs.replace(core, last=found.at["day"]),
        msgspec.structs.replace(core, first=found.at["day2"], day=other),
    )


def short_year(number: int) -> int:
    """The year of two digits."""
    return number if number > 99 else number + (1900 if number >= _PIVOT else 2000)


def _calendar(found: Found, items: Items) -> Core | None:
    slots = found.slots
    if found.rule.id == "iso":
        return _iso(found, items)
    if "slashed" in slots:
        return _slashed(found)
    if "years" in slots:
        return Core(found.first, found.last, "calendar", found.rule.id, year=int(slots["years"][:4]), which="split")
    nth = int(slots["nth"]) if "nth" in slots else None
    fields: dict[str, object] = {
        "year": int(float(slots["year"])) if "year" in slots else short_year(int(slots["two"])) if "two" in slots else None,
        "month": int(slots["month"]) if "month" in slots else None,
        "weekday": int(slots["weekday"]) if "weekday" in slots else None,
        "season": slots.get("season"),
        "holiday": slots.get("holiday"),
        "part": slots.get("part"),
        "which": "following" if slots.get("which") == "next" and "the" in slots else slots.get("which"),
        "unit": slots.get("unit") if "holiday" in slots else None,
        "decade": _decade(slots),
        "clock": _clock(slots),
    }
    if "month" in slots:
        fields["day"] = int(slots["day"]) if "day" in slots else nth
    elif "quarter" in slots or "quarter_name" in slots:
        fields["quarter"] = nth if nth is not None else int(slots["quarter_name"])
    elif "half" in slots or "half_name" in slots:
        fields["half"] = _half(slots, nth)
    elif "century" in slots:
        fields["century"] = nth
    last = found.last - 1 if found.rule.id == "half-year" else found.last
    return Core(found.first, last, "calendar", found.rule.id, text_anchor=fields["which"] in _FROM_TEXT, **fields)  # type: ignore[arg-type]


def _half(slots: dict[str, str], nth: int | None) -> int | None:
    if "half_name" in slots:
        return int(slots["half_name"])
    return nth if nth is not None else 2 if slots.get("which") == "last" else None


def _iso(found: Found, items: Items) -> Core | None:
    start, end = (items.pieces.starts[items.first[found.first]], items.pieces.ends[items.last(found.last)])
    if end - start != 10:
        return None
    year, month, day = (int(found.slots[slot]) for slot in ("year", "mm", "dd"))
    return Core(found.first, found.last, "calendar", "iso", year=year, month=month, day=day)


def _slashed(found: Found) -> Core | None:
    """The day, where one of the first two numbers cannot be a month; else the year alone, for nothing tells which is which."""
    a, b, c = map(int, found.slots["slashed"].split("/"))
    if a <= _MONTHS and b <= _MONTHS and a != b:
        return Core(found.first, found.last, "calendar", "slashed", year=short_year(c), which="open")
    year, month, day = (a, b, c) if a > 31 else (short_year(c), b, a) if a > 12 else (short_year(c), a, b)
    return Core(found.first, found.last, "calendar", "slashed", year=year, month=month, day=day)


def _decade(slots: dict[str, str]) -> str | None:
    if "decade_name" in slots:
        return f"19{slots['decade_name'][0]}"
    if "decade" not in slots:
        return None
    digits = slots["decade"].rstrip("s")
    return digits[:3] if len(digits) == 4 else f"{'20' if digits[0] in '01' else '19'}{digits[0]}"


def _clock(slots: dict[str, str]) -> str | None:
    if "moment" in slots:
        return slots["moment"]
    written = slots.get("clock") or slots.get("hhmm") or slots.get("hour") or ("part" in slots and slots.get("number")) or None
    if not written or not re.fullmatch(r"\d{1,2}(?::?\d\d)?(?::\d\d)?", written):
        return None
    hour, minute = (written[:2], written[2:]) if "hhmm" in slots and "clock" not in slots else (written + ":00").split(":")[:2]
    late = slots.get("ampm") == "pm" or slots.get("part") in ("AF", "EV", "NI")
    hours = int(hour) + 12 if late and int(hour) < 12 else 0 if slots.get("ampm") == "am" and int(hour) == 12 else int(hour)
    return f"{hours:02}:{minute}{slots.get('zone', '')}" if hours <= 24 else None


def _nth_weekday(found: Found, items: Items) -> Core | None:
    """ "The second Tuesday of May", "the last Friday in June"."""
    slots = found.slots
    nth = int(slots["nth"]) if "nth" in slots else -1 if slots["which"] == "last" else 0
    if not -1 <= nth <= _WEEKS or nth == 0:
        return None
    rule = f"{_DAYS[int(slots['weekday']) - 1]}{nth}-{int(slots['month']):02}"
    year = int(float(slots["year"])) if "year" in slots else None
    return Core(found.first, found.last, "calendar", found.rule.id, holiday=rule, year=year)


def _shift(found: Found, items: Items) -> Core | None:
    slots = found.slots
    if "deictic" in slots or "night_word" in slots:
        code = slots.get("deictic") or slots["night_word"]
        part = slots.get("part") or ("NI" if "night_word" in slots else None)
        return Core(found.first, found.last, "shift", found.rule.id, unit="D", count=int(code[1:]), part=part)
    which = slots.get("which2") or slots.get("which") or ("last" if "past" in slots else "this")
    if which == "next" and "the" in slots:
        which = "following"
    if "month" in slots or "weekday" in slots or "season" in slots:
        return _calendar(msgspec.structs.replace(found, slots={**slots, "which": which}), items)
    bare = "which" not in slots and "past" not in slots
    if not _fits(slots, which, bare):
        return None
    text_anchor = which in _FROM_TEXT or (bare and slots["unit"] == "Q")
    return Core(found.first, found.last, "shift", found.rule.id, unit=slots["unit"], count=_WHICH[which],
                text_anchor=text_anchor, which=None if bare else which)  # fmt: skip


def _fits(slots: dict[str, str], which: str, bare: bool) -> bool:
    """Whether the unit can be chosen so: not "this hour", "last day", nor "the decade" without more."""
    unit = slots["unit"]
    if unit in _SMALL or (bare and unit in ("D", "E", "C", "L", "FN")):
        return False
    return unit != "D" or which not in ("last", "next", "this") or "which2" in slots


def _amount(slots: dict[str, str], items: Items, found: Found) -> float | None:
    """The number of units; None where the words leave it open."""
    if "number" in slots:
        count: float | None = float(slots["number"])
    elif "vague" in slots:
        count = 2 if items.pieces.words[items.first[found.at["vague"]]] == "couple" else None
    else:
        count = None if "units" in slots else 1
    return count + 0.5 if count is not None and "half_unit" in slots else count


def _unit(slots: dict[str, str]) -> str:
    return slots.get("unit") or slots["units"]


def _distance(found: Found, items: Items) -> Core | None:
    slots = found.slots
    past = "ago" in slots or "earlier" in slots or "before" in slots
    text_anchor = "ago" not in slots and "hence" not in slots and "now" not in slots
    return Core(found.first, found.last, "distance", found.rule.id, unit=_unit(slots), count=_amount(slots, items, found),
                way=-1 if past else 1, text_anchor=text_anchor)  # fmt: skip


def _year_ago(found: Found, items: Items) -> Core | None:
    slots = found.slots
    quarter = int(slots["nth"]) if "nth" in slots else None
    return Core(found.first, found.last, "distance", found.rule.id, unit=slots["unit"], count=1, way=-1, quarter=quarter,
                which="Q" if "quarter" in slots else None, text_anchor="earlier" in slots)  # fmt: skip


def _duration(found: Found, items: Items) -> Core | None:
    slots = found.slots
    first = found.first
    if "longs" in slots:
        if items.pieces.words[items.first[found.at["longs"]]] != "long":
            return None
        first = found.at["unit" if "unit" in slots else "units"]
    if "long" in slots:
        return Core(found.first, found.last, "duration", found.rule.id, unit=slots["long"], count=1)
    anchored = slots.get("whole") or slots.get("recent") or ("past" if "past" in slots else None)
    if anchored is not None and items.pieces.words[items.last(found.last) + 1 : items.last(found.last) + 2] == ["of"]:
        anchored = "none"  # "the last two weeks of May"
    count = 1 if "past" in slots else None if "low" in slots else _amount(slots, items, found)
    if "half" in slots:
        count = 0.5
    return Core(first, found.last, "duration", found.rule.id, unit=_unit(slots), count=count, anchored=anchored)


def _set(found: Found, items: Items) -> Core | None:
    slots = found.slots
    part = slots.get("part") or slots.get("parts")
    weekday = slots.get("weekday") or slots.get("weekdays")
    value = slots.get("frequency")
    if weekday:
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    elif part:
        value = f"XXXX-XX-XXT{part}"
    elif "month" in slots:
        value = f"XXXX-{int(slots['month']):02}"
    elif "season" in slots:
        value = f"XXXX-{slots['season']}"
    if found.rule.id == "nth-weekday-of-each":
        value = None
    unit = slots.get("unit") or slots.get("units")
    count = float(slots["number"]) if "every" in slots and "number" in slots else 2 if "other" in slots else 1
    amount = None if "vague" in slots else count
    return Core(found.first, found.last, "set", found.rule.id, unit=unit, count=amount, value=value)


def _ref(found: Found, items: Items) -> Core | None:
    slots = found.slots
    value = next((slots[s] for s in ("now", "lately", "soon", "ref_noun") if s in slots), "PRESENT_REF")
    return Core(found.first, found.last, "ref", found.rule.id, value=value)


def _period(found: Found, items: Items) -> Core | None:
    which = found.slots["which"]
    return Core(found.first, found.last, "shift", found.rule.id, unit="Q", count=_WHICH[which], text_anchor=which != "latest",
                which="latest" if which == "latest" else None)  # fmt: skip


def _beside(found: Found, items: Items) -> Core | None:
    """Before or after what follows; it becomes a date or a duration where that is known (`nest`)."""
    slots = found.slots
    way = -1 if "before" in slots else 1
    count = _amount(slots, items, found)
    return Core(found.first, found.last, "distance", "beside", unit=_unit(slots), count=count, way=way, text_anchor=True,
                which="bare" if "the" in slots and "number" not in slots and "vague" not in slots else None)  # fmt: skip


def _unit_end(found: Found, items: Items) -> Core | None:
    return Core(found.first, found.last, "shift", found.rule.id, unit=found.slots["unit"], count=0, which="end")


def _nth_day(found: Found, items: Items) -> Core | None:
    """ "On the 14th", "by the 15th": a day of the month that is near; a deadline lies ahead."""
    words, first = items.pieces.words, items.first[found.first]
    number = int(found.slots["nth"])
    before, article = words[first - 2] if first > 1 else "", words[first - 1] if first else ""
    if article != "the" or not words[first][:1].isdigit() or not 1 <= number <= _LONGEST_MONTH:
        return None
    which = "next" if before in _DEADLINES else None
    return Core(found.first, found.last, "calendar", found.rule.id, day=number, which=which)


_READINGS: dict[str, Callable[[Found, Items], Core | None]] = {
    "calendar": _calendar,
    "nth-weekday": _nth_weekday,
    "shift": _shift,
    "distance": _distance,
    "duration": _duration,
    "set": _set,
    "ref": _ref,
    "year-ago": _year_ago,
    "unit-end": _unit_end,
    "period": _period,
    "beside": _beside,
    "nth-day": _nth_day,
}
