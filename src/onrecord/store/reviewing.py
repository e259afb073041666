"""Writes what reviewers say of items. Nothing is overwritten: a new row says otherwise, or undoes an earlier one."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from onrecord.errors import ConflictError, NotThereError, OptionError
from onrecord.store.audit import now
from onrecord.store.correcting import corrected_spans, corrected_values
from onrecord.store.guarding import Guard, guard
from onrecord.store.itempage import anchors_of, items_of
from onrecord.store.numbers import following
from onrecord.store.overruling import restore
from onrecord.store.packing import digest, encode
from onrecord.store.protocol import Change, Store
from onrecord.store.reportpage import text_of
from onrecord.store.resolving import full_id
from onrecord.store.reviewstates import STATES, Changed, decisions, rows_of
from onrecord.store.seen import seen_hash
from onrecord.store.settling import settle
from onrecord.store.tables import items, reports, reviews
from onrecord.store.typedwords import keep_typed
from onrecord.store.values import Item


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer says: accept, correct, reject or note, why, and for a correction all of it.

    `values` are fields of `correcting.FIELDS`; an empty one means none. `spans` are START:END or ROLE=START:END.
    """

    decision: str
    reviewer: str
    reason: str | None = None
    values: Mapping[str, Sequence[str]] = {}
    spans: Sequence[str] = ()


def review(store: Store, actor: str, named: str, verdict: Verdict) -> str:
    """Keeps what a reviewer says of an item; returns the item's id. The machine's values stay.

    Raises StoreError where there is no such item, OptionError where a value or span cannot be, or no reason is given.
    """
    reason = " ".join((verdict.reason or "").split())
    _check(verdict, reason)
    with store.writing(actor, "review") as change:
        connection = change.connection
        report_no, number = item_meant(connection, named)
        item = _as_coded(connection, number)
        had = anchors_of(connection, number)
        changes = corrected_values(connection, item, verdict.values)
        changes += corrected_spans(text_of(connection, report_no), had, verdict.spans) if verdict.spans else []
        _write(change, actor, report_no, item.id, verdict, reason, changes, seen_hash(connection, number))
    return item.id


def undo(store: Store, actor: str, named: str, reviewer: str, reason: str | None = None) -> str:
    """Takes back the reviewer's decision that holds; the one before it holds again. Returns the item's id.

    Works for items that a new coding no longer has, too. Raises ConflictError where the reviewer decided nothing.
    """
    with store.writing(actor, "review") as change:
        report_no, item = reviewed_item(change.connection, named)
        held = decisions(rows_of(change.connection, report_no, item)).get(reviewer)
        if held is None:
            raise ConflictError(f"{item}: no decision of {reviewer} to take back")
        verdict = Verdict(decision="undo", reviewer=reviewer)
        _write(change, actor, report_no, item, verdict, " ".join((reason or "").split()), [], held.seen, held.review_no)
    return item


def item_meant(connection: Connection, named: str) -> tuple[int, int]:
    """The report's and the item's number of an item's id or its beginning, or REPORT/ITEM. Raises StoreError."""
    report, slash, begun = named.rpartition("/")
    if slash and report:
        what, report_no = full_id(connection, report)
        wanted = select(items.c.item_no).where(items.c.report_no == report_no, items.c.id == begun)
        number = connection.execute(wanted).scalar() if what == "report" else None
        if number is None:
            raise NotThereError(f"{report} has no item {begun}; see onrecord list")
        return report_no, number
    what, number = full_id(connection, named)
    if what != "item":
        raise ConflictError(f"{named}: is a {what}; reviewed are items: events, statements, pledges, claims, cases, laws")
    return connection.execute(select(items.c.report_no).where(items.c.item_no == number)).scalar_one(), number


def reviewed_item(connection: Connection, named: str) -> tuple[int, str]:
    """The report's number and the id of an item, also of one that is gone but was reviewed. Raises StoreError."""
    report, _, begun = named.rpartition("/")
    wanted = select(reviews.c.report_no, reviews.c.item).distinct().where(reviews.c.item.startswith(begun, autoescape=True))
    if report:
        wanted = wanted.join(reports, reports.c.report_no == reviews.c.report_no).where(reports.c.id == report)
    found = connection.execute(wanted.limit(2)).all()
    if len(found) == 1:
        return found[0].report_no, found[0].item
    report_no, number = item_meant(connection, named)
    return report_no, connection.execute(select(items.c.id).where(items.c.item_no == number)).scalar_one()


def _as_coded(connection: Connection, number: int) -> Item:
    """The item with the machine's values in its rows, until `settle` puts there what holds; its status is its own."""
    restore(connection, number)
    own = connection.execute(select(items.c.status).where(items.c.item_no == number)).scalar_one()
    return msgspec.structs.replace(items_of(connection, [number])[0], status=own)


def _check(verdict: Verdict, reason: str) -> None:
    if verdict.decision not in (*STATES, "note"):
        raise OptionError(f"{verdict.decision!r} is no decision; give {', '.join(STATES)}, note or undo")
    if not verdict.reviewer.strip():
        raise OptionError("--reviewer: give a name")
    if not reason and verdict.decision != "accept":
        raise OptionError(f"--reason: say in a few words why, to {verdict.decision}")
    correcting = bool(verdict.values or verdict.spans)
    if correcting != (verdict.decision == "correct"):
        told = "say what is right: --kind, --by, --span, ..." if not correcting else "values and spans are for correct"
        raise OptionError(f"{verdict.decision}: {told}")


def _write(
    change: Change, actor: str, report_no: int, item: str, verdict: Verdict, reason: str, changes: Sequence[Changed], seen: str,
    undoes: int | None = None,
) -> None:  # fmt: skip
    connection = change.connection
    number = following(connection, "reviews")
    guarding = guard(connection, {report_no}) if reason or changes else None
    shown, public = (guarding.mask(reason), _masked(guarding, changes)) if guarding else (reason, list(changes))
    row: dict[str, Any] = {
        "review_no": number, "report_no": report_no, "item": item, "reviewer": verdict.reviewer, "decision": verdict.decision,
        "actor": actor, "at": now(), "reason": shown or None, "changes": encode(public).decode(), "seen": seen,
        "undoes": undoes,
    }  # fmt: skip
    connection.execute(insert(reviews), row)
    words = None
    if (shown, public) != (reason, list(changes)):
        words = keep_typed(
            connection, "review", number, {"reason": reason, "values": {one.field: one.value for one in changes}}
        )
    settle(connection, report_no, item)
    report = connection.execute(select(reports.c.id).where(reports.c.report_no == report_no)).scalar_one()
    change.note(
        review=number, report=report, item=item, decision=verdict.decision, reviewer=verdict.reviewer, reason=shown or None,
        row=digest(encode(row)), typed=words,
    )  # fmt: skip


def _masked(guarding: Guard, changes: Sequence[Changed]) -> list[Changed]:
    """The corrections with protected names masked in what was typed; spans are cut from the masked text already."""
    return [one if one.spans else msgspec.structs.replace(one, value=tuple(map(guarding.mask, one.value))) for one in changes]
