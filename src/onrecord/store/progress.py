"""How far the review has come."""

from collections import Counter

from sqlalchemy import Connection, func, or_, select

from onrecord.store.protocol import Store
from onrecord.store.summaries import Count
from onrecord.store.summarytables import item_counts
from onrecord.store.tables import items, review_states
from onrecord.store.values import STANDINGS


def progress(store: Store) -> tuple[Count, ...]:
    """The items by how they stand with reviewers; machine are those that lists show and nobody reviewed."""
    with store.reading() as connection:
        return progress_of(connection, int(connection.execute(select(func.sum(item_counts.c.number))).scalar() or 0))


def progress_of(connection: Connection, total: int) -> tuple[Count, ...]:
    """The same, where `total` items are in lists."""
    listed = or_(items.c.type.in_(("statement", "event")), items.c.leads == 1)
    wanted = (
        select(review_states.c.state, review_states.c.disputed, listed.label("listed"), func.count().label("number"))
        .join(items, (items.c.report_no == review_states.c.report_no) & (items.c.id == review_states.c.item))
        .group_by(review_states.c.state, review_states.c.disputed, listed)
    )
    found: Counter[str] = Counter(machine=total)
    for row in connection.execute(wanted).all():
        found[row.state] += row.number
        found["disputed"] += row.number * row.disputed
        found["machine"] -= row.number if row.listed else 0
    return tuple(Count(value=state, name=state, number=found[state]) for state in STANDINGS)
