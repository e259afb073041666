"""The command line: what it prints where, its exit codes, and what it leaves behind when something goes wrong."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.records import embassy_record

from onrecord import __version__, cli, json_schema, reading
from onrecord.export import formats
from onrecord.model import Record, Report

COMMAND = [sys.executable, "-m", "onrecord"]
ARTICLE = "Norland warns Sudria over bridge\n\nMay 9, 2011\n\nNorland warned Sudria on Monday. " + "It rained. " * 40


def canned(reports: Iterable[Report], **_: Any) -> Iterator[Record]:
    """Stands in for the pipeline: the record built by hand, under each report's own name."""
    return (embassy_record(source_id=report.source_id, headline=report.headline) for report in reports)


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "run_pipeline", canned)
    monkeypatch.delenv("ONRECORD_DEBUG", raising=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


Outcome = tuple[int, str, str]


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Outcome:
    code = cli.run([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


def refused(outcome: Outcome) -> str:
    """The one line on standard error of a command that did nothing."""
    code, out, err = outcome
    assert (code, out) == (2, "")
    assert err.startswith("onrecord: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize("name", formats())
def test_every_format_can_be_asked_for(article: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    code, out, err = run(capsys, "read", article, "--format", name)
    assert (code, err) == (0, "")
    assert "Norland warns Sudria" in out


def test_text_is_what_one_gets_unasked(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "\nPLEDGES\n" in run(capsys, "read", article)[1]


def test_order_out_is_order_in_and_a_bad_report_is_skipped(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE)
    code, out, err = run(capsys, "read", other, tmp_path / "missing.txt", article, "--format", "json")
    assert code == 1
    assert [json.loads(line)["report"]["source_id"] for line in out.splitlines()] == ["other", "article"]
    assert "missing.txt" in err
    assert err.count("\n") == 1


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert run(capsys, "read", "-")[0] == 0


BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t ",
    "empty.html": b"<html><head><title>x</title></head><body></body></html>",
    "binary.txt": bytes(range(256)) * 40,
    "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "broken.txt.gz": b"\x1f\x8b\x08\x00 not really packed",
    "broken.jsonl": b'{"id": "a", "text": \n',
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / name).write_bytes(BAD_FILES[name])
    assert name in refused(run(capsys, "read", tmp_path / name))


def test_a_missing_file_and_an_empty_folder_are_one_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "gone.txt" in refused(run(capsys, "read", tmp_path / "gone.txt"))
    assert str(tmp_path) in refused(run(capsys, "read", tmp_path))


def test_a_name_with_line_ends_and_escapes_is_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert "a b⟨U+001B⟩[31m" in refused(run(capsys, "read", "a\nb\x1b[31m"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--published", "the day after"], "the day after"),
        (["--published", "2011-02-30"], "2011-02-30"),
        (["--format", "xml"], "choose one of html, json, text"),
        (["--model", "no_such_model"], "no_such_model"),
        (["--model", "no.such.model"], "no.such.model"),
        (["--colour"], "--colour"),
        (["--output", "no/such/folder/out.json"], "no/such/folder"),
        (["--output", "."], "folder"),
    ],
)
def test_a_bad_option_is_one_line(article: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    assert says in refused(run(capsys, "read", article, *arguments))


@pytest.mark.parametrize("arguments", [["read"], ["wander"]])
def test_a_bad_command_is_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    refused(run(capsys, *arguments))


def test_output_goes_to_the_file_alone(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.jsonl"
    assert run(capsys, "read", article, "--format", "json", "--output", target) == (0, "", "")
    assert json.loads(target.read_text())["report"]["source_id"] == "article"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "out.jsonl"]


def test_a_failed_run_leaves_the_file_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.json"
    target.write_text("before")
    refused(run(capsys, "read", tmp_path / "gone.txt", "--output", target))
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize(("fault", "code"), [(KeyboardInterrupt, 130), (ValueError("inside\nout"), 2)])
def test_a_run_that_breaks_off_writes_nothing(
    article: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    fault: BaseException,
    code: int,
) -> None:
    def breaking(reports: Iterable[Report], **_: Any) -> Iterator[Record]:
        yield embassy_record()
        raise fault

    monkeypatch.setattr(reading, "run_pipeline", breaking)
    ended, out, err = run(capsys, "read", article, "--format", "json", "--output", tmp_path / "out.json")
    assert (ended, out) == (code, "")
    assert "Traceback" not in err
    assert err.count("\n") <= 1
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]


def test_a_source_is_never_overwritten(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "would overwrite" in refused(run(capsys, "read", article, "--output", article))
    assert article.read_text() == ARTICLE


def test_a_link_to_the_output_stays_a_link(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real.txt")
    assert run(capsys, "read", article, "--output", tmp_path / "link")[0] == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real.txt").read_text()


def test_version_and_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"onrecord {__version__}\n", "")
    code, out, err = run(capsys, "schema")
    assert (code, err) == (0, "")
    assert json.loads(out) == json.loads(json.dumps(json_schema()))


def test_the_version_alone_stops_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version", "read", "gone.txt") == (0, f"onrecord {__version__}\n", "")


def test_without_a_command_it_shows_them(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys)
    assert (code, err) == (0, "")
    assert all(command in out for command in ("read", "schema", "explain"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="left out: imitates a full disk with /dev/full")
def test_a_full_disk_is_one_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "cannot write" in refused(run(capsys, "read", article, "--output", "/dev/full"))


def test_help_names_every_format(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    code, out, _ = run(capsys, "read", "--help")
    assert code == 0
    assert all(name in out for name in (*formats(), "--published", "--output", "--predicates", "--level", "--reveal-protected"))


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = subprocess.Popen([*COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), err) == (141, b"")


@pytest.mark.skipif(os.name != "posix", reason="left out: terminals are imitated the POSIX way")
def _everything(leader: int) -> Iterator[bytes]:
    """What a terminal is told until its other end is closed: a slow run redraws more than the terminal holds unread."""
    with contextlib.suppress(OSError):
        while told := os.read(leader, 65536):
            yield told


def test_progress_shows_on_a_terminal_only(article: Path, tmp_path: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    command = [*COMMAND, "read", str(article), "--output", str(tmp_path / "out.txt")]
    environment = {**os.environ, "TERM": "xterm", "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, stderr=follower, stdout=follower, env=environment) as shown:
        os.close(follower)
        told = b"".join(_everything(leader))
    os.close(leader)
    assert shown.returncode == 0 and b"reports" in told
    quiet = subprocess.run(command, capture_output=True, check=True, timeout=120)
    assert (quiet.stdout, quiet.stderr) == (b"", b"")
