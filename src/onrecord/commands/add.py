"""`onrecord add`: reads reports and keeps them in the register."""

from collections import deque
from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.options import Actor, StoreOption, actor_named, opened_store
from onrecord.model import Report
from onrecord.tally import Tally, watched

if TYPE_CHECKING:
    from onrecord.pages.values import RawReport
    from onrecord.pipeline import Coding
    from onrecord.store import Store
    from onrecord.store.adding import Added, Incoming


def add(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, .jsonl corpora, or - .")],
    store: StoreOption = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The date of reports that have none.")] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="Another installed spaCy model.")] = None,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Link reports of one event, and what they tell.")] = True,
    actor: Actor = None,
) -> int:
    """Reads reports and keeps them in the register; those that are there already are left alone."""
    from onrecord.store.linkage import link as link_reports

    tally = Tally()
    with opened_store(store, create=True) as register, watched(tally, sources, printed=False):
        done = list(tally.counted(_added(register, sources, published, model, actor_named(actor), tally)))
        register.flush()
        if link:
            link_reports(register, actor_named(actor))
    new = sum(one.new for one in done)
    corrected = sum(one.corrects is not None for one in done)
    told = [
        f"{new} added",
        f"{len(done) - new} there already",
        f"{corrected} of them new states of a page" if corrected else "",
    ]
    print(f"{register.name}: {', '.join(filter(None, told))}")
    return tally.exit_code()


def _added(
    register: "Store", sources: list[str], published: str | None, model: str | None, actor: str, tally: Tally
) -> Iterator["Added"]:
    """Each report as it is kept. The bytes of those that are being read wait beside."""
    from onrecord.commands.coder import coder_now
    from onrecord.pipeline import code_all
    from onrecord.reading import installed, raw_reports
    from onrecord.store.adding import Added, add_report, known_hashes

    parser = installed(model)
    coder = coder_now(parser)
    waiting: deque[tuple[RawReport, Report]] = deque()
    there: deque[Added] = deque()

    def fresh() -> Iterator[Report]:
        for raw, report in raw_reports(sources, published, tally.fail):
            if known_hashes(register, [report.sha256]):
                there.append(Added(report=report.id, new=False))
            else:
                waiting.append((raw, report))
                yield report

    for coding in code_all(fresh(), model=parser, failed=tally.fail):
        yield from _all_of(there)
        raw, report = waiting.popleft()
        while report.id != coding.record.report.id:  # reports that could not be coded
            raw, report = waiting.popleft()
        yield add_report(register, actor, _incoming(raw, coding), coder, durable=False)
    yield from _all_of(there)


def _all_of(queue: "deque[Added]") -> Iterator["Added"]:
    while queue:
        yield queue.popleft()


def _incoming(raw: "RawReport", coding: "Coding") -> "Incoming":
    from onrecord.store.adding import Incoming

    used = version("onrecord") + (f", trafilatura {version('trafilatura')}" if raw.layout == "page" else "")
    return Incoming(data=raw.data, extractor=f"onrecord {raw.layout}", version=used, record=coding.record, masked=coding.masked)
