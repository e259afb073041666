"""What the measuring scripts share: where the labelled data lies, how a corpus is read, how its scorer is run."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
CHECK = ROOT.parent / "shared" / "check"


def gold(name: str) -> Path | None:
    """The labelled file of that name below the gold folder; where it is missing, says so and returns None."""
    path = GOLD / name
    if path.exists():
        return path
    print(f"left out: {name} is not on this machine")
    return None


def read_corpus(corpus: Path, *options: str) -> Path:
    """Reads a corpus as a user does (`onrecord read CORPUS --format json`) into a file of records that the caller removes."""
    handle, name = tempfile.mkstemp(suffix=".jsonl")
    with os.fdopen(handle, "wb") as records:
        command = [sys.executable, "-m", "onrecord", "read", str(corpus), "--format", "json", *options]
        subprocess.run(command, stdout=records, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    return Path(name)


def score(scorer: str, *arguments: str | Path) -> str:
    """What a scorer of the checks prints."""
    command = [sys.executable, str(CHECK / scorer), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip()


def scored(scorer: str, name: str, *options: str, before: tuple[str, ...] = (), reading: tuple[str, ...] = ()) -> str | None:
    """Reads a labelled corpus and scores the records: `scorer BEFORE... GOLD RECORDS OPTIONS...`; None where it is missing."""
    path = gold(name)
    if path is None:
        return None
    records = read_corpus(path, *reading)
    try:
        return score(scorer, *before, path, records, *options)
    finally:
        records.unlink()


def stage_rates(corpus: Path, names: Iterable[str]) -> tuple[dict[str, float], int]:
    """CPU seconds of parsing a corpus ("parse") and of each named stage alone; and the number of words."""
    from onrecord import pipeline
    from onrecord.ingest import read_reports
    from onrecord.model import Report
    from onrecord.parse import parse_all
    from onrecord.vocabulary import load

    reports = [found for found in read_reports([str(corpus)]) if isinstance(found, Report)]
    vocabulary = load()
    stages = dict(pipeline.STAGES)
    start = time.process_time()
    trees = list(parse_all([(report.text, 0) for report in reports]))
    taken = {"parse": time.process_time() - start}
    runs = [pipeline.run(report, tree, vocabulary) for report, tree in zip(reports, trees, strict=True)]
    for name in names:
        work = [{need: values[need] for need in pipeline.needs(stages[name])} for values in runs]
        start = time.process_time()
        for values in work:
            stages[name](**values)
        taken[name] = time.process_time() - start
    return taken, sum(len(report.text.split()) for report in reports)
