"""Parties that a reviewer names: those of the register, and those that no report names, which get a row of their own."""

import msgspec
from sqlalchemy import Connection, insert, select

from onrecord.disguise import MASK
from onrecord.store.numbers import following
from onrecord.store.packing import digest
from onrecord.store.partyrows import folded_name
from onrecord.store.resolving import country_of
from onrecord.store.tables import parties, party_names
from onrecord.store.words import fold

UNKNOWN = "unknown"
"""The kind of a party that only a reviewer names."""


class HandParty(msgspec.Struct, frozen=True):
    """A party's id, number, name and country."""

    party: str
    party_no: int
    name: str
    country: str | None


def keep_party(connection: Connection, report: str, known: str | None, name: str) -> HandParty:
    """The party with the id under which the register knew it, or one made of its name alone."""
    found = find_party(connection, report, known, name)
    if found is not None:
        return found
    number, key, country = following(connection, "parties"), known or _id(report, name), country_of(connection, name)
    row = {"party_no": number, "id": key, "name": name, "kind": UNKNOWN, "code": None, "country": country}
    connection.execute(insert(parties), {**row, "canonical_no": number})
    if MASK not in name:
        connection.execute(insert(party_names), {"folded": folded_name(name), "party_no": number, "name": name})
    return HandParty(key, number, name, country)


def find_party(connection: Connection, report: str, known: str | None, name: str) -> HandParty | None:
    """The same where it is there already."""
    wanted = select(parties.c.id, parties.c.party_no, parties.c.name, parties.c.country)
    row = connection.execute(wanted.where(parties.c.id == (known or _id(report, name)))).first()
    return HandParty(*row) if row else None


def _id(report: str, name: str) -> str:
    """A name that is masked says nothing of whom it means: it stays within its report, and is never merged."""
    if MASK in name:
        return f"{report}/protected:{digest(name.encode())[:8]}"
    return f"hand:{'-'.join(fold(name).split())}"
