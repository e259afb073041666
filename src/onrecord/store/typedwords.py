"""What a person typed, word for word, where it may not be shown to everybody."""

import secrets
from typing import Any

from sqlalchemy import Connection, insert, select

from onrecord.store.packing import decode, digest, encode
from onrecord.store.tables import typed


def keep_typed(connection: Connection, what: str, number: int, words: dict[str, Any]) -> str:
    """Keeps the words of a merge or review; returns their SHA-256 for the log.

    A random salt is kept with them: without it, the hash would tell who guesses a name that the guess is right.
    """
    kept = encode({**words, "salt": secrets.token_hex(16)})
    connection.execute(insert(typed), {"what": what, "number": number, "words": kept.decode()})
    return digest(kept)


def typed_words(connection: Connection, what: str, number: int) -> dict[str, Any]:
    """The words as they were typed; empty where nothing was masked in them."""
    wanted = select(typed.c.words).where(typed.c.what == what, typed.c.number == number)
    found = connection.execute(wanted).scalar()
    words = decode(found.encode(), dict[str, Any]) if found else {}
    return {name: value for name, value in words.items() if name != "salt"}
