"""Pages and text files in many layouts, each with what must be read from it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.errors import SourceError
from onrecord.ingest import read_reports
from onrecord.model import Report

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.yaml"))


def sample(name: str, folder: Path) -> tuple[Report | SourceError, dict[str, Any]]:
    """The report of a sample, encoded as its expectations say, and those expectations."""
    wanted = yaml.safe_load((SAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))
    path = next(path for path in SAMPLES.glob(f"{name}.*") if path.suffix != ".yaml")
    file = folder / path.name
    file.write_bytes(path.read_text(encoding="utf-8").encode(wanted.get("encoding", "utf-8")))
    return next(read_reports([str(file)])), wanted


def facts(report: Report) -> dict[str, Any]:
    """The header of a report as the expectations write it."""
    return {
        "headline": report.headline,
        "byline": report.byline,
        "published": report.published.edtf if report.published else None,
        "published_text": report.published.text if report.published else None,
        "modified": report.modified.edtf if report.modified else None,
        "outlet": report.outlet.name if report.outlet else None,
        "party": report.outlet.party if report.outlet else None,
        "language": report.language,
        "dateline": report.dateline.text if report.dateline else None,
        "paragraphs": len(report.text.split("\n\n")),
    }


@pytest.mark.parametrize("name", NAMES)
def test_sample(name: str, tmp_path: Path) -> None:
    report, wanted = sample(name, tmp_path)
    if "error" in wanted:
        assert isinstance(report, SourceError)
        assert wanted["error"] in str(report)
        assert name in str(report)
        return
    assert isinstance(report, Report), str(report)
    found = facts(report)
    assert {key: found[key] for key in wanted if key in found} == {key: wanted[key] for key in wanted if key in found}
    assert report.text.startswith(wanted.get("starts", ""))
    assert report.text.endswith(wanted.get("ends", ""))
    assert [words for words in wanted.get("has", ()) if words not in report.text] == []
    assert [words for words in wanted.get("lacks", ()) if words in report.text] == []


@pytest.mark.parametrize("name", NAMES)
def test_expectations_are_understood(name: str) -> None:
    wanted = yaml.safe_load((SAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))
    known = {"encoding", "error", "starts", "ends", "has", "lacks", "headline", "byline", "published", "published_text",
             "modified", "outlet", "party", "language", "dateline", "paragraphs"}  # fmt: skip
    assert set(wanted) - known == set()
