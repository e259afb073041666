"""Two dates with "from ... to", "between ... and" or a dash: each keeps its own value and knows the whole range."""

import msgspec

from onrecord.expressions.cores import Core
from onrecord.expressions.dated import Dated
from onrecord.expressions.items import Items
from onrecord.expressions.stretch import Stretch, edtf

FROM_START = 3  # as `tense.direction` says that a date lies ahead for certain
_SPANNING = frozenset({"to", "-", "\u2013", "\u2014", "until", "till", "through"})


def joined(dated: list[Dated], items: Items) -> list[Dated]:
    """The dates, with the two ends of every range marked."""
    found: list[Dated] = []
    for one in dated:
        if found and one.first <= found[-1].last:
            continue
        found.append(one)
        bounds = _range(found[-2], one, items) if len(found) > 1 else None
        if bounds is not None:
            found[-2] = msgspec.structs.replace(found[-2], range_edtf=bounds, relation="since")
            found[-1] = msgspec.structs.replace(one, range_edtf=bounds, relation="until")
    return found


def range_start(left: Dated, core: Core, items: Items) -> Stretch | None:
    """Where a range starts whose end, a bare weekday, day or month, is the first such after it ("from Monday to Wednesday")."""
    stretch = left.sense.stretch
    bare = core.kind == "calendar" and core.year is None and core.which is None and core.within is None
    if stretch is None or not bare or not (core.weekday or core.month) or not _alike(left.core, core):
        return None
    return stretch if _spans(left.first, left.last, items.first[core.first], items) else None


def _alike(left: Core, right: Core) -> bool:
    """Whether both are weekdays, months or days of a month."""
    return all((one is None) == (other is None) for one, other in ((left.weekday, right.weekday), (left.month, right.month)))


def _spans(start: int, end: int, following: int, items: Items) -> bool:
    """Whether the words between two dates, and before the first, make them a range."""
    words = items.pieces.words
    between = tuple(words[end + 1 : following])
    before = words[start - 1] if start else ""
    return len(between) == 1 and (between[0] in _SPANNING or (between[0] == "and" and before == "between"))


def _range(left: Dated, right: Dated, items: Items) -> str | None:
    first, last = left.sense.stretch, right.sense.stretch
    if first is None or last is None or first.first > last.first or first.last >= last.last:
        return None
    if not _spans(left.first, left.last, right.first, items):
        return None
    return f"{_bound(first, 0)}/{_bound(last, 1)}"


def _bound(stretch: Stretch, side: int) -> str:
    written = edtf(stretch)
    if stretch.grain in ("D", "M", "Y"):
        return written
    return (stretch.first, stretch.last)[side].isoformat()
