"""Lists of parties."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, bindparam, func, or_, select

from onrecord.errors import OptionError
from onrecord.store.canonical import Merge, merges_that_hold
from onrecord.store.cursors import cursor
from onrecord.store.days import FIRST, LAST, iso
from onrecord.store.handparties import UNKNOWN
from onrecord.store.listing import COUNTED
from onrecord.store.protocol import Store
from onrecord.store.resolving import country_of
from onrecord.store.tables import item_parties, items, merges, parties, party_names, reports
from onrecord.store.typedwords import typed_words
from onrecord.store.values import NEWEST, Filters, MergeRow, Page, Paging, PartyRow
from onrecord.store.words import fold

_NAMED, _OFTEN = 1000, 500  # a party's items are counted to here; who is named as often is met among the first items


def list_parties(store: Store, filters: Filters, paging: Paging = NEWEST) -> Page[PartyRow]:
    """One page of parties by name. `kind`, `place` (a country) and `text` (part of a name) hold.

    A party that was merged into another is not listed. Raises OptionError where a filter is not for parties.
    """
    with store.reading() as connection:
        wanted = _filtered(connection, filters)
        number = connection.execute(select(func.count()).select_from(wanted.limit(COUNTED + 1).subquery())).scalar_one()
        if paging.after:
            name, _, party = paging.after.rpartition(":")
            wanted = wanted.where(
                or_(parties.c.name > name, (parties.c.name == name) & (parties.c.party_no > cursor(paging.after, party)[0]))
            )
        found = connection.execute(wanted.order_by(parties.c.name, parties.c.party_no).limit(paging.size + 1)).all()
        last = found[paging.size - 1] if len(found) > paging.size else None
        return Page(
            rows=parties_of(connection, [row.party_no for row in found[: paging.size]]),
            total=number if number <= COUNTED else None,
            next=f"{last.name}:{last.party_no}" if last else None,
        )


def parties_of(connection: Connection, numbers: Sequence[int]) -> tuple[PartyRow, ...]:
    """The parties with these numbers, in this order."""
    found = {row.party_no: row for row in connection.execute(select(parties).where(parties.c.party_no.in_(numbers))).all()}
    return tuple(_row(connection, found[number]) for number in numbers)


def names_of(connection: Connection, number: int) -> tuple[str, ...]:
    """Every name under which a party, or one merged into it, was met."""
    merged = select(parties.c.party_no).where(parties.c.canonical_no == number)
    wanted = select(party_names.c.name).where(party_names.c.party_no.in_(merged)).distinct().order_by(party_names.c.name)
    return tuple(connection.execute(wanted).scalars())


def merged_into(connection: Connection, number: int, reveal: bool = False) -> tuple[MergeRow, ...]:
    """The parties that a party stands for, straight or by way of another, and its offices with their days."""
    group = select(parties.c.party_no).where(parties.c.canonical_no == number)
    found = merges_that_hold(connection, merges.c.into_no.in_(group))
    numbers = {no for one in found for no in (one.party_no, one.into_no)}
    known = {row.party_no: row for row in connection.execute(select(parties).where(parties.c.party_no.in_(numbers))).all()}
    return tuple(_merge_row(connection, one, known, reveal) for one in found)


def _merge_row(connection: Connection, one: Merge, known: Mapping[int, Any], reveal: bool) -> MergeRow:
    typed = typed_words(connection, "merge", one.merge_no) if reveal else {}
    return MergeRow(
        id=known[one.party_no].id,
        name=known[one.party_no].name,
        into=known[one.into_no].id,
        since=iso(one.since) if one.since != FIRST else None,
        until=iso(one.until) if one.until != LAST else None,
        actor=one.actor,
        at=one.at,
        reason=typed.get("reason") or one.reason,
    )


def _filtered(connection: Connection, filters: Filters) -> Select[Any]:
    unfit = [
        name
        for name in ("by", "to", "about", "since", "until", "status", "report", "review", "language")
        if getattr(filters, name) is not None
    ]
    if unfit:
        raise OptionError(f"--{unfit[0]} is not for parties; they have --kind, --place and --text")
    wanted = select(parties.c.name, parties.c.party_no).where(parties.c.canonical_no == parties.c.party_no)
    named = select(item_parties.c.item_no).where(item_parties.c.party_no == parties.c.party_no)
    wanted = wanted.where((parties.c.kind != UNKNOWN) | named.exists())
    if filters.kind is not None:
        wanted = wanted.where(parties.c.kind == filters.kind)
    if filters.place is not None:
        country = country_of(connection, filters.place)
        if country is None:
            raise OptionError(f"--place: no country called {filters.place!r} in the register")
        wanted = wanted.where(parties.c.country == country)
    if filters.text is not None:
        part = fold(" ".join(filters.text.split()))
        merged = parties.alias()
        named = select(merged.c.canonical_no).join(party_names, party_names.c.party_no == merged.c.party_no)
        wanted = wanted.where(parties.c.party_no.in_(named.where(party_names.c.folded.contains(part, autoescape=True))))
    return wanted


def _row(connection: Connection, row: Any) -> PartyRow:
    told = connection.execute(_TOLD, {"no": row.party_no}).one()
    first = connection.execute(_MET_OFTEN if told.items >= _OFTEN else _MET, {"no": row.party_no}).scalar()
    return PartyRow(
        id=row.id,
        name=row.name,
        kind=row.kind,
        country=row.country,
        code=row.code,
        items=told.items or told.reports,
        source=first or told.outlet,
    )


_NO: Any = bindparam("no")
_MERGED = select(parties.c.party_no).where(parties.c.canonical_no == _NO)
_ITEMS = select(item_parties.c.item_no).where(item_parties.c.party_no.in_(_MERGED)).limit(_NAMED).subquery()
_OWN = select(reports.c.outlet).where(reports.c.outlet_no.in_(_MERGED)).limit(_NAMED).subquery()
_TOLD = select(
    select(func.count(func.distinct(_ITEMS.c.item_no))).scalar_subquery().label("items"),
    select(func.count()).select_from(_OWN).scalar_subquery().label("reports"),
    select(func.min(_OWN.c.outlet)).scalar_subquery().label("outlet"),
)
"""How many items name a party, how many reports it published itself, and under which name."""


_BY_ITEM: Any = select(item_parties.c.item_no).where(func.coalesce(item_parties.c.party_no, 0).in_(_MERGED))


def _outlet_of(first: ScalarSelect[Any]) -> Select[Any]:
    return select(reports.c.outlet).join(items, items.c.report_no == reports.c.report_no).where(items.c.item_no == first)


_MET = _outlet_of(select(func.min(item_parties.c.item_no)).where(item_parties.c.party_no.in_(_MERGED)).scalar_subquery())
_MET_OFTEN = _outlet_of(_BY_ITEM.order_by(item_parties.c.item_no).limit(1).scalar_subquery())
"""The outlet that named a party first; of one that is named often, found by going through the items from the first on."""
