"""Every page of the web app at size: how long it takes when eight people read at once.

The register is one that `bench/store.py` makes. `onrecord serve` runs as its own processes; eight readers ask for one sort of
page after the other, each as soon as it has the page before, over names, words and days drawn by their frequency. Times are
wall clock at the readers, who share the two cores with the app. Before all goes a round over every sort of page, in which
the processes load what they need, and before each sort an unmeasured round. Answers are kept until the register changes, so
that what is asked for most is answered from what was kept, here as in use.
Run: `make bench-web` or `python -m bench.web --store FILE`.
"""

import argparse
import contextlib
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from bench.made import Maker
from bench.store import fill, grow, p95

READERS = 8
BAR = 200  # milliseconds, the 95th of a hundred

Page = Callable[[Maker], str]


def _asked(path: str, **given: str) -> str:
    return f"{path}?{urlencode(given)}"


def _year(made: Maker) -> str:
    return str(made.random.randrange(2001, 2024))


PAGES: dict[str, Page] = {
    "overview": lambda made: "/",
    "reports": lambda made: "/reports",
    "reports, words": lambda made: _asked("/reports", text=f"{made.word()} {made.rare_word()}"),
    "reports, year": lambda made: _asked("/reports", since=_year(made), until=_year(made)),
    "report": lambda made: f"/reports/{made.other_report().id}",
    "pledges": lambda made: "/pledges",
    "pledges by, to": lambda made: _asked("/pledges", by=made.country(), to=made.country()),
    "pledges, standing": lambda made: _asked("/pledges", to=made.country(), status="contested"),
    "claims, standing": lambda made: _asked("/claims", status="denied"),
    "cases": lambda made: "/cases",
    "laws": lambda made: "/laws",
    "events": lambda made: "/events",
    "events by, to": lambda made: _asked("/events", by=made.country(), to=made.country()),
    "events, kind, place": lambda made: _asked("/events", kind=made.kind(), place=made.country()),
    "statements": lambda made: "/statements",
    "statements by, year": lambda made: _asked("/statements", by=made.country(), since=_year(made)),
    "statements, words": lambda made: _asked("/statements", text=f"{made.word()} {made.rare_word()}"),
    "item": lambda made: f"/items/{made.other_item()}",
    "parties": lambda made: "/parties",
    "party": lambda made: f"/parties/{made.country_id()}",
    "timeline": lambda made: _asked("/timeline", since=_year(made)),
    "timeline by": lambda made: _asked("/timeline", by=made.country()),
    "map": lambda made: "/map",
    "map, year": lambda made: _asked("/map", since=_year(made), until=_year(made)),
    "network": lambda made: "/network",
    "network, kind, year": lambda made: _asked("/network", kind=made.kind(), since=_year(made)),
    "search": lambda made: _asked("/search", q=f"{made.word()} {made.rare_word()}"),
    "stories": lambda made: "/stories",
    "diff": lambda made: _asked("/diff", one=made.other_report().id, other=made.other_report().id),
    "review": lambda made: "/review",
    "log": lambda made: "/log",
    "add": lambda made: "/add",
    "help": lambda made: "/help",
}
"""Each sort of page, and how its address is drawn."""


@contextlib.contextmanager
def served(address: str, workers: int) -> Iterator[int]:
    """The app over a register while it is measured; the port it listens at."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "onrecord", "serve", "--store", address, "--port", str(port), "--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "OMP_NUM_THREADS": "1"}) as process:
        try:
            _wait(port)
            yield port
        finally:
            process.terminate()


def _wait(port: int) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError):
            _get(http.client.HTTPConnection("127.0.0.1", port, timeout=60), "/help")
            return
        time.sleep(0.1)
    raise SystemExit("the app did not start")


def _get(connection: http.client.HTTPConnection, path: str) -> int:
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200 and b"no party called" not in body:
        raise SystemExit(f"{path}: {answer.status}")
    return len(body)


def measure(port: int, page: Page, rounds: int, below: int) -> list[float]:
    """Milliseconds of each request of all readers."""

    def read(reader: int) -> list[float]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        found = []
        for turn in range(rounds + 1):
            path = page(Maker((reader * 104729 + turn * 7919) % below))
            start = time.perf_counter()
            _get(connection, path)
            if turn:
                found.append(1000 * (time.perf_counter() - start))
        return found

    with ThreadPoolExecutor(READERS) as readers:
        return [one for found in readers.map(read, range(READERS)) for one in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--distinct", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--page", action="append", help="only this sort of page; again for several")
    parser.add_argument("--store", help="a register that bench.store has filled; else a new one that is removed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = options.store or str(Path(folder) / "register.db")
        if not options.store:
            fill(address, options.distinct)
            grow(address, options.reports // options.distinct)
        slow = 0
        with served(address, options.workers) as port:
            for page in PAGES.values():
                measure(port, page, 1, options.distinct)
            for name, page in PAGES.items():
                if options.page and name not in options.page:
                    continue
                times = measure(port, page, options.rounds, options.distinct)
                slow += p95(times) > BAR
                print(f"{name:22} p50 {statistics.median(times):6.0f} p95 {p95(times):6.0f} ms", flush=True)
        print(f"{slow} sorts of page above {BAR} ms at {READERS} readers, {options.workers} processes")


if __name__ == "__main__":
    main()
