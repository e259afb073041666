"""Pages in the layouts of 1997 to 2024, some of them hostile, each with what a careful reader takes from it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.errors import SourceError
from onrecord.ingest import read_reports
from onrecord.model import Report, When

CORPUS = Path(__file__).parent / "corpus"
TRUTHS: dict[str, dict[str, Any]] = yaml.safe_load((CORPUS / "truths.yaml").read_text(encoding="utf-8"))
KEYS = {
    *("encoding", "error", "headline", "outlet", "byline", "published", "published_text", "modified", "dateline"),
    *("first", "last", "paragraphs", "has", "lacks", "once", "not_yet"),
}


def missed(name: str, folder: Path) -> list[str]:
    """What the reading of a page gets wrong, one line each."""
    truth = TRUTHS[name]
    page = next(path for path in CORPUS.glob(f"{name}.*"))
    file = folder / page.name
    file.write_bytes(page.read_text(encoding="utf-8").encode(truth.get("encoding", "utf-8")))
    report = next(read_reports([str(file)]))
    if isinstance(report, SourceError):
        return [] if "error" in truth and truth["error"] in str(report) else [f"not read: {report}"]
    if "error" in truth:
        return [f"read, though there is no report: {report.text[:60]}"]
    found = facts(report)
    wrong = [f"{key}: {found[key]!r}, not {truth[key]!r}" for key in found if key in truth and found[key] != truth[key]]
    return wrong + wrong_words(report.text, truth)


def facts(report: Report) -> dict[str, Any]:
    return {
        "headline": report.headline,
        "outlet": report.outlet.name if report.outlet else None,
        "byline": report.byline,
        "published": value(report.published),
        "published_text": report.published.text if report.published else None,
        "modified": value(report.modified),
        "dateline": report.dateline.text if report.dateline else None,
        "paragraphs": len(report.text.split("\n\n")),
    }


def value(when: When | None) -> str | None:
    return when.timex.value if when and when.timex else None


def wrong_words(text: str, truth: dict[str, Any]) -> list[str]:
    wrong = [] if text.startswith(truth.get("first", "")) else [f"starts with {text[:70]!r}"]
    wrong += [] if text.endswith(truth.get("last", "")) else [f"ends with {text[-70:]!r}"]
    wrong += [f"lacks {words!r}" for words in truth.get("has", ()) if words not in text]
    wrong += [f"holds {words!r}" for words in truth.get("lacks", ()) if words in text]
    return wrong + [f"{text.count(words)} times {words!r}" for words in truth.get("once", ()) if text.count(words) != 1]


@pytest.mark.parametrize("name", [name for name in TRUTHS if "not_yet" not in TRUTHS[name]])
def test_page(name: str, tmp_path: Path) -> None:
    assert missed(name, tmp_path) == []


@pytest.mark.parametrize("name", [name for name in TRUTHS if "not_yet" in TRUTHS[name]])
def test_page_that_falls_short(name: str, tmp_path: Path) -> None:
    """What is not yet right is listed with its reason, and the list cannot rot."""
    assert missed(name, tmp_path) != []


def test_every_page_has_its_truth() -> None:
    assert sorted(path.stem for path in CORPUS.iterdir() if path.suffix != ".yaml") == sorted(TRUTHS)
    assert [name for name, truth in TRUTHS.items() if set(truth) - KEYS] == []


def test_a_wrong_reading_is_told() -> None:
    truth = {"first": "The envoy", "last": "left.", "has": ["at noon"], "lacks": ["Home"], "once": ["left"]}
    assert wrong_words("The envoy left at noon. He left.", truth) == ["2 times 'left'"]
    assert len(wrong_words("Home. He was called home.", truth)) == 5
