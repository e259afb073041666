"""The list of parties, and one party."""

from collections import Counter
from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from fastapi import Form
from starlette.responses import RedirectResponse, Response

from onrecord.errors import NotThereError
from onrecord.store.merging import merge, split
from onrecord.store.network import network
from onrecord.store.partyacts import party_acts
from onrecord.store.partypage import list_parties
from onrecord.store.showing import show
from onrecord.store.summaries import Network, PartyActs
from onrecord.store.values import Filters, MergeRow, PartyRow
from onrecord.web.server.asked import LONGEST, Asked, Paged, Register, clean
from onrecord.web.server.columns import in_years, months_chart
from onrecord.web.server.networkchart import network_chart
from onrecord.web.server.pages import Pages
from onrecord.web.server.visitors import Admin

_EDGES, _ROWS = 10, 6  # of a party's network, and of each list, of which the page shows one less

PAGES = Pages()


class PartyList(msgspec.Struct, frozen=True, kw_only=True):
    """One page of parties by name."""

    filters: Filters
    rows: tuple[PartyRow, ...]
    total: int | None
    next: str | None


@PAGES.page("/parties", "parties.html")
def parties(register: Register, filters: Asked, paging: Paged) -> PartyList:
    """Everybody whom reports name; `text` is part of a name, `place` a country."""
    found = list_parties(register, filters, paging)
    return PartyList(filters=filters, rows=found.rows, total=found.total, next=found.next)


class PartyShown(msgspec.Struct, frozen=True, kw_only=True):
    """One party: its names, whom it stands for, what it did and said, promised and was asked, and with whom it deals."""

    filters: Filters
    party: PartyRow
    names: tuple[str, ...]
    merged: tuple[MergeRow, ...]
    acts: PartyActs
    network: Network


class Acts(msgspec.Struct, frozen=True):
    """How many acts of a type begin in a month or year: the party's own, and those towards it."""

    when: str
    type: str
    own: int
    towards: int


def _charts(found: PartyShown) -> dict[str, Any]:
    events = [one for one in found.acts.actor_months if one.type == "event"]
    return {
        "months": months_chart(events, "/events", (("by", found.party.id),)),
        "ties": network_chart(found.network, found.filters),
        "in_time": _in_time(found.acts),
    }


def _in_time(acts: PartyActs) -> list[Acts]:
    """The rows of the table: in months or, where the chart has them, in years."""
    own, towards = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    long = in_years([one.month for one in acts.actor_months if one.type == "event"])
    for counts, months in ((own, acts.actor_months), (towards, acts.recipient_months)):
        for one in months:
            counts[one.month[:4] if long else one.month, one.type] += one.number
    return [Acts(*key, own[key], towards[key]) for key in sorted(own | towards)]


@PAGES.page("/parties/{id:path}", "party.html", charts=_charts)
def party(register: Register, id: str, filters: Asked) -> PartyShown:
    """One party; `since` and `until` narrow what it did to a period."""
    shown = show(register, clean("id", id))
    if shown.party is None:
        raise NotThereError(f"{id}: is no party")
    acts = party_acts(register, shown.id, filters.since, filters.until, _ROWS, shown.party)
    ties = network(register, Filters(since=filters.since, until=filters.until), _EDGES, shown.id)
    return PartyShown(filters=filters, party=shown.party, names=shown.names, merged=shown.merged, acts=acts, network=ties)


@PAGES.action("/parties/{id:path}/merge")
def merge_party(
    register: Register, visitor: Admin, id: str,
    into: Annotated[str, Form(max_length=LONGEST, description="The party that stands for it from now on: an id or a name.")],
    reason: Annotated[str, Form(max_length=LONGEST)],
    since: Annotated[str | None, Form(max_length=40, description="Of an office: from when it was theirs.")] = None,
    until: Annotated[str | None, Form(max_length=40, description="Of an office: until when it was theirs.")] = None,
) -> Response:  # fmt: skip
    """Makes one party of two; a split undoes it exactly."""
    _, other = merge(
        register, visitor.name, clean("id", id), clean("into", into), clean("reason", reason), since or None, until or None
    )
    return RedirectResponse(f"/parties/{quote(other, safe='')}", status_code=303)


@PAGES.action("/parties/{id:path}/split")
def split_party(
    register: Register, visitor: Admin, id: str,
    reason: Annotated[str, Form(max_length=LONGEST)],
    apart: Annotated[str | None, Form(max_length=LONGEST, description="Of an office: from which holder.")] = None,
) -> Response:  # fmt: skip
    """Undoes the merge of a party."""
    one, _ = split(register, visitor.name, clean("id", id), clean("reason", reason), apart or None)
    return RedirectResponse(f"/parties/{quote(one, safe='')}", status_code=303)
