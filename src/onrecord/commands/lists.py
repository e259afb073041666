"""`onrecord list`: what is in the register, narrowed and page by page."""

from functools import partial
from typing import Annotated

import typer

from onrecord.commands import options as o
from onrecord.commands.rows import print_rows
from onrecord.errors import OptionError
from onrecord.store.values import PAGE, Item, ItemType, Paging, PartyRow, ReportRow

_ITEMS: dict[str, ItemType] = {
    "events": "event", "statements": "statement", "pledges": "commitment", "claims": "claim", "cases": "case", "laws": "law"
}  # fmt: skip
WHAT = ("reports", *_ITEMS, "parties")


def list_rows(
    what: Annotated[str, typer.Argument(metavar="WHAT", help=", ".join(WHAT))],
    by: o.By = None,
    to: o.To = None,
    about: o.About = None,
    kind: o.Kind = None,
    since: o.Since = None,
    until: o.Until = None,
    place: o.Place = None,
    status: o.Status = None,
    text: o.Text = None,
    review: o.Reviewed = None,
    language: o.Language = None,
    limit: o.Limit = None,
    after: o.After = None,
    oldest: o.Oldest = False,
    format: o.RowFormat = "table",
    output: o.Output = None,
    store: o.StoreOption = None,
    actor: o.Actor = None,
) -> None:
    """Lists what is in the register, the newest first, and on whose word each row stands."""
    from onrecord.store.listing import list_items
    from onrecord.store.partypage import list_parties
    from onrecord.store.reportpage import list_reports

    if what not in WHAT:
        raise OptionError(f"cannot list {what!r}; give one of {', '.join(WHAT)}")
    given = {"by": by, "to": to, "about": about, "kind": kind, "since": since, "until": until, "place": place, "status": status,
             "text": text, "review": review, "language": language}  # fmt: skip
    filters = o.filters_of(**given)
    paging = Paging(size=limit or PAGE, after=after, newest=not oldest)
    with o.opened_store(store) as register:
        export = o.export_to(register, output, actor, what, **given)
        if what == "reports":
            print_rows(partial(list_reports, register, filters), ReportRow, format, paging, limit, export)
        elif what == "parties":
            print_rows(partial(list_parties, register, filters), PartyRow, format, paging, limit, export)
        else:
            print_rows(partial(list_items, register, (_ITEMS[what],), filters), Item, format, paging, limit, export)
