"""Parties as rows: one for each party, whatever reports name it."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec
from sqlalchemy import Connection

from onrecord.model import Mention
from onrecord.store.bulk import insert_rows, insert_values, mark
from onrecord.store.tables import parties, party_names
from onrecord.store.words import fold

_LOCAL = ("unnamed:", "protected:")
_CHUNK = 500
_KNOWN = """SELECT parties.id, parties.party_no, head.id, head.country, party_names.folded FROM parties
JOIN parties AS head ON head.party_no = parties.canonical_no
LEFT JOIN party_names ON party_names.party_no = parties.party_no WHERE parties.id IN ({})"""


class Kept(msgspec.Struct, frozen=True):
    """Parties of the store: the number of each by its id, and by its number the id and country of who stands for it."""

    numbers: dict[str, int]
    heads: dict[int, tuple[str, str | None]]


def party_id(mention: Mention, report: str) -> str:
    """The party's id in the store. Nobody knows whether the unnamed of two reports are the same: they stay apart."""
    return kept_id(mention.party, report)


def kept_id(party: str, report: str) -> str:
    """The same for a party's id in the record."""
    return f"{report}/{party}" if party.startswith(_LOCAL) else party


def keep_parties(connection: Connection, mentions: Iterable[tuple[str, Iterable[Mention]]], first: int) -> Kept:
    """The parties that are named; parties and names that are not known yet are added, numbered from `first`.

    `mentions` are those of each report, behind the report's id.
    """
    named = [_named(report, every) for report, every in mentions]
    told: dict[str, Mention] = {}
    for each in named:
        for (key, _), mention in each.items():
            told.setdefault(key, mention)
    kept, called = _known(connection, list(told))
    new = {key: first + n for n, key in enumerate(key for key in told if key not in kept.numbers)}
    insert_rows(connection, parties, [_row(key, no, told[key]) for key, no in new.items()])
    numbers = kept.numbers | new
    rows = list[tuple[str, int, str]]()
    for each in named:
        names = {(folded_name(name), numbers[key]): name for key, name in each}
        rows += [(folded, number, name) for (folded, number), name in names.items() if (folded, number) not in called]
        called |= names.keys()
    insert_values(connection, party_names, rows)
    return Kept(numbers, kept.heads | {no: (key, told[key].country) for key, no in new.items()})


def _named(report: str, mentions: Iterable[Mention]) -> dict[tuple[str, str], Mention]:
    """The first mention of each party of a report under each of its names."""
    found: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        found.setdefault((mention.party, mention.name), mention)
    return {(kept_id(party, report), name): mention for (party, name), mention in found.items()}


def _row(key: str, no: int, mention: Mention) -> dict[str, object]:
    return {
        "party_no": no, "id": key, "name": mention.name, "kind": mention.kind, "code": mention.code,
        "country": mention.country, "canonical_no": no,
    }  # fmt: skip


@lru_cache(maxsize=8192)
def folded_name(name: str) -> str:
    """A name as it is looked for: what people type otherwise is the same."""
    return " ".join(fold(name).split())


def _known(connection: Connection, ids: list[str]) -> tuple[Kept, set[tuple[str, int]]]:
    """The parties that are there, and each of their folded names with the number."""
    kept = Kept({}, {})
    names: set[tuple[str, int]] = set()
    for at in range(0, len(ids), _CHUNK):
        some = tuple(ids[at : at + _CHUNK])
        rows = connection.exec_driver_sql(_KNOWN.format(", ".join([mark(connection)] * len(some))), some)
        for key, number, head, country, folded in rows:
            kept.numbers[key] = number
            kept.heads[number] = head, country
            names.add((folded, number))
    return kept, names
