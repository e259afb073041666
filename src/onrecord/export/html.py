"""One self-contained page: each report's text with coloured evidence beside its record.

The page loads nothing and runs nothing but its own style and script: a Content-Security-Policy pins both by their hash.
Reports are rendered one by one into a temporary file, because the list of reports stands before them.
"""

import base64
import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from importlib.resources import files
from typing import IO, TextIO
from urllib.parse import urlsplit

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined

from onrecord.export import Page
from onrecord.model import FactClass, Record, Span
from onrecord.outline import Row, outline
from onrecord.outline.dates import date_in_words
from onrecord.outline.factuality import FACTUALITY
from onrecord.outline.rules import meanings
from onrecord.outline.segments import Segment, segments
from onrecord.outline.visible import visible
from onrecord.vocabulary import load

MEANING = "one self-contained page: the report with coloured evidence beside its record"
_TEMPLATES = files("onrecord.export") / "templates"


class _Entry(msgspec.Struct, frozen=True):
    """One row on the page: its HTML id, its section, and the ids of the segments that it rests on."""

    key: str
    section: str
    row: Row


class _Side(msgspec.Struct, frozen=True):
    """A report in the list of reports."""

    key: str
    headline: str
    imprint: str


def write(records: Iterable[Record], out: TextIO, page: Page) -> None:
    """One page for all records; the width of the terminal does not matter."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as articles:
        sides = _render_articles(records, articles)
        if not sides:
            return
        environment = _environment()
        style, script = _template("style.css"), _template("script.js")
        head = environment.get_template("head.html")
        out.write(head.render(sides=sides, style=style, script=script, policy=_policy(style, script)))
        articles.seek(0)
        shutil.copyfileobj(articles, out)
        out.write(environment.get_template("tail.html").render(script=script))


def _render_articles(records: Iterable[Record], articles: IO[str]) -> list[_Side]:
    template = _environment().get_template("report.html")
    means = meanings(load())
    sides = []
    for number, record in enumerate(records, start=1):
        side = _side(record, f"r{number}")
        sections = outline(record)
        entries = {
            section.name: [_Entry(f"{side.key}-{section.name}-{n}", section.name, row) for n, row in enumerate(section.rows)]
            for section in sections
        }
        keyed = [(span, e.key) for every in entries.values() for e in every for span in e.row.evidence]
        text = tuple(segments(record.report.text, keyed))
        articles.write(
            template.render(
                side=side, report=record.report, link=_link(record.report.url), sections=sections, entries=entries,
                paragraphs=text, first=_first_segments(text), meanings=means,
            )
        )  # fmt: skip
        sides.append(side)
    return sides


def _side(record: Record, key: str) -> _Side:
    report = record.report
    published = date_in_words(report.published.edtf) if report.published and report.published.edtf else "undated"
    outlet = report.outlet.name if report.outlet else "unknown outlet"
    return _Side(key, report.headline or "(no headline)", ", ".join(filter(None, (outlet, published, report.byline))))


def _first_segments(paragraphs: tuple[tuple[Segment, ...], ...]) -> dict[str, str]:
    """For each row the number of the first segment of its evidence, as paragraph and place in it."""
    first: dict[str, str] = {}
    for p, paragraph in enumerate(paragraphs):
        for s, segment in enumerate(paragraph):
            for key in segment.keys:
                first.setdefault(key, f"{p}-{s}")
    return first


def _link(url: str | None) -> str | None:
    """The address, if it may be a link: only the web's own schemes."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _policy(style: str, script: str) -> str:
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _layers(segment: Segment) -> str:
    """The sections that a segment is evidence for, as class names."""
    return " ".join(dict.fromkeys(key.split("-")[1] for key in segment.keys))


def _certainty(cls: FactClass) -> str:
    return f"{cls}, {FACTUALITY[cls]}"


def _quotes(spans: Iterable[Span]) -> list[str]:
    return list(dict.fromkeys(span.text for span in spans))


def _environment() -> Environment:
    """Everything is escaped, and what is missing is an error."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_template), trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(visible=visible, layers=_layers, certainty=_certainty, quotes=_quotes)
    return environment
