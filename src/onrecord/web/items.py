"""The lists of pledges, claims, cases, laws, events and statements."""

import msgspec

from onrecord.store.facets import list_with_facets
from onrecord.store.listing import list_items
from onrecord.store.protocol import Store
from onrecord.store.summaries import Facets
from onrecord.store.values import Filters, Item, ItemType, Page, Paging
from onrecord.web.server.asked import Asked, Paged, Register
from onrecord.web.server.choices import Choices, choices_of
from onrecord.web.server.pages import Pages, Rows

PAGES = Pages()


class ItemList(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a list. `total` is None where more than were counted; `next` gets the page after as `after`."""

    type: ItemType
    filters: Filters
    choices: Choices
    facets: Facets
    rows: tuple[Item, ...]
    total: int | None
    next: str | None


def _rows(kind: ItemType) -> Rows:
    def page(register: Store, filters: Filters, paging: Paging) -> Page[Item]:
        return list_items(register, (kind,), filters, paging)

    return page


@PAGES.page("/pledges", "items.html", rows=_rows("commitment"))
def pledges(register: Register, filters: Asked, paging: Paged) -> ItemList:
    """What was pledged: each commitment once, however many reports tell it."""
    return _listed(register, "commitment", filters, paging)


@PAGES.page("/claims", "items.html", rows=_rows("claim"))
def claims(register: Register, filters: Asked, paging: Paged) -> ItemList:
    """What is claimed, and how it stands."""
    return _listed(register, "claim", filters, paging)


@PAGES.page("/cases", "items.html", rows=_rows("case"))
def cases(register: Register, filters: Asked, paging: Paged) -> ItemList:
    """People under the protection of a mission, and what became of them."""
    return _listed(register, "case", filters, paging)


@PAGES.page("/laws", "items.html", rows=_rows("law"))
def laws(register: Register, filters: Asked, paging: Paged) -> ItemList:
    """Laws, treaties and resolutions that reports name."""
    return _listed(register, "law", filters, paging)


@PAGES.page("/events", "items.html", rows=_rows("event"))
def events(register: Register, filters: Asked, paging: Paged) -> ItemList:
    """Who did what to whom."""
    return _listed(register, "event", filters, paging)


@PAGES.page("/statements", "items.html", rows=_rows("statement"))
def statements(register: Register, filters: Asked, paging: Paged) -> ItemList:
    """Who said what, on whose word."""
    return _listed(register, "statement", filters, paging)


def _listed(register: Store, kind: ItemType, filters: Filters, paging: Paging) -> ItemList:
    found, facets = list_with_facets(register, (kind,), filters, paging)
    return ItemList(
        type=kind, filters=filters, choices=choices_of(kind), facets=facets, rows=found.rows, total=found.total, next=found.next
    )
