"""The commands for what people do by hand: merge, split, suggest, review, audit; and what of it leaves as a file."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.commands.test_register import WHAT, Run
from tests.store.reports import NAME

from onrecord.errors import StoreError
from onrecord.store import exporting

REASON = ("--reason", f"{NAME}'s lawyer wrote so")


def rows(run: Run, *arguments: str) -> list[dict[str, Any]]:
    code, out, err = run(*arguments, "--format", "json")
    assert (code, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def pledge(run: Run) -> str:
    return str(rows(run, "list", "pledges")[0]["id"])


def test_a_review_shows_in_lists_and_in_full(filled: str, run: Run) -> None:
    item = pledge(run)
    waiting = [row["id"] for row in rows(run, "review", "queue")]
    assert item in waiting
    right = ("--kind", "spoken", "--to", "SUD", "--to", "Harbour Board", "--span", "0:7")
    code, out, err = run("review", item, "correct", *right, "--reason", "as printed", "--reviewer", "bert", "--as", "clerk")
    assert (code, err) == (0, "")
    assert f"{item}: correct by bert" in out
    (row,) = rows(run, "list", "pledges", "--review", "corrected")
    assert (row["review"], row["reviewer"], row["kind"]) == ("corrected", "bert", "spoken")
    assert [one["value"] for one in row["corrected"]] == ["spoken", "SUD; Harbour Board", '[0:7] "Norland"']
    assert 'to: SUD; Harbour Board, span content: [0:7] "Norland"]' in run("list", "pledges")[1]
    (cell,) = csv.DictReader(io.StringIO(run("list", "pledges", "--format", "csv")[1]))
    assert cell["corrected"].startswith("kind: spoken (machine: written); to: SUD; Harbour Board (machine: Sudria)")
    shown = run("show", item)[1]
    assert "Review: corrected by bert" in shown
    assert "kind: spoken (machine: written)" in shown
    assert "as printed" in shown
    assert "Reviews:" in run("show", row["report"])[1]
    assert item not in [one["id"] for one in rows(run, "review", "queue")]
    assert run("verify")[0] == 0


def test_disagreements_are_listed_and_a_decision_is_taken_back(filled: str, run: Run) -> None:
    item = pledge(run)
    assert run("review", "disagreements")[1] == "nothing found\n"
    run("review", item, "accept", "--as", "ada")
    run("review", item, "reject", "--as", "bert", "--reason", "not said")
    assert [(row["reviewer"], row["decision"]) for row in rows(run, "review", "disagreements")] == [
        ("ada", "accept"), ("bert", "reject"),
    ]  # fmt: skip
    assert "disputed" in run("list", "pledges")[1]
    assert run("review", item, "undo", "--as", "bert")[0] == 0
    assert rows(run, "review", "disagreements") == []
    assert rows(run, "list", "pledges")[0]["review"] == "accepted"
    assert rows(run, "review", "orphans") == []


def test_parties_are_merged_and_split(filled: str, run: Run) -> None:
    before = rows(run, "list", "parties")
    code, out, _ = run("merge", "Fjord Herald", "harbour-post", "--reason", "one house", "--as", "ada")
    assert code == 0
    assert "fjord-herald is part of harbour-post" in out
    assert "fjord-herald" not in [row["id"] for row in rows(run, "list", "parties")]
    shown = run("show", "fjord-herald")[1]
    assert "Harbour Post (harbour-post)" in shown
    assert "Stands for: Fjord Herald (fjord-herald), merged into harbour-post; ada," in shown
    code, _, err = run("merge", "harbour-post", "fjord-herald", "--reason", "the other way")
    assert (code, err.count("\n")) == (2, 1)
    assert run("split", "fjord-herald", "--reason", "two houses")[0] == 0
    assert rows(run, "list", "parties") == before
    assert run("suggest", "parties")[0] == 0


def test_the_log_is_printed_and_its_head_is_checked(filled: str, run: Run) -> None:
    item = pledge(run)
    run("review", item, "accept", "--as", "ada")
    assert [row["action"] for row in rows(run, "audit", "--by", "ada", "--action", "review", "--about", item)] == ["review"]
    assert "review" in run("audit")[1]
    cells = list(csv.DictReader(io.StringIO(run("audit", "--format", "csv", "--oldest")[1])))
    assert [int(cell["seq"]) for cell in cells] == list(range(1, len(cells) + 1))
    assert json.loads(cells[-1]["details"])["item"] == item
    kept = run("audit", "--head")[1].strip()
    assert kept == cells[-1]["hash"]
    run("review", item, "undo", "--as", "ada")
    assert run("verify", "--head", kept)[0] == 0
    code, out, _ = run("verify", "--head", "0123" * 16)
    assert code == 1
    assert "does not hold the head that was kept" in out


def test_what_leaves_as_a_file_is_in_the_log(filled: str, run: Run, tmp_path: Path) -> None:
    item = pledge(run)
    for command in (
        ("list", "pledges", "--by", "NOR", "--format", "csv"), ("list", "parties", "--format", "json"),
        ("timeline", "--format", "json"), ("show", item), ("audit", "--format", "csv"),
    ):  # fmt: skip
        file = tmp_path / "-".join(command[:2]).replace("--", "")
        code, out, err = run(*command, "--output", str(file), "--as", "ada")
        assert (code, out, err) == (0, "", "")
        assert file.read_text()
    assert run("backup", str(tmp_path / "copy.db"), "--as", "bert")[0] == 0
    assert run("show", item, "--reveal-protected", "--as", "eve")[0] == 0
    log = [(row["actor"], row["action"], row["details"]) for row in reversed(rows(run, "audit", "--limit", "7"))]
    assert [(actor, action) for actor, action, _ in log] == [
        *[("ada", "export")] * 5, ("bert", "backup"), ("eve", "reveal"),
    ]  # fmt: skip
    assert log[0][2] == {"what": "pledges", "by": "NOR", "file": "list-pledges", "format": "csv", "rows": 1}
    assert log[3][2]["of"] == item
    assert run("verify")[0] == 0


def test_nothing_leaves_that_cannot_be_logged(filled: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(exporting, "log_export", fail)
    for command in (("list", "events", "--format", "csv"), ("show", pledge(run))):
        assert run(*command, "--output", str(tmp_path / "out"))[0] == 2
        assert list(tmp_path.glob("*out*")) == []
    assert run("show", pledge(run), "--reveal-protected")[:2] == (2, "")


def test_no_command_prints_a_protected_name_that_somebody_typed(filled: str, run: Run, tmp_path: Path) -> None:
    case, item = rows(run, "list", "cases"), pledge(run)
    ids = [row["id"] for row in case]
    for one in (item, *ids):
        assert run("review", one, "reject", *REASON, "--reviewer", "ada")[0] == 0
        assert run("review", one, "correct", "--about", NAME, *REASON, "--reviewer", "bert")[0] == 0
        assert run("review", one, "note", "--reason", f"ask {NAME.upper()}")[0] == 0
    assert run("merge", "fjord-herald", "harbour-post", *REASON)[0] == 0
    assert run("list", "pledges", "--text", NAME, "--output", str(tmp_path / "Lena-Marovic.csv"), "--format", "csv")[0] == 0
    formats = ("table", "json", "csv")
    commands = [
        *(("list", what, "--format", format) for what in WHAT for format in formats),
        *(("review", what, "--format", format) for what in ("queue", "disagreements", "orphans") for format in formats),
        *(("show", one, "--format", format) for one in (item, *ids, "harbour-post") for format in ("text", "json")),
        *(("show", row["report"], "--format", format) for row in case for format in ("text", "json")),
        *(("audit", "--format", format) for format in formats), ("suggest", "parties"), ("verify",),
    ]  # fmt: skip
    outcomes = [run(*command) for command in commands]
    assert all(code == 0 for code, _, _ in outcomes)
    printed = "".join(out + err for _, out, err in outcomes).lower()
    assert "████ ███████'s lawyer" in printed
    assert "marovic" not in printed
    assert "lena" not in printed
    assert f"{NAME}'s lawyer" in run("show", item, "--reveal-protected")[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("review", "queue", "--date", "2011"), "--date"),
        (("review", "disagreements", "--kind", "pledge"), "disagreements"),
        (("review", "zzz", "accept"), "zzz"),
        (("review", "harbour-post", "accept"), "is a party"),
        (("review", "harbour-post"), "accept, reject"),
        (("review", "harbour-post", "praise"), "praise"),
        (("list", "events", "--review", "good"), "good"),
        (("list", "parties", "--review", "accepted"), "--review"),
        (("merge", "harbour-post", "NOR", "--reason", "x"), "cannot be one"),
        (("merge", "harbour-post", "fjord-herald", "--reason", ""), "--reason"),
        (("split", "harbour-post", "--reason", "x"), "merged into nothing"),
        (("suggest", "dragons"), "dragons"),
        (("audit", "--after", "x"), "--after"),
    ],
)
def test_what_cannot_be_done_by_hand_is_one_line(filled: str, run: Run, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert "Traceback" not in err
