"""The record: what one report says, as immutable values.

`Record` is what `onrecord.read` returns; `onrecord schema` prints the JSON Schema made from it. Codes follow ISO 3166-1
alpha-3, CAMEO 1.1b3 (actors and events), PLOVER 1.0, EDTF (ISO 8601-2), TIMEX3 (TimeML 1.2.1), FactBank (Saurí and
Pustejovsky 2009) and GeoNames.
"""

from typing import Any, Literal

import msgspec

PartyKind = Literal["state", "government", "office", "person", "party", "organisation", "outlet", "group", "unnamed"]
Precision = Literal["day", "month", "season", "year", "range", "unknown"]
DateRelation = Literal["on", "before", "since", "until", "during"]
PlaceRole = Literal["at", "in", "near", "from", "to"]
PlaceUse = Literal["location", "party", "attribute"]
MissionType = Literal["embassy", "consulate", "mission"]
FactClass = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU"]
QuotationStyle = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert", "deny", "confirm", "decline_to_confirm", "accuse", "demand", "request", "pledge", "threaten", "warn",
    "protest", "criticise", "praise", "predict", "decline", "agree", "offer", "ask",
]  # fmt: skip
Form = Literal["written", "spoken", "unstated"]
CommitmentStatus = Literal[
    "reported", "confirmed", "denied", "contested", "unconfirmed", "withdrawn", "kept", "broken"
]  # fmt: skip
ClaimStatus = Literal["reported", "confirmed", "denied", "contested", "unconfirmed"]
Stance = Literal[
    "asserts", "confirms", "indirectly_confirms", "denies", "declines_to_confirm", "doubts", "predicts"
]  # fmt: skip
Outcome = Literal["sheltered", "transferred", "turned_back", "returned", "entered", "unknown"]
LawKind = Literal["law", "treaty", "convention", "resolution", "decree", "pledge"]


class Value(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of every value: immutable, compared by content, given by keyword.

    A value cannot hold itself, so that the garbage collector need not look for cycles (`gc=False`), here as in the stages.
    """


class Span(Value, frozen=True, kw_only=True):
    """A stretch of the report: code points `start` (inclusive) to `end` (exclusive) of `report.text`, and its text."""

    start: int
    end: int
    text: str


class Mention(Value, frozen=True, kw_only=True):
    """One reference to a party: a state, office, person, outlet or group, and the words that stand for it.

    `code` is a CAMEO actor code; `reason` says how the words led to the party ("name", "metonym: capital", "pronoun").
    """

    party: str
    name: str
    kind: PartyKind
    code: str | None = None
    country: str | None = None
    span: Span | None = None
    inferred: bool = False
    reason: str | None = None
    protected: bool = False


class Timex(Value, frozen=True, kw_only=True):
    """A TIMEX3 reading of a date: type, value and modifier."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None


class When(Value, frozen=True, kw_only=True):
    """A date as written and as resolved; `edtf` is None where it cannot be resolved."""

    text: str
    span: Span | None = None
    edtf: str | None = None
    timex: Timex | None = None
    precision: Precision = "unknown"
    relation: DateRelation = "on"
    inferred: bool = False


class Mission(Value, frozen=True, kw_only=True):
    """A diplomatic mission: the sending state (ISO alpha-3) and its type."""

    of: str | None
    type: MissionType


class Place(Value, frozen=True, kw_only=True):
    """A place: name, country (ISO alpha-3), WGS84 degrees, GeoNames id, and its role in the event.

    `use` tells what the words stand for: the place itself ("in Oslo"), its government, team or people ("Oslo said"), or
    an attribute of something else, in an adjective or inside a name ("Norwegian officials", "Oslo Gazette").
    """

    name: str
    span: Span | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    role: PlaceRole | None = None
    use: PlaceUse = "location"
    mission: Mission | None = None


class Quantity(Value, frozen=True, kw_only=True):
    """A count of people or things: inclusive bounds, None where open."""

    text: str
    span: Span | None = None
    min: float | None = None
    max: float | None = None
    approximate: bool = False


class Factuality(Value, frozen=True, kw_only=True):
    """How sure the last member of the chain is that it happened: a FactBank class."""

    cls: FactClass = msgspec.field(name="class")


class Plover(Value, frozen=True, kw_only=True):
    """PLOVER event, mode and context; `event` is None for kinds that PLOVER leaves out (statements)."""

    event: str | None = None
    mode: str | None = None
    context: str | None = None


class Report(Value, frozen=True, kw_only=True):
    """One report as read: who published it, when, and its article text. `sha256` is of the raw bytes."""

    id: str
    source_id: str
    text: str
    sha256: str
    url: str | None = None
    outlet: Mention | None = None
    headline: str | None = None
    byline: str | None = None
    published: When | None = None
    modified: When | None = None
    dateline: Span | None = None
    language: str | None = None


class Statement(Value, frozen=True, kw_only=True):
    """What a source says: cue, content, act, and the chain of sources it reached us by, outermost first."""

    id: str
    source: Mention
    chain: tuple[Mention, ...]
    cue: Span | None
    content: tuple[Span, ...]
    quotation: QuotationStyle
    act: Act
    addressee: tuple[Mention, ...] = ()
    when: When | None = None
    factuality: Factuality
    rule: str
    implicit: bool = False


class Event(Value, frozen=True, kw_only=True):
    """Who did what to whom: kind, codes, parties, time, place, count, and on whose word.

    `confidence` is the chance (0 to 1) that a hand coder gives the event a code of the same CAMEO root, from what can be seen
    of it: rule, code, parties, clause (docs/guide.md). None for an event without a code. It says nothing of whether the event
    happened; `factuality` does.
    """

    id: str
    kind: str
    cameo: str | None
    plover: Plover
    actor: tuple[Mention, ...] = ()
    recipient: tuple[Mention, ...] = ()
    affected: tuple[Mention, ...] = ()
    when: When | None = None
    place: Place | None = None
    quantity: Quantity | None = None
    factuality: Factuality
    chain: tuple[Mention, ...]
    statement: str | None = None
    rule: str
    confidence: float | None = None
    evidence: tuple[Span, ...]


class Commitment(Value, frozen=True, kw_only=True):
    """What one party undertook to another, in what form, on what terms, and how it stands.

    `events` code it, `statements` tell it: what a speaker says of their own will ("We will not sell it") is no coded event.
    `by` names first the state that is bound, then who spoke for it.
    It is a condition for what is given in return (`condition_for`); `conditions` are its own ("if", "unless").
    """

    id: str
    by: tuple[Mention, ...]
    to: tuple[Mention, ...] = ()
    content: tuple[Span, ...] = ()
    form: Form = "unstated"
    demanded_by: tuple[Mention, ...] = ()
    condition_for: tuple[Span, ...] = ()
    conditions: tuple[Span, ...] = ()
    when: When | None = None
    status: CommitmentStatus
    chain: tuple[Mention, ...]
    events: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    rule: str


class Position(Value, frozen=True, kw_only=True):
    """What one party commits itself to about a claim, and the reason it gives."""

    party: Mention
    stance: Stance
    statement: str | None = None
    when: When | None = None
    reason: tuple[Span, ...] = ()


class Claim(Value, frozen=True, kw_only=True):
    """A contested or reported matter: the event or commitment it is about and each party's position."""

    id: str
    about: str
    text: str
    positions: tuple[Position, ...]
    status: ClaimStatus
    rule: str


class Case(Value, frozen=True, kw_only=True):
    """A protection case: a group of people, where, since and until when, who hosts them, and the outcome."""

    id: str
    group: Mention
    count: Quantity | None = None
    place: Place | None = None
    since: When | None = None
    until: When | None = None
    host: tuple[Mention, ...] = ()
    outcome: Outcome
    events: tuple[str, ...] = ()
    rule: str


class Law(Value, frozen=True, kw_only=True):
    """A law, treaty or other instrument that the report names."""

    id: str
    title: str
    by: tuple[Mention, ...] = ()
    year: int | None = None
    country: str | None = None
    kind: LawKind
    span: Span
    rule: str


class TimelineEntry(Value, frozen=True, kw_only=True):
    """One line of the timeline: a date, or None, and the event or statement that it dates."""

    edtf: str | None
    event: str | None = None
    statement: str | None = None
    summary: str


class Predicate(Value, frozen=True, kw_only=True):
    """A verb or event noun and how sure the author is that it happened."""

    span: Span
    factuality: Factuality


class Record(Value, frozen=True, kw_only=True):
    """Everything one report puts on record."""

    report: Report
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    claims: tuple[Claim, ...] = ()
    cases: tuple[Case, ...] = ()
    laws: tuple[Law, ...] = ()
    dates: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    predicates: tuple[Predicate, ...] | None = None


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one `Record`."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "onrecord record", **schema}
