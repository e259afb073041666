"""What a party did, said, promised and was asked."""

from collections import Counter

from onrecord.store.days import bounds
from onrecord.store.facets import _items
from onrecord.store.listing import list_items
from onrecord.store.protocol import Store
from onrecord.store.showing import show
from onrecord.store.summaries import MonthCount, PartyActs
from onrecord.store.values import Filters, Item, ItemType, Page

_TYPES: tuple[ItemType, ...] = ("event", "statement", "commitment", "claim")


def party_acts(store: Store, party: str, since: str | None = None, until: str | None = None) -> PartyActs:
    """What a party (its id, name or country) is told to have done and to have been done to. Dates are EDTF.

    Raises OptionError where nobody is called so, or a date is none.
    """
    shown = show(store, party).party
    assert shown is not None

    def page(types: tuple[ItemType, ...], **named: str) -> Page[Item]:
        return list_items(store, types, Filters(since=since, until=until, **named))

    def months(**named: str) -> tuple[MonthCount, ...]:
        rows = [row for one in _TYPES for row in _items(store, (one,), Filters(since=since, until=until, **named))]
        counted = Counter((_month(row), row.type, row.kind) for row in rows)
        return tuple(MonthCount(month=m, type=t, kind=k, number=n) for (m, t, k), n in sorted(counted.items(), key=str))

    return PartyActs(
        party=shown, actor=months(by=party), recipient=months(to=party), did=page(("event",), by=party),
        said=page(("statement",), by=party), promised=page(("commitment",), by=party),
        demanded=page(("event", "statement"), to=party, kind="demand"),
        requested=page(("event", "statement"), to=party, kind="request"), claims=page(("claim",), by=party),
    )  # fmt: skip


def _month(row: Item) -> str:
    days = bounds(row.date or row.published)
    return f"{days[0] // 10000:04}-{days[0] // 100 % 100:02}" if days and days[0] else ""
