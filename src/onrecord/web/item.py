"""One item: what it says, on whose word, by which rule, its words in the report, its history, and what reviewers said."""

import msgspec

from onrecord.errors import NotThereError
from onrecord.linking.histories import Standing
from onrecord.model import Record
from onrecord.outline.rules import known_meanings
from onrecord.store.itemspans import Anchor, Anchoring
from onrecord.store.positions import positions_of
from onrecord.store.protocol import Store
from onrecord.store.showing import show
from onrecord.store.summaries import Positions
from onrecord.store.values import Item, ReportRow, ReviewRow
from onrecord.web.server.asked import Register, clean
from onrecord.web.server.chains import Link, chain_of
from onrecord.web.server.pages import Pages
from onrecord.web.server.passages import Passage, passages_of

PAGES = Pages()


class ItemShown(msgspec.Struct, frozen=True, kw_only=True):
    """One item in full. `chain` is on whose word it stands, outermost first; `meaning` what its rule is for."""

    item: Item
    chain: tuple[Link, ...]
    meaning: str | None
    anchors: tuple[Anchor, ...]
    passages: tuple[Passage, ...]
    report: ReportRow
    positions: Positions | None
    related: tuple[str, ...]
    history: tuple[Standing, ...]
    tellings: tuple[Item, ...]
    reviews: tuple[ReviewRow, ...]


@PAGES.page("/items/{id}", "item.html")
def item(register: Register, id: str) -> ItemShown:
    """One event, statement, pledge, claim, case or law in full."""
    return item_shown(register, clean("id", id))


def item_shown(register: Store, id: str) -> ItemShown:
    """One item in full. Raises NotThereError."""
    shown = show(register, id)
    if shown.item is None or shown.report is None or shown.record is None:
        raise NotThereError(f"{id}: is no item; it is {'a report' if shown.report else 'a party'}")
    record = shown.record
    return ItemShown(
        item=shown.item, chain=chain_of(record, shown.item.id), meaning=known_meanings().get(shown.item.rule),
        anchors=shown.anchors, passages=passages_of(Anchoring(record.report.text).text, shown.anchors), report=shown.report,
        positions=positions_of(register, shown.item.id) if shown.item.type == "claim" else None,
        related=_related(record, shown.item.id), history=shown.history, tellings=shown.tellings, reviews=shown.reviews,
    )  # fmt: skip


def _related(record: Record, id: str) -> tuple[str, ...]:
    """The items of the same report that this one rests on."""
    rests = {
        **{one.id: (one.about,) for one in record.claims},
        **{one.id: (one.statement,) for one in record.events if one.statement},
        **{one.id: (*one.events, *one.statements) for one in record.commitments},
        **{one.id: one.events for one in record.cases},
    }
    return rests.get(id, ())
