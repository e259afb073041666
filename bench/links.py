"""Which reports tell of the same event, on ECB+, and how fast.

The topics are parted by a hash of their number: every weight and bar of `onrecord.linking` was chosen on the tuning topics
alone, and the reporting topics say what to expect of others. All reports stand in one store, as with `onrecord stories`.
Run: `make bench-links`; `python -m bench.links RECORDS.jsonl` takes records that `onrecord read` wrote before.
"""

import hashlib
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from bench.common import gold, read_corpus, score

from onrecord.linking.features import Features, features_of
from onrecord.linking.stories import Story, find_stories
from onrecord.linking.terms import Lexicon, lexicon
from onrecord.model import Record
from onrecord.vocabulary import load

NAME = "link/ecbplus.jsonl"
MANY = 100_000


def tuning(topic: str) -> bool:
    """Whether a topic is of the half that weights may be chosen on."""
    return int(hashlib.sha256(topic.encode()).hexdigest(), 16) % 2 == 0


def figures(rows: list[dict[str, Any]], stories: Iterable[Story], source: dict[str, str]) -> str:
    """What the scorer says of some rows, when all reports were linked together."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, found = Path(folder, "gold.jsonl"), Path(folder, "links.json")
        wanted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        found.write_text(json.dumps({"stories": [[source[one] for one in story.reports] for story in stories]}))
        return score("score_links.py", wanted, found)


def measure(records: Path, rows: list[dict[str, Any]], known: Lexicon) -> None:
    """Prints the figures of both halves and of all, and the rates of making features and of linking."""
    read = [msgspec.json.decode(line, type=Record) for line in records.read_bytes().splitlines()]
    start = time.process_time()
    features = [features_of(record, known) for record in read]
    made = time.process_time() - start
    start = time.process_time()
    stories = find_stories(features, known)
    linked = time.process_time() - start
    source = {one.report: one.source for one in features}
    for name, some in (
        ("tuning topics", [row for row in rows if tuning(row["topic"])]),
        ("reporting topics", [row for row in rows if not tuning(row["topic"])]),
        ("all topics", rows),
    ):
        print(f"{name}: {figures(some, stories, source)}")
    size = len(msgspec.msgpack.encode(features)) / len(features)
    print(
        f"features: {len(read) / made:,.0f} reports/s, {size:,.0f} bytes a report; linking: {len(read) / linked:,.0f} reports/s"
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
