"""Events against five hand-coded sets, their confidence, and the rate of coding beside that of parsing: `make bench-events`.

"Coding" is what an event coder does with a parse: parties, clauses, rules, and the events put together. What onrecord reads
besides (dates, places, attributions, claims and so on) is shown too. All is timed in one run, in CPU seconds of one process.
"""

import gc
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.common import CHECK, gold, read_corpus, score

SETS = (
    ("plover", "events/plover_gsr.jsonl", "root F1 .65, triple F1 .50", "root .403, triple .286"),
    ("plv", "events/plv.jsonl", "root accuracy .66, quad macro-F1 .80", ".377, .580"),
    ("news", "events/cameo_news.jsonl", "root-set F1 .52, silent on 40 of 50", ".195, 45 of 50"),
    ("manual", "events/cameo_manual.jsonl", "code F1 .45, root F1 .65", ".153, .407"),
    ("petr", "events/petr2_gsr.jsonl", "triple F1 .75", ".741"),
)
BAR_RATE = 3000
RATED = (("reports of one sentence", "events/plv.jsonl"), ("whole reports", "time/timebank.jsonl"))
Told = tuple[float, bool]  # an event's confidence, and whether its root is the right one
CODING = ("names", "sketches", "mentions", "clauses", "matches", "coded", "directed", "events")


OLD_ROOTS = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# What PLOVER's examples call otherwise than its crosswalk of CAMEO codes.
OLD_ASPECTS = {
    "strike-hun": ("hunger",), "demo-org": ("demo",), "demo-spon": ("demo",), "riot-spon": ("riot",), "detain": ("arrest",),
    "host": ("visit", "third-party"), "refugee": ("asylum", "migration"), "refugees": ("asylum", "migration"),
    "resource": ("natural_resource",), "rights": ("rights_freedoms", "human_rights"),
    "political": ("political_institutions", "executive", "pro_autocracy"),
    "government": ("political_institutions", "executive"), "discrimination": ("religion_ethnicity", "inequality"),
}  # fmt: skip
CHANCES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9)


def show_scores() -> None:
    told: list[Told] = []
    for name, file, bar, petrarch in SETS:
        path = gold(file)
        if path is None:
            continue
        if not (CHECK / "score_events.py").exists():
            print("left out: score_events.py is not on this machine")
            return
        records = read_corpus(path)
        try:
            if name == "plover":
                show_aspects(path, records)
            figure = score("score_events.py", name, path, records).splitlines()[-1]
            told += _told(name, path, records)
        finally:
            records.unlink()
        print(f"{figure}\n    bar: {bar}; PETRARCH2: {petrarch}", flush=True)
    show_calibration(told)


def show_aspects(path: Path, records: Path) -> None:
    """How often an event of the right root has one of the modes and contexts that PLOVER's examples give, where they do."""
    rows = {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    asked, met = Counter[str](), Counter[str]()
    for record in map(json.loads, records.read_text(encoding="utf-8").splitlines()):
        row = rows[record["report"]["source_id"]]
        for aspect in ("mode", "context"):
            labels = [label.strip() for label in (row[aspect] or "").split(",") if label.strip()]
            wanted = {name for label in labels for name in OLD_ASPECTS.get(label, (label,))}
            found = {event["plover"][aspect] for event in record["events"] if _is_right("plover", row, event)}
            if found and wanted:
                asked[aspect], met[aspect] = asked[aspect] + 1, met[aspect] + bool(found & wanted)
    print(", ".join(f"{aspect} met {met[aspect]} of {asked[aspect]}" for aspect in asked))


def show_calibration(told: list[Told]) -> None:
    """How often an event's root is the set's, by its confidence: in-sample, as the weights were fitted on these sets."""
    if not told:
        return
    brier = sum((chance - right) ** 2 for chance, right in told) / len(told)
    print(f"confidence: {len(told)} events, {sum(right for _, right in told) / len(told):.3f} right; Brier score {brier:.3f}")
    for low, high in zip(CHANCES, (*CHANCES[1:], 1.01), strict=True):
        some = [(chance, right) for chance, right in told if low <= chance < high]
        if some:
            mean, share = (sum(values) / len(some) for values in zip(*some, strict=True))
            print(f"    {low:.1f} and more: {len(some):>5} events, mean confidence {mean:.2f}, right {share:.2f}")


def _told(name: str, path: Path, records: Path) -> list[Told]:
    """The confidence of each coded event and whether its root is that of its sentence; petr has no hand-made labels."""
    if name == "petr":
        return []
    rows = {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    read = map(json.loads, records.read_text(encoding="utf-8").splitlines())
    return [
        (event["confidence"], _is_right(name, rows[record["report"]["source_id"]], event))
        for record in read
        for event in record["events"]
        if event["confidence"] is not None
    ]


def _is_right(name: str, row: dict[str, Any], event: dict[str, Any]) -> bool:
    root, plover = (event["cameo"] or "")[:2], event["plover"]["event"]
    match name:
        case "news":
            return root in {str(wanted).zfill(2) for wanted in row["roots_majority"]}
        case "manual":
            return bool(root == row["code"][:2])
        case "plv":
            return bool(row["label_root"] == ("YIELD" if plover in ("CONCEDE", "RETREAT") else plover))
    return bool(plover == OLD_ROOTS.get(row["label_root"], row["label_root"]))


def show_rates() -> None:
    """Sentences a second of parsing and of coding; one report is read before, so that no table is built on the clock."""
    for what, file in RATED:
        path = gold(file)
        if path is None:
            continue
        parsing, parts, sentences = _timed(str(path))
        coding = sum(parts[name] for name in CODING)
        print(f"{what}: parsing {sentences / parsing:.0f} sentences/s; coding alone {sentences / coding:.0f} sentences/s "
              f"(bar {BAR_RATE}); all stages {sentences / sum(parts.values()):.0f} sentences/s")  # fmt: skip
        print(f"    one core, {sentences} sentences; microseconds a sentence by stage, * is coding:")
        for name, seconds in parts.items():
            print(f"    {name + ('*' if name in CODING else ''):<16}{seconds / sentences * 1e6:>8.1f}")


def _timed(corpus: str) -> tuple[float, dict[str, float], int]:
    from onrecord import pipeline
    from onrecord.ingest import read_reports
    from onrecord.model import Report
    from onrecord.parse import parse_all
    from onrecord.vocabulary import load

    reports = [found for found in read_reports([corpus]) if isinstance(found, Report)]
    vocabulary = load()
    next(parse_all([(reports[0].text, 0)]))
    start = time.process_time()
    trees = list(parse_all([(report.text, 0) for report in reports]))
    parsing = time.process_time() - start
    pipeline.run(reports[0], trees[0], vocabulary)
    gc.freeze()  # a reader holds a few trees at a time; the collector shall not walk those of a whole corpus on coding's clock
    parts = dict.fromkeys((name for name, _ in pipeline.STAGES), 0.0)
    parsed = iter(trees)
    for batch in pipeline.batches(reports):  # as a reader takes them: each batch through one stage before the next
        runs = [pipeline.start(report, next(parsed), vocabulary) for report in batch]
        for name, stage in pipeline.STAGES:
            start = time.process_time()
            pipeline.advance(runs, name, stage)
            parts[name] += time.process_time() - start
        for values in runs:
            pipeline.sound(values)
    return parsing, parts, sum(len(tree.sentences) for tree in trees)


def main() -> None:
    show_scores()
    show_rates()


if __name__ == "__main__":
    main()
