"""A masked record as the rows that lists and searches are made from."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from onrecord.model import Case, Claim, Commitment, Event, Law, Mention, Place, Record, Span, Statement
from onrecord.outline.cases import case_rows
from onrecord.outline.claims import claim_row
from onrecord.outline.events import event_in_words
from onrecord.outline.laws import law_rows
from onrecord.outline.pledges import pledge_rows
from onrecord.outline.row import Row
from onrecord.outline.statements import statement_quoted
from onrecord.outline.timeline import shown_entries
from onrecord.outline.wording import Wording
from onrecord.store.itemspans import spans_of
from onrecord.store.words import fold

Item = Statement | Event | Commitment | Claim | Case | Law
_PLACED, _SURE, _CHAINED = (Event, Case), (Event, Statement), (Statement, Event, Commitment)


class ItemRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One item with what lists filter on, its parties by role, and its spans by role."""

    id: str
    type: str
    kind: str | None
    edtf: str | None = None
    place: str | None = None
    place_key: str | None = None
    country: str | None = None
    status: str | None = None
    factuality: str | None = None
    cameo: str | None = None
    rule: str
    title: str
    source: str
    on_timeline: bool
    parties: tuple[tuple[str, Mention], ...]
    spans: tuple[tuple[str, Span], ...]


def item_rows(record: Record) -> tuple[ItemRow, ...]:
    """One row for each statement, event, commitment, claim, case and law, in this order."""
    told = _Told(record)
    every: tuple[Item, ...] = (
        *record.statements, *record.events, *record.commitments, *record.claims, *record.cases, *record.laws
    )  # fmt: skip
    return tuple(_distinct(told.row(item) for item in every))


def _distinct(rows: Iterable[ItemRow]) -> Iterator[ItemRow]:
    """Ids are hashes of content: a second item with the same one gets a number, so that none is lost."""
    seen: dict[str, int] = {}
    for row in rows:
        seen[row.id] = seen.get(row.id, 0) + 1
        yield row if seen[row.id] == 1 else msgspec.structs.replace(row, id=f"{row.id}~{seen[row.id]}")


class _Told:
    """What the items of one record need from each other."""

    def __init__(self, record: Record) -> None:
        self.wording = Wording(record)
        self.items: Mapping[str, Item] = {
            **self.wording.items,
            **{one.id: one for one in record.commitments},
            **{one.id: one for one in record.claims},
            **{one.id: one for one in record.cases},
            **{one.id: one for one in record.laws},
        }
        self.told = _by_statement(record.events)
        self.rows = _words(record, self.wording)
        self.timeline = {entry.event or entry.statement for entry in shown_entries(record, self.wording)}
        self.outlet = (record.report.outlet,) if record.report.outlet else ()

    def row(self, item: Item) -> ItemRow:
        """One item's row."""
        title, source = self._words(item)
        edtf = _date(item, self.items)
        place = item.place if isinstance(item, _PLACED) else None
        return ItemRow(
            id=item.id,
            type=type(item).__name__.lower(),
            kind=self._kind(item),
            edtf=edtf,
            place=self.wording.place(place) if place else None,
            place_key=fold(place.name) if place else None,
            country=_country(item, place),
            status=getattr(item, "status", None) or getattr(item, "outcome", None),
            factuality=item.factuality.cls if isinstance(item, _SURE) else None,
            cameo=getattr(item, "cameo", None),
            rule=item.rule,
            title=title,
            source=source,
            on_timeline=edtf is not None and item.id in self.timeline,
            parties=_once((*self._roles(item), ("source", self._sources(item)))),
            spans=tuple(spans_of(item, self.items)),
        )

    def _words(self, item: Item) -> tuple[str, str]:
        """The item's title, and on whose word it stands."""
        if isinstance(item, Statement):
            return statement_quoted(item, self.wording), self.wording.source(item.chain)
        if isinstance(item, Event):
            return event_in_words(item, self.wording), self.wording.source(item.chain)
        row = self.rows[item.id]
        return _without_standing(item, row.title), row.source

    def _kind(self, item: Item) -> str | None:
        match item:
            case Statement():
                return item.act
            case Event() | Law():
                return item.kind
            case Commitment():
                return item.form
            case Claim():
                about = self.items.get(item.about)
                return self._kind(about) if isinstance(about, Event | Statement) else "commitment"
            case Case():
                return item.place.mission.type if item.place and item.place.mission else None

    def _roles(self, item: Item) -> tuple[tuple[str, Iterable[Mention]], ...]:
        """The parties of each role: by, to, about, demanded_by."""
        match item:
            case Statement():
                about = [m for event in self.told.get(item.id, ()) for m in _in(event)]
                return ("by", (item.source,)), ("to", item.addressee), ("about", about)
            case Event():
                return ("by", item.actor), ("to", item.recipient), ("about", item.affected)
            case Commitment():
                about = [m for event in self._events(item.events) for m in event.affected]
                return ("by", item.by), ("to", item.to), ("demanded_by", item.demanded_by), ("about", about)
            case Claim():
                return ("by", [position.party for position in item.positions]), ("about", _in(self.items.get(item.about)))
            case Case():
                return ("by", item.host), ("about", (item.group,))
            case Law():
                return (("by", item.by),)

    def _sources(self, item: Item) -> list[Mention]:
        """The chain, outermost first, without the outlet."""
        return [member for member in self._chain(item) if member not in self.outlet]

    def _chain(self, item: Item) -> tuple[Mention, ...]:
        if isinstance(item, _CHAINED):
            return item.chain
        if isinstance(item, Case):
            return next((event.chain for event in self._events(item.events)), self.outlet)
        return self.outlet

    def _events(self, ids: Iterable[str]) -> Iterator[Event]:
        return (event for event in map(self.items.get, ids) if isinstance(event, Event))


def _once(roles: Iterable[tuple[str, Iterable[Mention]]]) -> tuple[tuple[str, Mention], ...]:
    """Each party with its role, once under each of its names."""
    found: dict[tuple[str, str, str], tuple[str, Mention]] = {}
    for role, mentions in roles:
        for mention in mentions:
            found.setdefault((role, mention.party, mention.name), (role, mention))
    return tuple(found.values())


def _by_statement(events: Iterable[Event]) -> dict[str | None, list[Event]]:
    """The events that each statement tells."""
    found: dict[str | None, list[Event]] = {}
    for event in events:
        found.setdefault(event.statement, []).append(event)
    return found


def _without_standing(item: Item, title: str) -> str:
    """A title without how the item stands in its own report: lists say how it stands over all."""
    if isinstance(item, Claim):
        return title.removesuffix(f" ({item.status})")
    return title.rpartition(": ")[0] if isinstance(item, Case) else title


def _words(record: Record, wording: Wording) -> dict[str, Row]:
    """The words of all items but statements and events, by id; the first of those that share an id."""
    rows = [
        *pledge_rows(record, wording), *(claim_row(claim, wording) for claim in record.claims), *case_rows(record, wording),
        *law_rows(record, wording),
    ]  # fmt: skip
    return {row.item: row for row in reversed(rows) if row.item}


def _in(item: Item | None) -> tuple[Mention, ...]:
    """The parties that an item is about."""
    match item:
        case Event():
            return (*item.actor, *item.recipient, *item.affected)
        case Commitment():
            return (*item.by, *item.to)
        case Statement():
            return (item.source, *item.addressee)
        case _:
            return ()


def _country(item: Item, place: Place | None) -> str | None:
    return item.country if isinstance(item, Law) else place.country if place else None


def _date(item: Item, items: Mapping[str, Item]) -> str | None:
    """The item's own date: of a claim the first dated position, of a case since when until when."""
    match item:
        case Statement() | Event() | Commitment():
            return item.when.edtf if item.when else None
        case Claim():
            return next((p.when.edtf for p in item.positions if p.when and p.when.edtf), None)
        case Case():
            since = item.since.edtf if item.since else None
            until = item.until.edtf if item.until else None
            return f"{(since or '').partition('/')[0]}/{until.rpartition('/')[2]}" if until else since
        case Law():
            return f"{item.year:04}" if item.year and 0 < item.year < 10000 else None
