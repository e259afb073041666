"""`onrecord serve` and `onrecord account`: what they say, their exit codes, and that the app answers."""

import io
import json
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from tests.commands.test_register import Run

from onrecord.web.server.accounts import read_accounts

PASSWORD = "correct horse battery"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return tmp_path / "people.json"


def typed(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """What is piped into the command."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(words))


def taken() -> tuple[socket.socket, int]:
    """A port at which somebody listens already."""
    there = socket.socket()
    there.bind(("127.0.0.1", 0))
    there.listen()
    return there, int(there.getsockname()[1])


def refused(run: Run, *arguments: str) -> str:
    """The one line of an error."""
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1), err
    assert "Traceback" not in err
    return err


def test_without_a_register_it_says_where_to_make_one(run: Run, address: str) -> None:
    err = refused(run, "serve")
    assert address in err
    assert "onrecord add" in err


def test_a_port_that_is_taken_is_told(run: Run, filled: str) -> None:
    there, port = taken()
    assert f"--port {port}: another program listens there" in refused(run, "serve", "--port", str(port))
    there.close()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "onrecord.example", "::", "fe80::1"])
def test_others_are_let_in_with_accounts_only(run: Run, filled: str, host: str) -> None:
    assert "--accounts" in refused(run, "serve", "--host", host)
    assert "--accounts" in refused(run, "serve", "--name", "onrecord.example")


def test_all_addresses_at_once_need_a_name(run: Run, filled: str, people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, PASSWORD)
    assert run("account", "add", "rosa", "--accounts", str(people))[0] == 0
    assert "--name" in refused(run, "serve", "--host", "0.0.0.0", "--accounts", str(people))
    assert "cannot listen there" in refused(run, "serve", "--host", "192.0.2.1", "--accounts", str(people))


def test_a_file_of_accounts_that_is_not_there_is_told(run: Run, filled: str, people: Path) -> None:
    for command in (("serve",), ("account", "list"), ("account", "remove", "rosa")):
        assert "onrecord account add" in refused(run, *command, "--accounts", str(people))


@pytest.mark.parametrize(
    "arguments", [("--port", "0"), ("--port", "65536"), ("--port", "x"), ("--workers", "0"), ("--nothing",)]
)
def test_options_that_cannot_be_are_refused(run: Run, filled: str, arguments: tuple[str, ...]) -> None:
    code, _, err = run("serve", *arguments)
    assert code == 2
    assert "Traceback" not in err


def test_accounts_are_added_listed_changed_and_removed(run: Run, people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ("--accounts", str(people))
    typed(monkeypatch, PASSWORD + "\n")
    assert run("account", "add", "rosa", "--role", "reviewer", *kept) == (0, f"{people}: rosa may sign in as reviewer\n", "")
    typed(monkeypatch, PASSWORD + "\r\n")
    assert run("account", "add", "Ödön Kis", *kept)[0] == 0
    assert run("account", "list", *kept)[1].splitlines() == ["rosa\treviewer", "Ödön Kis\treader"]
    before = read_accounts(people)["rosa"].password
    typed(monkeypatch, "another password\n")
    assert run("account", "add", "rosa", "--role", "admin", *kept)[0] == 0
    assert read_accounts(people)["rosa"].password != before
    assert read_accounts(people)["rosa"].role == "admin"
    assert run("account", "remove", "rosa", *kept)[1] == f"{people}: rosa may no longer sign in\n"
    assert list(read_accounts(people)) == ["Ödön Kis"]
    assert run("account", "remove", "Ödön Kis", *kept)[0] == 0
    assert run("account", "list", *kept)[1] == f"{people}: nobody\n"


def test_what_no_account_can_be_is_refused_and_changes_nothing(run: Run, people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ("--accounts", str(people))
    for words, arguments, told in (
        ("short\n", ("add", "rosa"), "at least 12"), (PASSWORD, ("add", "rosa", "--role", "boss"), "none of reader"),
        ("", ("add", "rosa"), "at least 12"), (PASSWORD, ("add", " "), "give a name"), (PASSWORD, ("add",), "add NAME"),
        (PASSWORD, ("change", "rosa"), "add NAME"), (PASSWORD, ("remove",), "remove NAME"),
    ):  # fmt: skip
        typed(monkeypatch, words)
        assert told in refused(run, "account", *arguments, *kept)
        assert not people.exists()


def test_the_help_tells_what_there_is(run: Run) -> None:
    told = run("serve", "--help")[1]
    for option in ("--store", "--port", "--host", "--edit", "--accounts", "--name", "--workers", "--https", "--as"):
        assert option in told
    assert "8321" in told
    assert all(word in run("account", "--help")[1] for word in ("add", "remove", "list", "--role", "standard input"))


def served(filled: str, port: int, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "onrecord", "serve", "--store", filled, "--port", str(port), "--as", "ada", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("workers", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_it_answers_on_this_machine_and_ends_with_ctrl_c(filled: str, workers: str) -> None:
    there, port = taken()
    there.close()
    running = served(filled, port, "--workers", workers, "--edit")
    try:
        assert running.stdout is not None
        line = running.stdout.readline()
        assert f"open http://127.0.0.1:{port}/" in line, running.stderr.read() if running.stderr and not line else line
        with urlopen(f"http://127.0.0.1:{port}/session.json", timeout=60) as answer:
            assert {name: json.load(answer)[name] for name in ("name",)} == {"name": "ada"}
            assert "server" not in {name.lower() for name in answer.headers}
        with pytest.raises(OSError, match="400"):
            urlopen(Request(f"http://127.0.0.1:{port}/", headers={"Host": "evil.example"}), timeout=60)
    finally:
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode in (0, 130)
    assert "Traceback" not in err
    assert out == ""
