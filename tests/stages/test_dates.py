"""Dates: spans, TIMEX3 and EDTF values, and what they are reckoned from."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.model import Report, When
from onrecord.parse import parse
from onrecord.stages.dates import find_dates
from onrecord.syntax import Token, Tree, plant
from onrecord.vocabulary import load

Row = tuple[str, str | None, str | None, str]
HOSTILE = [["1" * 40_000], ["1"] * 5_000, ["the"] * 8_000, ["two", "and"] * 4_000, ["last"] * 8_000]
SENTENCES = yaml.safe_load((Path(__file__).parent.parent / "data" / "dates.yaml").read_text(encoding="utf-8"))


def report_of(text: str, published: str | None = "2011-12-09") -> Report:
    when = When(text=published, edtf=published) if published is not None else None
    return Report(id="r", source_id="r", text=text, sha256="", published=when)


def dates(text: str, published: str | None = "2011-12-09") -> tuple[When, ...]:
    return find_dates(report_of(text, published), parse(text), load().calendar)


def row(when: When) -> Row:
    timex = " ".join(filter(None, (when.timex.type, when.timex.value, when.timex.mod))) if when.timex else None
    return when.text, timex, when.edtf, when.relation


@pytest.mark.parametrize("entry", SENTENCES, ids=[f"{entry['report']} {entry['text']}" for entry in SENTENCES])
def test_a_dated_sentence(entry: dict[str, Any]) -> None:
    expected = [(text, timex, edtf, *(rest or ["on"])) for text, timex, edtf, *rest in entry["dates"] or []]
    assert [row(when) for when in dates(entry["text"], entry["report"])] == expected


def test_there_are_enough_sentences() -> None:
    assert sum(bool(entry["dates"]) for entry in SENTENCES) >= 200


@pytest.mark.parametrize("text", load().calendar.words.no_date)
def test_no_date(text: str) -> None:
    assert dates(text) == ()


def test_spans_stand_in_the_text_in_order_and_apart() -> None:
    text = " ".join(entry["text"] for entry in SENTENCES)
    spans = [when.span for when in dates(text) if when.span is not None]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        ("They met in January.", True),
        ("They met on Thursday.", True),
        ("They met on May 5.", True),
        ("They met last year.", False),
        ("They met yesterday.", False),
        ("They met in January 2010.", False),
        ("They met in June last year.", False),
    ],
)
def test_a_year_or_week_that_context_chose_is_marked(text: str, inferred: bool) -> None:
    assert [when.inferred for when in dates(text)] == [inferred]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("They met on Thursday.", "day"),
        ("They met in January.", "month"),
        ("They met in the spring of 2004.", "season"),
        ("They met in 2004.", "year"),
        ("They have met since 2004.", "year"),
        ("They met late last year.", "range"),
        ("They met for two weeks.", "unknown"),
    ],
)
def test_precision(text: str, precision: str) -> None:
    assert [when.precision for when in dates(text)] == [precision]


def test_the_clock_of_the_report_is_no_matter_for_its_day() -> None:
    assert [when.edtf for when in dates("They met today.", "2011-12-09T10:15")] == ["2011-12-09"]


@pytest.mark.parametrize("published", ["2011-12", "2011", "soon", "2011-99-99", ""])
def test_a_report_date_without_a_day_resolves_no_day(published: str) -> None:
    assert [when.edtf for when in dates("They met yesterday.", published)] == [None]


@pytest.mark.parametrize("text", ["It is dated 2011-02-30.", "It is dated 30 February 2011.", "It is dated 99/99/2011."])
def test_a_day_that_does_not_exist_has_no_value(text: str) -> None:
    assert [(when.edtf, when.timex) for when in dates(text)] == [(None, None)]


@pytest.mark.parametrize("text", ["It formed 9,000,000 years ago.", "It will end 9,000 years from now.", "May 5, 9999."])
def test_years_beyond_the_calendar(text: str) -> None:
    assert all(when.edtf is None or len(when.edtf) <= 10 for when in dates(text))


def bare_tree(words: list[str]) -> Tree:
    """The words without any parse between them."""
    starts = [sum(map(len, words[:n])) + n for n in range(len(words))]
    tokens = (Token(n, word, word, "NUM", "CD", "dep", 0, starts[n], starts[n] + len(word), 0) for n, word in enumerate(words))
    return plant(" ".join(words), tuple(tokens), (0,))


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: f"{words[0][:5]} x {len(words)}")
def test_hostile_text_gives_no_day(words: list[str]) -> None:
    text = " ".join(words)
    assert not [when for when in find_dates(report_of(text), bare_tree(words), load().calendar) if when.edtf]
