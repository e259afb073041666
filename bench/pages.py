"""Pages against the article extraction benchmark and the old layouts, with the speed of reading them. Run: `make bench-pages`.

Body text is scored as scrapinghub/article-extraction-benchmark does. Beside it stands trafilatura by itself, in its default
settings, on the same bytes in the same run. Rates are pages per CPU second on one core: the median of rounds in which the two
take turns.
"""

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.common import CHECK, gold, read_corpus, score
from bench.read import rounds_of, stay_on_one_core

ROUNDS = 3
BAR, RATE_BAR = 0.97, 0.8


def main() -> None:
    stay_on_one_core()
    print_bodies()
    print_old_layouts()


def print_bodies() -> None:
    """The score of both readers, and how many pages each reads in a second."""
    truth, pages = gold("page/ground-truth.json"), gold("page/html")
    if truth is None or pages is None:
        return
    records = read_corpus(pages)
    print(f"bodies (bar: F1 {BAR})\n  onrecord     {score('score_pages.py', truth, records)}")
    records.unlink()
    files = sorted(pages.glob("*.html.gz"))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as alone:
        for file, text in zip(files, read_alone(files), strict=True):
            alone.write(json.dumps({"report": {"source_id": file.name.removesuffix(".html.gz"), "text": text}}) + "\n")
        alone.flush()
        print(f"  trafilatura  {score('score_pages.py', truth, alone.name)}")
    taken = rounds_of({"onrecord": lambda: read_ours(files), "trafilatura": lambda: read_alone(files)}, ROUNDS)
    rates = {name: len(files) / seconds for name, seconds in taken.items()}
    print(f"speed (bar: {RATE_BAR} of trafilatura's rate)")
    for name, rate in rates.items():
        print(f"  {name:<12}{rate:>6.1f} pages/s, one core")
    print(f"  onrecord / trafilatura: {rates['onrecord'] / rates['trafilatura']:.2f}")


def read_ours(files: list[Path]) -> Iterator[Any]:
    """The reports of the pages, with their headers, before any sentence of them is parsed."""
    from onrecord.ingest import read_reports

    return read_reports([str(file) for file in files])


def read_alone(files: list[Path]) -> Iterator[str]:
    """The main text of each page as trafilatura gives it by default."""
    from trafilatura import extract

    return (extract(gzip.decompress(file.read_bytes())) or "" for file in files)


def print_old_layouts() -> None:
    """What the record of each old layout holds of what a person coded."""
    folder = gold("page-old")
    for file in sorted(folder.glob("*.html")) if folder else ():
        records = read_corpus(file)
        print(f"old layout {file.stem}: {verdict(records, file.with_suffix('.yaml'))}")
        records.unlink()


def verdict(records: Path, expected: Path) -> str:
    """What the checker says; it exits with 1 where something is missing, which is no fault of this script."""
    command = [sys.executable, str(CHECK / "expect.py"), str(records), str(expected), "--quiet"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    main()
