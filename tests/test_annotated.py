"""Measures on the annotated texts beside the repository; left out where they are not. `make check-all` runs the slow ones."""

import subprocess
import sys
from pathlib import Path

import jsonschema
import msgspec
import pytest

import onrecord
from onrecord.errors import SourceError

PAGES = 92
pytestmark = pytest.mark.slow


def score(source: Path, expected: Path, shared: Path, made: Path) -> str:
    """The last line of the scorer: `found F of N, wrong W, bad spans B, unexpected U`."""
    made.write_bytes(msgspec.json.encode(onrecord.read(source)))
    scorer = [sys.executable, str(shared / "check" / "expect.py"), str(made), str(expected)]
    return subprocess.run(scorer, capture_output=True, text=True, check=False).stdout.strip()


def test_every_real_page_is_read_and_fits_the_schema(gold: Path) -> None:
    failed: list[SourceError] = []
    validator = jsonschema.Draft202012Validator(onrecord.json_schema())
    records = 0
    for record in onrecord.read_all([gold / "page" / "html"], failed=failed.append):
        records += 1
        assert [error.message for error in validator.iter_errors(msgspec.json.decode(msgspec.json.encode(record)))] == []
    assert (records, [str(error) for error in failed]) == (PAGES, [])


def test_the_first_report_is_read_in_full(gold: Path, tmp_path: Path) -> None:
    seed = gold.parent / "seed"
    said = score(seed / "article.txt", seed / "expected.yaml", gold.parent, tmp_path / "record.json")
    assert "found 44 of 44, wrong 0, bad spans 0," in said, said


@pytest.mark.parametrize("name", ["euckr", "tables"])
def test_old_layouts_are_read_in_full(name: str, gold: Path, tmp_path: Path) -> None:
    folder = gold / "page-old"
    said = score(folder / f"{name}.html", folder / f"{name}.yaml", gold.parent, tmp_path / "record.json")
    found, total = said.splitlines()[-1].removeprefix("found ").split(",")[0].split(" of ")
    assert found == total, said
