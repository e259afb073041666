"""Whole reports, read from the file to the record, against what a person coded by hand from each (tests/reports)."""

import json
from functools import cache
from typing import Any

import pytest
from tests import expectations
from tests.expectations import Expectation, bad_spans, holds, matches, names, read_expected, read_plain, source

NAMES = names()


@cache
def record_of(name: str) -> dict[str, Any]:
    return read_plain(name)


def test_there_are_enough_reports() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_read_as_a_person_coded_it(name: str) -> None:
    record = record_of(name)
    missed = [str(expectation) for expectation in read_expected(name).met if not holds(expectation, record)]
    assert not missed, "\n".join([f"{len(missed)} missed in {name}", *missed])


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_yet_met_is_still_not_met(name: str) -> None:
    record = record_of(name)
    ready = [str(expectation.want) for expectation in read_expected(name).not_yet if holds(expectation, record)]
    assert not ready, "\n".join(["met by now, so move out of not_yet:", *ready])


@pytest.mark.parametrize("name", NAMES)
def test_every_span_stands_in_the_text(name: str) -> None:
    record = record_of(name)
    assert bad_spans(record, record["report"]["text"]) == []


@pytest.mark.parametrize("name", [name for name in NAMES if read_expected(name).protected])
def test_protected_persons_are_not_named(name: str) -> None:
    written = json.dumps(record_of(name), ensure_ascii=False)
    assert [person for person in read_expected(name).protected if person in written] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_report_holds_the_words_that_are_expected_of_it(name: str) -> None:
    page = source(name).read_bytes()
    text = page.decode("euc-kr" if b"euc-kr" in page else "utf-8").lower()
    expected = read_expected(name)
    needles = [needle for item in (*expected.met, *expected.not_yet) for needle in _needles(item)]
    assert [needle for needle in needles if needle.lower() not in text] == []


def _needles(expectation: Expectation) -> list[str]:
    if expectation.where in ("text", "report", "timeline"):
        return []
    values = [expectation.want.get(key) for key in ("cue", "content", "evidence")]
    return [value[1:] for value in values if value]


def test_a_list_is_met_where_each_entry_matches_some_item() -> None:
    chain = [{"name": "Gazette"}, {"name": "The Agency"}]
    assert matches([{"name": "~agency"}, {"name": "Gazette"}], chain)
    assert not matches([{"name": "~agency"}, {"name": "Courier"}], chain)


def test_a_string_stands_for_a_mention_by_what_identifies_it() -> None:
    mention = {"party": "unnamed:1", "name": "an aide", "kind": "unnamed", "span": {"text": "The aide"}}
    assert matches("~The aide", mention)
    assert not matches("unnamed", mention)
    assert matches({"kind": "unnamed"}, [mention])


def test_a_number_is_not_a_truth_value() -> None:
    assert matches({"min": 1}, {"min": 1.0})
    assert not matches({"min": 1}, {"min": True})
    assert matches({"approximate": False}, {"approximate": None})


def test_an_absent_entry_holds_where_nothing_matches() -> None:
    record: dict[str, Any] = {"events": [{"kind": "offer"}]}
    assert holds(Expectation("events", {"kind": "aid"}, absent=True), record)
    assert not holds(Expectation("events", {"kind": "offer"}, absent=True), record)


def test_the_timeline_must_hold_the_dates_in_their_order() -> None:
    record = {"timeline": [{"edtf": "2008"}, {"edtf": "2011-12-08"}, {"edtf": None}]}
    assert holds(Expectation("timeline", ["2008", "2011-12"]), record)
    assert not holds(Expectation("timeline", ["2011-12", "2008"]), record)
    assert not holds(Expectation("timeline", ["2009"]), record)


def test_a_span_that_does_not_hold_its_words_is_found() -> None:
    spans = [{"start": 0, "end": 3, "text": "The"}, {"start": 4, "end": 7, "text": "dog"}]
    assert bad_spans({"evidence": spans}, "The cat sat") == [spans[1]]


def test_an_entry_of_not_yet_keeps_its_reason(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.yaml").write_text("not_yet: [{list: events, match: {kind: aid}, reason: said in two sentences}]")
    monkeypatch.setattr(expectations, "REPORTS", tmp_path)
    (entry,) = read_expected("one").not_yet
    assert (entry.reason, entry.absent) == ("said in two sentences", False)
