"""`onrecord audit`: who did what to the register, and when."""

from functools import partial
from typing import Annotated

import typer

from onrecord.commands import options as o
from onrecord.commands.rows import print_rows
from onrecord.store.values import PAGE, AuditRow, Paging


def audit(
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who did it.")] = None,
    action: Annotated[str | None, typer.Option(metavar="NAME", help="add, recode, link, merge, split, review, ...")] = None,
    about: Annotated[str | None, typer.Option(metavar="ID", help="An id, or its beginning, that it was done to.")] = None,
    head: Annotated[bool, typer.Option("--head", help="Only the hash of the last row, to be kept elsewhere.")] = False,
    limit: o.Limit = None,
    after: o.After = None,
    oldest: o.Oldest = False,
    format: o.RowFormat = "table",
    output: o.Output = None,
    store: o.StoreOption = None,
    actor: o.Actor = None,
) -> None:
    """Lists the audit log, the newest first. `onrecord verify` checks it."""
    from onrecord.store.auditpage import head as last
    from onrecord.store.auditpage import list_log

    with o.opened_store(store) as register:
        if head:
            print(last(register))
            return
        paging = Paging(size=limit or PAGE, after=after, newest=not oldest)
        export = o.export_to(register, output, actor, "audit", by=by, doing=action, about=about)
        print_rows(partial(list_log, register, by, action, about), AuditRow, format, paging, limit, export)
