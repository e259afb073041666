"""Keeps in the log what left the register: what, by whom, when, into which file."""

from typing import Any

from sqlalchemy import select

from onrecord.store.guarding import guard
from onrecord.store.protocol import Store
from onrecord.store.tables import items, reports


def log_export(store: Store, actor: str, action: str, of: str | None = None, **details: Any) -> None:
    """One row of the log, its words masked. `of` is the report or item that was shown. Raises StoreError."""
    with store.writing(actor, action) as change:
        own = set(change.connection.execute(select(reports.c.report_no).where(reports.c.id == of)).scalars())
        own |= set(change.connection.execute(select(items.c.report_no).where(items.c.id == of)).scalars())
        told = {name: value for name, value in details.items() if value is not None}
        change.note(**guard(change.connection, own).mask_all({**told, "of": of} if of else told))
