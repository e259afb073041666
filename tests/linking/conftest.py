"""Reports of invented outlets, read once: four stories, of which two pairs share countries and kinds; and the three samples."""

from pathlib import Path

import pytest

import onrecord
from onrecord.linking.features import Features, features_of
from onrecord.linking.terms import Lexicon, lexicon
from onrecord.model import Record
from onrecord.vocabulary import load

HERE = Path(__file__).parent / "reports"


@pytest.fixture(scope="session")
def known() -> Lexicon:
    return lexicon(load().parties)


@pytest.fixture(scope="session")
def records(root: Path) -> dict[str, Record]:
    """By source id: the file's name without suffix."""
    files = [*sorted(HERE.glob("*.txt")), *sorted((root / "samples").glob("[0-9]*"))]
    return {record.report.source_id: record for record in onrecord.read_all([str(file) for file in files])}


@pytest.fixture(scope="session")
def features(records: dict[str, Record], known: Lexicon) -> dict[str, Features]:
    return {name: features_of(record, known) for name, record in records.items()}
