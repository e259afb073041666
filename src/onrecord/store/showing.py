"""One report, item or party in full."""

from sqlalchemy import Connection, select

from onrecord.linking.histories import Standing
from onrecord.store.itempage import anchors_of, items_of
from onrecord.store.packing import unpack_value
from onrecord.store.partypage import names_of, parties_of
from onrecord.store.protocol import Store
from onrecord.store.reportpage import record_of, reports_of
from onrecord.store.resolving import full_id
from onrecord.store.tables import items, matters, reports
from onrecord.store.values import Item, Shown


def show(store: Store, begun: str, reveal: bool = False) -> Shown:
    """What has this id, or the only one that begins so. Protected persons are masked unless `reveal`.

    Raises StoreError where there is none, or several.
    """
    with store.reading() as connection:
        what, number = full_id(connection, begun)
        if what == "party":
            (party,) = parties_of(connection, [number])
            return Shown(id=party.id, party=party, names=names_of(connection, number))
        report_no = number
        if what == "item":
            report_no = connection.execute(select(items.c.report_no).where(items.c.item_no == number)).scalar_one()
        (report,) = reports_of(connection, [report_no])
        record = record_of(connection, report_no, reveal)
        if what == "report":
            return Shown(id=report.id, report=report, record=record)
        (item,) = items_of(connection, [number])
        history, tellings = _matter(connection, number)
        anchors = anchors_of(connection, number)
        return Shown(id=item.id, item=item, anchors=anchors, report=report, record=record, history=history, tellings=tellings)


def _matter(connection: Connection, number: int) -> tuple[tuple[Standing, ...], tuple[Item, ...]]:
    """How the matter that an item tells stands report by report, and all items that tell it."""
    mine = select(items.c.matter_no).where(items.c.item_no == number).scalar_subquery()
    packed = connection.execute(select(matters.c.history).where(matters.c.matter_no == mine)).scalar()
    if packed is None:
        return (), ()
    told = select(items.c.item_no).where(items.c.matter_no == mine)
    numbers = connection.execute(told.join(reports).order_by(reports.c.day, reports.c.id, items.c.id)).scalars().all()
    return unpack_value(packed, tuple[Standing, ...]), items_of(connection, numbers)
