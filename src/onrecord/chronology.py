"""The order of dates in time."""

import re

_DATE = re.compile(r"-?(\d{3}[\dX]|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d))?")
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}
_UNDATED = "9999-99-99"


def earliest(edtf: str | None) -> str:
    """A key that sorts EDTF dates by where they begin (ISO 8601-2 level 1); None sorts last."""
    found = _DATE.search(edtf or "")
    if found is None:
        return _UNDATED
    year, month, day, clock = found.groups()
    return f"{year.replace('X', '0')}-{_SEASONS.get(month or '', month or '00')}-{day or '00'}T{clock or '00:00'}"
