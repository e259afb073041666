"""The rows that a coding of a report writes, made before any is written."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Table

from onrecord.linking.features import features_of
from onrecord.linking.tellings import tellings_of
from onrecord.model import Mention, Record, Report
from onrecord.store.audit import now
from onrecord.store.bulk import taking
from onrecord.store.days import FIRST, bounds
from onrecord.store.itemrows import ItemRow, item_rows
from onrecord.store.itemspans import Anchoring
from onrecord.store.lexicon import known_words
from onrecord.store.packing import digest, pack, pack_value, without_text
from onrecord.store.partyrows import kept_id
from onrecord.store.placing import Site, sites_of
from onrecord.store.rowhash import hash_of, told_of_item, told_of_party, told_of_span
from onrecord.store.tables import codings, features, item_parties, items, originals, spans
from onrecord.store.words import Words, words_of

Values = tuple[object, ...]
_PLACED: Any = taking(items, "item_no", "lower", "kind")


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


class CodingRows(msgspec.Struct, frozen=True, kw_only=True):
    """What one coding writes: values of rows by table, the words to be found, where events took place, hashes for the log."""

    tables: Mapping[Table, list[Values]]
    report_words: tuple[int, Words]
    item_words: list[tuple[int, Words]]
    sites: list[Site]
    hashes: dict[str, str]


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


def coding_rows(made: Coded, numbers: Numbers, head: Values) -> CodingRows:
    """The rows of a coding. `head` is what the hash of rows takes in of the report's own row."""
    report, whole = made.masked.report, without_text(made.masked)
    tables, words, rows_hash = _of_items(made, numbers, head)
    hashes = {"rows": rows_hash, "record": digest(whole)}
    hidden = report.text != made.record.report.text
    tables[features] = [(numbers.report_no, made.features, made.tellings)]
    tables[codings] = [(
        numbers.coding_no, numbers.report_no, numbers.coder_no, now(), 1, hashes["record"], rows_hash, pack(whole),
        pack(report.text.encode()) if hidden else None,
    )]  # fmt: skip
    if made.record != made.masked:
        original = without_text(made.record)
        hashes["original"] = digest(original)
        tables[originals] = [(numbers.coding_no, hashes["original"], pack(original))]
    return CodingRows(
        tables=tables,
        report_words=(numbers.report_no, words_of(searched(report))),
        item_words=words,
        sites=_sites(made.masked, tables[items]),
        hashes=hashes,
    )


def searched(report: Report) -> str:
    """What a search in a report looks at: its headline, where the text does not print it, and its text."""
    headline = report.headline or ""
    return report.text if headline in report.text[: len(headline) + 200] else f"{headline}\n\n{report.text}"


def _of_items(made: Coded, numbers: Numbers, head: Values) -> tuple[dict[Table, list[Values]], list[tuple[int, Words]], str]:
    """The rows of the items, their words, and the hash over the rows and the report's head."""
    report = made.masked.report
    day = bounds(report.published.edtf if report.published else None) or (FIRST, FIRST)
    anchoring = Anchoring(report.text)
    parties = _Parties(report.id, numbers.parties)
    written: list[Values] = []
    who: list[Values] = []
    told: list[Values] = []
    where: list[Values] = []
    words: list[tuple[int, Words]] = []
    for number, row in enumerate(made.rows, numbers.item_no):
        days = bounds(row.edtf) or day
        quote = _quote(row)
        written.append(_item(row, number, numbers.report_no, days, quote, report.text))
        words.append((number, words_of(quote)))
        for key, values in _roles(row, number, days, parties):
            who.append(values)
            told.append((key, *told_of_party(values)))
        spans_ = dict.fromkeys((role, span.start, span.end) for role, span in row.spans)
        where += [(number, n, role, *anchoring.placed(start, end)) for n, (role, start, end) in enumerate(spans_)]
    rows_hash = hash_of(head, list(map(told_of_item, written)), told, list(map(told_of_span, where)))
    return {items: written, item_parties: who, spans: where}, words, rows_hash


class _Parties(dict[str, tuple[str, int]]):
    """The store's id and number of each party that a report names, by the report's own id of it."""

    def __init__(self, report: str, numbers: Mapping[str, int]) -> None:
        self.report, self.numbers = report, numbers

    def __missing__(self, party: str) -> tuple[str, int]:
        key = kept_id(party, self.report)
        found = self[party] = key, self.numbers[key]
        return found


def _sites(record: Record, written: list[Values]) -> list[Site]:
    """Where the record's events took place; their rows follow those of the statements, in the order of the record."""
    first = len(record.statements)
    return sites_of(map(_PLACED, written[first : first + len(record.events)]), record.events)


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


def _roles(
    row: ItemRow, number: int, days: tuple[int, int], parties: Mapping[str, tuple[str, int]]
) -> Iterator[tuple[str, Values]]:
    """The ids of the item's parties, each once in a role, in their order, with the values of their rows of `item_parties`."""
    seen: set[tuple[str, int]] = set()
    for position, (role, mention) in enumerate(row.parties):
        key, party_no = parties[mention.party]
        if (role, party_no) not in seen:
            seen.add((role, party_no))
            country = None if role == "source" else mention.country
            yield key, (number, role, party_no, position, mention.name, country, row.type, *days, row.kind)
