"""TIMEX3 values of durations."""

# prefix, letter and how many of the letter's units one unit is
_UNITS = {
    **{"S": ("PT", "S", 1), "MIN": ("PT", "M", 1), "H": ("PT", "H", 1), "D": ("P", "D", 1), "WE": ("P", "WE", 1)},
    **{"W": ("P", "W", 1), "FN": ("P", "W", 2), "M": ("P", "M", 1), "Q": ("P", "Q", 1), "Y": ("P", "Y", 1)},
    **{"E": ("P", "Y", 10), "C": ("P", "Y", 100), "L": ("P", "Y", 1000)},
}
_VAGUE = {"E": "PXDE", "C": "PXCE", "L": "PXL", "FN": "PXW"}
_HALVES = {"Y": ("M", 6), "D": ("H", 12), "H": ("M", 30), "MIN": ("S", 30)}


def duration_value(unit: str, count: float | None) -> str:
    """`count` units as an ISO 8601 duration, with X for an open count; halves in the next smaller unit ("P2Y6M")."""
    prefix, letter, factor = _UNITS[unit]
    if count is None:
        return _VAGUE.get(unit, f"{prefix}X{letter}")
    count *= factor
    whole = int(count)
    if count - whole == 0.5 and unit in _HALVES:
        finer, size = _HALVES[unit]
        head = f"{prefix}{whole}{letter}" if whole else prefix
        return head + ("T" if unit == "D" else "") + f"{size}{finer}"
    return f"{prefix}{count:g}{letter}" if count < 1e6 else f"{prefix}{whole}{letter}"
