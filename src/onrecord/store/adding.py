"""Adds reports to a store: their bytes, texts and codings, in one transaction."""

import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select, union_all

from onrecord.model import Record
from onrecord.store.audit import now
from onrecord.store.bulk import insert_rows, insert_values
from onrecord.store.coding import write_codings
from onrecord.store.codingrows import Coded, Numbers, coded, coding_rows
from onrecord.store.counting import count_reports
from onrecord.store.days import bounds
from onrecord.store.numbers import all_following, following
from onrecord.store.packing import digest, head_of, pack
from onrecord.store.partyrows import keep_parties, party_id
from onrecord.store.protocol import Change, Store
from onrecord.store.rowhash import told_of_report
from onrecord.store.tables import coders, raws, reports, texts

_CODER = select(coders.c.coder_no).where(*(coders.c[name] == bindparam(name) for name in ("onrecord", "vocabulary", "model")))
_THERE = union_all(
    select(reports.c.id).where(reports.c.id.in_(bindparam("ids", expanding=True))),
    select(raws.c.sha256).where(raws.c.sha256.in_(bindparam("hashes", expanding=True))),
)
"""Which of the reports that come in are there already, by their ids, and which of their bytes, by their hashes."""

_LAST = (
    select(texts.c.url, func.max(texts.c.report_no).label("report_no"))
    .where(texts.c.url.in_(bindparam("urls", expanding=True)))
    .group_by(texts.c.url)
    .subquery()
)
_SAME_PLACE = select(_LAST.c.url, reports.c.report_no, reports.c.id).join(reports, reports.c.report_no == _LAST.c.report_no)


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
        there = _there(change.connection, incoming)
        new = _new(incoming, there)
        corrects = _write(store, change, [(incoming[at], made[at]) for at in new.values()], coder, there) if new else {}
    ids = (one.masked.report.id for one in incoming)
    return tuple(
        Added(report=name, new=True, corrects=corrects[name]) if new.get(name) == at else Added(report=name, new=False)
        for at, name in enumerate(ids)
    )


def _there(connection: Connection, incoming: Sequence[Incoming]) -> frozenset[str]:
    """The ids of the reports, and the hashes of the bytes, that are there already."""
    asked = {"ids": [one.masked.report.id for one in incoming], "hashes": [one.masked.report.sha256 for one in incoming]}
    return frozenset(connection.execute(_THERE, asked).scalars())


def _new(incoming: Sequence[Incoming], there: Container[str]) -> dict[str, int]:
    """Where each report that is not there yet stands among those that come in, once each, by its id."""
    found: dict[str, int] = {}
    for at, one in enumerate(incoming):
        if one.masked.report.id not in there:
            found.setdefault(one.masked.report.id, at)
    return found


def _write(
    store: Store, change: Change, new: Sequence[tuple[Incoming, Coded]], coder: Coder, there: Container[str]
) -> dict[str, str | None]:
    """Writes reports, each table once; returns by each one's id which earlier state of its page it corrects.

    `there` has the hashes of the bytes that are in the store.
    """
    connection, came = change.connection, [one for one, _ in new]
    free = all_following(connection)
    parties = keep_parties(connection, [(one.masked.report.id, made.mentions) for one, made in new], free["parties"])
    numbers = _numbered([made for _, made in new], free, keep_coder(connection, coder), parties.numbers)
    earlier = _earlier(connection, came, free["reports"])
    heads = [_head(*each) for each in zip(came, earlier, numbers, strict=True)]
    rows = [
        coding_rows(made, own, told_of_report(tuple(head.values())))
        for (_, made), own, head in zip(new, numbers, heads, strict=True)
    ]
    data = {one.masked.report.sha256: one.data for one in came if one.masked.report.sha256 not in there}
    insert_values(connection, raws, [(key, len(each), pack(each)) for key, each in data.items()])
    insert_rows(connection, reports, heads)
    insert_rows(connection, texts, [_text(one, own.report_no) for one, own in zip(came, numbers, strict=True)])
    count_reports(connection, free["reports"])
    write_codings(store, connection, rows, parties.heads)
    corrects = {one.masked.report.id: each[1] if each else None for one, each in zip(came, earlier, strict=True)}
    for one, coding in zip(came, rows, strict=True):
        report, text = one.masked.report, one.record.report.text
        told = {"report": report.id, "bytes": report.sha256, "text": digest(text.encode()), **coding.hashes}
        change.next_row()
        change.note(**told, coder=msgspec.structs.asdict(coder), corrects=corrects[report.id])
    return corrects


def _numbered(made: Iterable[Coded], free: Mapping[str, int], coder_no: int, parties: Mapping[str, int]) -> list[Numbers]:
    """The numbers of what each report's coding writes."""
    found, item_no = list[Numbers](), free["items"]
    for at, one in enumerate(made):
        own = {"report_no": free["reports"] + at, "coding_no": free["codings"] + at, "item_no": item_no}
        found.append(Numbers(**own, coder_no=coder_no, parties=parties))
        item_no += len(one.rows)
    return found


def keep_coder(connection: Connection, coder: Coder) -> int:
    """The coder's number."""
    row = msgspec.structs.asdict(coder)
    found: int | None = connection.execute(_CODER, row).scalar()
    if found is not None:
        return found
    number = following(connection, "coders")
    connection.execute(insert(coders), {"coder_no": number, **row})
    return number


def _earlier(connection: Connection, new: Sequence[Incoming], first: int) -> list[tuple[int, str] | None]:
    """The newest report from the same address before each of these, which are numbered from `first`, with its id."""
    urls = list({one.record.report.url for one in new} - {None})
    rows = connection.execute(_SAME_PLACE, {"urls": urls}) if urls else ()
    last: dict[str, tuple[int, str]] = {row.url: (row.report_no, row.id) for row in rows}
    found = []
    for number, one in enumerate(new, first):
        url = one.record.report.url
        found.append(last.get(url) if url else None)
        if url:
            last[url] = number, one.masked.report.id
    return found


def _head(incoming: Incoming, earlier: tuple[int, str] | None, numbers: Numbers) -> dict[str, object]:
    """The report's own row."""
    shown = incoming.masked.report
    edtf = shown.published.edtf if shown.published else None
    day = bounds(edtf)
    return {
        "report_no": numbers.report_no, "id": shown.id, "sha256": incoming.record.report.sha256, "source_id": shown.source_id,
        "outlet_no": numbers.parties[party_id(shown.outlet, shown.id)] if shown.outlet else None,
        "outlet": shown.outlet.name if shown.outlet else None, "headline": shown.headline, "url": shown.url,
        "published": edtf, "day": day[0] if day else 0, "language": shown.language,
        "previous_no": earlier[0] if earlier else None, "added": now(),
    }  # fmt: skip


def _text(incoming: Incoming, report_no: int) -> dict[str, object]:
    """The row of the report's text."""
    kept = incoming.record.report
    data = kept.text.encode()
    return {
        "report_no": report_no, "extractor": incoming.extractor, "version": incoming.version,
        "nfc": int(unicodedata.is_normalized("NFC", kept.text)), "sha256": digest(data), "url": kept.url,
        "head": pack(head_of(kept)), "packed": pack(data),
    }  # fmt: skip
