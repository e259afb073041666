"""One item: what it says, on whose word, by which rule, its words in the report, its history, and what reviewers said."""

import msgspec

from onrecord.errors import NotThereError
from onrecord.linking.histories import Standing
from onrecord.model import Commitment, Event, Mention, Record, Statement
from onrecord.outline.rules import meanings
from onrecord.outline.wording import Wording
from onrecord.store.itemspans import Anchor
from onrecord.store.protocol import Store
from onrecord.store.showing import show
from onrecord.store.values import Item, ReportRow, ReviewRow
from onrecord.vocabulary import load
from onrecord.web.server.asked import Register, clean
from onrecord.web.server.pages import Pages
from onrecord.web.server.passages import Passage, passages_of

PAGES = Pages()


class Link(msgspec.Struct, frozen=True):
    """One member of a chain of sources; `named` is false for a source that the report leaves unnamed."""

    party: str
    name: str
    named: bool


class Position(msgspec.Struct, frozen=True):
    """What a party holds of a claim, in the words of the report."""

    name: str
    party: str
    stance: str
    date: str | None
    statement: str | None
    words: str
    report: str


class ItemShown(msgspec.Struct, frozen=True, kw_only=True):
    """One item in full. `chain` is on whose word it stands, outermost first; `meaning` what its rule is for."""

    item: Item
    chain: tuple[Link, ...]
    meaning: str | None
    anchors: tuple[Anchor, ...]
    passages: tuple[Passage, ...]
    report: ReportRow
    positions: tuple[Position, ...]
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
        item=shown.item, chain=_chain(record, shown.item.id), meaning=meanings(load()).get(shown.item.rule),
        anchors=shown.anchors, passages=passages_of(record.report.text, shown.anchors), report=shown.report,
        positions=_positions(record, shown.item.id), related=_related(record, shown.item.id), history=shown.history,
        tellings=shown.tellings, reviews=shown.reviews,
    )  # fmt: skip


def _chain(record: Record, id: str) -> tuple[Link, ...]:
    wording = Wording(record)
    every: list[Statement | Event | Commitment] = [*record.statements, *record.events, *record.commitments]
    chain = next((one.chain for one in every if one.id == id), None)
    if chain is None:
        chain = (record.report.outlet,) if record.report.outlet else ()
    links = (Link(member.party, wording.party(member), _named(member)) for member in chain)
    return tuple(dict.fromkeys(links))


def _named(member: Mention) -> bool:
    return member.kind != "unnamed"


def _positions(record: Record, id: str) -> tuple[Position, ...]:
    claim = next((one for one in record.claims if one.id == id), None)
    if claim is None:
        return ()
    wording = Wording(record)
    said = {one.id: one for one in record.statements}
    return tuple(
        Position(
            name=wording.party(one.party), party=one.party.party, stance=one.stance, date=one.when.edtf if one.when else None,
            statement=one.statement, report=record.report.id,
            words=" … ".join(span.text for span in said[one.statement].content) if one.statement in said else "",
        )
        for one in claim.positions
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
