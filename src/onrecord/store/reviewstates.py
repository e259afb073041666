"""How items stand that people reviewed: worked out from all that reviewers said, of which nothing is ever overwritten."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, delete, insert, select

from onrecord.errors import OptionError
from onrecord.store.itemspans import Anchor
from onrecord.store.packing import decode
from onrecord.store.tables import items, review_states, reviews
from onrecord.store.values import Correction

STATES = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
"""What each decision makes of an item."""

_ASKED = ("machine", *STATES.values(), "disputed")


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """One corrected field: the reviewer's values beside the machine's.

    `parties` are the ids of those that the register knew then, `country` is where a place is.
    """

    field: str
    value: tuple[str, ...]
    machine: tuple[str, ...]
    parties: tuple[str | None, ...] = ()
    country: str | None = None
    spans: tuple[Anchor, ...] = ()
    machine_spans: tuple[Anchor, ...] = ()

    @property
    def stance(self) -> tuple[object, ...]:
        """What the reviewer says, whatever the machine had."""
        return self.field, self.value, tuple((one.role, one.start, one.end) for one in self.spans)


class State(msgspec.Struct, frozen=True):
    """How an item stands by the newest decision that holds; `disputed` where another reviewer's differs."""

    review_no: int
    state: str
    disputed: bool


def changes_of(written: str) -> tuple[Changed, ...]:
    """The corrections of a row of `reviews`."""
    return decode(written.encode(), tuple[Changed, ...])


def corrections(changes: Iterable[Changed], typed: dict[str, Any] | None = None) -> tuple[Correction, ...]:
    """Corrections as they are shown."""
    return tuple(
        Correction(field=one.field, value=_line((typed or {}).get(one.field, one.value)), machine=_line(one.machine))
        for one in changes
    )


def rows_of(connection: Connection, report_no: int, item: str) -> Sequence[Any]:
    """All that was said of an item, the oldest first."""
    wanted = select(reviews).where(reviews.c.report_no == report_no, reviews.c.item == item)
    return connection.execute(wanted.order_by(reviews.c.review_no)).all()


def decisions(rows: Iterable[Any]) -> dict[str, Any]:
    """Each reviewer's decision that holds: the newest that was not undone."""
    listed = list(rows)
    undone = {row.undoes for row in listed}
    return {row.reviewer: row for row in listed if row.decision in STATES and row.review_no not in undone}


def state_of(rows: Iterable[Any]) -> State | None:
    """How an item stands; None where no decision holds."""
    held = decisions(rows)
    if not held:
        return None
    newest = max(held.values(), key=lambda row: row.review_no)
    return State(newest.review_no, STATES[newest.decision], len({_stance(row) for row in held.values()}) > 1)


def settle_item(connection: Connection, report_no: int, item: str) -> None:
    """Writes how an item stands, after a review."""
    mine = review_states.c.report_no == report_no, review_states.c.item == item
    connection.execute(delete(review_states).where(*mine))
    found = state_of(rows_of(connection, report_no, item))
    if found:
        row = {"review_no": found.review_no, "state": found.state, "disputed": int(found.disputed)}
        connection.execute(insert(review_states), {"report_no": report_no, "item": item, **row})


def reviewed_as(asked: str) -> ColumnElement[bool]:
    """Whether an item stands as asked: machine, accepted, corrected, rejected or disputed. Raises OptionError."""
    mine = review_states.c.report_no == items.c.report_no, review_states.c.item == items.c.id
    found = select(review_states.c.item).where(*mine)
    return ~found.exists() if asked == "machine" else found.where(_stands(asked)).exists()


def numbers_reviewed_as(asked: str) -> Select[tuple[int]]:
    """Selects the numbers of the items that stand as asked, other than as the machine's. Raises OptionError."""
    mine = (review_states.c.report_no == items.c.report_no) & (review_states.c.item == items.c.id)
    return select(items.c.item_no).join(review_states, mine).where(_stands(asked))


def _stands(asked: str) -> ColumnElement[bool]:
    if asked not in _ASKED:
        raise OptionError(f"--review: {asked!r} is not known; give {', '.join(_ASKED)}")
    return review_states.c.disputed == 1 if asked == "disputed" else review_states.c.state == asked


def states_of(connection: Connection, numbers: Sequence[int]) -> Mapping[int, Any]:
    """The state, reviewer, time and changes of each of these items that was reviewed, by `item_no`."""
    wanted = (
        select(
            items.c.item_no, review_states.c.state, review_states.c.disputed,
            reviews.c.reviewer, reviews.c.at, reviews.c.changes,
        )
        .join(items, (items.c.report_no == review_states.c.report_no) & (items.c.id == review_states.c.item))
        .join(reviews, reviews.c.review_no == review_states.c.review_no)
        .where(items.c.item_no.in_(numbers))
    )  # fmt: skip
    return {row.item_no: row for row in connection.execute(wanted)}


def unsettled(connection: Connection) -> Iterator[str]:
    """Each item whose state is not the one that its reviews amount to."""
    wanted = select(review_states)
    written = {(row.report_no, row.item): (row.review_no, row.state, row.disputed) for row in connection.execute(wanted)}
    said: dict[tuple[int, str], list[Any]] = {}
    for row in connection.execute(select(reviews).order_by(reviews.c.review_no)):
        said.setdefault((row.report_no, row.item), []).append(row)
    for key in written | said:
        try:
            state = state_of(said.get(key, ()))
        except msgspec.DecodeError:
            yield f"{key[1]} of report {key[0]}: what its reviews correct cannot be read"
            continue
        if written.get(key) != (state and (state.review_no, state.state, int(state.disputed))):
            yield f"{key[1]} of report {key[0]}: its state is not what its reviews say"


def _stance(row: Any) -> tuple[object, ...]:
    return row.decision, tuple(sorted((one.stance for one in changes_of(row.changes)), key=str))


def _line(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None
