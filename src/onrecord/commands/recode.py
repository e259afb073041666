"""`onrecord recode`: what today's vocabulary would code otherwise, and writing it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands import options as o
from onrecord.outline.visible import one_line
from onrecord.tally import Tally, watched

if TYPE_CHECKING:
    from onrecord.store.itemrows import ItemRow
    from onrecord.store.recoding import Changes


def recode(
    write: Annotated[bool, typer.Option("--write", help="Write it; without this it is only shown.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Also reports that this very version has coded.")] = False,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="Another installed spaCy model.")] = None,
    store: o.StoreOption = None,
    actor: o.Actor = None,
) -> int:
    """Codes the kept texts with the vocabulary of today and shows what changes; --write keeps it."""
    from onrecord.keeping import coder_now
    from onrecord.pipeline import code_all
    from onrecord.reading import installed
    from onrecord.store import recoding
    from onrecord.store.linkage import link

    tally, parser, altered = Tally(), installed(model), 0
    with o.opened_store(store) as register, watched(tally, [], printed=True):
        coder = coder_now(parser)
        kept = recoding.kept_reports(register, coder, every)
        for coding in tally.counted(code_all(kept, model=parser, failed=tally.fail)):
            found = recoding.changes(register, coding.masked)
            altered += bool(found.added or found.dropped or found.changed)
            for line in _lines(found):
                print(one_line(line))
            if write:
                recoding.recode(register, o.actor_named(actor), coding.record, coding.masked, coder)
        if write:
            link(register, o.actor_named(actor))
        done = "written" if write else "nothing written, add --write to keep it"
        print(f"{register.name}: {tally.read} coded anew, {altered} of them otherwise; {done}")
    return 1 if tally.failed else 0


def _lines(found: "Changes") -> Iterator[str]:
    """A head and one line for each item that comes, goes or changes."""
    if not (found.added or found.dropped or found.changed):
        return
    yield f"{found.report} {found.headline or ''}"
    yield from (f"  - {_row(row)}" for row in found.dropped)
    yield from (f"  + {_row(row)}" for row in found.added)
    for before, after in found.changed:
        yield f"  ~ {_row(after)} (was: {_row(before)})"


def _row(row: "ItemRow") -> str:
    told = ", ".join(filter(None, (row.kind, row.edtf, row.status or row.factuality, row.rule)))
    return f"{row.type} {row.id}: {row.title} [{told}]"
