"""Who is counted in summaries: a country, which stands for all its parties, or a party; by key, with what to call it."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from onrecord.store.resolving import Who
from onrecord.store.tables import parties


class Actor(msgspec.Struct, frozen=True):
    """What an actor's key stands for. A country has the name of its state, or its code where no report names the state."""

    id: str
    name: str
    kind: str
    country: str | None


def key_of(connection: Connection, meant: Who) -> str | None:
    """The key under which a country or party is counted; None where a name means several, or an office for some days."""
    if meant.country:
        return meant.country
    wanted = select(parties.c.canonical_no).where(parties.c.party_no.in_(meant.numbers)).distinct()
    heads = connection.execute(select(parties.c.id).where(parties.c.party_no.in_(wanted))).scalars().all()
    return heads[0] if len(heads) == 1 and not meant.held else None


def actors(connection: Connection, keys: Iterable[str]) -> dict[str, Actor]:
    """What each key stands for."""
    wanted = list(dict.fromkeys(keys))
    columns = parties.c.id, parties.c.name, parties.c.kind, parties.c.country
    found = {row.id: Actor(*row) for row in connection.execute(select(*columns).where(parties.c.id.in_(wanted))).all()}
    return {key: found.get(key) or Actor(key, key, "state", key) for key in wanted}
