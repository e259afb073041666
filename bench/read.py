"""Words per second of reading reports, beside the bare spaCy pipeline on the same texts, in one run on one core.

Words are what white space separates. Times are CPU seconds of this process (`time.process_time`), so that what else
runs on the machine counts little; each figure is the median of rounds in which the three take turns. Peak memory is
that of the process after reading all texts once, before any bare pipeline is loaded. Run: `make bench`.
"""

import argparse
import functools
import gc
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "attribution" / "polnear.jsonl"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
SAMPLE_WORDS = 50_000

Row = tuple[str, str]  # id, text


def stay_on_one_core() -> None:
    """Before anything that computes is imported: one thread, and one core where the system lets us choose."""
    for name in THREADS:
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def rows_of(path: Path | None) -> list[Row]:
    """The texts of a JSONL corpus, or the sample reports over and over where there is none."""
    if path is not None:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [(row["id"], row["text"]) for row in map(json.loads, filter(None, lines))]
    samples = [(p.stem, p.read_text(encoding="utf-8")) for p in sorted((ROOT / "samples").glob("*.txt"))]
    times = SAMPLE_WORDS // words_of(samples) + 1
    return [(f"{name}-{n}", text) for n in range(times) for name, text in samples]


def words_of(rows: list[Row]) -> int:
    return sum(len(text.split()) for _, text in rows)


def seconds_of(work: Callable[[], Iterable[Any]]) -> float:
    """CPU seconds to go through all that `work` yields, keeping none of it."""
    gc.collect()
    start = time.process_time()
    for _ in work():
        pass
    return time.process_time() - start


def peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def reader(rows: list[Row]) -> Callable[[], Iterator[Any]]:
    """Reads every text from first to last as `onrecord.read` does; a text is taken as it stands."""
    from onrecord import pipeline
    from onrecord.model import Report

    reports = [Report(id=name, source_id=name, text=text, sha256="") for name, text in rows]
    return lambda: pipeline.read_all(reports)


def bare(rows: list[Row], exclude: list[str]) -> Callable[[], Iterator[Any]]:
    """The spaCy model alone, one document for each text."""
    import spacy

    from onrecord.parse import DEFAULT_MODEL

    model = spacy.load(DEFAULT_MODEL, exclude=exclude)
    return lambda: model.pipe(text for _, text in rows)


def stage_seconds(read: Callable[[], Iterable[Any]]) -> dict[str, float]:
    """CPU seconds of each stage over one more reading; what no stage took is parsing and the rest."""
    from onrecord import pipeline

    taken: dict[str, float] = {}

    def timed(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(stage)
        def clocked(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            try:
                return stage(*args, **kwargs)
            finally:
                taken[name] = taken.get(name, 0.0) + time.process_time() - start

        return clocked

    stages = pipeline.STAGES
    try:
        pipeline.STAGES = tuple((name, timed(name, stage)) for name, stage in stages)
        total = seconds_of(read)
    finally:
        pipeline.STAGES = stages
    return {"parsing and the rest": total - sum(taken.values()), **taken}


def rounds_of(works: Mapping[str, Callable[[], Iterable[Any]]], rounds: int) -> dict[str, float]:
    """The median CPU seconds of each; they take turns, and each round begins with another one."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    names = list(works)
    for n in range(rounds):
        for name in names[n % len(names) :] + names[: n % len(names)]:
            seconds[name].append(seconds_of(works[name]))
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Words per second of reading and of bare spaCy, on one core.")
    parser.add_argument("--texts", type=Path, default=GOLD if GOLD.exists() else None, help="JSONL with id and text")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    stay_on_one_core()
    rows = rows_of(options.texts)
    words = words_of(rows)
    print(f"{len(rows)} texts, {words} words, {options.rounds} rounds, {options.texts or 'samples, repeated'}")
    read = reader(rows)
    seconds_of(read)
    peak = peak_mib()
    works = {"spaCy, all components": bare(rows, []), "spaCy without ner": bare(rows, ["ner"]), "onrecord": read}
    taken = rounds_of(works, options.rounds)
    for name, seconds in taken.items():
        print(f"{name:<24}{words / seconds:>9.0f} words/s {seconds / words * 1e6:>7.1f} microseconds/word")
    full, lean, ours = taken.values()
    print(f"onrecord / spaCy, all components: {full / ours:.2f}")
    print(f"onrecord / spaCy without ner:     {lean / ours:.2f}")
    print(f"peak memory of reading: {peak:.0f} MiB")
    print("microseconds per word, by stage:")
    for name, seconds in stage_seconds(read).items():
        print(f"  {name:<22}{seconds / words * 1e6:>7.2f}")


if __name__ == "__main__":
    main()
