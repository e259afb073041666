"""One report, item or party in full."""

from sqlalchemy import Connection, select

from onrecord.linking.histories import Standing
from onrecord.store.itempage import anchors_of, items_of
from onrecord.store.packing import unpack_value
from onrecord.store.partypage import merged_into, names_of, parties_of
from onrecord.store.protocol import Store
from onrecord.store.reportpage import record_of, reports_of
from onrecord.store.resolving import full_id
from onrecord.store.reviewpage import reviews_of_item, reviews_of_report
from onrecord.store.tables import items, matters, parties, reports
from onrecord.store.values import Item, Shown


def show(store: Store, begun: str, reveal: bool = False) -> Shown:
    """What has this id, or the only one that begins so. Protected persons are masked unless `reveal`.

    Raises StoreError where there is none, or several.
    """
    with store.reading() as connection:
        what, number = full_id(connection, begun)
        if what == "party":
            return _party(connection, number, reveal)
        report_no = number
        if what == "item":
            report_no = connection.execute(select(items.c.report_no).where(items.c.item_no == number)).scalar_one()
        (report,) = reports_of(connection, [report_no])
        record = record_of(connection, report_no, reveal)
        if what == "report":
            said = reviews_of_report(connection, report_no, reveal)
            return Shown(id=report.id, report=report, record=record, reviews=said)
        (item,) = items_of(connection, [number])
        history, tellings = _matter(connection, number)
        return Shown(
            id=item.id,
            item=item,
            anchors=anchors_of(connection, number),
            report=report,
            record=record,
            history=history,
            tellings=tellings,
            reviews=reviews_of_item(connection, number, reveal),
        )


def _party(connection: Connection, number: int, reveal: bool) -> Shown:
    """The party that stands for the one with this number."""
    number = connection.execute(select(parties.c.canonical_no).where(parties.c.party_no == number)).scalar_one()
    (party,) = parties_of(connection, [number])
    merged = merged_into(connection, number, reveal)
    return Shown(id=party.id, party=party, names=names_of(connection, number), merged=merged)


def _matter(connection: Connection, number: int) -> tuple[tuple[Standing, ...], tuple[Item, ...]]:
    """How the matter that an item tells stands report by report, and all items that tell it."""
    mine = select(items.c.matter_no).where(items.c.item_no == number).scalar_subquery()
    packed = connection.execute(select(matters.c.history).where(matters.c.matter_no == mine)).scalar()
    if packed is None:
        return (), ()
    told = select(items.c.item_no).where(items.c.matter_no == mine)
    numbers = connection.execute(told.join(reports).order_by(reports.c.day, reports.c.id, items.c.id)).scalars().all()
    return unpack_value(packed, tuple[Standing, ...]), items_of(connection, numbers)
