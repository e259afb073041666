"""What happened and was said, in order of time, across reports."""

from onrecord.store.listing import list_items
from onrecord.store.protocol import Store
from onrecord.store.values import OLDEST, Filters, Item, Page, Paging


def timeline(store: Store, filters: Filters, paging: Paging = OLDEST) -> Page[Item]:
    """One page of dated events and statements, the oldest first."""
    return list_items(store, (), filters, paging)
