"""Writes one coding of a report: the record as a whole, and its rows."""

import unicodedata
from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from onrecord.linking.features import features_of
from onrecord.linking.tellings import tellings_of
from onrecord.model import Mention, Record, Report
from onrecord.store.audit import now
from onrecord.store.bulk import insert_rows, insert_values
from onrecord.store.counting import OF_REPORT, count_in, count_out
from onrecord.store.days import FIRST, bounds
from onrecord.store.itemrows import ItemRow, item_rows
from onrecord.store.itemspans import Anchoring
from onrecord.store.lexicon import known_words
from onrecord.store.packing import digest, pack, pack_value, without_text
from onrecord.store.partyrows import party_id
from onrecord.store.placing import forget_places, keep_places
from onrecord.store.protocol import Store
from onrecord.store.rowhash import hash_of, told_of_item, told_of_party, told_of_span
from onrecord.store.tables import codings, features, item_parties, items, matter_parties, originals, overruled, spans
from onrecord.store.words import Words, words_of

_FORGET = delete(features).where(features.c.report_no == bindparam("of_report"))
Values = tuple[object, ...]
_PUT_BACK = update(codings).where(codings.c.report_no == bindparam("of_report"), codings.c.current == 1).values(current=0)


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """The store's own numbers for what a coding writes: the report's, the coder's, the next free, and the parties' by id."""

    report_no: int
    coder_no: int
    coding_no: int
    item_no: int
    parties: Mapping[str, int]


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


def write_coding(store: Store, connection: Connection, made: Coded, numbers: Numbers, head: Values) -> dict[str, str]:
    """Makes this the current coding of a report that has none (see `clear_coding`).

    `head` is what the hash of rows takes in of the report's own row. Returns the SHA-256 of all that was written, for the log.
    """
    hashes = {"rows": _write_items(store, connection, made, numbers, head)}
    keep_places(connection, numbers.report_no, made.masked.events)
    count_in(connection, OF_REPORT, numbers.report_no)
    insert_values(connection, features, [(numbers.report_no, made.features, made.tellings)])
    record, masked = made.record, made.masked
    whole = without_text(masked)
    hashes["record"] = digest(whole)
    hidden = masked.report.text != record.report.text
    row = {
        "coding_no": numbers.coding_no, "report_no": numbers.report_no, "coder_no": numbers.coder_no, "coded": now(),
        "current": 1, "sha256": hashes["record"], "rows": hashes["rows"], "record": pack(whole),
        "masked_text": pack(masked.report.text.encode()) if hidden else None,
    }  # fmt: skip
    insert_rows(connection, codings, [row])
    if record != masked:
        original = without_text(record)
        hashes["original"] = digest(original)
        insert_values(connection, originals, [(numbers.coding_no, hashes["original"], pack(original))])
    store.index_words(connection, "reports", [(numbers.report_no, words_of(searched(masked.report)))])
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
    for table in (spans, item_parties, matter_parties, overruled):
        connection.execute(delete(table).where(table.c.item_no.in_(numbers)))
    connection.execute(delete(items).where(items.c.report_no == report_no))


def _write_items(store: Store, connection: Connection, made: Coded, numbers: Numbers, head: Values) -> str:
    """Writes the rows of the items; returns the hash over them and the report's head."""
    report = made.masked.report
    day = bounds(report.published.edtf if report.published else None)
    anchoring = Anchoring(report.text)
    written: list[Values] = []
    who: list[tuple[str, Values]] = []
    where: list[Values] = []
    words: list[tuple[int, Words]] = []
    for number, row in enumerate(made.rows, numbers.item_no):
        days = bounds(row.edtf) or day or (FIRST, FIRST)
        quote = _quote(row)
        written.append(_item(row, number, numbers.report_no, days, quote, report.text))
        who += _parties(row, number, days, numbers.parties, report.id)
        where += _spans(row, number, anchoring)
        words.append((number, words_of(quote)))
    insert_values(connection, items, written)
    insert_values(connection, item_parties, [values for _, values in who])
    insert_values(connection, spans, where)
    store.index_words(connection, "items", words)
    told = [(party, *told_of_party(values)) for party, values in who]
    return hash_of(head, list(map(told_of_item, written)), told, list(map(told_of_span, where)))


def _item(row: ItemRow, number: int, report_no: int, days: tuple[int, int], quote: str, text: str) -> Values:
    """The values of a row of `items`, in the order of its columns."""
    stray = any(text[span.start : span.end] != span.text for _, span in row.spans)
    return (
        number, row.id, report_no, row.type, row.kind, row.edtf, *days, row.place, row.place_key, row.country,
        row.status, row.factuality, row.cameo, row.rule, row.title, row.source, quote,
        int(row.on_timeline), int(stray), row.status, 1, None,
    )  # fmt: skip


def _quote(row: ItemRow) -> str:
    """The words that the item rests on, without the cue, each stretch once."""
    words = dict.fromkeys(span.text for role, span in row.spans if role != "cue")
    return unicodedata.normalize("NFC", " … ".join(" ".join(part.split()) for part in words)).replace("\x00", "\ufffd")


def _parties(
    row: ItemRow, number: int, days: tuple[int, int], numbers: Mapping[str, int], report: str
) -> list[tuple[str, Values]]:
    """The ids of the item's parties, each once in a role, in their order, with the values of their rows of `item_parties`."""
    found: dict[tuple[str, str], Values] = {}
    for position, (role, mention) in enumerate(row.parties):
        key = party_id(mention, report)
        if (key, role) not in found:
            country = None if role == "source" else mention.country
            found[key, role] = (
                number, role, numbers[key], position, mention.name, country, row.type, *days, row.kind,
            )  # fmt: skip
    return [(key, values) for (key, _), values in found.items()]


def _spans(row: ItemRow, number: int, anchoring: Anchoring) -> list[Values]:
    """The values of the item's rows of `spans`, each span once in a role."""
    spans = dict.fromkeys((role, span.start, span.end) for role, span in row.spans)
    return [(number, n, role, *anchoring.placed(start, end)) for n, (role, start, end) in enumerate(spans)]
