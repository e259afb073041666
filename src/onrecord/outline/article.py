"""One report's text with coloured evidence beside its record, as the values of the template `report.html`."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec
from jinja2 import Environment

from onrecord.model import FactClass, Record, Span
from onrecord.outline import Row, Section, outline
from onrecord.outline.dates import date_in_words
from onrecord.outline.factuality import FACTUALITY
from onrecord.outline.rules import known_meanings
from onrecord.outline.segments import Segment, segments
from onrecord.outline.visible import visible


class Entry(msgspec.Struct, frozen=True):
    """One row on the page: its HTML id, its section, and the ids of the segments that it rests on."""

    key: str
    section: str
    row: Row


class Side(msgspec.Struct, frozen=True):
    """A report in the list of reports."""

    key: str
    headline: str
    imprint: tuple[str, ...]


def article(record: Record, key: str, marked: Iterable[tuple[Span, str]] = ()) -> dict[str, Any]:
    """The values of `report.html`; `key` begins the HTML ids. `marked` are spans to show besides, each with its key."""
    sections = outline(record)
    entries = _entries(sections, key)
    keyed = [(span, e.key) for every in entries.values() for e in every for span in e.row.evidence]
    text = tuple(segments(record.report.text, [*keyed, *marked]))
    return {
        "side": _side(record, key), "report": record.report, "link": link(record.report.url), "sections": sections,
        "entries": entries, "paragraphs": text, "first": _first_segments(text), "meanings": known_meanings(),
        "pages": {}, "chains": {}, "arrival": None,
    }  # fmt: skip


def link(url: str | None) -> str | None:
    """The address, if it may be a link: only the web's own schemes."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def add_filters(environment: Environment) -> None:
    """The filters that `report.html` needs."""
    environment.filters.update(visible=visible, layers=_layers, certainty=_certainty, quotes=_quotes)


def _entries(sections: Iterable[Section], key: str) -> Mapping[str, list[Entry]]:
    return {
        section.name: [Entry(f"{key}-{section.name}-{n}", section.name, row) for n, row in enumerate(section.rows)]
        for section in sections
    }


def _side(record: Record, key: str) -> Side:
    report = record.report
    published = date_in_words(report.published.edtf) if report.published and report.published.edtf else "undated"
    outlet = report.outlet.name if report.outlet else "unknown outlet"
    return Side(key, report.headline or "(no headline)", tuple(filter(None, (outlet, published, report.byline))))


def _first_segments(paragraphs: tuple[tuple[Segment, ...], ...]) -> dict[str, str]:
    """For each row the number of the first segment of its evidence, as paragraph and place in it."""
    first: dict[str, str] = {}
    for p, paragraph in enumerate(paragraphs):
        for s, segment in enumerate(paragraph):
            for key in segment.keys:
                first.setdefault(key, f"{p}-{s}")
    return first


def _layers(segment: Segment) -> str:
    """The sections that a segment is evidence for, as class names."""
    return " ".join(dict.fromkeys(key.split("-")[1] for key in segment.keys))


def _certainty(cls: FactClass) -> str:
    return f"{cls}, {FACTUALITY[cls]}"


def _quotes(spans: Iterable[Span]) -> list[str]:
    return list(dict.fromkeys(span.text for span in spans))
