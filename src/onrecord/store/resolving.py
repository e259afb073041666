"""From what a user names to what the store holds: parties, countries, days, ids."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from onrecord.errors import NotThereError, OptionError
from onrecord.store.canonical import merges_that_hold
from onrecord.store.days import Bounds, bounds
from onrecord.store.tables import items, merges, parties, party_names, reports
from onrecord.store.words import fold

_ENOUGH = 6  # that many ids are shown where a beginning fits several


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a name means: all parties of a country, or these parties, and offices for the days on which they were theirs.

    `held` are an office's number, and the first and last day.
    """

    country: str | None = None
    numbers: tuple[int, ...] = ()
    held: tuple[tuple[int, int, int], ...] = ()


def who(connection: Connection, named: str) -> Who:
    """Whom an id, a name or a country means. Raises OptionError where nobody in the store is called so."""
    wanted = " ".join(named.split())
    if country := country_of(connection, wanted):
        return Who(country=country)
    found = connection.execute(select(parties.c.canonical_no).where(parties.c.id == wanted)).scalars().all()
    if not found:
        by_name = select(parties.c.canonical_no).join(party_names, party_names.c.party_no == parties.c.party_no)
        found = connection.execute(by_name.where(party_names.c.folded == fold(wanted))).scalars().all()
    if not found:
        raise OptionError(f"no party called {named!r} in the register; see onrecord list parties --text {named!r}")
    numbers = _merged(connection, found)
    held = [one for one in merges_that_hold(connection, merges.c.into_no.in_(numbers)) if one.dated]
    terms = [(no, one.since, one.until) for one in held for no in _merged(connection, [one.party_no])]
    return Who(numbers=numbers, held=tuple(terms))


def party_meant(connection: Connection, named: str) -> int:
    """The number of the one party that an id or a name means, whatever it was merged into. Raises StoreError."""
    found = _called(connection, named)
    if not found:
        raise NotThereError(f"no party called {named!r} in the register; see onrecord list parties --text {named!r}")
    if len(found) > 1:
        raise NotThereError(f"{named!r} fits several: {_few(row.id for row in found)}; give the id")
    return int(found[0].party_no)


def party_known(connection: Connection, named: str) -> str | None:
    """The id of the party that stands for whom an id or a name means; None where there is none. Raises StoreError."""
    numbers = {row.canonical_no for row in _called(connection, named)}
    ids = connection.execute(select(parties.c.id).where(parties.c.party_no.in_(numbers)).order_by(parties.c.id)).scalars().all()
    if len(ids) > 1:
        raise NotThereError(f"{named!r} fits several: {_few(ids)}; give the id")
    return ids[0] if ids else None


def _called(connection: Connection, named: str) -> Sequence[Any]:
    wanted = " ".join(named.split())
    columns = select(parties.c.party_no, parties.c.id, parties.c.canonical_no).order_by(parties.c.id)
    found = connection.execute(columns.where(parties.c.id == wanted)).all()
    if not found:
        by_name = columns.join(party_names, party_names.c.party_no == parties.c.party_no)
        found = connection.execute(by_name.where(party_names.c.folded == fold(wanted))).all()
    return found


def _few(ids: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(ids))[:200]


def _merged(connection: Connection, numbers: Iterable[int]) -> tuple[int, ...]:
    """All parties for which these stand."""
    wanted = select(parties.c.party_no).where(parties.c.canonical_no.in_(set(numbers))).order_by(parties.c.party_no)
    return tuple(connection.execute(wanted).scalars())


def country_of(connection: Connection, named: str) -> str | None:
    """The country (ISO 3166-1 alpha-3) that a code in capitals or the name of a state in the store means."""
    if len(named) == 3 and named.isascii() and named.isupper():
        known = connection.execute(select(parties.c.country).where(parties.c.country == named).limit(1)).scalar()
        return known or None
    by_name = select(parties.c.country).join(party_names, party_names.c.party_no == parties.c.party_no)
    wanted = by_name.where(party_names.c.folded == fold(named), parties.c.kind == "state").limit(1)
    return connection.execute(wanted).scalar()


def days(named: str, option: str) -> Bounds:
    """The first and last day of a date given as an option. Raises OptionError where it is none."""
    found = bounds(named.strip())
    if found is None:
        raise OptionError(f"--{option}: {named!r} is no date; write 2011, 2011-12 or 2011-12-09")
    return found


def full_id(connection: Connection, begun: str) -> tuple[str, int]:
    """What an id, or the only one that begins so, belongs to ("report", "item" or "party", in this order), and its number.

    Raises StoreError where there is none, or several.
    """
    found: list[tuple[str, str, int]] = []
    for what, table, number in _IDS:
        exact = connection.execute(select(table.c.id, number).where(table.c.id == begun)).all()
        found += [(what, row[0], row[1]) for row in exact]
    if not found:
        for what, table, number in _IDS:
            begins = table.c.id >= begun, table.c.id < begun + "\U0010ffff"
            rows = connection.execute(select(table.c.id, number).where(*begins).order_by(table.c.id).limit(_ENOUGH)).all()
            found += [(what, row[0], row[1]) for row in rows]
            if found:
                break
    if not found:
        raise NotThereError(f"nothing in the register has the id {begun!r}; see onrecord list")
    if len(found) > 1:
        raise NotThereError(f"{begun!r} fits several: {_few(one[1] for one in found)}; give more of it")
    return found[0][0], found[0][2]


def report_number(connection: Connection, begun: str) -> int:
    """The number of the report with this id, or of the only one that begins so. Raises NotThereError."""
    what, number = full_id(connection, begun)
    if what != "report":
        raise NotThereError(f"{begun!r} is not a report; give two ids of onrecord list reports")
    return number


_IDS: tuple[tuple[str, Any, ColumnElement[int]], ...] = (
    ("report", reports, reports.c.report_no),
    ("item", items, items.c.item_no),
    ("party", parties, parties.c.party_no),
)
