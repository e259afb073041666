"""How sure the author is of each event, against UW and MEANTIME. Run: `make bench-factuality`."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.common import gold, read_corpus, score

BARS = {"uw": ".70", "meantime": ".60"}


@contextmanager
def _parts(path: Path) -> Iterator[dict[str, Path]]:
    """The labelled file as a whole and each of its splits alone."""
    with TemporaryDirectory() as folder:
        splits: dict[str, list[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            splits.setdefault(json.loads(line)["split"], []).append(line)
        parts = {"all": path}
        for split, lines in splits.items():
            parts[split] = Path(folder) / f"{split}.jsonl"
            parts[split].write_text("\n".join(lines) + "\n", encoding="utf-8")
        yield parts


def main() -> None:
    for name, bar in BARS.items():
        path = gold(f"factuality/{name}.jsonl")
        if path is None:
            continue
        records = read_corpus(path, "--predicates")
        try:
            with _parts(path) as parts:
                for part, labelled in parts.items():
                    print(f"{name:<9} {part:<6} {score('score_factuality.py', labelled, records)} (bar: r {bar})")
        finally:
            records.unlink()


if __name__ == "__main__":
    main()
