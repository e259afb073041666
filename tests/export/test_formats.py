"""One contract for every format; a file in the export folder is enough to be held to it."""

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from tests.records import embassy_record

from onrecord.errors import OptionError
from onrecord.export import Page, exporter, formats
from onrecord.model import Record

every_format = pytest.mark.parametrize("name", formats())


def written(name: str, *records: Record) -> str:
    out = io.StringIO()
    exporter(name).write(iter(records), out, Page())
    return out.getvalue()


def test_the_folder_is_the_list() -> None:
    assert set(formats()) >= {"text", "json", "html"}
    assert "templates" not in formats()


def test_an_unknown_format_is_refused_with_the_choice() -> None:
    with pytest.raises(OptionError, match=r"unknown format 'xml': choose one of .*html, json.*text"):
        exporter("xml")


@every_format
def test_it_says_what_it_is(name: str) -> None:
    assert exporter(name).MEANING


@every_format
def test_nothing_in_nothing_out(name: str) -> None:
    assert written(name) == ""


@every_format
def test_reports_keep_their_order(name: str) -> None:
    order = [f"Headline number {n}" for n in (3, 1, 2)]
    output = written(name, *(embassy_record(headline=headline) for headline in order))
    assert sorted(order, key=output.index) == order


@every_format
def test_the_same_records_give_the_same_bytes(name: str) -> None:
    assert written(name, embassy_record()) == written(name, embassy_record())


@every_format
def test_lone_surrogates_and_controls_do_no_harm(name: str) -> None:
    output = written(name, embassy_record(headline="a\u202eb\x1b[31m"))
    assert "\x1b" not in output
    output.encode("utf-8")


@every_format
def test_memory_does_not_grow_with_the_number_of_reports(name: str) -> None:
    class Sink(io.TextIOBase):
        def write(self, words: str) -> int:
            return len(words)

    def many(count: int) -> Iterator[Record]:
        return (embassy_record(text=embassy_record().report.text + " x" * 2000) for _ in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        exporter(name).write(many(count), Sink(), Page())  # type: ignore[arg-type]
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(3)
    assert peak(60) < peak(6) + 200_000
