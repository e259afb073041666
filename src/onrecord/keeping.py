"""From reports that were read to reports that are kept: each is coded and added, unless it is there already."""

from collections import deque
from collections.abc import Callable, Iterator
from importlib.metadata import version

from onrecord.errors import SourceError
from onrecord.model import Report
from onrecord.pages.values import RawReport
from onrecord.pipeline import Coding, code_all
from onrecord.store.adding import Added, Coder, Incoming, add_reports, known_hashes
from onrecord.store.protocol import Store
from onrecord.vocabulary.fingerprint import fingerprint

AT_ONCE = 8  # reports that one transaction keeps: less work for each, and at most so many to be read again after a kill


def keep_reports(
    store: Store, actor: str, found: Iterator[tuple[RawReport, Report]], model: str, failed: Callable[[SourceError], None]
) -> Iterator[Added]:
    """What became of each report, as it is kept. The bytes of those that are being read wait beside.

    What fails is handed to `failed`. A killed process loses no report that was yielded; `Store.flush` makes them outlive a
    loss of power. Raises StoreError where the store cannot be written.
    """
    coder = coder_now(model)
    waiting: deque[tuple[RawReport, Report]] = deque()
    there: deque[Added] = deque()
    ready: list[Incoming] = []

    def fresh() -> Iterator[Report]:
        for raw, report in found:
            if known_hashes(store, [report.sha256]):
                there.append(Added(report=report.id, new=False))
            else:
                waiting.append((raw, report))
                yield report

    for coding in code_all(fresh(), model=model, failed=failed):
        yield from _all_of(there)
        raw, report = waiting.popleft()
        while report.id != coding.record.report.id:  # reports that could not be coded
            raw, report = waiting.popleft()
        ready.append(_incoming(raw, coding))
        if len(ready) == AT_ONCE:
            yield from add_reports(store, actor, ready, coder, durable=False)
            ready.clear()
    yield from add_reports(store, actor, ready, coder, durable=False)
    yield from _all_of(there)


def coder_now(model: str) -> Coder:
    """The version of onrecord that runs with its vocabulary and a parser's model."""
    return Coder(onrecord=version("onrecord"), vocabulary=fingerprint(), model=model)


def _all_of(queue: deque[Added]) -> Iterator[Added]:
    while queue:
        yield queue.popleft()


def _incoming(raw: RawReport, coding: Coding) -> Incoming:
    used = version("onrecord") + (f", trafilatura {version('trafilatura')}" if raw.layout == "page" else "")
    return Incoming(data=raw.data, extractor=f"onrecord {raw.layout}", version=used, record=coding.record, masked=coding.masked)
