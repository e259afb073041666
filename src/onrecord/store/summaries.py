"""The rows of overviews, charts and maps: numbers of rows with what they stand for. All of it is masked."""

from typing import Literal

from onrecord.store.itemspans import Anchor
from onrecord.store.values import Item, Page, PartyRow, ReportRow, Row


class Count(Row, frozen=True, kw_only=True):
    """How many rows have a value. `value` is what the filter takes, `name` what to call it."""

    value: str
    name: str
    number: int

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"


class Facet(Row, frozen=True, kw_only=True):
    """The values of one column, the most frequent first (years in order).

    `counted` is false where counting all rows would be too dear: then the numbers are of those among the newest rows that
    were looked at (`Facets.looked`), or there are none.
    """

    rows: tuple[Count, ...] = ()
    counted: bool = True


class Facets(Row, frozen=True, kw_only=True):
    """What a list of items can be narrowed to. `total` is None where more rows fit than are counted.

    `by` and `to` are the most frequent parties: a country stands for all its parties. `country` is where it happened. `year` is
    that of the first day; a list by year also has what began before. `review` does not regard the filter of that name.
    `looked` is how many rows were looked at for the facets that are not `counted`; None where all are.
    """

    total: int | None
    looked: int | None
    kind: Facet
    status: Facet
    by: Facet
    to: Facet
    country: Facet
    year: Facet
    review: Facet


class ReportFacets(Row, frozen=True, kw_only=True):
    """What a list of reports can be narrowed to; as `Facets`. The value of an outlet is its id."""

    total: int | None
    looked: int | None
    outlet: Facet
    year: Facet
    language: Facet


class MonthCount(Row, frozen=True, kw_only=True):
    """How many rows of a type begin in a month (2011-12)."""

    type: str
    month: str
    number: int


class KindCount(Row, frozen=True, kw_only=True):
    """How many rows of a type are of a kind."""

    type: str
    kind: str
    number: int


class StandingChange(Row, frozen=True, kw_only=True):
    """A report after which a matter stands otherwise; `before` is None where it is the first that tells it.

    `item` is the id of the item in this report, `matter` the matter's, `day` the report's.
    """

    day: str | None
    report: str
    item: str
    type: str
    title: str
    matter: str
    before: str | None
    after: str


class Overview(Row, frozen=True, kw_only=True):
    """What is in a register. `items` counts what lists show, by type; `first` and `last` are days of publication.

    `review` counts items by how they stand: machine (nobody reviewed them), accepted, corrected, rejected; and, besides,
    disputed. `months` are events by the month of their first day, in order.
    """

    reports: int
    parties: int
    outlets: int
    items: tuple[Count, ...]
    first: str | None
    last: str | None
    commitments: tuple[Count, ...]
    claims: tuple[Count, ...]
    cases: tuple[Count, ...]
    review: tuple[Count, ...]
    newest: tuple[ReportRow, ...]
    changes: tuple[StandingChange, ...]
    months: tuple[MonthCount, ...]


class Node(Row, frozen=True, kw_only=True):
    """A party of a network; a country stands for all its parties. `number` counts the events on its edges here."""

    id: str
    name: str
    kind: str
    country: str | None
    number: int


class Edge(Row, frozen=True, kw_only=True):
    """What one party did to another: how many events, of which kinds, and when the most recent began (EDTF).

    That is a day; of parties with very many events it may be the year alone.
    """

    source: str
    target: str
    number: int
    latest: str | None
    kinds: tuple[Count, ...]


class Network(Row, frozen=True, kw_only=True):
    """Who does what to whom: the edges with the most events, and their parties.

    `counted` is false where counting all would be too dear: then the numbers are of those that fit among the newest events,
    `looked` of them.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    counted: bool = True
    looked: int | None = None


class PlaceRow(Row, frozen=True, kw_only=True):
    """A place on the map with the events there. `first` and `last` are the first days of the earliest and the latest.

    `mission` is embassy, consulate or mission, `of` the state that sends it; `country` is where it stands.
    """

    name: str
    country: str | None
    lat: float
    lon: float
    mission: str | None
    of: str | None
    number: int
    first: str | None
    last: str | None


class PlaceMap(Row, frozen=True, kw_only=True):
    """The places with the most events. `counted` and `looked` as in `Network`."""

    rows: tuple[PlaceRow, ...]
    counted: bool = True
    looked: int | None = None


class PartyActs(Row, frozen=True, kw_only=True):
    """What a party did (events), said (statements), promised (commitments), was asked, and takes a position on (claims).

    `actor_kinds` and `actor_months` count what it does, `recipient_...` what is done to it. Pages are the first of each list.
    `counted` and `looked` as in `Network`.
    """

    party: PartyRow
    actor_kinds: tuple[KindCount, ...]
    actor_months: tuple[MonthCount, ...]
    recipient_kinds: tuple[KindCount, ...]
    recipient_months: tuple[MonthCount, ...]
    did: Page[Item]
    said: Page[Item]
    promised: Page[Item]
    demanded: Page[Item]
    requested: Page[Item]
    claims: Page[Item]
    counted: bool = True
    looked: int | None = None


class PositionRow(Row, frozen=True, kw_only=True):
    """What one report says that a party holds: stance, date (EDTF), words and their anchors, and why.

    `statement` is the id of the statement that tells it, `claim` that of the claim in this report.
    """

    stance: str
    date: str | None
    statement: str | None
    quote: str | None
    anchors: tuple[Anchor, ...]
    reason: str | None
    claim: str
    report: str
    outlet: str | None
    published: str | None


class PartyPositions(Row, frozen=True, kw_only=True):
    """All that a party is told to hold of a matter, in order of publication."""

    party: str
    name: str
    country: str | None
    positions: tuple[PositionRow, ...]


class Positions(Row, frozen=True, kw_only=True):
    """A matter and who holds what of it, across all reports that tell it. `told` is in how many, `read` how many were read."""

    claim: Item
    parties: tuple[PartyPositions, ...]
    told: int
    read: int


class BandEnd(Row, frozen=True, kw_only=True):
    """One end of a stretch of time: its day (ISO), None where it is open or unknown, and how sure it is (EDTF ?, ~, %)."""

    day: str | None
    state: Literal["known", "open", "unknown"]
    uncertain: bool
    approximate: bool

    def __str__(self) -> str:
        """As EDTF writes it."""
        unsure = {(True, False): "?", (False, True): "~", (True, True): "%"}.get((self.uncertain, self.approximate), "")
        return f"{self.day}{unsure}" if self.day else ".." * (self.state == "open")


class TimeBand(Row, frozen=True, kw_only=True):
    """A row of the timeline with the days it can mean. A single day has two equal ends."""

    item: Item
    start: BandEnd
    end: BandEnd
