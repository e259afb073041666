"""Charts as SVG, drawn by templates; each mark is a link to its rows, each colour a class of the style sheet."""

from typing import Any

import msgspec

from onrecord.outline.visible import one_line
from onrecord.web.server.rendering import environment


class Chart(msgspec.Struct, frozen=True):
    """One chart: its SVG, None where there is nothing to draw, and in words what it shows."""

    svg: str | None
    told: str


class Size(msgspec.Struct, frozen=True):
    """A rectangle of the drawing, in its own units: the page scales it to the width that there is."""

    width: float
    height: float


def drawn(told: str, template: str, **values: Any) -> Chart:
    """The chart of a template and of what stands where; the template escapes all words."""
    return Chart(environment().get_template(template).render(told=told, **values), told)


def shortened(words: str, most: int) -> str:
    """The words on one line, of so many characters at most."""
    line = one_line(words)
    return line if len(line) <= most else f"{line[: most - 1]}…"


def spot(value: float) -> float:
    """A length to a tenth: finer than is seen, and short to send."""
    return round(value, 1)
