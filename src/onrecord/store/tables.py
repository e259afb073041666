"""The tables of the register, the same in SQLite (STRICT) and PostgreSQL.

What the public side reads (`reports`, `items`, `item_parties`, `spans`, `codings`, the word indexes) is made from the masked
record. What names protected persons stands apart in `raws`, `texts`, `originals`, `features` and `typed`.

Days are integers YYYYMMDD, so that they sort and can be read. Numbers (`report_no`, `item_no`, `party_no`) are the store's
own; ids are the record's and the same on every machine.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData()
WIDE = "items.upper - items.lower > 100"
"""Items whose date is a stretch of more than a month: a difference of days as YYYYMMDD. Word for word as in the index."""

_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def _table(name: str, *parts: Any, clustered: bool = False) -> Table:
    """A table; where `clustered`, SQLite keeps its rows in the order of the primary key and without another number."""
    return Table(name, METADATA, *parts, sqlite_strict=True, sqlite_with_rowid=not clustered)


def _index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of the rows that a condition holds for."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))


def _number(name: str, to: str | None = None, key: bool = False, required: bool = True) -> Column[int]:
    """A column of numbers, which may point to another table's."""
    links = [ForeignKey(to)] if to else []
    return Column(name, _NUMBER, *links, primary_key=key, nullable=not (key or required), autoincrement=False)


def _text(name: str, required: bool = False, key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=not (required or key))


def _bytes(name: str, required: bool = True) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=not required)


def _role_keys() -> tuple[Column[Any], ...]:
    """Which item gives which role to which party."""
    item, party = _number("item_no", "items.item_no", key=True), _number("party_no", "parties.party_no", key=True)
    return item, _text("role", key=True), party


def _item_repeated(table: str) -> tuple[Any, ...]:
    """The country of who has a role, what of the item is repeated beside it, and the indexes along a party and a country."""
    rest = ("role", "type", "lower", "item_no", "upper", "kind")
    return (
        _text("country"), _text("type", required=True), _number("lower"), _number("upper"), _text("kind"),
        Index(f"{table}_party", "party_no", *rest),
        _index(f"{table}_country", "country", *rest, where="country IS NOT NULL"),
    )  # fmt: skip


coders = _table(
    "coders",
    _number("coder_no", key=True),
    _text("onrecord", required=True),
    _text("vocabulary", required=True),
    _text("model", required=True),
    UniqueConstraint("onrecord", "vocabulary", "model"),
)
"""What coded a record: the version of onrecord, the hash of its vocabulary files, the parser's model."""

parties = _table(
    "parties",
    _number("party_no", key=True),
    _text("id", required=True),
    _text("name", required=True),
    _text("kind", required=True),
    _text("code"),
    _text("country"),
    _number("canonical_no", "parties.party_no"),
    UniqueConstraint("id"),
    Index("parties_canonical", "canonical_no"),
    Index("parties_country", "country"),
)
"""Every party that a record names. `canonical_no` is its own number, or that of the party into which it was merged."""

party_names = _table(
    "party_names",
    _text("folded", key=True),
    _number("party_no", "parties.party_no", key=True),
    _text("name", required=True),
    Index("party_names_party", "party_no"),
    clustered=True,
)
"""The names under which a party was met; `folded` is without case, accents and punctuation."""

raws = _table("raws", _text("sha256", key=True), _number("size"), _bytes("packed"))
"""The bytes of reports as they came, compressed (`store.packing`), by their SHA-256. Written once."""

reports = _table(
    "reports",
    _number("report_no", key=True),
    _text("id", required=True),
    Column("sha256", Text, ForeignKey("raws.sha256"), nullable=False),
    _text("source_id", required=True),
    _number("outlet_no", "parties.party_no", required=False),
    _text("outlet"),
    _text("headline"),
    _text("url"),
    _text("published"),
    _number("day"),
    _text("language"),
    _number("previous_no", "reports.report_no", required=False),
    _text("added", required=True),
    UniqueConstraint("id"),
    Index("reports_day", "day", "report_no"),
    Index("reports_outlet", "outlet_no", "day", "report_no"),
    Index("reports_sha256", "sha256"),
    Index("reports_language", "language", "day", "report_no"),
)
"""The heads of reports. `previous_no` is the report that this one corrects: another state of the page at the same address."""

texts = _table(
    "texts",
    _number("report_no", "reports.report_no", key=True),
    _text("extractor", required=True),
    _text("version", required=True),
    _number("nfc"),
    _text("sha256", required=True),
    _text("url"),
    _bytes("head"),
    _bytes("packed"),
    Index("texts_url", "url"),
)
"""The text as it was extracted, by what, and the report's head (JSON), unmasked. `nfc` is 1 where the text is in NFC."""

codings = _table(
    "codings",
    _number("coding_no", key=True),
    _number("report_no", "reports.report_no"),
    _number("coder_no", "coders.coder_no"),
    _text("coded", required=True),
    _number("current"),
    _text("sha256", required=True),
    _text("rows", required=True),
    _bytes("record"),
    _bytes("masked_text", required=False),
    Index("codings_report", "report_no"),
    _index("codings_current", "report_no", where="current = 1", unique=True),
    Index("codings_coder", "coder_no", "current", "report_no"),
)
"""Every coding of a report as the whole masked record (JSON, compressed, without the text); one is current.

`sha256` is of the uncompressed JSON, `rows` of the rows made from it (`store.rowhash`). `masked_text` is null where nothing is
masked.
"""

originals = _table(
    "originals",
    _number("coding_no", "codings.coding_no", key=True),
    _text("sha256", required=True),
    _bytes("record"),
)
"""The unmasked record of codings that have protected persons."""

features = _table(
    "features",
    _number("report_no", "reports.report_no", key=True),
    _bytes("features"),
    _bytes("tellings"),
)
"""What linking needs of each report (MessagePack).

`features` (`linking.features`) are unmasked like the texts, `tellings` (`linking.tellings`) masked.
"""

stories = _table(
    "stories",
    _number("report_no", "reports.report_no", key=True),
    _text("story", required=True),
    _number("position"),
    _number("copy_of", "reports.report_no", required=False),
    Index("stories_story", "story", "position"),
)
"""Which story a report tells, its place there by publication, and the report whose text it repeats, if any."""

matters = _table(
    "matters",
    _number("matter_no", key=True),
    _text("id", required=True),
    _text("type", required=True),
    _text("status", required=True),
    _text("sources", required=True),
    _number("reports"),
    _bytes("history"),
    UniqueConstraint("id"),
)
"""A commitment, claim, case or law across reports: how it stands now, on whose word, in how many reports, and its history.

`history` is a list of `linking.histories.Standing` (MessagePack).
"""

linked = _table("linked", _number("key", key=True), _number("seq"))
"""One row: the last row of the audit log that the stories and matters know."""

items = _table(
    "items",
    _number("item_no", key=True),
    _text("id", required=True),
    _number("report_no", "reports.report_no"),
    _text("type", required=True),
    _text("kind"),
    _text("edtf"),
    _number("lower"),
    _number("upper"),
    _text("place"),
    _text("place_key"),
    _text("country"),
    _text("status"),
    _text("factuality"),
    _text("cameo"),
    _text("rule", required=True),
    _text("title", required=True),
    _text("source", required=True),
    _text("quote", required=True),
    _number("on_timeline"),
    _number("orphaned"),
    _text("standing"),
    _number("leads"),
    _number("matter_no", "matters.matter_no", required=False),
    UniqueConstraint("report_no", "id"),
    Index("items_id", "id"),
    Index("items_list", "type", "lower", "item_no", "upper"),
    Index("items_kind", "type", "kind", "lower", "item_no"),
    _index("items_standing", "type", "standing", "lower", "item_no", where="standing IS NOT NULL"),
    _index("items_matter", "matter_no", where="matter_no IS NOT NULL"),
    _index("items_country", "type", "country", "lower", "item_no", where="country IS NOT NULL"),
    _index("items_place", "type", "place_key", "lower", "item_no", where="place_key IS NOT NULL"),
    _index("items_timeline", "lower", "item_no", "upper", where="on_timeline = 1"),
    _index("items_wide", "type", "lower", "item_no", "upper", where=WIDE.replace("items.", "")),
)  # fmt: skip
"""Statements, events, commitments, claims, cases and laws of the current codings, as lists show them.

The values are those that hold: the machine's, or a reviewer's in their place (`overruled` keeps the machine's).

`type` is statement, event, commitment, claim, case or law; `kind` the act, event kind, form or kind of law; `status` the
standing or outcome; `place_key` is the place's name, folded. `lower` and `upper` bound the item's own date, or the
report's where it has none (`edtf` is null). `source` says on whose word it stands. `orphaned` is 1 where a span no longer
fits the text.

Set by linking: `matter_no`, `standing` (the matter's status, else the item's own), and `leads`, 1 on the first telling of a
matter in each type.
"""

item_parties = _table(
    "item_parties",
    *_role_keys(),
    _number("position"),
    _text("name", required=True),
    *_item_repeated("item_parties"),
    clustered=True,
)
"""Who has which role in an item: by, to, about, demanded_by, source (the chain after the outlet, outermost first).

The columns from `type` on repeat the item's, so that a party's items are found in one place; `country` and `name` are the
mention's, but sources have no country here.
"""

matter_parties = _table(
    "matter_parties",
    *_role_keys(),
    *_item_repeated("matter_parties"),
    clustered=True,
)
"""Who has which role (by, to, about) in a later telling of the matter that an item is the first telling of; set by linking.

The columns from `type` on repeat those of the first telling, so that a list finds a matter by whoever tells it.
"""

overruled = _table(
    "overruled",
    _number("item_no", "items.item_no", key=True),
    _text("coded", required=True),
)
"""What the machine coded (JSON) of items in whose rows a reviewer's values stand (`store.overruling`)."""

spans = _table(
    "spans",
    _number("item_no", "items.item_no", key=True),
    _number("position", key=True),
    _text("role", required=True),
    _number("start"),
    _number("end"),
    _text("exact", required=True),
    _text("prefix", required=True),
    _text("suffix", required=True),
    clustered=True,
)
"""Where an item stands: code points of the masked text in NFC, the exact words, and what stands before and after."""

audit = _table(
    "audit",
    _number("seq", key=True),
    _text("at", required=True),
    _text("actor", required=True),
    _text("action", required=True),
    _text("details", required=True),
    _text("previous", required=True),
    _text("hash", required=True),
    UniqueConstraint("hash"),
)
"""What was done, by whom, when; each row holds the hash of the one before (`store.audit`). Never changed or deleted."""

merges = _table(
    "merges",
    _number("merge_no", key=True),
    _number("party_no", "parties.party_no"),
    _number("into_no", "parties.party_no"),
    _number("since"),
    _number("until"),
    _number("undoes", "merges.merge_no", required=False),
    _text("actor", required=True),
    _text("at", required=True),
    _text("reason", required=True),
    Index("merges_party", "party_no"),
    Index("merges_into", "into_no"),
    Index("merges_undoes", "undoes", unique=True),
)
"""Which party was merged into which, or, where `undoes` names a merge, split from it again. Never changed or deleted.

An office goes with its holder only for the days `since` to `until`; for all others these are the bounds of all days.
"""

reviews = _table(
    "reviews",
    _number("review_no", key=True),
    _number("report_no", "reports.report_no"),
    _text("item", required=True),
    _text("reviewer", required=True),
    _text("decision", required=True),
    _text("actor", required=True),
    _text("at", required=True),
    _text("reason"),
    _text("changes", required=True),
    _text("seen", required=True),
    _number("undoes", "reviews.review_no", required=False),
    Index("reviews_item", "report_no", "item"),
    Index("reviews_undoes", "undoes", unique=True),
)
"""What reviewers said of items: accept, correct, reject, note, or undo of an earlier row. Never changed or deleted.

An item is named by its report and its id, so that a review outlives a new coding. `changes` (JSON) holds each corrected value
or span beside the machine's, `seen` is a hash of the item as the reviewer saw it.
"""

review_states = _table(
    "review_states",
    _number("report_no", "reports.report_no", key=True),
    _text("item", key=True),
    _number("review_no", "reviews.review_no"),
    _text("state", required=True),
    _number("disputed"),
    Index("review_states_state", "state", "report_no"),
    _index("review_states_disputed", "report_no", "item", where="disputed = 1"),
    clustered=True,
)
"""How reviewed items stand, worked out from `reviews`: by the newest decision; `disputed` is 1 where reviewers differ."""

typed = _table(
    "typed",
    _text("what", key=True),
    _number("number", key=True),
    _text("words", required=True),
    clustered=True,
)
"""What a person typed with a review or a merge (JSON), where it holds a protected name and is masked in the row itself."""

NUMBERED = {"coders": coders.c.coder_no, "parties": parties.c.party_no, "reports": reports.c.report_no,
            "codings": codings.c.coding_no, "items": items.c.item_no,
            "merges": merges.c.merge_no, "reviews": reviews.c.review_no}  # fmt: skip
