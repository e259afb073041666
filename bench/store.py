"""The register at size: how long lists, search, timeline and histories take over 100,000 reports, and what adding costs.

The reports are made here, not read: 10 statements, 6 events, a commitment, a claim and now and then a case and a law each,
of parties drawn by Zipf's law, so that some have very many items and most have few. `--distinct` of them are added one by
one and linked, the others multiplied from these. Queries are drawn alike. Times are CPU time of this process and wall clock,
each of one core, after one unmeasured round. Run: `make bench-store` or `python -m bench.store --help`.
"""

import argparse
import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.common import gold
from bench.made import Maker
from bench.read import stay_on_one_core

if TYPE_CHECKING:
    from onrecord.store import Store

ROOT = Path(__file__).resolve().parent.parent
_TIMES = 8
SAMPLES = sorted((ROOT / "samples").glob("[123]-*"))


def fill(address: str, reports: int) -> float:
    """Adds the reports that are not there yet; CPU seconds of adding them."""
    from onrecord.store import open_store
    from onrecord.store.adding import Coder, add_report
    from onrecord.store.linkage import link

    store = open_store(address, create=True)
    coder = Coder(onrecord="bench", vocabulary="0" * 64, model="made")
    spent = 0.0
    for number in range(_there(store), reports):
        incoming = Maker(number).incoming()
        start = time.process_time()
        add_report(store, "bench", incoming, coder, durable=False)
        spent += time.process_time() - start
        if number % 1000 == 999:
            print(f"  {number + 1:,} reports", file=sys.stderr, flush=True)
    link(store, "bench")
    store.close()
    return spent


def _there(store: "Store") -> int:
    from sqlalchemy import func, select

    from onrecord.store.tables import reports

    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(reports)).scalar_one())


def queries(seed: int) -> Iterator[tuple[str, Callable[[Any], object]]]:
    """One query of each sort, as users ask them, over names drawn by their frequency."""
    from onrecord.store.listing import list_items
    from onrecord.store.partypage import list_parties
    from onrecord.store.reportpage import list_reports
    from onrecord.store.searching import search
    from onrecord.store.showing import show
    from onrecord.store.timeline import timeline
    from onrecord.store.values import Filters, Paging

    made = Maker(seed)
    one, other, year = made.country(), made.country(), str(made.random.randrange(2001, 2024))
    word, rare = made.word(), made.rare_word()
    yield "list statements", lambda s: list_items(s, ("statement",), Filters())
    yield "list statements --by", lambda s: list_items(s, ("statement",), Filters(by=one))
    yield "list statements --by --kind", lambda s: list_items(s, ("statement",), Filters(by=one, kind=made.act()))
    yield (
        "list statements --by --since --until",
        lambda s: list_items(s, ("statement",), Filters(by=one, since=year, until=year)),
    )
    yield "list statements --text", lambda s: list_items(s, ("statement",), Filters(text=f"{word} {rare}"))
    yield "list statements --text (one common word)", lambda s: list_items(s, ("statement",), Filters(text=word))
    yield "list statements --since --until", lambda s: list_items(s, ("statement",), Filters(since=year, until=year))
    yield "list statements, oldest, --since", lambda s: list_items(s, ("statement",), Filters(since=year), Paging(newest=False))
    yield "list events --by --to", lambda s: list_items(s, ("event",), Filters(by=one, to=other))
    yield "list events --kind --place", lambda s: list_items(s, ("event",), Filters(kind=made.kind(), place=other))
    yield "list pledges --to --status", lambda s: list_items(s, ("commitment",), Filters(to=one, status="contested"))
    yield "list claims --status", lambda s: list_items(s, ("claim",), Filters(status="denied"))
    yield "list cases --place", lambda s: list_items(s, ("case",), Filters(place=one))
    yield "list reports", lambda s: list_reports(s, Filters(since=year, until=year))
    yield "list reports --text", lambda s: list_reports(s, Filters(text=f"{word} {rare}"))
    yield "list parties --text", lambda s: list_parties(s, Filters(text=one[:5]))
    yield "search, two words", lambda s: search(s, f"{word} {rare}")
    yield "search, one common word", lambda s: search(s, word)
    yield "search, a phrase", lambda s: search(s, f'"{made.phrase()}"')
    yield "timeline", lambda s: timeline(s, Filters(since=year))
    yield "timeline --by", lambda s: timeline(s, Filters(by=one))
    yield "show report", lambda s: show(s, made.other_report().id)
    yield "show item", lambda s: show(s, made.other_item())


def grow(address: str, times: int) -> None:
    """Multiplies what is there."""
    from bench.multiplied import multiply

    from onrecord.store import open_store

    store = open_store(address)
    multiply(store, times)
    store.close()


def measure(address: str, rounds: int, below: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of each sort of query, CPU and wall clock; the numbers of known reports are below `below`."""
    from onrecord.store import open_store

    random.seed(1)
    store = open_store(address)
    found: dict[str, list[tuple[float, float]]] = {}
    for turn in range(rounds + 1):
        for name, ask in queries(turn * 7919 % below):
            worked, start = time.process_time(), time.perf_counter()
            ask(store)
            spent = 1000 * (time.process_time() - worked), 1000 * (time.perf_counter() - start)
            if turn:
                found.setdefault(name, []).append(spent)
    store.close()
    return found


def told_again(folder: Path) -> list[str]:
    """The sample reports `_TIMES` times over: other bytes, and so other reports, with the same text."""
    for path in SAMPLES:
        for turn in range(_TIMES):
            (folder / f"{turn}-{path.name}").write_bytes(path.read_bytes() + b"\n" * (turn + 1))
    return sorted(map(str, folder.iterdir()))


def reading_and_adding(names: Sequence[str], turns: int) -> tuple[float, float, int]:
    """CPU seconds of reading a report, from its bytes to its record, and of adding it; medians of turns. And how many.

    Reports are added as `onrecord add` does it, eight in a transaction (`keeping`), to a register that has one.
    """
    from onrecord.ingest import read_with_bytes
    from onrecord.keeping import AT_ONCE
    from onrecord.pipeline import Coding, code_all
    from onrecord.store import open_store
    from onrecord.store.adding import Coder, Incoming, add_report, add_reports

    reading, adding, coder = [], [], Coder(onrecord="", vocabulary="", model="")

    def read() -> list[tuple[bytes, Coding]]:
        found = [each for each in read_with_bytes(names) if isinstance(each, tuple)]
        return [(raw.data, coding) for (raw, _), coding in zip(found, code_all(r for _, r in found), strict=True)]

    read()
    for _ in range(turns):
        gc.collect()
        start = time.process_time()
        done = read()
        reading.append(time.process_time() - start)
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(Path(folder) / "register.db", create=True)
            add_report(store, "bench", Maker(0).incoming(), coder)
            start = time.process_time()
            came = [
                Incoming(data=data, extractor="", version="", record=coding.record, masked=coding.masked)
                for data, coding in done
            ]
            for first in range(0, len(came), AT_ONCE):
                add_reports(store, "bench", came[first : first + AT_ONCE], coder, durable=False)
            adding.append(time.process_time() - start)
            store.close()
    return statistics.median(reading) / len(done), statistics.median(adding) / len(done), len(done)


def print_cost(what: str, names: Sequence[str], turns: int) -> None:
    """Prints what adding costs beside reading."""
    reading, adding, many = reading_and_adding(names, turns)
    told = f"{1000 * adding:.1f} of {1000 * reading:.1f} ms of CPU a report; medians of {turns} turns"
    print(f"adding costs {100 * adding / reading:.1f}% of the time of reading ({told}, {many} {what})", flush=True)


def p95(times: Sequence[float]) -> float:
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]


def main() -> None:
    stay_on_one_core()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--distinct", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--cost", action="store_true", help="measure only what adding costs beside reading")
    parser.add_argument("--store", help="a file or address to fill and keep; else a new file that is removed")
    options = parser.parse_args()
    if options.cost:
        return cost()
    with tempfile.TemporaryDirectory() as folder:
        address = options.store or str(Path(folder) / "register.db")
        distinct = min(options.distinct, options.reports)
        spent = fill(address, distinct)
        print(f"{distinct:,} reports added in {spent:.0f} s of CPU", flush=True)
        grow(address, options.reports // distinct)
        if Path(address).is_file():
            size = sum(part.stat().st_size for part in Path(address).parent.glob(f"{Path(address).name}*"))
            print(f"file: {size / 2**20:,.0f} MiB, {size / options.reports / 1024:.1f} KiB a report")
        for name, times in measure(address, options.rounds, distinct).items():
            shown = [f"p50 {statistics.median(part):6.1f} p95 {p95(part):6.1f} ms" for part in zip(*times, strict=True)]
            print(f"{name:42} CPU {shown[0]}   wall {shown[1]}")
    cost()


def cost() -> None:
    """Prints what adding costs: the sample reports, short and full of items, and other people's news where it is there."""
    with tempfile.TemporaryDirectory() as folder:
        print_cost("reports: the samples, each as eight", told_again(Path(folder)), turns=5)
    for name in ("time/aquaint.jsonl", "place/geowebnews.jsonl"):
        path = gold(name)
        if path is not None:
            print_cost(f"reports of {name}", [str(path)], turns=3)


if __name__ == "__main__":
    main()
