"""Plain words for reading in a terminal: the pledges, claims, cases, laws and timeline, each with its source."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from onrecord.export import Page
from onrecord.model import Record, Report
from onrecord.outline import Row, Section, outline
from onrecord.outline.dates import date_in_words
from onrecord.outline.visible import one_line
from onrecord.outline.wording import Wording

MEANING = "plain words: pledges, claims, cases, laws and a timeline, each with its source"
_SHOWN = ("pledges", "claims", "cases", "laws", "timeline")
_NARROWEST = 24


def write(records: Iterable[Record], out: TextIO, page: Page) -> None:
    """Every record as paragraphs wrapped to the page's width."""
    console = Console(
        file=out, width=max(page.width, _NARROWEST), force_terminal=page.styled, markup=False, highlight=False,
        emoji=False, color_system="auto" if page.styled else None,
    )  # fmt: skip
    for number, record in enumerate(records):
        if number:
            console.print()
        for line in _lines(record, console):
            console.print(line, soft_wrap=True)


def _lines(record: Record, console: Console) -> Iterator[Text]:
    yield from _wrapped(console, one_line(record.report.headline or "(no headline)"), "", "bold")
    yield from _wrapped(console, _imprint(record.report, Wording(record)), "", "dim")
    shown = [section for section in outline(record) if section.name in _SHOWN]
    for section in shown:
        yield Text()
        yield from _section(section, console)
    if not shown:
        yield from _wrapped(console, "Nothing in this report could be put on record.", "", "")


def _imprint(report: Report, wording: Wording) -> str:
    published = report.published
    date = date_in_words(published.edtf) if published and published.edtf else "undated"
    byline = one_line(report.byline) if report.byline else ""
    return ", ".join(filter(None, (wording.publisher() if report.outlet else "unknown outlet", date, byline)))


def _section(section: Section, console: Console) -> Iterator[Text]:
    yield Text(section.title.upper(), style="bold")
    group = None
    for row in section.rows:
        if row.group != group:
            group = row.group
            yield from _wrapped(console, group or "", "", "bold")
        yield from _row(row, console)


def _row(row: Row, console: Console) -> Iterator[Text]:
    yield from _wrapped(console, row.title, "- ", "")
    for note in row.notes:
        yield from _wrapped(console, note, "    ", "")
    yield from _wrapped(console, f"Source: {row.source}", "    ", "dim")


def _wrapped(console: Console, words: str, indent: str, style: str) -> Iterator[Text]:
    for number, line in enumerate(Text(words, style=style).wrap(console, console.width - len(indent))):
        line.rstrip()
        yield Text.assemble(indent if number == 0 else " " * len(indent), line)
