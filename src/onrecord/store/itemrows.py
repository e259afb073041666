"""A masked record as the rows that lists and searches are made from."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from onrecord.model import Case, Claim, Commitment, Event, Law, Mention, Place, Record, Span, Statement, When
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


class ItemRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One item with what lists filter on, its parties by role, and its spans by role."""

    id: str
    type: str
    kind: str | None = None
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
        match item:
            case Statement():
                return self._statement(item)
            case Event():
                return self._event(item)
            case Commitment():
                return self._commitment(item)
            case Claim():
                return self._claim(item)
            case Case():
                return self._case(item)
            case Law():
                return self._law(item)

    def _statement(self, one: Statement) -> ItemRow:
        about = [mention for event in self.told.get(one.id, ()) for mention in _in(event)]
        return self._row(
            one, statement_quoted(one, self.wording), self.wording.source(one.chain), _edtf(one.when),
            ("by", (one.source,)), ("to", one.addressee), ("about", about), ("source", self._sources(one.chain)),
            kind=one.act, factuality=one.factuality.cls,
        )  # fmt: skip

    def _event(self, one: Event) -> ItemRow:
        return self._row(
            one, event_in_words(one, self.wording), self.wording.source(one.chain), _edtf(one.when),
            ("by", one.actor), ("to", one.recipient), ("about", one.affected), ("source", self._sources(one.chain)),
            kind=one.kind, factuality=one.factuality.cls, cameo=one.cameo, **self._place(one.place),
        )  # fmt: skip

    def _commitment(self, one: Commitment) -> ItemRow:
        row = self.rows[one.id]
        about = [mention for event in self._events(one.events) for mention in event.affected]
        return self._row(
            one, row.title, row.source, _edtf(one.when),
            ("by", one.by), ("to", one.to), ("demanded_by", one.demanded_by), ("about", about),
            ("source", self._sources(one.chain)),
            kind=one.form, status=one.status,
        )  # fmt: skip

    def _claim(self, one: Claim) -> ItemRow:
        row, about = self.rows[one.id], self.items.get(one.about)
        title = row.title.removesuffix(f" ({one.status})")
        edtf = next((held.when.edtf for held in one.positions if held.when and held.when.edtf), None)
        kind = about.act if isinstance(about, Statement) else about.kind if isinstance(about, Event) else "commitment"
        return self._row(
            one, title, row.source, edtf, ("by", [held.party for held in one.positions]), ("about", _in(about)),
            kind=kind, status=one.status,
        )  # fmt: skip

    def _case(self, one: Case) -> ItemRow:
        row = self.rows[one.id]
        since, until = _edtf(one.since), _edtf(one.until)
        edtf = f"{(since or '').partition('/')[0]}/{until.rpartition('/')[2]}" if until else since
        chain = next((event.chain for event in self._events(one.events)), ())
        return self._row(
            one, row.title.rpartition(": ")[0], row.source, edtf,
            ("by", one.host), ("about", (one.group,)), ("source", self._sources(chain)),
            kind=one.place.mission.type if one.place and one.place.mission else None, status=one.outcome,
            **self._place(one.place),
        )  # fmt: skip

    def _law(self, one: Law) -> ItemRow:
        row = self.rows[one.id]
        edtf = f"{one.year:04}" if one.year and 0 < one.year < 10000 else None
        return self._row(one, row.title, row.source, edtf, ("by", one.by), kind=one.kind, country=one.country)

    def _row(
        self, item: Item, title: str, source: str, edtf: str | None, *roles: tuple[str, Iterable[Mention]], **other: str | None
    ) -> ItemRow:
        return ItemRow(
            id=item.id, type=type(item).__name__.lower(), edtf=edtf, rule=item.rule, title=title, source=source,
            on_timeline=edtf is not None and item.id in self.timeline, parties=_once(roles),
            spans=tuple(spans_of(item, self.items)), **other,
        )  # fmt: skip

    def _place(self, place: Place | None) -> dict[str, str | None]:
        if place is None:
            return {}
        return {"place": self.wording.place(place), "place_key": fold(place.name), "country": place.country}

    def _sources(self, chain: Iterable[Mention]) -> list[Mention]:
        """The chain, outermost first, without the outlet."""
        return [member for member in chain if member not in self.outlet]

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


def _edtf(when: When | None) -> str | None:
    return when.edtf if when else None
