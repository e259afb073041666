"""The tables of summaries: numbers of rows, kept up with every change of items (`store.counting`), and the places of events.

Each row of a summary says how many of the items that lists show have these values; what is not told is ''. `*` stands for all
kinds, -1 for all years or months, 0 for no date.
"""

from typing import Any

from sqlalchemy import REAL, BigInteger, Column, Double, Index, Integer, Table, Text, UniqueConstraint, text

from onrecord.store.tables import METADATA

_NUMBER = BigInteger().with_variant(Integer, "sqlite")
_DEGREES: Any = Double().with_variant(REAL, "sqlite")
ALL_KINDS, ALL_TIME = "*", -1


def _summary(name: str, words: str, numbers: str, *indexes: Index) -> Table:
    """A summary by these columns. Rows that have come down to 0 are found by an index of their own."""
    columns: list[Column[Any]] = [Column(word, Text, primary_key=True) for word in words.split()]
    columns += [Column(number, _NUMBER, primary_key=True, autoincrement=False) for number in numbers.split()]
    empty = text("number = 0")
    gone = Index(f"{name}_gone", "number", sqlite_where=empty, postgresql_where=empty)
    own = Column("number", _NUMBER, nullable=False)
    return Table(name, METADATA, *columns, own, gone, *indexes, sqlite_strict=True, sqlite_with_rowid=False)


item_counts = _summary("item_counts", "type kind status", "first last")
"""Items by type, kind, standing, and the years of the first and the last day."""

where_counts = _summary("where_counts", "type country kind status", "")
"""Items that tell where, by type, country, kind and standing."""

month_counts = _summary("month_counts", "type", "month")
"""Items by type and the month of the first day (YYYYMM)."""

actor_counts = _summary(
    "actor_counts", "role type actor kind", "month", Index("actor_counts_most", "role", "type", "kind", "month", "number")
)
"""Items by type, kind, month, and who has a role (by or to) in them.

`actor` is a country, which stands for all its parties, or a party's id: the one that stands for it; the state itself is its
country. Single months are kept of countries only.
"""

pair_counts = _summary(
    "pair_counts",
    "source target kind",
    "year",
    Index("pair_counts_most", "kind", "year", "number"),
    Index("pair_counts_from", "source", "kind", "year"),
    Index("pair_counts_to", "target", "kind", "year"),
)
"""Events by kind, the year of the first day, and who does it to whom: two countries, or parties without one, as in `actor`."""

place_counts = _summary("place_counts", "kind", "place_no year", Index("place_counts_most", "kind", "year", "number"))
"""Events by kind, the year of the first day, and place."""

report_counts = _summary("report_counts", "language", "outlet_no year")
"""Reports by language, outlet (0 where none is named) and year of publication."""

places = Table(
    "places",
    METADATA,
    Column("place_no", _NUMBER, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("lat", _DEGREES, nullable=False),
    Column("lon", _DEGREES, nullable=False),
    Column("mission", Text),
    Column("sender", Text),
    UniqueConstraint("key"),
    sqlite_strict=True,
)
"""The places that events name, with their coordinates; a mission is a place of its own. `sender` is the state that sends it."""

item_places = Table(
    "item_places",
    METADATA,
    Column("item_no", _NUMBER, primary_key=True, autoincrement=False),
    Column("place_no", _NUMBER, nullable=False),
    Column("lower", _NUMBER, nullable=False),
    Column("kind", Text, nullable=False),
    Index("item_places_place", "place_no", "lower", "kind"),
    sqlite_strict=True,
)
"""Where an event took place. `lower` and `kind` repeat the event's."""

SUMMARIES = (item_counts, where_counts, month_counts, actor_counts, pair_counts, place_counts, report_counts)
