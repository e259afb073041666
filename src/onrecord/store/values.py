"""What is asked of a store, and the rows that it answers with. All of it is masked."""

from typing import Any, Generic, Literal, TypeVar, get_args

import msgspec

from onrecord.linking.histories import Standing
from onrecord.model import Record
from onrecord.store.itemspans import Anchor

T = TypeVar("T")
ItemType = Literal["statement", "event", "commitment", "claim", "case", "law"]
ReviewState = Literal["machine", "accepted", "corrected", "rejected"]
STANDINGS: tuple[str, ...] = (*get_args(ReviewState), "disputed")
"""How an item stands with reviewers; it is disputed besides where they differ."""

REVIEWED: tuple[ItemType, ...] = ("commitment", "claim", "case", "law", "event", "statement")
"""What waits for review: every type."""

PAGE = 50
"""How many rows a page has unless another number is asked for."""


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed to; what is None is left open, and all that is given must hold.

    `by`, `to` and `about` are a party's id or name, or a country (code or name), which stands for all its parties. `since`
    and `until` are EDTF dates: an item is kept if it can have happened then; one without a date has its report's. `place` is
    a place's name or a country. `text` are words of the quoted evidence, as in a search. `report` is a report's id. `review` is
    machine (nobody reviewed it), accepted, corrected, rejected or disputed. Of an item with corrections the reviewer's values
    count, of its words the machine's.
    `language` (ISO 639-1) is for reports.
    """

    by: str | None = None
    to: str | None = None
    about: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    status: str | None = None
    text: str | None = None
    report: str | None = None
    review: str | None = None
    language: str | None = None

    @property
    def given(self) -> dict[str, str]:
        """What is not left open."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a list. `after` is the `next` of the page before. `newest` puts the latest first."""

    size: int = PAGE
    after: str | None = None
    newest: bool = True


NEWEST, OLDEST = Paging(), Paging(newest=False)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the rows: immutable, given by keyword."""


class Correction(Row, frozen=True, kw_only=True):
    """A value that a reviewer put in the machine's place; spans are `role [start:end] "words"`."""

    field: str
    value: str | None
    machine: str | None

    def __str__(self) -> str:
        return f"{self.field}: {self.value or 'none'} (machine: {self.machine or 'none'})"


class Item(Row, frozen=True, kw_only=True):
    """One item of a list. `source` says on whose word it stands, outermost first; `date` is None where the report tells none.

    What several reports tell is one `matter`, shown by its first telling: `status` is how it stands now, `source` names all
    who tell it, `reports` in how many.

    `orphaned` says that a span no longer fits the text. `review` is how the item stands, by whose newest decision (`reviewer`),
    when (`reviewed`, UTC); `disputed` that another reviewer differs. The fields hold what holds: the machine's values, or the
    reviewer's in their place; `corrected` has both. `title` and `quote` are always the machine's.
    """

    id: str
    type: ItemType
    date: str | None
    kind: str | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    about: tuple[str, ...]
    title: str
    status: str | None
    factuality: str | None
    place: str | None
    country: str | None
    cameo: str | None
    source: str
    quote: str
    report: str
    outlet: str | None
    published: str | None
    rule: str
    orphaned: bool
    matter: str | None = None
    reports: int = 1
    review: ReviewState = "machine"
    reviewer: str | None = None
    reviewed: str | None = None
    disputed: bool = False
    corrected: tuple[Correction, ...] = ()


class ReportRow(Row, frozen=True, kw_only=True):
    """One report of a list. `source` is its outlet; `corrects` the id of an earlier state of it."""

    id: str
    published: str | None
    source: str | None
    headline: str | None
    language: str | None
    url: str | None
    source_id: str
    corrects: str | None
    added: str

    def __str__(self) -> str:
        return self.id


class PartyRow(Row, frozen=True, kw_only=True):
    """One party of a list. `source` is the outlet of the first report that names it; `items` how many name it, to 1000.

    Of an outlet that nobody else names they are its own name and its reports.
    """

    id: str
    name: str
    kind: str
    country: str | None
    code: str | None
    items: int
    source: str | None


class Found(Row, frozen=True, kw_only=True):
    """One report found by a search: where the words stand, in the text around them (`marks` are offsets into it)."""

    report: ReportRow
    rank: float
    snippet: str
    marks: tuple[tuple[int, int], ...]


class MergeRow(Row, frozen=True, kw_only=True):
    """A party that another one stands for, for an office from `since` to `until` (ISO dates): by whom, when, why."""

    id: str
    name: str
    into: str
    since: str | None
    until: str | None
    actor: str
    at: str
    reason: str


class ReviewRow(Row, frozen=True, kw_only=True):
    """One row of what reviewers said of an item. `decision` is accept, correct, reject, note or undo (of the row `undoes`).

    `title` is the item's, None where it is no longer there, which `orphaned` says. `holds` is false where it was undone, or the
    same reviewer decided again. `stale` says that the item was coded otherwise since.
    """

    number: int
    report: str
    item: str
    reviewer: str
    decision: str
    at: str
    reason: str | None
    corrected: tuple[Correction, ...]
    undoes: int | None
    holds: bool
    stale: bool
    orphaned: bool
    title: str | None = None


class SuggestionRow(Row, frozen=True, kw_only=True):
    """Two parties that may be one, and why; an office and its holder for the days `since` to `until`."""

    party: str
    name: str
    into: str
    into_name: str
    score: float
    why: tuple[str, ...]
    since: str | None
    until: str | None


class AuditRow(Row, frozen=True, kw_only=True):
    """One row of the audit log. `at` is UTC (ISO 8601); `details` says what was done, without names of protected persons.

    `previous` is the hash of the row before, `hash` its own over all else.
    """

    seq: int
    at: str
    actor: str
    action: str
    details: dict[str, Any]
    previous: str
    hash: str


class Shown(Row, frozen=True, kw_only=True):
    """One report, item or party in full.

    Of an item, `record` is the record of its report, `history` how its matter stands report by report, and `tellings` the
    items of all reports that tell it; `reviews` are all that was said of it. Of a party, `merged` are those it stands for.
    """

    id: str
    item: Item | None = None
    anchors: tuple[Anchor, ...] = ()
    report: ReportRow | None = None
    record: Record | None = None
    history: tuple[Standing, ...] = ()
    tellings: tuple[Item, ...] = ()
    party: PartyRow | None = None
    names: tuple[str, ...] = ()
    merged: tuple[MergeRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()


class StoryRow(Row, frozen=True, kw_only=True):
    """One story: its reports in order of publication, and which of them repeat another's text."""

    id: str
    reports: tuple[ReportRow, ...]
    copies: tuple[tuple[str, str], ...]

    @property
    def source(self) -> str:
        """Who tells it."""
        return "; ".join(dict.fromkeys(report.source or "no outlet" for report in self.reports))


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Some rows of a list. `total` is None where more than were counted; `next` gets the page after, None at the end."""

    rows: tuple[T, ...]
    total: int | None
    next: str | None
