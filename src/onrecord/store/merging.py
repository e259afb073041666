"""Parties merged by hand, and split again."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from onrecord.errors import ConflictError, OptionError
from onrecord.store.audit import now
from onrecord.store.canonical import Merge, merges_that_hold, settle
from onrecord.store.days import FIRST, LAST
from onrecord.store.guarding import guard
from onrecord.store.handparties import UNKNOWN
from onrecord.store.numbers import following
from onrecord.store.packing import digest, encode
from onrecord.store.protocol import Change, Store
from onrecord.store.resolving import days, party_meant
from onrecord.store.tables import item_parties, items, merges, parties
from onrecord.store.typedwords import keep_typed

_PROTECTED = "/protected:"
_REPORTS = 1000  # of a party whose protected names are looked for in parts, too


def merge(
    store: Store, actor: str, party: str, into: str, reason: str, since: str | None = None, until: str | None = None
) -> tuple[str, str]:
    """Makes lists and pages of the second party answer for the first, too; returns both ids.

    An office is merged into its holder for the days `since` to `until` (EDTF). Raises ConflictError or OptionError, with what
    to do, where the two cannot be one: a cycle, different states, a person and a body, a protected person, no reason.
    """
    bounds = days(since, "since")[0] if since else FIRST, days(until, "until")[1] if until else LAST
    with store.writing(actor, "merge") as change:
        one, other = (_party(change.connection, named) for named in (party, into))
        _check(one, other, bounds)
        _check_standing(change.connection, one, other, bounds)
        _write(change, actor, one, other, bounds, _stated(reason))
        settle(change.connection)
    return one.id, other.id


def split(store: Store, actor: str, party: str, reason: str, apart: str | None = None) -> tuple[str, str]:
    """Undoes the merge of a party, exactly; returns both ids. `apart` says from whom, where an office had several holders.

    Raises ConflictError where the party is merged into nothing, OptionError without a reason.
    """
    with store.writing(actor, "split") as change:
        one = _party(change.connection, party)
        found = merges_that_hold(change.connection, merges.c.party_no == one.party_no)
        if apart is not None:
            end = _party(change.connection, apart)
            found = [merge for merge in found if merge.into_no == end.party_no]
        undone = _only(change.connection, one, found)
        other = change.connection.execute(select(parties).where(parties.c.party_no == undone.into_no)).one()
        _write(change, actor, one, other, (undone.since, undone.until), _stated(reason), undone.merge_no)
        settle(change.connection)
    return one.id, other.id


def _party(connection: Connection, named: str) -> Any:
    number = party_meant(connection, named)
    return connection.execute(select(parties).where(parties.c.party_no == number)).one()


def _stated(reason: str) -> str:
    if not reason.strip():
        raise OptionError("--reason: say in a few words why")
    return " ".join(reason.split())


def _check(one: Any, other: Any, bounds: tuple[int, int]) -> None:
    """Refuses what can never be one, whoever says so."""
    if one.party_no == other.party_no:
        raise ConflictError(f"{one.id}: cannot be merged into itself")
    if _PROTECTED in f"{one.id} {other.id}":
        raise ConflictError("protected persons are not merged: what several reports tell would give them away")
    office = one.kind == "office" and other.kind == "person"
    if office and bounds == (FIRST, LAST):
        raise ConflictError(f"{one.id}: an office is somebody's for a time; give --since or --until")
    if not office and bounds != (FIRST, LAST):
        raise ConflictError("--since and --until are for an office that is merged into its holder")
    if bounds[0] > bounds[1]:
        raise OptionError("--since is later than --until")
    if not office and UNKNOWN not in (one.kind, other.kind) and _class(one.kind) != _class(other.kind):
        raise ConflictError(f"{one.id} ({one.kind}) and {other.id} ({other.kind}) cannot be one")
    if one.kind == "state" and one.country and other.country and one.country != other.country:
        raise ConflictError(f"{one.id} and {other.id} are two states, however alike their names")


def _class(kind: str) -> str:
    return kind if kind in ("person", "state", "office") else "body"


def _check_standing(connection: Connection, one: Any, other: Any, bounds: tuple[int, int]) -> None:
    """Refuses a second merge of the same party, a cycle, and two holders of one office at a time."""
    for standing in merges_that_hold(connection, merges.c.party_no == one.party_no):
        if standing.since <= bounds[1] and bounds[0] <= standing.until:
            end = connection.execute(select(parties.c.id).where(parties.c.party_no == standing.into_no)).scalar_one()
            told = "is theirs at that time" if standing.dated else "split it first"
            raise ConflictError(f"{one.id}: is merged into {end} already; {told}")
    if other.canonical_no == one.party_no:
        raise ConflictError(f"{other.id}: is merged into {one.id} itself; split it first")


def _only(connection: Connection, one: Any, found: Sequence[Merge]) -> Merge:
    if len(found) == 1:
        return found[0]
    if found:
        ids = connection.execute(select(parties.c.id).where(parties.c.party_no.in_([m.into_no for m in found]))).scalars()
        raise ConflictError(f"{one.id}: is merged into several ({', '.join(sorted(ids))}); say which with --from")
    parts = connection.execute(
        select(parties.c.id).join(merges, merges.c.party_no == parties.c.party_no).where(
            merges.c.merge_no.in_([m.merge_no for m in merges_that_hold(connection, merges.c.into_no == one.party_no)])
        )
    ).scalars().all()  # fmt: skip
    told = f"; merged into it are {', '.join(sorted(parts))[:200]}" if parts else ""
    raise ConflictError(f"{one.id}: is merged into nothing{told}")


def _write(
    change: Change, actor: str, one: Any, other: Any, bounds: tuple[int, int], reason: str, undoes: int | None = None
) -> None:
    connection = change.connection
    number = following(connection, "merges")
    shown = guard(connection, _reports_of(connection, one.party_no)).mask(reason)
    row = {
        "merge_no": number, "party_no": one.party_no, "into_no": other.party_no, "since": bounds[0], "until": bounds[1],
        "undoes": undoes, "actor": actor, "at": now(), "reason": shown,
    }  # fmt: skip
    connection.execute(insert(merges), row)
    words = keep_typed(connection, "merge", number, {"reason": reason}) if shown != reason else None
    days = {name: day for name, day, open_end in zip(("since", "until"), bounds, (FIRST, LAST), strict=True) if day != open_end}
    change.note(merge=number, party=one.id, into=other.id, **days, reason=shown, row=digest(encode(row)), typed=words)


def _reports_of(connection: Connection, number: int) -> set[int]:
    wanted = select(items.c.report_no).join(item_parties, item_parties.c.item_no == items.c.item_no)
    return set(connection.execute(wanted.where(item_parties.c.party_no == number).distinct().limit(_REPORTS)).scalars())
