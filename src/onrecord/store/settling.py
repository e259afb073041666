"""What a review makes of an item: how it stands, the values in its rows, and how its matter stands."""

from sqlalchemy import Connection, select

from onrecord.store.matterrows import settle_matter
from onrecord.store.overruling import overrule, restore
from onrecord.store.reviewstates import changes_of, settle_item, states_of
from onrecord.store.tables import items, review_states


def settle(connection: Connection, report_no: int, item: str) -> None:
    """Works out anew what holds of an item, after a review or a new coding."""
    settle_item(connection, report_no, item)
    wanted = select(items.c.item_no).where(items.c.report_no == report_no, items.c.id == item)
    number: int | None = connection.execute(wanted).scalar()
    if number is None:
        return
    before = restore(connection, number)
    state = states_of(connection, [number]).get(number)
    now = state is not None and state.state == "corrected" and overrule(connection, number, changes_of(state.changes))
    if before or now:
        settle_matter(connection, number)


def settle_report(connection: Connection, report_no: int) -> None:
    """The same for all reviewed items of a report."""
    reviewed = select(review_states.c.item).where(review_states.c.report_no == report_no).order_by(review_states.c.item)
    for item in connection.execute(reviewed).scalars().all():
        settle(connection, report_no, item)
