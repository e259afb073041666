"""Codes kept texts anew with the vocabulary of today: first what would change, then the writing."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import select

from onrecord.model import Record, Report
from onrecord.store.adding import Coder, keep_coder
from onrecord.store.coding import clear_coding, write_codings
from onrecord.store.codingrows import Numbers, coded, coding_rows
from onrecord.store.itemrows import ItemRow, item_rows
from onrecord.store.numbers import all_following
from onrecord.store.packing import decode, unpack
from onrecord.store.partyrows import keep_parties
from onrecord.store.protocol import Store
from onrecord.store.reportpage import record_of
from onrecord.store.rowhash import head_told
from onrecord.store.settling import settle_report
from onrecord.store.tables import coders, codings, reports, texts

_BATCH = 200


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What a new coding of a report would change: items that come, that go, and that keep their id but not their content."""

    report: str
    headline: str | None
    added: tuple[ItemRow, ...]
    dropped: tuple[ItemRow, ...]
    changed: tuple[tuple[ItemRow, ItemRow], ...]


def kept_reports(store: Store, coder: Coder, every: bool = False) -> Iterator[Report]:
    """The reports as they were read (unmasked) that another coder has coded; with `every` all of them."""
    last = 0
    other = [] if every else [
        (coders.c.onrecord != coder.onrecord) | (coders.c.vocabulary != coder.vocabulary) | (coders.c.model != coder.model)
    ]  # fmt: skip
    while True:
        wanted = (
            select(texts.c.report_no, texts.c.head, texts.c.packed)
            .join(codings, (codings.c.report_no == texts.c.report_no) & (codings.c.current == 1))
            .join(coders, coders.c.coder_no == codings.c.coder_no)
            .where(texts.c.report_no > last, *other)
            .order_by(texts.c.report_no)
            .limit(_BATCH)
        )
        with store.reading() as connection:
            rows = connection.execute(wanted).all()
        for row in rows:
            head = decode(unpack(row.head), Report)
            yield msgspec.structs.replace(head, text=unpack(row.packed).decode())
        if not rows:
            return
        last = rows[-1].report_no


def changes(store: Store, masked: Record) -> Changes:
    """What the store would have otherwise with this new, masked record of a report that it holds."""
    with store.reading() as connection:
        number = connection.execute(select(reports.c.report_no).where(reports.c.id == masked.report.id)).scalar_one()
        old = record_of(connection, number)
    before, after = ({row.id: row for row in item_rows(record)} for record in (old, masked))
    return Changes(
        report=masked.report.id,
        headline=masked.report.headline,
        added=tuple(after[i] for i in after if i not in before),
        dropped=tuple(before[i] for i in before if i not in after),
        changed=tuple((before[i], after[i]) for i in after if i in before and before[i] != after[i]),
    )


def recode(store: Store, actor: str, record: Record, masked: Record, coder: Coder) -> None:
    """Makes this the report's current coding; the one before stays beside. Raises StoreError where it cannot be written."""
    made = coded(record, masked)
    with store.writing(actor, "recode") as change:
        connection = change.connection
        number = connection.execute(select(reports.c.report_no).where(reports.c.id == masked.report.id)).scalar_one()
        clear_coding(store, connection, number, record_of(connection, number))
        free = all_following(connection)
        parties = keep_parties(connection, [(masked.report.id, made.mentions)], free["parties"])
        numbers = Numbers(
            report_no=number,
            coder_no=keep_coder(connection, coder),
            coding_no=free["codings"],
            item_no=free["items"],
            parties=parties.numbers,
        )
        rows = coding_rows(made, numbers, head_told(connection, number))
        write_codings(store, connection, [rows], parties.heads)
        settle_report(connection, number)
        change.note(report=masked.report.id, **rows.hashes, coder=msgspec.structs.asdict(coder))
