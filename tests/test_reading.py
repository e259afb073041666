"""The way in for programs."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.records import embassy_record

import onrecord
from onrecord import reading
from onrecord.model import Record, Report

ARTICLE = "Norland warns Sudria over bridge\n\nMay 9, 2011\n\nNorland warned Sudria on Monday. " + "It rained. " * 40


def canned(reports: Iterable[Report], **_: Any) -> Iterator[Record]:
    return (embassy_record(source_id=report.source_id) for report in reports)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports and an empty file between them."""
    monkeypatch.setattr(reading, "run_pipeline", canned)
    for name, text in (("a", ARTICLE), ("b", ""), ("c", ARTICLE)):
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def names(records: Iterable[Record]) -> list[str]:
    return [record.report.source_id for record in records]


def test_one_report_is_one_record(folder: Path) -> None:
    assert onrecord.read(folder / "a.txt").report.source_id == "a"
    assert onrecord.read(str(folder / "a.txt")).report.source_id == "a"


def test_one_is_not_several(folder: Path) -> None:
    (folder / "b.txt").unlink()
    with pytest.raises(onrecord.SourceError, match="several reports"):
        onrecord.read(folder)


def test_what_cannot_be_read_is_an_error(folder: Path) -> None:
    with pytest.raises(onrecord.SourceError, match=r"b\.txt"):
        onrecord.read(folder / "b.txt")
    with pytest.raises(onrecord.SourceError, match=r"b\.txt"):
        list(onrecord.read_all([folder]))


def test_or_it_is_handed_over_and_the_reading_goes_on(folder: Path) -> None:
    failed: list[onrecord.SourceError] = []
    assert names(onrecord.read_all([folder], failed=failed.append)) == ["a", "c"]
    assert ["b.txt" in str(error) for error in failed] == [True]


def test_bad_options_are_found_at_once(folder: Path) -> None:
    with pytest.raises(onrecord.OptionError, match="no_such_model"):
        onrecord.read_all([folder], model="no_such_model")
    with pytest.raises(onrecord.OptionError, match="soon"):
        onrecord.read_all([folder], published="soon")


def test_every_public_name_is_there() -> None:
    assert all(getattr(onrecord, name) for name in onrecord.__all__)
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        _ = onrecord.write
