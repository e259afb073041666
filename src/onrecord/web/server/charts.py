"""Charts as SVG, drawn here from a Vega-Lite specification without a browser; each mark is a link to its rows."""

import re
from functools import lru_cache
from typing import Any

import msgspec
import vl_convert

INK, SOFT, LINE, MARK, SECOND, LAND = "#000001", "#000002", "#000003", "#000004", "#000005", "#000006"
"""Colours by their part: the page's style sheet gives each its value, in the light and in the dark."""

_CLASSES = {INK: "ink", SOFT: "soft", LINE: "line", MARK: "mark", SECOND: "second", LAND: "land"}
_CACHED = 256
_HERE = "http://here.invalid"  # Vega makes addresses absolute; this host is taken out again
_WHITE = re.compile(r'<rect width="[^"]*" height="[^"]*" fill="white"/>')
_NAMELESS = re.compile(r'(<g class="mark-\w+ role-mark [^"]*") role="graphics-\w+" aria-roledescription="[^"]*"')
"""What holds the marks of a layer is no mark itself, and has no name that could be read out."""

_SIZE = re.compile(r'^<svg ([^>]*?) width="([\d.]+)" height="([\d.]+)"')


class Chart(msgspec.Struct, frozen=True):
    """One chart: its SVG, None where there is nothing to draw, and in words what it shows."""

    svg: str | None
    told: str


def here(address: str) -> str:
    """An address of the app as a specification holds it."""
    return f"{_HERE}{address}"


def plotted(told: str, spec: dict[str, Any]) -> Chart:
    """The chart of a specification, drawn once for each."""
    return Chart(_drawn(msgspec.json.encode(spec).decode()), told)


@lru_cache(maxsize=_CACHED)
def _drawn(spec: str) -> str:
    """The SVG, which fetches nothing: no address is allowed as data."""
    return _themed(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def _themed(svg: str) -> str:
    """The SVG with classes in the place of colours, addresses of this app, and no size but its proportions."""
    svg = _NAMELESS.sub(r"\1", _WHITE.sub("", svg, count=1)).replace(f'xlink:href="{_HERE}', 'href="')
    for colour, name in _CLASSES.items():
        svg = svg.replace(f'fill="{colour}"', f'class="{name}-fill"').replace(f'stroke="{colour}"', f'class="{name}-edge"')
    return _SIZE.sub(r'<svg \1 data-width="\2"', svg, count=1)


CONFIG: dict[str, Any] = {
    "background": None,
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": SOFT, "titleColor": SOFT, "gridColor": LINE, "domainColor": LINE, "tickColor": LINE, "labelFontSize": 12,
        "titleFontSize": 12, "titleFontWeight": "normal",
    },
    "legend": {"labelColor": SOFT, "titleColor": SOFT, "labelFontSize": 12, "titleFontSize": 12},
    "text": {"color": INK, "fontSize": 12},
}  # fmt: skip
"""How all charts look."""
