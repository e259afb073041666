"""A plain text parted into header, report and footer, by what its lines are."""

import re

import msgspec

from onrecord.pages.clock import find_stamps
from onrecord.pages.dateline import read_dateline
from onrecord.pages.furniture import Kind, ends_sentence, kind_of, section_of
from onrecord.pages.outlet import from_masthead
from onrecord.vocabulary.pages import Pages

_HEADER = 10  # blocks that may belong to the header
_FOOTER = 24  # lines that may belong to the footer
_DECKS = 4  # more loose blocks than this above the first sentence are the report itself
_LONGEST_TITLE = 220
_LONGEST_LABEL = 80
_PROSE = 110
_CLOSED = re.compile(r"[.。．…:;,][\"'”’»)\]]*\s*$")
_EVERYWHERE: frozenset[Kind] = frozenset({"rule", "copyright", "navigation", "promotion", "ending", "tail"})


class Parts(msgspec.Struct, frozen=True):
    """The headline, the lines of header and footer, and the blocks of the report."""

    headline: str | None
    header: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]
    footer: tuple[str, ...]


def part(found: list[list[str]], pages: Pages) -> Parts:
    """Parts the blocks of a text.

    The header is the lines above the first sentence: the headline, which is the first of them that is nothing else, then
    a deck, date, byline or name of the outlet. What closes no sentence and stands above one of these is header too.
    """
    loose: list[str] = []
    header: list[str] = []
    rest = [list(block) for block in found]
    for _ in range(_HEADER):
        if not rest or not (size := _header_size(rest, bool(loose), pages)):
            break
        loose += _sort(rest[0][:size], header, pages)
        whole = size == len(rest[0])
        rest = rest[1:] if whole else [rest[0][size:], *rest[1:]]
        if not whole:
            break
    if loose and (not rest or len(loose) > _DECKS):
        rest = _without([list(block) for block in found], {*header, loose[0]} if len(loose) > 1 else set(header), loose[0])
        loose = loose[:1] if len(loose) > 1 else []
    footer, body = _footer(rest, pages)
    body = [[line for line in block if kind_of(line, pages) not in _EVERYWHERE] for block in body]
    unknown = (line for line in header if kind_of(line, pages) is None and not find_stamps(line, pages))
    headline = next((words for words in loose if len(words.split()) > 2), loose[0]) if loose else next(unknown, None)
    return Parts(headline, tuple(header), tuple(tuple(block) for block in body if block), tuple(footer))


def is_header(line: str, pages: Pages) -> bool:
    """Whether a line is known for the header's: furniture, a date with a place, the name of an outlet."""
    if kind_of(line, pages) is not None:
        return True
    if read_dateline(line, pages) is not None:
        return False
    dated = len(line) < _LONGEST_LABEL and not ends_sentence(line) and bool(find_stamps(line, pages))
    return dated or from_masthead(line, pages) is not None


def _header_size(rest: list[list[str]], titled: bool, pages: Pages) -> int:
    """How many lines of the first block belong to the header."""
    block, last = rest[0], len(rest) == 1
    n = 0
    while n < len(block):
        if is_header(block[n], pages):
            n += 1
            continue
        below = next((k for k in range(n + 1, min(n + 4, len(block))) if is_header(block[k], pages)), None)
        if below is not None and not any(map(_closes, block[n:below])):
            n, titled = below, True
            continue
        if not last and not _is_report(block[n:], pages):
            return len(block)
        return n if titled or not _is_title_above(block[n:]) else n + 1
    return n


def _closes(line: str) -> bool:
    return bool(_CLOSED.search(line)) or (len(line) > _PROSE and ends_sentence(line))


def _is_report(lines: list[str], pages: Pages) -> bool:
    """Whether the lines are of the report: they close a sentence, or are too long for a title, or open with a dateline."""
    whole = " ".join(lines)
    return _closes(whole) or len(whole) > _LONGEST_TITLE or read_dateline(whole, pages) is not None


def _is_title_above(lines: list[str]) -> bool:
    """Whether the first line is a title set right above the report: it closes nothing, and is shorter or stands alone."""
    if len(lines) < 2 or _closes(lines[0]) or len(lines[0]) > _PROSE:
        return False
    return len(lines[1]) > 1.5 * len(lines[0]) or (_closes(lines[1]) and len(lines[0]) < 0.75 * max(map(len, lines)))


def _sort(lines: list[str], header: list[str], pages: Pages) -> list[str]:
    """Adds the known lines to the header; returns the others, those that follow each other joined."""
    loose: list[str] = []
    open_run = False
    for line in lines:
        if is_header(line, pages):
            header.append(line)
            open_run = False
        elif open_run:
            loose[-1] += " " + line
        else:
            loose.append(line)
            open_run = True
    return loose


def _without(found: list[list[str]], lines: set[str], title: str) -> list[list[str]]:
    """The blocks without the given lines, and without the first lines that make up the title."""
    blocks = [[line for line in block if line not in lines] for block in found]
    if title in lines and blocks and " ".join(blocks[0]) == title:
        blocks = blocks[1:]
    return [block for block in blocks if block]


def _footer(rest: list[list[str]], pages: Pages) -> tuple[list[str], list[list[str]]]:
    """The lines below the report, from the top down, and the blocks without them."""
    footer: list[str] = []
    while rest and len(footer) < _FOOTER and _is_footer(rest[-1][-1], pages):
        footer.insert(0, rest[-1][-1])
        rest = [*rest[:-1], rest[-1][:-1]] if len(rest[-1]) > 1 else rest[:-1]
    whole = " ".join(rest[-1]) if rest else ""
    if len(rest) > 1 and kind_of(whole, pages) is not None:
        footer.insert(0, whole)
        rest = rest[:-1]
    rest = _above_sections(rest, pages)
    rights = [line for block in rest for line in block if kind_of(line, pages) == "copyright"]
    return [*footer, *rights], rest


def _above_sections(rest: list[list[str]], pages: Pages) -> list[list[str]]:
    """The blocks above a heading of related reports that only titles follow, or of readers' comments."""
    for n, block in enumerate(rest[1:], start=1):
        section = section_of(block[0], pages) if len(block[0]) < _LONGEST_LABEL else None
        below = [line for one in rest[n:] for line in one]
        if section and (section == "comments" or not any(map(_closes, below))):
            return rest[:n]
    return rest


def _is_footer(line: str, pages: Pages) -> bool:
    signed = re.match(r"[—–-]{1,2}\s?\w", line) is not None and len(line) < _LONGEST_LABEL
    return kind_of(line, pages) is not None or (signed and from_masthead(line, pages) is not None)
