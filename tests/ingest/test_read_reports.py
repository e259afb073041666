"""Reports from files, folders, corpora and standard input, in order, with errors in their place."""

import gzip
import io
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import OptionError, SourceError
from onrecord.ingest import read_reports
from onrecord.ingest import source as limits
from onrecord.ingest.formats import formats
from onrecord.model import Report

TEXT = "Lowland expelled the envoy of Highland on Monday. He has three days to leave."
PAGE = f"<html><body><h1>Envoy expelled</h1><p>{TEXT}</p><p>{TEXT}</p></body></html>"
Write = Callable[[str, bytes | str], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def writer(name: str, content: bytes | str) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return writer


def read(*names: str, stdin: bytes = b"", published: str | None = None) -> list[Report | SourceError]:
    return list(read_reports(names, published, io.BytesIO(stdin)))


def report(*names: str, stdin: bytes = b"", published: str | None = None) -> Report:
    (found,) = read(*names, stdin=stdin, published=published)
    assert isinstance(found, Report), str(found)
    return found


def error(*names: str, stdin: bytes = b"") -> str:
    (found,) = read(*names, stdin=stdin)
    assert isinstance(found, SourceError)
    assert "\n" not in str(found)
    return str(found)


READ = [known for known in formats() if ".pdf" not in known.SUFFIXES]


@pytest.mark.parametrize("known", READ, ids=lambda known: known.__name__.rpartition(".")[2])
def test_every_format_knows_its_content(known: object, write: Write) -> None:
    """The contract of a format: by its name or by its content, the same report comes out."""
    content = {".txt": TEXT, ".html": PAGE, ".jsonl": json.dumps({"id": "a", "text": TEXT})}
    suffix = next(one for one in known.SUFFIXES if one in content)  # type: ignore[attr-defined]
    named, nameless = report(write("a" + suffix, content[suffix])), report("-", stdin=content[suffix].encode())
    assert (named.text, named.sha256, named.id) == (nameless.text, nameless.sha256, nameless.id)
    assert TEXT in named.text


def test_formats_are_tried_for_text_last() -> None:
    assert [known.__name__.rpartition(".")[2] for known in formats()] == ["html", "jsonl", "pdf", "text"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["a.b.txt", "a.b.TXT", "a.b.txt.gz", "a.b"])
def test_the_source_id_is_the_name_without_suffixes(name: str, write: Write) -> None:
    content = gzip.compress(TEXT.encode()) if name.endswith(".gz") else TEXT.encode()
    assert report(write(name, content)).source_id == ("a" if name == "a.b" else "a.b")


def test_the_hash_is_of_the_unpacked_bytes_and_the_id_stable(write: Write) -> None:
    plain, packed = report(write("a.html", PAGE)), report(write("a.html.gz", gzip.compress(PAGE.encode())))
    assert (plain.sha256, plain.id, plain.source_id) == (packed.sha256, packed.id, packed.source_id)
    assert plain.id != report(write("b.html", PAGE + " ")).id


def test_rows_come_back_as_they_stand(write: Write) -> None:
    text = "  HEADLINE\r\n\nCopyright © 2015 X\n  e\u0301\u00a0end \n"
    row = {"id": 7, "text": text, "published": "2015-05-04", "url": "https://a.example/", "outlet": "The Post", "headline": "H"}
    found = report(write("a.jsonl", json.dumps(row) + "\n"))
    assert (found.source_id, found.text, found.url, found.headline) == ("7", text, "https://a.example/", "H")
    assert found.outlet and (found.outlet.name, found.outlet.party) == ("The Post", "post")
    assert found.published and found.published.edtf == "2015-05-04"


def test_a_bad_row_is_an_error_in_its_place(write: Write) -> None:
    rows = ['{"id":1,"text":"A b."}', "", '{"id":2}', "nonsense", '{"id":3,"text":" "}', '{"id":4,"text":"\\ud800"}', "[1]",
            '{"id":5,"text":"C d."}']  # fmt: skip
    found = read(write("a.jsonl", "\n".join(rows)))
    assert [one.source_id if isinstance(one, Report) else "error" for one in found] == ["1", *["error"] * 5, "5"]
    assert "row 3" in str(found[1])


def test_a_folder_gives_its_reports_sorted(write: Write, tmp_path: Path) -> None:
    write("in/b.txt", TEXT)
    write("in/a.html", PAGE)
    write("in/deep/c.jsonl", '{"id":"x","text":"A b."}\n{"id":"y","text":"A b."}')
    write("in/.hidden.txt", TEXT)
    write("in/notes.csv", TEXT)
    assert [one.source_id for one in read(str(tmp_path / "in")) if isinstance(one, Report)] == ["a", "b", "x", "y"]


def test_order_is_kept_and_errors_do_not_end_the_run(write: Write) -> None:
    found = read(write("b.txt", TEXT), "nowhere.txt", write("a.txt", TEXT))
    assert [one.source_id if isinstance(one, Report) else str(one) for one in found] == [
        "b", "nowhere.txt: no such file; check the path", "a",
    ]  # fmt: skip


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.html": (b" \n", "empty"),
    "empty.jsonl": (b"", "empty"),
    "binary.txt": (b"\x00\x01\x02\xff" * 500, "binary"),
    "binary.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary"),
    "a.pdf": (b"%PDF-1.4" + bytes(range(256)), "a PDF that cannot be read within the limits"),
    "nameless-pdf": (b"\n%PDF-1.4" + bytes(range(256)), "a PDF that cannot be read within the limits"),
    "a.zip": (b"PK\x03\x04" + bytes(range(256)), "neither text, HTML, PDF nor JSON Lines"),
    "menu.html": (b"<html><body><a href=1>Home</a></body></html>", "no report"),
    "cut.txt.gz": (gzip.compress(TEXT.encode() * 50)[:-9], "not a whole gzip file"),
    "twice.txt.gz": (gzip.compress(gzip.compress(TEXT.encode())), "binary"),
    "rights.txt": (b"Copyright 2015 Plain Herald. All rights reserved.", "no report"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_one_line_each(name: str, write: Write) -> None:
    content, words = BAD[name]
    message = error(write(name, content))
    assert name in message and words in message and ";" in message


def test_unreadable_places(tmp_path: Path) -> None:
    assert "a folder without reports" in error(str(tmp_path))
    assert "not fetched" in error("https://a.example/report.html")
    assert "empty" in error("-")


def test_what_unpacks_without_end_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 10_000)
    assert "larger than" in error(write("bomb.html.gz", gzip.compress(b"<p>" + b"a" * 1_000_000)))


def test_memory_does_not_grow_with_a_corpus(write: Write) -> None:
    path = write("a.jsonl", "".join(json.dumps({"id": n, "text": TEXT * 20}) + "\n" for n in range(3_000)))
    reports = read_reports([path])
    next(reports)
    tracemalloc.start()
    assert sum(1 for _ in reports) == 2_999
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize("packed", [False, True])
def test_standard_input_streams_a_corpus(packed: bool) -> None:
    rows = b'{"id":"a","text":"A b."}\n{"id":"b","text":"C d."}\n'
    found = read("-", stdin=gzip.compress(rows) if packed else rows)
    assert [one.source_id for one in found if isinstance(one, Report)] == ["a", "b"]


def test_standard_input_longer_than_its_head(write: Write) -> None:
    rows = b"".join(json.dumps({"id": n, "text": TEXT * 5}).encode() + b"\n" for n in range(400))
    assert len(rows) > limits.HEAD
    assert [one.text for one in read("-", stdin=rows) if isinstance(one, Report)] == [TEXT * 5] * 400
    assert report("-", stdin=(TEXT + "\n\n").encode() * 2_000).text.count("Lowland") == 2_000


@pytest.mark.parametrize("value", ["2011-02-30", "5/12/2011", "tomorrow", "", "1" * 40_000])
def test_a_bad_date_option_is_told_at_once(value: str) -> None:
    with pytest.raises(OptionError, match=r"--published .*: not a date; write it as 2011-12-09"):
        read_reports(["nowhere.txt"], value)


def test_the_date_option_dates_only_what_has_no_date(write: Write) -> None:
    undated = report(write("a.txt", TEXT), published="2015-05-04")
    dated = report(write("b.txt", f"Envoy expelled\n\nMay 2, 2015\n\n{TEXT}\n"), published="2015-05-04")
    assert undated.published and dated.published
    assert (undated.published.edtf, dated.published.edtf) == ("2015-05-04", "2015-05-02")
    assert report(write("c.txt", TEXT)).published is None


def test_the_title_of_a_row_is_its_headline(tmp_path: Path) -> None:
    rows = [{"id": 1, "text": "A quiet day.", "title": "T"}, {"id": 2, "text": "A quiet day.", "title": "T", "headline": "H"}]
    corpus = tmp_path / "rows.jsonl"
    corpus.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [found.headline for found in read_reports([str(corpus)]) if isinstance(found, Report)] == ["T", "H"]
