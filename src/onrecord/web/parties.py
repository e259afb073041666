"""The list of parties, and one party."""

import msgspec

from onrecord.store.partypage import list_parties
from onrecord.store.values import Filters, PartyRow
from onrecord.web.server.asked import Asked, Paged, Register
from onrecord.web.server.pages import Pages

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
