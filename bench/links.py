"""Which reports tell of the same event, on ECB+, and how fast.

What to expect of other topics is told by cross-validation: the topics are dealt into folds, and each fold is scored with the
bars of the grid that are best on the other folds. The weights of terms were chosen on the tuning topics alone (parted by a
hash of their number), so that for the reporting topics, held out, neither weights nor bars were chosen on what is scored.
All reports stand in one store, as with `onrecord stories`.
Run: `make bench-links`; `python -m bench.links RECORDS.jsonl` takes records that `onrecord read` wrote before.
"""

import hashlib
import itertools
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from bench.common import gold, read_corpus, score

from onrecord.linking.bars import Bars
from onrecord.linking.features import Features, features_of
from onrecord.linking.stories import Story, find_stories
from onrecord.linking.terms import Lexicon, lexicon
from onrecord.model import Record
from onrecord.vocabulary import load

NAME = "link/ecbplus.jsonl"
MANY = 100_000
FOLDS = 5
GRID = tuple(Bars(*each) for each in itertools.product((0.5, 0.55, 0.6), (0.65, 0.72, 0.8), (0.32, 0.36, 0.4)))

Linked = list[list[str]]  # stories as the reports' source ids


def tuning(topic: str) -> bool:
    """Whether a topic is of the half that weights may be chosen on."""
    return int(hashlib.sha256(topic.encode()).hexdigest(), 16) % 2 == 0


def figures(rows: list[dict[str, Any]], linked: Linked) -> str:
    """What the scorer says of some rows, when all reports were linked together."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, found = Path(folder, "gold.jsonl"), Path(folder, "links.json")
        wanted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        found.write_text(json.dumps({"stories": linked}))
        return score("score_links.py", wanted, found)


def by_source(stories: Iterable[Story], source: dict[str, str]) -> Linked:
    """Stories as the scorer takes them."""
    return [[source[one] for one in story.reports] for story in stories]


def worth(rows: list[dict[str, Any]], linked: Linked) -> float:
    """What the bars are chosen by: F1 of hard pairs and of B-cubed, summed."""
    hard, cubed = re.findall(r"F1 ([0-9.]+)", figures(rows, linked))[1:]
    return float(hard) + float(cubed)


def validate(rows: list[dict[str, Any]], features: list[Features], known: Lexicon) -> None:
    """Prints the pooled figures of folds of topics, each linked with the bars that are best on the other folds."""
    source = {one.report: one.source for one in features}
    tried = {bars: by_source(find_stories(features, known, bars), source) for bars in GRID}
    topics = sorted({row["topic"] for row in rows}, key=int)
    pooled: Linked = []
    for fold in range(FOLDS):
        left_out = set(topics[fold::FOLDS])
        others = [row for row in rows if row["topic"] not in left_out]
        bars = max(GRID, key=lambda each: worth(others, tried[each]))
        held = {row["id"] for row in rows if row["topic"] in left_out}
        pooled.extend([one for one in story if one in held] for story in tried[bars])
        print(f"fold {fold + 1} of {FOLDS}, topics {' '.join(topics[fold::FOLDS])}: {bars}")
    print(f"all topics, each held out: {figures(rows, pooled)}")
    print(f"reporting topics, each held out: {figures([row for row in rows if not tuning(row['topic'])], pooled)}")


def measure(records: Path, rows: list[dict[str, Any]], known: Lexicon) -> None:
    """Prints the figures of both halves and of all, and the rates of making features and of linking."""
    read = [msgspec.json.decode(line, type=Record) for line in records.read_bytes().splitlines()]
    start = time.process_time()
    features = [features_of(record, known) for record in read]
    made = time.process_time() - start
    start = time.process_time()
    stories = find_stories(features, known)
    taken = time.process_time() - start
    linked = by_source(stories, {one.report: one.source for one in features})
    for name, some in (
        ("tuning topics", [row for row in rows if tuning(row["topic"])]),
        ("reporting topics", [row for row in rows if not tuning(row["topic"])]),
        ("all topics", rows),
    ):
        print(f"{name}: {figures(some, linked)}")
    size = len(msgspec.msgpack.encode(features)) / len(features)
    validate(rows, features, known)
    print(
        f"features: {len(read) / made:,.0f} reports/s, {size:,.0f} bytes a report; linking: {len(read) / taken:,.0f} reports/s"
    )


def invented(count: int) -> list[Features]:
    """That many reports with invented terms: stories of one to twenty reports, names by Zipf's law, over ten years."""
    draw = random.Random(7)
    made: list[Features] = []
    while len(made) < count:
        day, about = draw.randrange(3650), [f"n:rare{draw.randrange(count * 2)}" for _ in range(6)]
        for _ in range(min(draw.choice((1, 1, 2, 3, 5, 20)), count - len(made))):
            common = [f"n:name{int(draw.paretovariate(0.6)) % 30_000}" for _ in range(30)]
            words = [f"w:word{int(draw.paretovariate(0.5)) % 20_000}" for _ in range(120)]
            terms = tuple(sorted((term, draw.randint(1, 3)) for term in {*draw.sample(about, 4), *common, *words}))
            moved = day + draw.randrange(4)
            published = f"{2010 + moved // 365}-{moved % 365 // 31 + 1:02}-{moved % 28 + 1:02}"
            made.append(Features(f"r{len(made):06}", str(len(made)), published, None, None, (), (), (), (), terms, b"", 0))
    return made


def main() -> None:
    known = lexicon(load().parties)
    path = gold(NAME)
    if path is not None:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
        records = given or read_corpus(path, "--reveal-protected")
        measure(records, rows, known)
        if given is None:
            records.unlink()
    many = invented(MANY)
    start = time.process_time()
    stories = find_stories(many, known)
    taken = time.process_time() - start
    print(f"{MANY:,} invented reports: {len(stories):,} stories in {taken:.0f} s of one core, {MANY / taken:,.0f} reports/s")


if __name__ == "__main__":
    main()
