"""The audit log: who did what when."""

from typing import Annotated

import msgspec
from fastapi import Query

from onrecord.store.auditpage import head, list_log
from onrecord.store.values import AuditRow
from onrecord.web.server.asked import LONGEST, Paged, Register, clean
from onrecord.web.server.pages import Pages

PAGES = Pages()

Narrowed = Annotated[str | None, Query(max_length=LONGEST)]


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the log. `head` is its last hash: kept elsewhere, it shows later whether the log was cut or rewritten."""

    head: str
    rows: tuple[AuditRow, ...]
    total: int | None
    next: str | None


@PAGES.page("/log", "log.html")
def log(register: Register, paging: Paged, actor: Narrowed = None, action: Narrowed = None, about: Narrowed = None) -> Log:
    """The audit log, narrowed to who, what, and the id of a report, item or party."""
    given = [clean(name, value) if value else None for name, value in (("actor", actor), ("action", action), ("about", about))]
    found = list_log(register, given[0] or None, given[1] or None, given[2] or None, paging)
    return Log(head=head(register), rows=found.rows, total=found.total, next=found.next)
