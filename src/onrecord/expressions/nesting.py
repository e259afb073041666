"""Puts a shorter date inside the longer one beside it: "June last year", "5 p.m. on Nov. 9", "last year's third quarter"."""

import msgspec

from onrecord.expressions.cores import Core
from onrecord.expressions.items import Items
from onrecord.expressions.stretch import RANK

_LINKS = frozenset({"of", "closing", "in", "on", "possessive", "comma", "the"})
_SHORT = 2
_LASTING = frozenset({"for", "within", "lasting", "lasts", "lasted", "last", "of", "about"})
_SHARING = frozenset({"to", "and", "-", "\u2013", "\u2014", "until", "through", "or"})
_FIELDS = (
    *(("month", "M"), ("season", "season"), ("quarter", "Q"), ("half", "half"), ("year", "Y")),
    *(("decade", "E"), ("century", "C")),
)


def nest(cores: list[Core], items: Items) -> list[Core]:
    """The cores with neighbours joined where one is a part of the other."""
    found: list[Core] = []
    for core in cores:
        if found and _hours_of(found[-1], core, items):
            found.pop()
        found.append(core)
        while len(found) > 1 and (joined := _joined(found[-2], found[-1], items)) is not None:
            found[-2:] = [joined]
    for n in range(len(found) - 1):
        found[n] = _with_shared_year(found[n], found[n + 1], items)
    settled = (_settled(core, items) for core in found)
    return [core for core in settled if core is not None and not _needs_whole(core)]


def _hours_of(left: Core, right: Core, items: Items) -> bool:
    """ "The early hours of Thursday" is a part of Thursday, no duration."""
    words = items.pieces.words[items.last(left.last) + 1 : items.first[right.first]]
    return left.rule == "units" and left.unit == "H" and words == ["of"] and right.kind in ("calendar", "shift")


def _with_shared_year(left: Core, right: Core, items: Items) -> Core:
    """The year printed after the second of two months holds for both ("from March to June 2009")."""
    words = items.pieces.words[items.last(left.last) + 1 : items.first[right.first]]
    year = right.year or (right.within.year if right.within is not None else None)
    joined = len(words) == 1 and words[0] in _SHARING
    if not joined or year is None or left.month is None or right.month is None or left.year or left.which or left.within:
        return left
    return msgspec.structs.replace(left, year=year - (left.month > right.month))


def _settled(core: Core, items: Items) -> Core | None:
    """What "two days before" means: with a date after it a date, at the end of a clause a date in the text, else a duration."""
    if core.rule != "beside" or core.within is not None:
        return core
    after = items.last(core.last) + 1
    if core.which == "bare" and items.pieces.words[after : after + 1] in ([], [""], ["."], [","], [";"]):
        return core
    if core.which == "bare":
        return None
    return msgspec.structs.replace(core, kind="duration", last=core.last - 1)


def _needs_whole(core: Core) -> bool:
    """ "The first half" is a date only of something that is one."""
    return core.rule == "half-year" and core.within is None


def _joined(left: Core, right: Core, items: Items) -> Core | None:
    gap = range(left.last + 1, right.first)
    if len(gap) > _SHORT or not all(_LINKS & items.meanings[i].keys() for i in gap):
        return None
    if left.rule == "beside" and left.within is None:
        joined = not gap and _holds(right) and not _lasts(left, items)
        return msgspec.structs.replace(left, last=right.last, within=right) if joined else None
    links = {name for i in gap for name in _LINKS & items.meanings[i].keys()}
    bare = left.kind == "shift" and left.which is None and left.unit in ("W", "WE", "M")
    if (
        (links == {"of"} or (links <= {"closing", "on"} and "closing" in links and left.unit == "W"))
        and bare
        and _rank(right) <= _rank(left)
    ):
        return msgspec.structs.replace(left, last=right.last, within=right)
    small, large = (left, right) if _rank(left) < _rank(right) else (right, left)
    if "closing" in links or not _open(small) or not _holds(large) or _rank(small) == _rank(large):
        return None
    if "comma" in links and not _may_be_apposed(small, large, left is small):
        return None
    if left is large and not (links <= {"possessive"} and (links or _rank(small) == 0)):
        return None
    return msgspec.structs.replace(small, first=left.first, last=right.last, within=large)


def _lasts(core: Core, items: Items) -> bool:
    """Whether a count of units before "from" says how long: "for 10 days from Monday", not "10 days from Monday"."""
    words, start = items.pieces.words, items.first[core.first]
    return words[items.last(core.last)] == "from" and start > 0 and words[start - 1] in _LASTING


def _rank(core: Core) -> int:
    """How long a core's stretch is, 0 for a time of day."""
    if core.within is not None:
        return _rank(core.within) if core.kind != "calendar" else _own_rank(core)
    return _own_rank(core)


def _own_rank(core: Core) -> int:
    if core.kind in ("shift", "distance"):
        return RANK.get(core.unit or "", 7)
    if core.day or core.weekday or (core.holiday is not None):
        return RANK["D"]
    for name, grain in _FIELDS:
        if getattr(core, name) is not None:
            return RANK[grain]
    return RANK["time"]


def _open(core: Core) -> bool:
    """Whether the core leaves open the longer stretch that it lies in."""
    if core.within is not None or core.year is not None:
        return False
    if core.kind == "shift":
        return core.unit == "Q" and core.which is None
    return core.kind == "calendar" and core.which in (None, "last") and core.decade is None and core.century is None


def _holds(core: Core) -> bool:
    if core.kind == "calendar":
        return _rank(core) > 0 and core.decade is None and core.century is None
    return core.kind in ("shift", "distance") and core.unit not in ("S", "MIN", "H") and core.part is None


def _may_be_apposed(small: Core, large: Core, small_first: bool) -> bool:
    """Across a comma only a time of day with its day belongs together ("5 p.m. EST, Nov. 6")."""
    return small_first and _rank(small) == 0 and _rank(large) == RANK["D"]
