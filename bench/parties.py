"""Parties against the hand-coded events: is each labelled source and target among the parties read from its text?

A label is met by country where a party of the text begins with its first three letters, and by code where a party has the
whole code. PLOVER labels countries only, so that a part (government, army) of the labelled state meets it by country alone.
"---" in a PETRARCH label stands for no country: there the role alone counts.
Run: `make bench-parties`; `python -m bench.parties --errors` lists the misses.
"""

import json
import sys
from pathlib import Path
from typing import Any

from bench.common import gold

from onrecord.ingest import read_reports
from onrecord.model import Report
from onrecord.parse import parse_all
from onrecord.pipeline import run
from onrecord.vocabulary import load

SETS = (("PLOVER", "events/plover_gsr.jsonl"), ("PETRARCH2", "events/petr2_gsr.jsonl"))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _wanted(row: dict[str, Any]) -> set[str]:
    """The codes that a row labels as a source or target."""
    if "events" in row:
        found = [event[side] for event in row["events"] for side in ("source", "target")]
    else:
        found = [actor["code"] for side in ("source", "target") for actor in row[side]]
    return {code.replace("---", "") for code in found} - {""}


def read_codes(path: Path) -> dict[str, set[str]]:
    """The codes of all parties that are found in each text of a corpus, in an event or not."""
    reports = [found for found in read_reports([str(path)]) if isinstance(found, Report)]
    vocabulary = load()
    found = {}
    for report, tree in zip(reports, parse_all([(report.text, 0) for report in reports]), strict=True):
        mentions = [reference.mention for reference in run(report, tree, vocabulary)["mentions"]]
        found[str(report.source_id)] = {mention.code or mention.country or "" for mention in mentions}
    return found


def measure(name: str, path: Path, errors: bool) -> None:
    """Prints the share of labels met by country and by code."""
    read = read_codes(path)
    labels = country = code = 0
    for row in _rows(path):
        got = read.get(str(row["id"]), set())
        for want in sorted(_wanted(row)):
            near = any(one[:3] == want[:3] for one in got)
            labels, country, code = labels + 1, country + near, code + (want in got)
            if errors and not (near if name == "PLOVER" else want in got):
                print(f"  {want} not among {sorted(got)}: {row['text']}")
    print(f"{name}: {labels} labels, met by country {country / labels:.1%}, by whole code {code / labels:.1%}")


def main() -> None:
    for name, file in SETS:
        path = gold(file)
        if path is not None:
            measure(name, path, "--errors" in sys.argv)


if __name__ == "__main__":
    main()
