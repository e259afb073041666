"""Parties as rows: one for each party, whatever reports name it."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from onrecord.model import Mention
from onrecord.store.bulk import insert_rows
from onrecord.store.numbers import following
from onrecord.store.tables import parties, party_names
from onrecord.store.words import fold

_LOCAL = ("unnamed:", "protected:")
_CHUNK = 500
_KNOWN = select(parties.c.id, parties.c.party_no).where(parties.c.id.in_(bindparam("ids", expanding=True)))
_NAMES = select(party_names.c.folded, party_names.c.party_no).where(
    party_names.c.party_no.in_(bindparam("numbers", expanding=True))
)


def party_id(mention: Mention, report: str) -> str:
    """The party's id in the store. Nobody knows whether the unnamed of two reports are the same: they stay apart."""
    return f"{report}/{mention.party}" if mention.party.startswith(_LOCAL) else mention.party


def keep_parties(connection: Connection, mentions: Iterable[Mention], report: str) -> dict[str, int]:
    """The number of each party by its id; parties and names that are not known yet are added."""
    named: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        named.setdefault((party_id(mention, report), mention.name), mention)
    known: dict[str, Mention] = {}
    for (key, _), mention in named.items():
        known.setdefault(key, mention)
    numbers = _numbers(connection, list(known))
    first = following(connection, "parties")
    new = {key: first + n for n, key in enumerate(key for key in known if key not in numbers)}
    insert_rows(connection, parties, [_row(key, no, known[key]) for key, no in new.items()])
    numbers |= new
    _keep_names(connection, {(_key(name), numbers[key]): name for key, name in named})
    return numbers


def _row(key: str, no: int, mention: Mention) -> dict[str, object]:
    return {
        "party_no": no, "id": key, "name": mention.name, "kind": mention.kind, "code": mention.code,
        "country": mention.country, "canonical_no": no,
    }  # fmt: skip


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def _numbers(connection: Connection, ids: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at in range(0, len(ids), _CHUNK):
        found |= {row.id: row.party_no for row in connection.execute(_KNOWN, {"ids": ids[at : at + _CHUNK]})}
    return found


def _keep_names(connection: Connection, names: dict[tuple[str, int], str]) -> None:
    numbers = sorted({no for _, no in names})
    for at in range(0, len(numbers), _CHUNK):
        for row in connection.execute(_NAMES, {"numbers": numbers[at : at + _CHUNK]}):
            names.pop((row.folded, row.party_no), None)
    rows = [{"folded": folded, "party_no": no, "name": name} for (folded, no), name in names.items()]
    insert_rows(connection, party_names, rows)
