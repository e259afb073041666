"""Lists of the audit log, and its head."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.store.audit import START, entry_of
from onrecord.store.cursors import cursor
from onrecord.store.listing import COUNTED
from onrecord.store.protocol import Store
from onrecord.store.tables import audit
from onrecord.store.values import NEWEST, AuditRow, Page, Paging


def list_log(
    store: Store, actor: str | None = None, action: str | None = None, about: str | None = None, paging: Paging = NEWEST
) -> Page[AuditRow]:
    """One page of the log, narrowed to who, what, and the id (or its beginning) of a report, item or party.

    Raises OptionError where the page cannot be.
    """
    wanted = [column == value for column, value in ((audit.c.actor, actor), (audit.c.action, action)) if value is not None]
    if about:
        wanted.append(audit.c.details.contains(f'"{about}', autoescape=True))
    with store.reading() as connection:
        counted = select(audit.c.seq).where(*wanted).limit(COUNTED + 1).subquery()
        total = connection.execute(select(func.count()).select_from(counted)).scalar_one()
        order = audit.c.seq.desc() if paging.newest else audit.c.seq.asc()
        here = select(audit).where(*wanted, *_beyond(paging)).order_by(order).limit(paging.size + 1)
        found = [entry_of(row._asdict()) for row in connection.execute(here)]
    rows = tuple(found[: paging.size])
    return Page(
        rows=rows,
        total=total if total <= COUNTED else None,
        next=str(rows[-1].seq) if len(found) > paging.size else None,
    )


def head(store: Store) -> str:
    """The hash of the log's last row: whoever keeps it elsewhere can tell later that nothing before it was cut or rewritten."""
    with store.reading() as connection:
        return head_of(connection)


def head_of(connection: Connection) -> str:
    """The same on a connection."""
    last = select(audit.c.hash).order_by(audit.c.seq.desc()).limit(1)
    return connection.execute(last).scalar() or START


def holds(connection: Connection, kept: str) -> bool:
    """Whether the log has, or had as its head, the row with this hash."""
    there = select(audit.c.seq).where(audit.c.hash == kept.strip().lower())
    return kept.strip() == START or connection.execute(there).first() is not None


def _beyond(paging: Paging) -> list[ColumnElement[Any]]:
    if paging.after is None:
        return []
    (last,) = cursor(paging.after, paging.after)
    return [audit.c.seq < last if paging.newest else audit.c.seq > last]
