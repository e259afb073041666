"""PDF files: what their text gives, and what becomes of those that are hostile, locked, or only pictures."""

import io
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from onrecord.errors import SourceError
from onrecord.ingest import pdf, pdf_text, read_reports
from onrecord.model import Report

Save = Callable[[bytes], str]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def saved(content: bytes) -> str:
        (tmp_path / "report.pdf").write_bytes(content)
        return str(tmp_path / "report.pdf")

    return saved


def put_together(objects: Sequence[bytes]) -> bytes:
    """A PDF of numbered objects, the first of which is its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def document(*contents: bytes, catalogue: bytes = b"", packed: bool = False) -> bytes:
    """A PDF with a page for each stream of drawing operations."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        stream = zlib.compress(content, 9) if packed else content
        how = b"/Filter /FlateDecode " if packed else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (how, len(stream), stream))
    return put_together(objects)


def line(words: str, top: int, size: float = 10, left: int = 60, colour: str = "0 g") -> bytes:
    shown = words.replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return f"q {colour} BT /F {size} Tf {left} {top} Td (".encode() + shown + b") Tj ET Q\n"


def text(lines: Sequence[str], top: int) -> bytes:
    return b"".join(line(words, top - 12 * number) for number, words in enumerate(lines))


HEAD = line("The Baltic Ledger", 820, 8)
FIRST = [
    HEAD, line("Latvia protests over fourth balloon", 780, 20),
    line("By Anna Ozola", 750), line("3 March 2015, 18:40 EET", 730),
    text(["RIGA, March 3 (Northern Wire) - Latvia handed Belarus a note of protest over a balloon",
          "that landed in a field, the Foreign Ministry said. It was the fourth since January."], 700),
    text(["“We have asked for an explanation in writing,” the minister told reporters. She had not",
          "had an answer, and she did not be-", "lieve in one before the week was over, because the office in"], 660),
    line("1 of 2", 30, 8),
]  # fmt: skip
SECOND = [
    HEAD, text(["Minsk is closed for a holiday and nobody there picks up the telephone."], 790),
    text(["Belarus denied that the balloon was its own. The wind in March blows from the west,",
          "its border guards said."], 760),
    line("(Reporting by Anna Ozola; Editing by Karl Ritter)", 700), line("2 of 2", 30, 8),
]  # fmt: skip


def report(path: str) -> Report:
    (found,) = read_reports([path])
    assert isinstance(found, Report), str(found)
    return found


def error(path: str) -> str:
    (found,) = read_reports([path])
    assert isinstance(found, SourceError)
    assert "report.pdf: " in str(found) and ";" in str(found) and "\n" not in str(found)
    return str(found)


@pytest.mark.parametrize("packed", [False, True])
def test_a_newswire_copy(packed: bool, save: Save) -> None:
    found = report(save(document(b"".join(FIRST), b"".join(SECOND), packed=packed)))
    assert (found.headline, found.byline) == ("Latvia protests over fourth balloon", "Anna Ozola")
    assert found.published and found.published.timex and found.published.timex.value == "2015-03-03T18:40+02:00"
    assert found.dateline and found.dateline.text == "RIGA, March 3 (Northern Wire) -"
    assert found.text.split("\n\n")[1:] == [
        "“We have asked for an explanation in writing,” the minister told reporters. She had not had an answer, and she "
        "did not believe in one before the week was over, because the office in Minsk is closed for a holiday and nobody "
        "there picks up the telephone.",
        "Belarus denied that the balloon was its own. The wind in March blows from the west, its border guards said.",
    ]  # fmt: skip


def test_what_nobody_sees_is_left_out(save: Save) -> None:
    unseen = [line("Latvia declared war.", 400, colour="1 1 1 rg"), line("Latvia surrendered.", 380, colour="0 0 0 0 k"),
              line("Latvia vanished.", 360, size=1),
              line("Belarus asked for a map.", 340, colour="0.2 0.2 0.2 rg")]  # fmt: skip
    found = report(save(document(b"".join([*FIRST[:4], *FIRST[4:6], *unseen])))).text
    assert [word for word in ("war", "surrendered", "vanished", "asked for a map") if word in found] == ["asked for a map"]


def test_indents_part_paragraphs_as_gaps_do(save: Save) -> None:
    lines = ["Estonia recalled its consul on Friday, and", "gave no reason for it.", "Finland said that it was",
             "not told of it."]  # fmt: skip
    shown = [line(words, 700 - 12 * n, left=72 if n in (0, 2) else 60) for n, words in enumerate(lines)]
    more = [line("The office in Narva stays shut for the time being, and nobody", 652), line("answers.", 640)]
    assert report(save(document(b"".join(shown + more)))).text.split("\n\n")[0] == " ".join(lines[:2])


def test_what_a_pdf_would_run_is_not_run(save: Save) -> None:
    catalogue = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    assert report(save(document(b"".join(SECOND), catalogue=catalogue))).text.startswith("Minsk is closed")


def locked() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(document(b"".join(FIRST)))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def of_many_pages(said: int, count: int = 5_000) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    pages = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (said, b"3 0 R " * count)
    return put_together([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page])


LOOP = put_together([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"])
HOSTILE = {
    "locked": (locked, "password"),
    "long": (lambda: of_many_pages(5_000), f"more than {pdf_text.MAX_PAGES} pages"),
    "longer than it says": (lambda: of_many_pages(2), "more than"),
    "loop": (lambda: LOOP, "cannot be read"),
    "scan": (lambda: document(b"q 100 0 0 100 0 0 cm 0 0 1 1 re f Q"), "without text"),
    "broken": (lambda: b"%PDF-1.4" + bytes(range(256)), "cannot be read"),
    "cut off": (lambda: document(b"".join(FIRST))[:-400][:300], "cannot be read"),
    "no PDF": (lambda: b"Latvia handed Belarus a note.", "not a PDF"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_is_one_line(name: str, save: Save) -> None:
    content, words = HOSTILE[name]
    assert words in error(save(content()))


def test_a_pdf_without_a_telling_name_is_known(tmp_path: Path) -> None:
    (tmp_path / "report").write_bytes(b"\n" + document(b"".join(SECOND)))
    assert report(str(tmp_path / "report")).text.startswith("Minsk is closed")


def test_a_reader_that_does_not_end_is_stopped(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_WAIT_SECONDS", 0.001)
    assert "limits of time" in error(save(document(b"".join(FIRST))))


@pytest.mark.slow
def test_a_hundred_thousand_pages_are_refused(save: Save) -> None:
    assert "more than" in error(save(of_many_pages(100_000, 100_000)))


@pytest.mark.slow
def test_a_stream_that_unpacks_without_end_is_bounded(save: Save) -> None:
    assert error(save(document(b"BT /F 9 Tf (a) Tj ET " * 10_000_000, packed=True)))


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("an anti-\nwar march", "an anti-war\nmarch"),
        ("the minis-\nter, who left", "the minister,\nwho left"),
        ("a cease-\nfire. The cease-fire held", "a cease-fire.\nThe cease-fire held"),
        ("from Riga-\nSouth", "from Riga-\nSouth"),
        ("the minis-\nter\n\nwho", "the minister\n\nwho"),
    ],
)
def test_words_cut_at_the_end_of_a_line_are_whole(lines: str, whole: str) -> None:
    assert pdf_text.joined([lines]) == whole


def test_pages_share_a_head_only_where_it_stands_in_the_same_place() -> None:
    rows = [pdf_text.Row("Page 1", 60, 820, 8), pdf_text.Row("He left.", 60, 700, 10)]
    other = [pdf_text.Row("Page 2", 60, 820, 8), pdf_text.Row("He left.", 60, 688, 10)]
    assert pdf_text.without_margins([rows, other]) == [rows, other[1:]]
