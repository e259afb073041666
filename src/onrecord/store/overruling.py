"""Puts a reviewer's values in the place of the machine's in the rows that lists go by, and takes them out again, exactly.

`overruled` keeps what the machine coded. Spans, titles and records stay the machine's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from onrecord.store.bulk import insert_values
from onrecord.store.correcting import PARTIES, place_parts
from onrecord.store.counting import OF_ITEM, count_in, count_out
from onrecord.store.days import FIRST, bounds
from onrecord.store.handparties import HandParty, find_party, keep_party
from onrecord.store.packing import decode, encode
from onrecord.store.reviewstates import Changed
from onrecord.store.summarytables import item_places
from onrecord.store.tables import item_parties, items, overruled, parties, reports

_FIELDS = (
    "kind", "edtf", "lower", "upper", "place", "place_key", "country", "status", "factuality", "cameo", "source", "on_timeline"
)  # fmt: skip
_PLAIN = ("kind", "status", "factuality", "cameo", "source")
_DATED = ("event", "statement")
_IN_CHUNKS = 500


class Role(msgspec.Struct, frozen=True, array_like=True):
    """One party of an item. `party` is its id."""

    role: str
    position: int
    party: str
    party_no: int
    name: str
    country: str | None


class Coded(msgspec.Struct, frozen=True):
    """What lists go by of an item: columns of `items`, and its parties in order."""

    values: dict[str, Any]
    roles: tuple[Role, ...]


def overrule(connection: Connection, item_no: int, changes: Sequence[Changed]) -> bool:
    """Puts what a reviewer corrects into an item's rows, which must be the machine's. Returns whether anything of it does."""
    if not any(one.field in (*_PLAIN, *PARTIES, "date", "place") for one in changes):
        return False
    coded = _rows_of(connection, item_no)
    connection.execute(insert(overruled), {"item_no": item_no, "coded": encode(coded).decode()})
    item = _item(connection, item_no)
    given = {one.field: [keep_party(connection, item.report, *each) for each in _named(one)] for one in _of_parties(changes)}
    _put(connection, item, corrected(coded, item, changes, given))
    return True


def restore(connection: Connection, item_no: int) -> bool:
    """Puts the machine's values back into an item's rows. Returns whether they were overruled."""
    coded = coded_of(connection, [item_no]).get(item_no)
    if coded is None:
        return False
    connection.execute(delete(overruled).where(overruled.c.item_no == item_no))
    _put(connection, _item(connection, item_no), coded)
    return True


def coded_of(connection: Connection, numbers: Sequence[int]) -> dict[int, Coded]:
    """What the machine coded of those of these items that are overruled, by their number."""
    found: dict[int, Coded] = {}
    for at in range(0, len(numbers), _IN_CHUNKS):
        wanted = select(overruled).where(overruled.c.item_no.in_(numbers[at : at + _IN_CHUNKS]))
        found |= {row.item_no: decode(row.coded.encode(), Coded) for row in connection.execute(wanted)}
    return found


def corrected(coded: Coded, item: Any, changes: Iterable[Changed], given: Mapping[str, Sequence[HandParty]]) -> Coded:
    """What holds of an item by these corrections. `given` are the parties that they name, by role."""
    values = dict(coded.values)
    for one in changes:
        value = one.value[0] if one.value else None
        if one.field in _PLAIN:
            values[one.field] = value
        elif one.field == "place":
            values |= {"place": value, "place_key": place_parts(value)[0] if value else None, "country": one.country}
        elif one.field == "date":
            first, last = bounds(value) or bounds(item.published) or (FIRST, FIRST)
            shown = item.type in _DATED and value is not None and (coded.values["edtf"] is None or coded.values["on_timeline"])
            values |= {"edtf": value, "lower": first, "upper": last, "on_timeline": int(shown)}
    roles = [role for role in coded.roles if role.role not in given]
    for name, named in given.items():
        each = {one.party_no: one for one in named}.values()
        roles += [Role(name, at, one.party, one.party_no, one.name, one.country) for at, one in enumerate(each)]
    return Coded(values, tuple(sorted(roles, key=lambda role: (role.position, role.role, role.party))))


def misruled(connection: Connection) -> Iterator[str]:
    """Each item whose rows are not what the machine coded with the corrections that hold, told by its number."""
    wanted = select(overruled, items.c.id).join(items, items.c.item_no == overruled.c.item_no)
    for row in connection.execute(wanted.order_by(overruled.c.item_no)).all():
        try:
            coded = decode(row.coded.encode(), Coded)
            if encode(coded).decode() != row.coded or not _holds(connection, row.item_no, coded):
                yield f"{row.id}: is not what its corrections make of it"
        except (msgspec.DecodeError, KeyError):
            yield f"{row.id}: what the machine coded of it cannot be read"


def _holds(connection: Connection, item_no: int, coded: Coded) -> bool:
    from onrecord.store.reviewstates import changes_of, states_of

    state = states_of(connection, [item_no]).get(item_no)
    if state is None or state.state != "corrected":
        return False
    changes = changes_of(state.changes)
    item = _item(connection, item_no)
    given: dict[str, list[HandParty]] = {}
    for one in _of_parties(changes):
        found = [find_party(connection, item.report, *each) for each in _named(one)]
        given[one.field] = [party for party in found if party is not None]
    return corrected(coded, item, changes, given) == _rows_of(connection, item_no)


def _of_parties(changes: Iterable[Changed]) -> Iterator[Changed]:
    return (one for one in changes if one.field in PARTIES)


def _named(change: Changed) -> Iterator[tuple[str | None, str]]:
    """The id, where the register knew one, and the name of each party that a correction gives."""
    return zip(change.parties, change.value, strict=True)


def _item(connection: Connection, item_no: int) -> Any:
    wanted = select(items.c.item_no, items.c.type, reports.c.id.label("report"), reports.c.published)
    return connection.execute(
        wanted.join(reports, reports.c.report_no == items.c.report_no).where(items.c.item_no == item_no)
    ).one()


def _rows_of(connection: Connection, item_no: int) -> Coded:
    """What an item's rows hold now."""
    row = connection.execute(select(*(items.c[name] for name in _FIELDS)).where(items.c.item_no == item_no)).one()
    wanted = (
        select(
            item_parties.c.role, item_parties.c.position, parties.c.id, item_parties.c.party_no, item_parties.c.name,
            item_parties.c.country,
        )
        .join(parties, parties.c.party_no == item_parties.c.party_no)
        .where(item_parties.c.item_no == item_no)
    )  # fmt: skip
    roles = [Role(*each) for each in connection.execute(wanted)]
    return Coded(row._asdict(), tuple(sorted(roles, key=lambda role: (role.position, role.role, role.party))))


_SET = update(items).where(items.c.item_no == bindparam("of_item")).values({name: bindparam(f"to_{name}") for name in _FIELDS})


def _put(connection: Connection, item: Any, what: Coded) -> None:
    values = what.values
    count_out(connection, OF_ITEM, item.item_no)
    connection.execute(_SET, {"of_item": item.item_no, **{f"to_{name}": values[name] for name in _FIELDS}})
    connection.execute(delete(item_parties).where(item_parties.c.item_no == item.item_no))
    rows = [
        (
            item.item_no, one.role, one.party_no, one.position, one.name, one.country, item.type,
            values["lower"], values["upper"], values["kind"],
        )
        for one in what.roles
    ]  # fmt: skip
    insert_values(connection, item_parties, rows)
    mine = update(item_places).where(item_places.c.item_no == item.item_no)
    connection.execute(mine.values(lower=values["lower"], kind=values["kind"] or ""))
    count_in(connection, OF_ITEM, item.item_no)
