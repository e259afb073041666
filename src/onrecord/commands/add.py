"""`onrecord add`: reads reports and keeps them in the register."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.options import Actor, StoreOption, actor_named, opened_store
from onrecord.tally import Tally, watched

if TYPE_CHECKING:
    from onrecord.store import Store
    from onrecord.store.adding import Added


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
    from onrecord.keeping import keep_reports
    from onrecord.reading import installed, raw_reports

    return keep_reports(register, actor, raw_reports(sources, published, tally.fail), installed(model), tally.fail)
