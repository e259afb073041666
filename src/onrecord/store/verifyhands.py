"""Checks what people did by hand, merges and reviews, against the log, and what is worked out from it."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import NoResultFound

from onrecord.store.audit import entries
from onrecord.store.canonical import misplaced
from onrecord.store.itemspans import Anchoring
from onrecord.store.overruling import misruled
from onrecord.store.packing import digest, encode
from onrecord.store.reportpage import record_of
from onrecord.store.reviewstates import changes_of, unsettled
from onrecord.store.tables import merges, reviews, typed

_BY_HAND: dict[str, tuple[Table, str]] = {"merge": (merges, "merge_no"), "review": (reviews, "review_no")}


def check_hands(connection: Connection) -> Iterator[str]:
    """What is wrong with merges and reviews, one line each."""
    logged = {key: details for details in _details(connection) for key in _keys(details)}
    yield from _check_rows(connection, logged)
    yield from _check_typed(connection, logged)
    yield from misplaced(connection)
    yield from unsettled(connection)
    yield from misruled(connection)
    yield from _check_spans(connection)


def _details(connection: Connection) -> Iterator[dict[str, Any]]:
    return (entry.details for entry in entries(connection) if entry.action in ("merge", "split", "review"))


def _keys(details: dict[str, Any]) -> Iterator[tuple[str, int]]:
    return ((what, details[what]) for what in _BY_HAND if isinstance(details.get(what), int))


def _check_rows(connection: Connection, logged: dict[tuple[str, int], dict[str, Any]]) -> Iterator[str]:
    left = set(logged)
    for what, (table, key) in _BY_HAND.items():
        for row in connection.execute(select(table).order_by(table.c[key])):
            number = row._mapping[key]
            left.discard((what, number))
            if logged.get((what, number), {}).get("row") != digest(encode(dict(row._mapping))):
                yield f"{what} {number}: is not what the log tells of"
    yield from (f"{what} {number}: is gone, though the log tells of it" for what, number in sorted(left))


def _check_typed(connection: Connection, logged: dict[tuple[str, int], dict[str, Any]]) -> Iterator[str]:
    expected = {key: details["typed"] for key, details in logged.items() if details.get("typed")}
    found = {(row.what, row.number): digest(row.words.encode()) for row in connection.execute(select(typed))}
    for key in sorted(expected | found):
        if expected.get(key) != found.get(key):
            yield f"{key[0]} {key[1]}: its words as they were typed are not those that the log tells of"


def _check_spans(connection: Connection) -> Iterator[str]:
    """Corrected spans against the text. One that no longer fits is told, and never moved by guess."""
    last, anchoring = None, Anchoring("")
    wanted = select(reviews).where(reviews.c.decision == "correct").order_by(reviews.c.report_no, reviews.c.review_no)
    for row in connection.execute(wanted):
        if row.report_no != last:
            last, anchoring = row.report_no, Anchoring(_text(connection, row.report_no))
        if not _fit(anchoring, row.changes):
            yield f"review {row.review_no}: orphaned, its corrected words no longer stand where they stood"


def _fit(anchoring: Anchoring, changes: str) -> bool:
    try:
        return all(anchoring.fits(span) for one in changes_of(changes) for span in one.spans)
    except msgspec.DecodeError:
        return False


def _text(connection: Connection, report_no: int) -> str:
    """The report's masked text; empty where there is none or it is damaged, which other checks tell."""
    try:
        return record_of(connection, report_no).report.text
    except (NoResultFound, ValueError):
        return ""
