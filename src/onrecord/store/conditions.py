"""What filters mean for the rows of items and of their parties."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table, and_, func, or_, select, text, true, union_all

from onrecord.errors import OptionError
from onrecord.store.days import as_day
from onrecord.store.protocol import Store
from onrecord.store.resolving import Who, country_of, days, who
from onrecord.store.reviewstates import reviewed_as
from onrecord.store.tables import WIDE, item_parties, items, matter_parties, reports
from onrecord.store.values import Filters, ItemType
from onrecord.store.words import fold, terms_of

MATTERS = frozenset(["commitment", "claim", "case", "law"])
"""The types that several reports may tell as one matter: a list shows each once."""

_ROLES = ("by", "to", "about")
_BESIDE = {table.name: table.alias(f"{table.name}_beside") for table in (item_parties, matter_parties)}
_OTHERS = items.alias("items_beside")
_MONTH = timedelta(days=31)


def choices(meant: Who, table: FromClause = item_parties) -> list[ColumnElement[bool]]:
    """Whom a name may mean, one after the other; an office on the days on which it was theirs."""
    if meant.country:
        return [table.c.country == meant.country]
    held = [(table.c.party_no == no) & (table.c.lower >= since) & (table.c.upper <= until) for no, since, until in meant.held]
    return [*(table.c.party_no == number for number in meant.numbers), *held]


class Conditions:
    """The filters of one list. Raises OptionError where one names nobody, no date or no word."""

    def __init__(self, store: Store, connection: Connection, types: Sequence[ItemType], filters: Filters) -> None:
        if filters.language is not None:
            raise OptionError("--language is for reports")
        self.filters = filters
        self.types = types
        self.named = {role: who(connection, name) for role in _ROLES if (name := getattr(filters, role)) is not None}
        self.since = days(filters.since, "since")[0] if filters.since else 0
        self.until = days(filters.until, "until")[1] if filters.until else None
        self.country = country_of(connection, filters.place) if filters.place else None
        terms = terms_of(filters.text) if filters.text else ()
        if filters.text and not terms:
            raise OptionError(f"--text: {filters.text!r} holds no word")
        self.matching = store.matching("items", terms).subquery() if terms else None

    @property
    def of_reviewed(self) -> bool:
        """Whether only items that people reviewed fit; of these every telling is listed."""
        return self.filters.review not in (None, "machine")

    @property
    def _of_matters(self) -> bool:
        """Whether matters are listed by their first telling."""
        return bool(set(self.types) & MATTERS) and not self.of_reviewed and not self.filters.report

    def is_plain(self) -> bool:
        """Whether the rows that fit stand together in an index, so that counting them means looking at few others."""
        equal = (self.filters.kind, self.filters.status, self.filters.place, self.filters.report)
        given = sum(one is not None for one in equal) + len(self.named)
        return self.matching is None and given <= 1 and not self.filters.since and not self.filters.review

    def from_a_month_before(self) -> ColumnElement[bool]:
        """Items that fit `since` and begin a month before it or later: nearly all."""
        if not self.since:
            return true()
        return and_(items.c.lower >= _month_before(self.since), items.c.upper >= self.since)

    def begun_before(self) -> ColumnElement[bool]:
        """Items that fit `since` and began earlier: they last more than a month, and have an index of their own."""
        return and_(items.c.lower < _month_before(self.since), items.c.upper >= self.since, text(WIDE))

    def by_party(self, kind: str | None) -> tuple[Table, ...]:
        """The tables where the items of a type stand by party: of a matter, those whom its later tellings name, too."""
        return (item_parties, matter_parties) if kind in MATTERS and self._of_matters else (item_parties,)

    def on_party(self, table: FromClause) -> list[ColumnElement[bool]]:
        """What the rows of parties tell: the kind, and the end of the time."""
        return [*self._until(table), *([table.c.kind == self.filters.kind] if self.filters.kind else [])]

    def equal(self) -> dict[str, tuple[ColumnElement[Any], str]]:
        """The columns that have one value, and the value; each has an index of its own."""
        found: dict[str, tuple[ColumnElement[Any], str]] = {}
        if self.filters.kind:
            found["kind"] = items.c.kind, self.filters.kind
        if self.filters.place:
            place = fold(self.filters.place)
            found["place"] = (items.c.country, self.country) if self.country else (items.c.place_key, place)
        if self.filters.status:
            found["status"] = items.c.standing, self.filters.status
        return found

    def on_items(
        self, beside: FromClause | None = None, along: str | None = None, held: str | None = None, kind: str | None = None
    ) -> list[Any]:
        """What only the items tell; all of it, unless the rows of parties are there beside and tell the rest.

        With `along`, the index of that one of the `equal` is followed, and no other's; what `held` lets through of a type is
        a set, in which each item is looked up.
        """
        found: list[Any] = [] if beside is not None else list(self._until(items))
        for name, (column, value) in self.equal().items():
            if name == held:
                found.append(self.among_equal(name, kind))
            elif beside is None or name != "kind":
                found.append((column if along in (None, name) else func.coalesce(column, "")) == value)
        if not self.types:
            found.append(text("items.on_timeline = 1"))  # word for word as in the index
        if self.filters.report:
            wanted = select(reports.c.report_no).where(reports.c.id == self.filters.report)
            found.append(items.c.report_no == wanted.scalar_subquery())
        elif self._of_matters:
            found.append(items.c.leads == 1)
        if self.filters.review:
            found.append(reviewed_as(self.filters.review))
        return found

    def named_roles(
        self, table: FromClause, but: str | None = None, held: str | None = None, kind: str | None = None
    ) -> list[ColumnElement[bool]]:
        """Whether a row's item has the named parties in their roles, `but` one; `held` is a set of a type's items."""
        tables = (item_parties, matter_parties) if self._of_matters else (item_parties,)
        return [
            self.among_naming(table, role, kind) if role == held else _has(table.c.item_no, role, meant, tables)
            for role, meant in self.named.items()
            if role != but
        ]

    def among_naming(self, table: FromClause, role: str, kind: str | None) -> ColumnElement[bool]:
        """Whether a row's item is in the set of those of a type that name the parties in a role."""
        naming = (
            select(beside.c.item_no).where(beside.c.role == role, one, beside.c.type == kind)
            for beside in (_BESIDE[one.name] for one in self.by_party(kind))
            for one in choices(self.named[role], beside)
        )
        return _in_set(table.c.item_no, union_all(*naming))

    def among_equal(self, name: str, kind: str | None) -> ColumnElement[bool]:
        """Whether an item is in the set of those of a type that have the value in this one of the `equal`."""
        column, value = self.equal()[name]
        return _in_set(
            items.c.item_no, select(_OTHERS.c.item_no).where(_OTHERS.c.type == kind, _OTHERS.c[column.name] == value)
        )

    def holding_words(self, table: FromClause) -> list[ColumnElement[bool]]:
        """Whether a row's item holds the words."""
        return [] if self.matching is None else [table.c.item_no.in_(select(self.matching.c.no))]

    def _until(self, table: FromClause) -> list[ColumnElement[bool]]:
        return [] if self.until is None else [table.c.lower <= self.until, table.c.upper > 0]


def _in_set(number: ColumnElement[int], numbers: Any) -> ColumnElement[bool]:
    """Whether a number is among others; it is looked up there, and not the others' rows along its index."""
    return func.coalesce(number, 0).in_(numbers)


def _has(number: ColumnElement[int], role: str, meant: Who, tables: Sequence[Table]) -> ColumnElement[bool]:
    """Whether the item has one of these parties in this role; found by the item, never by all rows of a country."""
    found = []
    for other in (_BESIDE[table.name] for table in tables):
        country: Any = func.coalesce(other.c.country, "")
        one = country == meant.country if meant.country else or_(*choices(meant, other))
        found.append(select(other.c.item_no).where(other.c.item_no == number, other.c.role == role, one).exists())
    return or_(*found)


def _month_before(day: int) -> int:
    year, month, of_month = max(day // 10000, 1), day // 100 % 100, day % 100
    if (year, month) <= (1, 1):
        return 0
    return as_day(date(year, month, min(of_month, 28)) - _MONTH)
