"""The lines that a page shows, from top to bottom, with what sets each apart: heading, size, bold, links."""

import re
from collections.abc import Iterable
from itertools import accumulate, compress

import msgspec
from lxml import etree, html

from onrecord.pages.markup import BLOCKS

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TELLING = frozenset({"a", "b", "strong", *_HEADINGS})
_SIZE = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)\s*(px|pt|em|rem|%)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "%": 0.16}
_FONT = {"1": 10, "2": 13, "3": 16, "4": 18, "5": 24, "6": 32, "7": 48, "+1": 18, "+2": 24, "+3": 32, "-1": 13, "-2": 10}


class Line(msgspec.Struct, frozen=True, eq=False):
    """One line: its text, the element that it starts in, the share of its letters that are links, and its looks.

    `heading` is 1 to 6, or 0. `size` is in pixels, 0 where the page does not say.
    """

    text: str
    element: html.HtmlElement
    linked: float
    heading: int
    size: float
    bold: bool

    @property
    def marks(self) -> str:
        """Class and id of the element that the line starts in, and of the two around it."""
        return _marks(self.element)


class Printed(msgspec.Struct, frozen=True, eq=False):
    """All lines, and for each block element the numbers of its first line and of the line behind its last."""

    lines: tuple[Line, ...]
    ranges: dict[html.HtmlElement, tuple[int, int]]

    sums: tuple[int, ...]
    """How many characters the lines above each line have, and last all lines."""

    def chars(self, element: html.HtmlElement) -> int:
        """How many characters an element's lines have."""
        first, last = self.ranges.get(element, (0, 0))
        return self.sums[last] - self.sums[first]

    def chars_below(self, element: html.HtmlElement, number: int) -> int:
        """How many characters an element's lines have below the line of that number."""
        first, last = self.ranges.get(element, (0, 0))
        return max(0, self.sums[last] - self.sums[max(first, number + 1)])

    def without(self, gone: Iterable[html.HtmlElement]) -> "Printed":
        """The lines and elements that are left when some elements are taken out."""
        removed = set(gone)
        inner = {part for element in removed for part in element.iter()}
        kept = [True] * len(self.lines)
        for element in removed:
            first, last = self.ranges.get(element, (0, 0))
            kept[first:last] = [False] * (last - first)
        numbers = [0, *accumulate(kept)]
        ranges = {e: (numbers[first], numbers[last]) for e, (first, last) in self.ranges.items() if e not in inner}
        return _counted(compress(self.lines, kept), ranges)


def _counted(lines: Iterable[Line], ranges: dict[html.HtmlElement, tuple[int, int]]) -> Printed:
    shown = tuple(lines)
    return Printed(shown, ranges, (0, *accumulate(len(line.text) for line in shown)))


class _Writer:
    """Collects the words of the line being read."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.linked = 0
        self.first: html.HtmlElement | None = None
        self.depth = {"a": 0, "b": 0}
        self.heading = 0
        self.sizes: list[float] = [0.0]

    def add(self, text: str, element: html.HtmlElement) -> None:
        if self.first is None and text.strip():
            self.first = element
            self.bold, self.size = self.depth["b"] > 0 or bool(_BOLD.search(element.get("style") or "")), self.sizes[-1]
        self.words.append(text)
        if self.depth["a"]:
            self.linked += len(text) - text.count(" ") - text.count("\n")

    def close(self) -> None:
        text = " ".join("".join(self.words).split())
        if text and self.first is not None:
            share = min(1.0, self.linked / max(1, len(text) - text.count(" ") - text.count("|")))
            self.lines.append(Line(text, self.first, share, self.heading, self.size, self.bold))
        self.words, self.linked, self.first = [], 0, None


def printed(tree: html.HtmlElement) -> Printed:
    """Reads the body of the tree once."""
    writer = _Writer()
    starts: dict[html.HtmlElement, int] = {}
    ranges: dict[html.HtmlElement, tuple[int, int]] = {}
    body = tree.find(".//body")
    around: list[html.HtmlElement] = []
    for event, element in etree.iterwalk(tree if body is None else body, events=("start", "end")):
        tag = element.tag
        block = tag in BLOCKS
        if tag == "br" and writer.heading:
            block = False
            writer.add(" ", element)
        if block and writer.words:
            writer.close()
        if event == "start":
            around.append(element)
            if block:
                starts[element] = len(writer.lines)
            writer.sizes.append(_size(element) or writer.sizes[-1])
            if tag in _TELLING:
                _count(writer, tag, 1)
            if text := element.text:
                writer.add(text, element)
        else:
            around.pop()
            if block:
                ranges[element] = (starts[element], len(writer.lines))
            writer.sizes.pop()
            if tag in _TELLING:
                _count(writer, tag, -1)
            if text := element.tail:
                writer.add(text, around[-1] if around else element)
    if writer.words:
        writer.close()
    return _counted(writer.lines, ranges)


def _count(writer: _Writer, tag: str, step: int) -> None:
    """Notes that a link, bold letters or a heading begin (1) or end (-1)."""
    if tag in _HEADINGS:
        writer.heading = _HEADINGS[tag] if step > 0 else 0
    else:
        writer.depth["a" if tag == "a" else "b"] += step


def _size(element: html.HtmlElement) -> float:
    if element.tag == "font":
        return float(_FONT.get((element.get("size") or "").strip(), 0))
    style = element.get("style")
    match = _SIZE.search(style) if style and "font" in style.lower() else None
    return float(match.group(1)) * _PIXELS[match.group(2).lower()] if match else 0.0


def _marks(element: html.HtmlElement) -> str:
    """Class and id of the element and of the two around it."""
    found: list[str] = []
    at: html.HtmlElement | None = element
    for _ in range(3):
        if at is None or at.tag == "body":
            break
        found += [at.get("class") or "", at.get("id") or ""]
        at = at.getparent()
    return " ".join(filter(None, found)).lower()
