"""What was said of items: the history of one, disagreements, and reviews of items that are gone."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from onrecord.store.protocol import Store
from onrecord.store.reviewstates import STATES, changes_of, corrections, decisions
from onrecord.store.seen import seen_hash
from onrecord.store.tables import items, reports, review_states, reviews
from onrecord.store.typedwords import typed_words
from onrecord.store.values import ReviewRow


def disagreements(store: Store) -> tuple[ReviewRow, ...]:
    """The decisions that hold of every item on which reviewers differ, item by item."""
    mine = (review_states.c.report_no == reviews.c.report_no) & (review_states.c.item == reviews.c.item)
    with store.reading() as connection:
        rows = reviews_where(connection, _all().join(review_states, mine).where(review_states.c.disputed == 1))
    return tuple(row for row in rows if row.holds and row.decision in STATES)


def orphaned_reviews(store: Store) -> tuple[ReviewRow, ...]:
    """What was said of items that their report's present coding no longer has."""
    there = select(items.c.item_no).where(items.c.report_no == reviews.c.report_no, items.c.id == reviews.c.item)
    with store.reading() as connection:
        return reviews_where(connection, _all().where(~there.exists()))


def reviews_of_item(connection: Connection, number: int, reveal: bool = False) -> tuple[ReviewRow, ...]:
    """All that was said of an item, the oldest first. Typed words are masked unless `reveal`."""
    mine = (items.c.report_no == reviews.c.report_no) & (items.c.id == reviews.c.item)
    return reviews_where(connection, _all().join(items, mine).where(items.c.item_no == number), reveal)


def reviews_of_report(connection: Connection, report_no: int, reveal: bool = False) -> tuple[ReviewRow, ...]:
    """All that was said of a report's items, item by item."""
    return reviews_where(connection, _all().where(reviews.c.report_no == report_no), reveal)


def reviews_where(connection: Connection, wanted: Select[Any], reveal: bool = False) -> tuple[ReviewRow, ...]:
    """The selected rows of `reviews`, which must hold all of each item."""
    rows = connection.execute(wanted.order_by(reports.c.id, reviews.c.item, reviews.c.review_no)).all()
    said: dict[tuple[int, str], list[Any]] = {}
    for row in rows:
        said.setdefault((row.report_no, row.item), []).append(row)
    return tuple(one for of_item in said.values() for one in _of_item(connection, of_item, reveal))


def _all() -> Select[Any]:
    return select(reviews, reports.c.id.label("report")).join(reports, reports.c.report_no == reviews.c.report_no)


def _of_item(connection: Connection, rows: Sequence[Any], reveal: bool) -> Iterable[ReviewRow]:
    there = select(items.c.item_no, items.c.title).where(items.c.report_no == rows[0].report_no, items.c.id == rows[0].item)
    item = connection.execute(there).first()
    seen = seen_hash(connection, item.item_no) if item is not None else None
    held = {row.review_no for row in decisions(rows).values()}
    undone = {row.undoes for row in rows}
    for row in rows:
        typed = typed_words(connection, "review", row.review_no) if reveal else {}
        yield ReviewRow(
            number=row.review_no,
            report=row.report,
            item=row.item,
            reviewer=row.reviewer,
            decision=row.decision,
            at=row.at,
            reason=typed.get("reason") or row.reason,
            corrected=corrections(changes_of(row.changes), typed.get("values")),
            undoes=row.undoes,
            holds=row.review_no in held or (row.decision not in STATES and row.review_no not in undone),
            stale=seen is not None and seen != row.seen,
            orphaned=seen is None,
            title=item.title if item is not None else None,
        )
