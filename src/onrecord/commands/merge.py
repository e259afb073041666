"""`onrecord merge`, `split` and `suggest`: parties that are one."""

from typing import Annotated

import typer

from onrecord.commands import options as o
from onrecord.commands.rows import print_found
from onrecord.errors import OptionError
from onrecord.outline.visible import one_line
from onrecord.store.values import SuggestionRow

Party = Annotated[str, typer.Argument(metavar="PARTY", help="An id or a name of the register.")]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept in the audit log.")]


def merge(
    party: Party,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The party that stands for it from now on.")],
    reason: Reason,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="An office: from when it was theirs.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="An office: until when it was theirs.")] = None,
    store: o.StoreOption = None,
    actor: o.Actor = None,
) -> None:
    """Makes one party of two: lists and pages of INTO answer for PARTY, too. `onrecord split` undoes it exactly."""
    from onrecord.store.merging import merge as join

    with o.opened_store(store) as register:
        one, other = join(register, o.actor_named(actor), party, into, reason, since, until)
        print(one_line(f"{register.name}: {one} is part of {other}; onrecord split {one} undoes it"))


def split(
    party: Party,
    reason: Reason,
    apart: Annotated[str | None, typer.Option("--from", metavar="PARTY", help="An office: from which holder.")] = None,
    store: o.StoreOption = None,
    actor: o.Actor = None,
) -> None:
    """Undoes the merge of a party: every item, name and office is as before."""
    from onrecord.store.merging import split as part

    with o.opened_store(store) as register:
        one, other = part(register, o.actor_named(actor), party, reason, apart)
        print(one_line(f"{register.name}: {one} stands for itself again, apart from {other}"))


def suggest(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="parties")] = "parties",
    limit: o.Limit = None,
    format: o.RowFormat = "table",
    store: o.StoreOption = None,
) -> None:
    """Suggests parties that may be one, the surest first, and why. Nothing is merged: `onrecord merge` does that."""
    from onrecord.store.suggesting import suggest_parties

    if what != "parties":
        raise OptionError(f"cannot suggest {what!r}; give parties")
    with o.opened_store(store) as register:
        print_found(suggest_parties(register)[:limit], SuggestionRow, format)
