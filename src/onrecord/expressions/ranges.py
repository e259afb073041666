"""Two dates with "from ... to", "between ... and" or a dash: each keeps its own value and knows the whole range."""

import msgspec

from onrecord.expressions.dated import Dated
from onrecord.expressions.items import Items
from onrecord.expressions.stretch import Stretch, edtf

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


def _range(left: Dated, right: Dated, items: Items) -> str | None:
    first, last = left.sense.stretch, right.sense.stretch
    if first is None or last is None or first.first > last.first or first.last >= last.last:
        return None
    words = items.pieces.words
    between = tuple(words[left.last + 1 : right.first])
    before = words[left.first - 1] if left.first else ""
    if len(between) != 1 or not (between[0] in _SPANNING or (between[0] == "and" and before == "between")):
        return None
    return f"{_bound(first, 0)}/{_bound(last, 1)}"


def _bound(stretch: Stretch, side: int) -> str:
    written = edtf(stretch)
    if stretch.grain in ("D", "M", "Y"):
        return written
    return (stretch.first, stretch.last)[side].isoformat()
