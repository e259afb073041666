"""Adds reports to a store: their bytes, texts and codings, in one transaction."""

import unicodedata
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, insert, select

from onrecord.model import Record
from onrecord.store.audit import now
from onrecord.store.bulk import insert_rows, insert_values
from onrecord.store.coding import Coded, Numbers, coded, write_coding
from onrecord.store.counting import count_report
from onrecord.store.days import bounds
from onrecord.store.numbers import all_following, following
from onrecord.store.packing import digest, head_of, pack
from onrecord.store.partyrows import keep_parties, party_id
from onrecord.store.protocol import Change, Store
from onrecord.store.rowhash import told_of_report
from onrecord.store.tables import coders, raws, reports, texts

_SAME_PLACE = (
    select(reports.c.report_no, reports.c.id)
    .join(texts, texts.c.report_no == reports.c.report_no)
    .where(texts.c.url == bindparam("url"))
    .order_by(reports.c.report_no.desc())
    .limit(1)
)
_CODER = select(coders.c.coder_no).where(*(coders.c[name] == bindparam(name) for name in ("onrecord", "vocabulary", "model")))
_THERE = select(
    select(reports.c.report_no).where(reports.c.id == bindparam("id")).scalar_subquery().label("report"),
    select(raws.c.size).where(raws.c.sha256 == bindparam("sha256")).scalar_subquery().label("bytes"),
    _CODER.scalar_subquery().label("coder"),
)
"""What is there already of a report that comes in."""


class Coder(msgspec.Struct, frozen=True, kw_only=True):
    """What codes records: the version of onrecord, the hash of its vocabulary files, the parser's model."""

    onrecord: str
    vocabulary: str
    model: str


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """A report to be added: its bytes, what extracted its text, and its record as it is and with protected persons masked."""

    data: bytes
    extractor: str
    version: str
    record: Record
    masked: Record


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a report. `new` is false where its bytes were there already; `corrects` is an earlier state of it."""

    report: str
    new: bool
    corrects: str | None = None


def known_hashes(store: Store, hashes: Iterable[str]) -> set[str]:
    """Those of the SHA-256 hashes of raw bytes whose reports are in the store."""
    with store.reading() as connection:
        return set(connection.execute(select(reports.c.sha256).where(reports.c.sha256.in_(list(hashes)))).scalars())


def add_report(store: Store, actor: str, incoming: Incoming, coder: Coder, durable: bool = True) -> Added:
    """Adds a report unless its bytes are there already. Raises StoreError where nothing could be written.

    Where not `durable`, a loss of power may undo the last reports until `Store.flush`; a killed process never does.
    """
    return add_reports(store, actor, [incoming], coder, durable)[0]


def add_reports(
    store: Store, actor: str, incoming: Sequence[Incoming], coder: Coder, durable: bool = True
) -> tuple[Added, ...]:
    """Adds several reports in one transaction, all or none, each with its own row of the log; see `add_report`."""
    if not incoming:
        return ()
    made = [coded(one.record, one.masked) for one in incoming]
    with store.writing(actor, "add", durable) as change:
        return tuple(_add(store, change, *each, coder) for each in zip(incoming, made, strict=True))


def _add(store: Store, change: Change, incoming: Incoming, made: Coded, coder: Coder) -> Added:
    connection, report = change.connection, incoming.masked.report
    asked = {"id": report.id, "sha256": report.sha256, **msgspec.structs.asdict(coder)}
    there = connection.execute(_THERE, asked).one()
    if there.report is not None:
        return Added(report=report.id, new=False)
    free = all_following(connection)
    earlier = _earlier(connection, incoming.record.report.url)
    numbers = Numbers(
        report_no=free["reports"],
        coder_no=there.coder or keep_coder(connection, coder),
        coding_no=free["codings"],
        item_no=free["items"],
        parties=keep_parties(connection, made.mentions, report.id, free["parties"]),
    )
    if there.bytes is None:
        insert_values(connection, raws, [(report.sha256, len(incoming.data), pack(incoming.data))])
    head = _write_report(connection, incoming, earlier[0] if earlier else None, numbers)
    count_report(connection, numbers.report_no)
    hashes = write_coding(store, connection, made, numbers, head)
    corrects = earlier[1] if earlier else None
    came = {"report": report.id, "bytes": report.sha256, "text": digest(incoming.record.report.text.encode())}
    change.next_row()
    change.note(**came, **hashes, coder=msgspec.structs.asdict(coder), corrects=corrects)
    return Added(report=report.id, new=True, corrects=corrects)


def keep_coder(connection: Connection, coder: Coder) -> int:
    """The coder's number."""
    row = msgspec.structs.asdict(coder)
    found: int | None = connection.execute(_CODER, row).scalar()
    if found is not None:
        return found
    number = following(connection, "coders")
    connection.execute(insert(coders), {"coder_no": number, **row})
    return number


def _earlier(connection: Connection, url: str | None) -> tuple[int, str] | None:
    """The newest report from the same address, with its id."""
    found = connection.execute(_SAME_PLACE, {"url": url}).first() if url else None
    return (found.report_no, found.id) if found else None


def _write_report(connection: Connection, incoming: Incoming, earlier: int | None, numbers: Numbers) -> tuple[object, ...]:
    """Writes the report's head and text; returns what the hash of its rows takes in of the head."""
    shown, kept = incoming.masked.report, incoming.record.report
    edtf = shown.published.edtf if shown.published else None
    day = bounds(edtf)
    head = {
        "report_no": numbers.report_no, "id": shown.id, "sha256": kept.sha256, "source_id": shown.source_id,
        "outlet_no": numbers.parties[party_id(shown.outlet, shown.id)] if shown.outlet else None,
        "outlet": shown.outlet.name if shown.outlet else None, "headline": shown.headline, "url": shown.url,
        "published": edtf, "day": day[0] if day else 0, "language": shown.language, "previous_no": earlier, "added": now(),
    }  # fmt: skip
    insert_rows(connection, reports, [head])
    text = {
        "report_no": numbers.report_no, "extractor": incoming.extractor, "version": incoming.version,
        "nfc": int(unicodedata.is_normalized("NFC", kept.text)), "sha256": digest(kept.text.encode()), "url": kept.url,
        "head": pack(head_of(kept)), "packed": pack(kept.text.encode()),
    }  # fmt: skip
    insert_rows(connection, texts, [text])
    told: tuple[object, ...] = told_of_report(tuple(head.values()))
    return told
