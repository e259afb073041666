"""Writes one coding of a report: the record as a whole, and its rows."""

import unicodedata
from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from onrecord.linking.features import features_of
from onrecord.linking.tellings import tellings_of
from onrecord.model import Mention, Record, Report
from onrecord.store.audit import now
from onrecord.store.bulk import insert_rows
from onrecord.store.counting import OF_REPORT, count_in, count_out
from onrecord.store.days import FIRST, bounds
from onrecord.store.itemrows import ItemRow, item_rows
from onrecord.store.itemspans import Anchoring
from onrecord.store.lexicon import known_words
from onrecord.store.numbers import following
from onrecord.store.packing import digest, pack, pack_value, without_text
from onrecord.store.partyrows import party_id
from onrecord.store.placing import forget_places, keep_places
from onrecord.store.protocol import Store
from onrecord.store.rowhash import hash_of
from onrecord.store.tables import codings, features, item_parties, items, originals, reports, spans
from onrecord.store.words import words_of

_HEAD = select(reports).where(reports.c.report_no == bindparam("of_report"))
_FORGET = delete(features).where(features.c.report_no == bindparam("of_report"))
_PUT_BACK = update(codings).where(codings.c.report_no == bindparam("of_report"), codings.c.current == 1).values(current=0)


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it is and masked, and the rows of the masked one."""

    record: Record
    masked: Record
    rows: tuple[ItemRow, ...]
    features: bytes
    tellings: bytes

    @property
    def mentions(self) -> list[Mention]:
        """Every party of the rows, and the outlet."""
        outlet = self.masked.report.outlet
        return [*([outlet] if outlet else []), *(mention for row in self.rows for _, mention in row.parties)]


def coded(record: Record, masked: Record) -> Coded:
    """A record made ready to be written, before a transaction is begun."""
    known = known_words()
    return Coded(
        record=record,
        masked=masked,
        rows=item_rows(masked),
        features=pack_value(features_of(record, known)),
        tellings=pack_value(tellings_of(masked, known)),
    )


def write_coding(
    store: Store, connection: Connection, report_no: int, coder_no: int, made: Coded, numbers: Mapping[str, int]
) -> dict[str, str]:
    """Makes this the current coding of a report that has none (see `clear_coding`). `numbers` are those of `keep_parties`.

    Returns the SHA-256 of all that was written, for the log.
    """
    number = following(connection, "codings")
    hashes = _write_items(store, connection, report_no, made, numbers)
    keep_places(connection, report_no, made.masked.events)
    count_in(connection, OF_REPORT, report_no)
    insert_rows(connection, features, [{"report_no": report_no, "features": made.features, "tellings": made.tellings}])
    record, masked = made.record, made.masked
    whole = without_text(masked)
    hidden = masked.report.text != record.report.text
    row = {
        "coding_no": number, "report_no": report_no, "coder_no": coder_no, "coded": now(), "current": 1,
        "sha256": digest(whole), "rows": hashes["rows"], "record": pack(whole),
        "masked_text": pack(masked.report.text.encode()) if hidden else None,
    }  # fmt: skip
    insert_rows(connection, codings, [row])
    hashes["record"] = digest(whole)
    if record != masked:
        original = without_text(record)
        hashes["original"] = digest(original)
        connection.execute(insert(originals), {"coding_no": number, "sha256": hashes["original"], "record": pack(original)})
    store.index_words(connection, "reports", [(report_no, words_of(searched(masked.report)))])
    return hashes


def searched(report: Report) -> str:
    """What a search in a report looks at: its headline, where the text does not print it, and its text."""
    headline = report.headline or ""
    return report.text if headline in report.text[: len(headline) + 200] else f"{headline}\n\n{report.text}"


def clear_coding(store: Store, connection: Connection, report_no: int, masked: Record) -> None:
    """Takes the rows of the current coding out; the coding itself stays, but is no longer current."""
    count_out(connection, OF_REPORT, report_no)
    forget_places(connection, report_no)
    for command in (_PUT_BACK, _FORGET):
        connection.execute(command, {"of_report": report_no})
    found = connection.execute(select(items.c.item_no, items.c.quote).where(items.c.report_no == report_no)).all()
    numbers = select(items.c.item_no).where(items.c.report_no == report_no)
    store.forget_words(connection, "items", [(row.item_no, words_of(row.quote)) for row in found])
    store.forget_words(connection, "reports", [(report_no, words_of(searched(masked.report)))])
    for table in (spans, item_parties):
        connection.execute(delete(table).where(table.c.item_no.in_(numbers)))
    connection.execute(delete(items).where(items.c.report_no == report_no))


def _write_items(
    store: Store, connection: Connection, report_no: int, made: Coded, numbers: Mapping[str, int]
) -> dict[str, str]:
    """Writes the rows of the items; returns the hash over them and the report's head."""
    report, rows = made.masked.report, made.rows
    day = bounds(report.published.edtf if report.published else None)
    first = following(connection, "items")
    anchoring = Anchoring(report.text)
    written = [_item(row, first + n, report_no, day, _stray(row, report.text)) for n, row in enumerate(rows)]
    insert_rows(connection, items, written)
    who = [p for row, item in zip(rows, written, strict=True) for p in _parties(row, item, numbers, report.id)]
    insert_rows(connection, item_parties, who)
    where = [s for row, item in zip(rows, written, strict=True) for s in _spans(row, item, anchoring)]
    insert_rows(connection, spans, where)
    store.index_words(connection, "items", [(int(str(item["item_no"])), words_of(str(item["quote"]))) for item in written])
    head = connection.execute(_HEAD, {"of_report": report_no}).mappings().one()
    return {"rows": hash_of(head, written, who, where)}


def _stray(row: ItemRow, text: str) -> bool:
    """Whether a span's words are not those of the text at its place."""
    return any(text[span.start : span.end] != span.text for _, span in row.spans)


def _item(row: ItemRow, number: int, report_no: int, day: tuple[int, int] | None, stray: bool) -> dict[str, object]:
    lower, upper = bounds(row.edtf) or day or (FIRST, FIRST)
    return {
        "item_no": number, "id": row.id, "report_no": report_no, "type": row.type, "kind": row.kind, "edtf": row.edtf,
        "lower": lower, "upper": upper, "place": row.place, "place_key": row.place_key, "country": row.country,
        "status": row.status, "factuality": row.factuality, "cameo": row.cameo, "rule": row.rule, "title": row.title,
        "source": row.source, "quote": _quote(row), "on_timeline": int(row.on_timeline), "orphaned": int(stray),
        "standing": row.status, "leads": 1, "matter_no": None,
    }  # fmt: skip


def _quote(row: ItemRow) -> str:
    """The words that the item rests on, without the cue, each stretch once."""
    words = dict.fromkeys(span.text for role, span in row.spans if role != "cue")
    return unicodedata.normalize("NFC", " … ".join(" ".join(part.split()) for part in words)).replace("\x00", "\ufffd")


def _parties(row: ItemRow, item: dict[str, object], numbers: Mapping[str, int], report: str) -> list[dict[str, object]]:
    """The item's parties, each once in a role, in their order."""
    shared = {name: item[name] for name in ("type", "lower", "item_no", "upper", "kind")}
    found: dict[tuple[int, str], dict[str, object]] = {}
    for position, (role, mention) in enumerate(row.parties):
        key = party_id(mention, report)
        number = numbers[key]
        who = {
            "party": key,
            "party_no": number,
            "role": role,
            "country": None if role == "source" else mention.country,
            "position": position,
            "name": mention.name,
        }
        found.setdefault((number, role), {**shared, **who})
    return list(found.values())


def _spans(row: ItemRow, item: dict[str, object], anchoring: Anchoring) -> list[dict[str, object]]:
    anchors = [anchoring.anchor(role, span) for role, span in dict.fromkeys(row.spans)]
    return [
        {
            "item_no": item["item_no"], "position": n, "role": a.role, "start": a.start, "end": a.end, "exact": a.exact,
            "prefix": a.prefix, "suffix": a.suffix,
        }
        for n, a in enumerate(anchors)
    ]  # fmt: skip
