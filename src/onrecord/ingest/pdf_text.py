"""A PDF's text, read in a process of its own: `python pdf_text.py < report.pdf`, text to standard output.

The process limits its own memory, time and output before it looks at a byte of the PDF, so that no file can do more harm
than end it. Lines come as they are printed; a blank line stands where the gap between two lines, or the size of their
letters, shows a new paragraph. The exit code tells why there is no text.
"""

import logging
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

ENCRYPTED, TOO_LONG, NO_TEXT, BROKEN = 3, 4, 5, 6
"""Exit codes."""
MAX_PAGES = 300
MAX_CHARS = 4_000_000
CPU_SECONDS = 20
MEMORY_BYTES = 1 << 30
_WIDER = 1.25  # times the usual gap between lines is a gap between paragraphs
_DOUBLE = 2.2  # times the size of the letters is as far as lines of one paragraph stand apart
_LARGER = 1.15  # times the letters above is another kind of line
_INDENT = (5.0, 40.0)  # points from the usual margin
_FAINT = 3.0  # points; smaller letters cannot be read
_SHOWING = (b"Tj", b"TJ", b"'", b'"')
_TOP = 8  # rows at the top of the first page, one of which is the headline
_MARGINS = 3  # lines at the top and the foot of a page that may be its running head or foot
_FULL = 50  # characters of a line that is no label
_CUT = re.compile(r"\b(?P<head>[^\W\d_]{2,20})-\n(?P<rest>[a-zà-öø-ÿ]{2,20})(?P<stop>[^\s\w]*)(?P<space> ?)")
_JOINING = frozenset(
    {
        *("anti", "pro", "non", "self", "ex", "vice", "co", "pre", "post", "semi", "multi", "pan", "inter", "long", "short"),
        *("well", "so", "then", "half", "high", "low", "north", "south", "one", "two"),
    }
)
_STOPPED = re.compile(r"[.!?。！？…:][\"'”’»」)\]]*$")


class Row(NamedTuple):
    """A printed line: its words, how far from the page's left and foot it stands, and the size of its letters, in points."""

    words: str
    left: float
    height: float
    size: float


class _Ink:
    """Takes the strings that are shown in white, or not at all, out of a page's operations before they become text."""

    def __init__(self) -> None:
        self.white = False
        self.kept: list[bool] = []

    def before(self, operator: bytes, operands: list[Any], _cm: Any, _tm: Any) -> None:
        if operator == b"q":
            self.kept.append(self.white)
        elif operator == b"Q" and self.kept:
            self.white = self.kept.pop()
        elif operator in (b"g", b"rg", b"sc", b"scn"):
            numbers = [one for one in operands if isinstance(one, int | float)]
            self.white = bool(numbers) and len(numbers) in (1, 3) and min(numbers) > 0.97
        elif operator == b"k":
            self.white = bool(operands) and max(operands) < 0.03
        elif operator in _SHOWING and self.white and operands:
            operands[-1] = type(operands[-1])()


class _Writer:
    """Collects the pieces of text that pypdf finds into rows."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._words: list[str] = []
        self._at = (0.0, 0.0, 0.0)

    def add(self, text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:
        left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        height, scale = tm[4] * cm[1] + tm[5] * cm[3] + cm[5], abs(tm[3] * cm[3]) or abs(tm[1] * cm[2])
        for part in re.split(r"(\n)", text):
            if part == "\n":
                self.close()
            elif part and (not scale or float(size) * scale >= _FAINT):
                if not "".join(self._words).strip():
                    self._at = (left, height, float(size) * scale)
                self._words.append(part)

    def close(self) -> None:
        words = " ".join("".join(self._words).split())
        if words:
            self.rows.append(Row(words, *self._at))
        self._words = []


def pages_of(data: bytes) -> Iterator[list[Row]]:
    """The rows of each page. Ends the process where the PDF is encrypted or too long."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        sys.exit(ENCRYPTED)
    if reader.get_num_pages() > MAX_PAGES:
        sys.exit(TOO_LONG)
    for page in reader.pages:
        writer = _Writer()
        page.extract_text(visitor_operand_before=_Ink().before, visitor_text=writer.add)
        writer.close()
        yield writer.rows


def without_margins(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """The pages without the heads and feet that most of them share but for a number; the first page keeps its head."""
    edges = [{_shape(row) for row in (*rows[:_MARGINS], *rows[-_MARGINS:])} for rows in pages]
    counts = Counter(shape for edge in edges for shape in edge)
    running = {shape for shape, count in counts.items() if count > 1 and count > len(pages) / 2}
    return [
        [row for number, row in enumerate(rows)
         if _shape(row) not in running or (page == 0 and number < _MARGINS) or _MARGINS <= number < len(rows) - _MARGINS]
        for page, rows in enumerate(pages)
    ]  # fmt: skip


def _shape(row: Row) -> tuple[str, int]:
    """A line without its numbers, and where it stands; a running head stands at the same height on each page."""
    return re.sub(r"\d+", "#", row.words), round(row.height)


def headline_first(rows: list[Row]) -> list[Row]:
    """The first page's rows, those of the largest letters near the top before the few labels that stand above them."""
    top = max(range(min(_TOP, len(rows))), key=lambda number: rows[number].size, default=0)
    end = next((n for n in range(top, len(rows)) if rows[n].size < rows[top].size), len(rows))
    labels = rows[:top]
    if any(_STOPPED.search(row.words) or rows[top].size < _LARGER * row.size for row in labels):
        return rows
    return [*rows[top:end], *labels, *rows[end:]]


def usual_gap(pages: Sequence[Sequence[Row]]) -> float:
    """How far lines stand from each other in the PDF, in points."""
    gaps = [above.height - row.height for rows in pages for above, row in pairwise(rows) if above.height > row.height]
    return statistics.median_low(gaps) if gaps else 0.0


def paragraphs(rows: Sequence[Row], usual: float) -> str:
    """The lines of a page, with a blank line where a paragraph ends."""
    margin = Counter(round(row.left) for row in rows).most_common(1)[0][0] if rows else 0
    text = rows[0].words if rows else ""
    for above, row in pairwise(rows):
        text += ("\n\n" if _parted(above, row, usual, margin) else "\n") + row.words
    return text


def _parted(above: Row, row: Row, usual: float, margin: float) -> bool:
    """Whether a gap, other letters, an indent, or the head of another column parts two lines."""
    gap, small, large = above.height - row.height, min(above.size, row.size), max(above.size, row.size)
    if gap < 0:
        return not _goes_on(above.words, row.words)
    indented = _INDENT[0] < row.left - margin < _INDENT[1] and above.left - margin < _INDENT[0]
    return indented or (gap > _WIDER * min(usual, _DOUBLE * small) and gap > _WIDER * small) or large > _LARGER * small > 0


def joined(pages: Sequence[str]) -> str:
    """The pages' text; a paragraph that goes on on the next page stays one, and a word cut at a line's end is whole again."""
    text = ""
    for page in filter(None, pages):
        text += ("\n" if _goes_on(text, page) else "\n\n" if text else "") + page
    return _CUT.sub(lambda cut: _whole(cut, text), text)


def _whole(cut: re.Match[str], text: str) -> str:
    """A word that a line's end cuts; its hyphen stays where the text has it elsewhere, or where it joins two words."""
    hyphenated = f"{cut['head']}-{cut['rest']}"
    kept = cut["head"].casefold() in _JOINING or hyphenated in text.replace(cut.group(), "")
    whole = hyphenated if kept else cut["head"] + cut["rest"]
    return whole + cut["stop"] + ("\n" if cut["space"] else "")


def _goes_on(above: str, below: str) -> bool:
    """Whether a sentence runs on from the foot of a page or column to the next."""
    last = above[above.rfind("\n") + 1 :]
    if not last or _STOPPED.search(last[-8:]):
        return False
    return below[:1].islower() or (len(last) > _FULL and last.split()[-1].islower())


def _limit() -> None:
    """Bounds this process; where a system knows no such limit, the time that the caller waits still bounds it."""
    with suppress(ImportError):
        import resource

        for kind, most in (("RLIMIT_CPU", CPU_SECONDS), ("RLIMIT_AS", MEMORY_BYTES), ("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0)):
            with suppress(AttributeError, ValueError, OSError):
                resource.setrlimit(getattr(resource, kind), (most, most))


def main() -> None:
    """Reads standard input, writes the text, and exits with a code that tells why there is none."""
    _limit()
    logging.disable(logging.CRITICAL)
    try:
        pages = list(pages_of(sys.stdin.buffer.read()))
    except Exception:
        sys.exit(BROKEN)
    pages = without_margins(pages)
    usual = usual_gap(pages)
    text = joined([paragraphs(rows, usual) for rows in (headline_first(pages[0]), *pages[1:])]) if pages else ""
    if not any(char.isalpha() for char in text):
        sys.exit(NO_TEXT)
    sys.stdout.buffer.write(text[:MAX_CHARS].encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
