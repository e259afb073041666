"""The labelled rows above a report on a notice board: "제목 | ...", "글쓴이 | ...", "件名", "标题"."""

from collections.abc import Sequence
from itertools import zip_longest

from onrecord.pages.printed import Line
from onrecord.vocabulary.pages import Pages

_TOP = 30  # lines that may hold the rows
_LONGEST = 20


def board_rows(lines: Sequence[Line], pages: Pages) -> dict[str, tuple[str, ...]]:
    """The values of the rows by field, such as `headline`, and under `rows` every line that makes them up.

    Label and value stand in lines of their own, or in one with a colon. Empty unless a headline and another row are found.
    """
    fields = {word: field for field in ("headline", "byline", "published", "dropped") for word in pages.label(field)}
    values: dict[str, tuple[str, ...]] = {}
    rows: list[str] = []
    shown = [line.text for line in lines[:_TOP]]
    for label, value in zip_longest(shown, shown[1:], fillvalue=""):
        head, colon, rest = label.partition(":") if ":" in label else label.partition("：")
        inline = bool(colon and rest.strip())
        field = fields.get(head.strip(" []【】|").casefold()) if len(head) < _LONGEST else None
        given = rest.strip() if inline else value
        if field and given and given not in rows:
            values.setdefault(field, (given,))
            rows += [label] if inline else [label, value, f"{label} | {value}"]
    return {**values, "rows": tuple(rows)} if "headline" in values and len(values) > 1 else {}
