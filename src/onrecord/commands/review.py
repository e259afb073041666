"""`onrecord review`: what people say of what the machine coded."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands import options as o
from onrecord.commands.rows import print_found, print_rows
from onrecord.errors import OptionError
from onrecord.outline.visible import one_line
from onrecord.store.values import PAGE, REVIEWED, Filters, Item, Paging, ReviewRow

if TYPE_CHECKING:
    from onrecord.store import Store

_LISTS = ("queue", "disagreements", "orphans")

Value = str | None
Values = list[str] | None


def review(
    what: Annotated[str, typer.Argument(metavar="ID|LIST", help=f"An item's id (or REPORT/ID), or {', '.join(_LISTS)}.")],
    decision: Annotated[
        str | None, typer.Argument(metavar="DECISION", help="accept, reject, correct, note, or undo of the last.")
    ] = None,
    reason: Annotated[Value, typer.Option(metavar="WORDS", help="Why; needed unless you accept.")] = None,
    reviewer: Annotated[Value, typer.Option(metavar="NAME", help="Who says so [who acts].")] = None,
    kind: Annotated[Value, typer.Option(metavar="NAME", help="The right kind; of a list, what to narrow it to.")] = None,
    date: Annotated[Value, typer.Option(metavar="DATE", help="The right date (EDTF).")] = None,
    by: Annotated[Values, typer.Option(metavar="PARTY", help="The right party; again for several.")] = None,
    to: Annotated[Values, typer.Option(metavar="PARTY", help="The right party; again for several.")] = None,
    about: Annotated[Values, typer.Option(metavar="PARTY", help="The right party; again for several.")] = None,
    place: Annotated[Value, typer.Option(metavar="NAME", help="The right place.")] = None,
    status: Annotated[Value, typer.Option(metavar="NAME", help="The right standing or outcome.")] = None,
    factuality: Annotated[Value, typer.Option(metavar="CLASS", help="The right certainty (CT+, PR+, ...).")] = None,
    cameo: Annotated[Value, typer.Option(metavar="CODE", help="The right CAMEO code.")] = None,
    source: Annotated[Value, typer.Option(metavar="WORDS", help="On whose word it stands.")] = None,
    span: Annotated[Values, typer.Option(metavar="[ROLE=]START:END", help="The right words, as show counts them.")] = None,
    limit: o.Limit = None,
    after: o.After = None,
    format: o.RowFormat = "table",
    store: o.StoreOption = None,
    actor: o.Actor = None,
) -> None:
    """Accepts, rejects or corrects an item, or lists what waits for review. What the machine coded stays beside it."""
    given = {"kind": kind, "date": date, "by": by, "to": to, "about": about, "place": place, "status": status,
             "factuality": factuality, "cameo": cameo, "source": source}  # fmt: skip
    with o.opened_store(store) as register:
        if what in _LISTS and decision is None:
            _list(register, what, given, Paging(size=limit or PAGE, after=after), limit, format)
            return
        who = o.actor_named(actor)
        print(one_line(f"{register.name}: {_decide(register, who, what, decision, reviewer or who, reason, given, span)}"))


def _decide(
    register: "Store", actor: str, named: str, decision: str | None, reviewer: str, reason: str | None,
    given: Mapping[str, str | list[str] | None], spans: list[str] | None,
) -> str:  # fmt: skip
    from onrecord.store.reviewing import Verdict, undo
    from onrecord.store.reviewing import review as keep

    if decision is None:
        raise OptionError(f"{named}: say accept, reject, correct, note or undo")
    values = {name: [value] if isinstance(value, str) else value for name, value in given.items() if value is not None}
    if decision == "undo":
        if values or spans:
            raise OptionError("undo: takes no values; it takes your last decision back")
        return f"{undo(register, actor, named, reviewer, reason)}: {reviewer}'s last decision is taken back"
    verdict = Verdict(decision=decision, reviewer=reviewer, reason=reason, values=values, spans=spans or ())
    return f"{keep(register, actor, named, verdict)}: {decision} by {reviewer}"


def _list(
    register: "Store", what: str, given: Mapping[str, str | list[str] | None], paging: Paging, limit: int | None, format: str
) -> None:
    from onrecord.store.listing import list_items
    from onrecord.store.reviewpage import disagreements, orphaned_reviews

    narrowed = {name: value[0] if isinstance(value, list) else value for name, value in given.items() if value}
    if what != "queue":
        if narrowed:
            raise OptionError(f"{what}: cannot be narrowed")
        found = disagreements(register) if what == "disagreements" else orphaned_reviews(register)
        print_found(found[:limit], ReviewRow, format)
        return
    unfit = set(narrowed) - set(Filters.__struct_fields__)
    if unfit:
        raise OptionError(f"queue: cannot be narrowed by --{min(unfit)}")
    filters = Filters(review="machine", **narrowed)
    print_rows(partial(list_items, register, REVIEWED, filters), Item, format, paging, limit)
