"""The commands of the register: what they print, their exit codes, and that no protected name leaves by any of them."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.records import embassy_record
from tests.store.reports import NAME, add, embassy, sheltered, text_only

from onrecord import cli, keeping, pipeline
from onrecord.model import Report
from onrecord.pipeline import Coding
from onrecord.protect import protect
from onrecord.store import open_store

WHAT = ("reports", "events", "statements", "pledges", "claims", "cases", "laws", "parties")
Outcome = tuple[int, str, str]
Run = Callable[..., Outcome]


@pytest.fixture
def address(tmp_path: Path) -> str:
    return str(tmp_path / "register.db")


@pytest.fixture
def run(address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on the register."""
    monkeypatch.setenv("ONRECORD_STORE", address)
    monkeypatch.delenv("ONRECORD_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "200")

    def command(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = cli.run(list(arguments))
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def filled(address: str) -> str:
    """A register with the embassy report, a protected person, and a headline that a spreadsheet would run."""
    store = open_store(address, create=True)
    add(store, embassy())
    add(store, sheltered())
    add(store, text_only("formula", "=1+1 was said.", headline='=HYPERLINK("http://evil.example")'))
    store.close()
    return address


def canned(reports: Iterable[Report], **_: Any) -> Iterator[Coding]:
    """Stands in for the pipeline: the record built by hand, as each report's own."""
    for report in reports:
        record = embassy_record()
        own = msgspec.structs.replace(record.report, id=report.id, source_id=report.source_id, sha256=report.sha256)
        made = msgspec.structs.replace(record, report=own)
        yield Coding(made, protect(made))


def test_add_keeps_what_is_new_and_tells_what_is_not(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "code_all", canned)
    article = tmp_path / "article.txt"
    article.write_text("Norland warns Sudria\n\n" + "Norland warned Sudria on Monday. " * 20)
    code, out, err = run("add", str(article))
    assert (code, err) == (0, "")
    assert "1 added, 0 there already" in out
    assert "0 added, 1 there already" in run("add", str(article))[1]
    code, _, err = run("add", str(article), str(tmp_path / "missing.txt"))
    assert (code, err.count("\n")) == (1, 1)
    assert run("add", str(tmp_path / "missing.txt"))[0] == 2
    assert len(run("list", "reports", "--format", "json")[1].splitlines()) == 1
    assert run("verify")[0] == 0


@pytest.mark.parametrize("what", WHAT)
def test_every_list_says_on_whose_word(filled: str, run: Run, what: str) -> None:
    code, table, err = run("list", what)
    assert (code, err) == (0, "")
    assert "Harbour Post" in table
    rows = [json.loads(line) for line in run("list", what, "--format", "json")[1].splitlines()]
    assert rows
    assert all(row["source"] for row in rows)
    cells = list(csv.DictReader(io.StringIO(run("list", what, "--format", "csv")[1])))
    assert [cell["id"] for cell in cells] == [row["id"] for row in rows]


def test_a_spreadsheet_runs_no_cell(filled: str, run: Run) -> None:
    cells = list(csv.reader(io.StringIO(run("list", "reports", "--format", "csv")[1])))
    assert any(cell.startswith("'=HYPERLINK") for row in cells for cell in row)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in cells for cell in row)
    (party, *_) = csv.DictReader(io.StringIO(run("list", "parties", "--format", "csv")[1]))
    assert party["items"].isdigit()


def test_no_command_prints_a_protected_name(filled: str, run: Run) -> None:
    ids = [json.loads(line)["id"] for what in WHAT for line in run("list", what, "--format", "json")[1].splitlines()]
    commands = [
        *(("list", what, "--format", format) for what in WHAT for format in ("table", "json", "csv")),
        *(("show", one, "--format", format) for one in ids for format in ("text", "json")),
        *(("timeline", "--format", format) for format in ("table", "json", "csv")),
        *(("search", "embassy", "--format", format) for format in ("text", "json")),
        *(("stories", "--format", format) for format in ("text", "json")),
        ("diff", ids[0], ids[1]), ("diff", ids[1], ids[0]), ("verify",), ("search", "norland"),
    ]  # fmt: skip
    outcomes = [run(*command) for command in commands]
    printed = "".join(out + err for _, out, err in outcomes).lower()
    assert all(code == 0 for code, _, _ in outcomes)
    assert "protected person 1" in printed
    assert "marovic" not in printed
    assert "lena" not in printed
    revealed = "".join(run("show", one, "--reveal-protected", "--format", "json")[1] for one in ids)
    assert NAME in revealed


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("list", "dragons"), "dragons"),
        (("list", "events", "--by", "Nobody"), "Nobody"),
        (("list", "events", "--since", "soon"), "soon"),
        (("list", "events", "--format", "xml"), "xml"),
        (("list", "reports", "--kind", "pledge"), "--kind"),
        (("show", "zzz"), "zzz"),
        (("search", "..."), "..."),
        (("diff", "zzz", "zzz"), "zzz"),
        (("timeline", "--after", "x"), "--after"),
    ],
)
def test_what_cannot_be_done_is_one_line(filled: str, run: Run, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert "Traceback" not in err


def test_without_a_register_it_says_how_to_make_one(run: Run, address: str) -> None:
    code, _, err = run("list", "events")
    assert code == 2
    assert "onrecord add" in err
    assert not Path(address).exists()


TAMPERING = {
    "title": "UPDATE items SET title = 'Sudria pledged' WHERE type = 'commitment'",
    "party": "UPDATE item_parties SET name = 'Estria' WHERE role = 'by'",
    "span": "UPDATE spans SET start = start + 1",
    "headline": "UPDATE reports SET headline = 'Other'",
    "item gone": "DELETE FROM spans; DELETE FROM item_parties; DELETE FROM items WHERE type = 'law'",
    "record": "UPDATE codings SET record = x'00'",
    "text": "UPDATE texts SET packed = (SELECT packed FROM texts ORDER BY report_no DESC LIMIT 1)",
    "bytes": "DROP TRIGGER raws_kept; UPDATE raws SET packed = x'00'",
    "original": "UPDATE originals SET record = x'00'",
    "log": "DROP TRIGGER audit_kept; UPDATE audit SET actor = 'eve' WHERE seq = 1",
    "log row gone": "DROP TRIGGER audit_stays; DELETE FROM audit WHERE seq = 1",
    "signed anew": "UPDATE codings SET rows = '0'",
}


@pytest.mark.parametrize("what", TAMPERING)
def test_verify_finds_what_was_altered(filled: str, run: Run, what: str) -> None:
    assert run("verify")[0] == 0
    with sqlite3.connect(filled) as connection:
        connection.executescript(TAMPERING[what])
    connection.close()
    code, out, err = run("verify")
    assert (code, err) == (1, "")
    assert "faults" in out


def test_a_backup_is_a_register_of_its_own(filled: str, run: Run, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert run("backup", copy)[0] == 0
    assert run("verify", "--store", copy)[0] == 0
    assert run("list", "events", "--store", copy)[1] == run("list", "events")[1]
    code, _, err = run("backup", copy)
    assert code == 2
    assert "exists already" in err


def test_recode_shows_first_and_writes_when_told(address: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(address, create=True)
    add(store, embassy())
    store.close()

    def without_laws(reports: Iterable[Report], **options: Any) -> Iterator[Coding]:
        for coding in canned(reports, **options):
            made = msgspec.structs.replace(coding.record, laws=())
            yield Coding(made, protect(made))

    monkeypatch.setattr(pipeline, "code_all", canned)
    run("recode", "--write")
    laws = run("list", "laws", "--format", "json")[1]
    assert len(laws.splitlines()) == 1
    monkeypatch.setattr(pipeline, "code_all", without_laws)
    assert "0 coded anew" in run("recode")[1]
    code, out, _ = run("recode", "--all")
    assert code == 0
    assert "- law" in out
    assert "nothing written" in out
    assert run("list", "laws", "--format", "json")[1] == laws
    assert "written" in run("recode", "--all", "--write")[1]
    assert run("list", "laws", "--format", "json")[1] == ""
    assert run("verify") == (0, f"{address}: all is as it was written\n", "")
