"""The classes that a number has by its form: day of a month, hour, year, clock time, decade."""

import re

_CLOCK = re.compile(r"([01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_DECADE = re.compile(r"(?:1[5-9]\d0|20\d0|\d0)s")
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{4}/\d{1,2}/\d{1,2}")
_SPLIT = re.compile(r"((?:1[5-9]|20)\d\d)/(\d\d)")
_NUMBER = frozenset({"number"})


def form(word: str, value: float, year: bool = False) -> frozenset[str]:
    """The classes of a number written as `word` (its first piece) with this value; `year` if it was read as one."""
    if not word[:1].isdigit():
        return _spelled(word, value, year)
    if not word.isdecimal() or len(word) > 4:
        return _NUMBER
    classes = {"number"}
    if len(word) <= 2:
        classes |= {"day"} if 1 <= value <= 31 else set()
        classes |= {"hour"} if value <= 24 else set()
        classes |= {"two"} if len(word) == 2 else set()
    if len(word) == 4:
        classes |= {"year"} if 1000 <= value <= 2199 else set()
        classes |= {"hhmm"} if int(word[:2]) < 24 and int(word[2:]) < 60 else set()
    return frozenset(classes)


def odd_form(word: str) -> str | None:
    """The class of digits that are no plain number: "10:35", "3rd", "1990s", "10/30/89", "2016/17"."""
    if _CLOCK.fullmatch(word):
        return "clock"
    if _NTH.fullmatch(word):
        return "nth"
    if _DECADE.fullmatch(word):
        return "decade"
    split = _SPLIT.fullmatch(word)
    if split is not None:
        return "years" if (int(split[1]) + 1) % 100 == int(split[2]) else None
    return "slashed" if _SLASHED.fullmatch(word) else None


def _spelled(word: str, value: float, year: bool) -> frozenset[str]:
    classes = {"number"}
    if year or (word == "two" and 2000 <= value <= 2099):
        classes.add("year")
    if 1 <= value <= 12 and value == int(value):
        classes.add("hour")
    if word == "one" and value == 1:
        classes.add("article")
    return frozenset(classes)


FORMS = frozenset(
    [form(f"{n:0{width}d}", n) for n in range(2300) for width in (1, 2, 4)]
    + [form("12345", 12345.0), form("1.5", 1.5)]
    + [_spelled(word, value, year) for word in ("one", "two") for value in (1, 2, 50, 2011) for year in (True, False)]
    + [frozenset({name}) for name in ("clock", "nth", "decade", "slashed", "years")]
)
