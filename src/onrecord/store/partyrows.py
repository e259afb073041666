"""Parties as rows: one for each party, whatever reports name it."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from onrecord.model import Mention
from onrecord.store.numbers import following
from onrecord.store.tables import parties, party_names
from onrecord.store.words import fold

_LOCAL = ("unnamed:", "protected:")
_CHUNK = 500


def party_id(mention: Mention, report: str) -> str:
    """The party's id in the store. Nobody knows whether the unnamed of two reports are the same: they stay apart."""
    return f"{report}/{mention.party}" if mention.party.startswith(_LOCAL) else mention.party


def keep_parties(connection: Connection, mentions: Iterable[Mention], report: str) -> dict[str, int]:
    """The number of each party by its id; parties and names that are not known yet are added."""
    named = list(mentions)
    known: dict[str, Mention] = {}
    for mention in named:
        known.setdefault(party_id(mention, report), mention)
    numbers = _numbers(connection, list(known))
    first = following(connection, "parties")
    new = {key: first + n for n, key in enumerate(key for key in known if key not in numbers)}
    if new:
        rows = [_row(key, no, known[key]) for key, no in new.items()]
        connection.execute(insert(parties), rows)
    numbers |= new
    _keep_names(connection, {(_key(mention.name), numbers[party_id(mention, report)]): mention.name for mention in named})
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
        wanted = select(parties.c.id, parties.c.party_no).where(parties.c.id.in_(ids[at : at + _CHUNK]))
        found |= {row.id: row.party_no for row in connection.execute(wanted)}
    return found


def _keep_names(connection: Connection, names: dict[tuple[str, int], str]) -> None:
    wanted = select(party_names.c.folded, party_names.c.party_no)
    numbers = sorted({no for _, no in names})
    for at in range(0, len(numbers), _CHUNK):
        known = connection.execute(wanted.where(party_names.c.party_no.in_(numbers[at : at + _CHUNK])))
        for row in known:
            names.pop((row.folded, row.party_no), None)
    if names:
        rows = [{"folded": folded, "party_no": no, "name": name} for (folded, no), name in names.items()]
        connection.execute(insert(party_names), rows)
