"""Summaries of items and reports, the places of events, and reports by language."""

from alembic import op
from sqlalchemy import delete, inspect

from onrecord.store.placing import keep_places, kept_sites, records
from onrecord.store.summarytables import SUMMARIES, item_places, places
from onrecord.store.tables import reports

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables and writes where events took place; the next state, which lists go by, counts."""
    connection = op.get_bind()
    for table in (*SUMMARIES, places, item_places):
        table.create(connection, checkfirst=True)
    known = {index["name"] for index in inspect(connection).get_indexes("reports")}
    for index in reports.indexes:
        if index.name not in known:
            index.create(connection)
    connection.execute(delete(item_places))
    for report_no, events in records(connection):
        keep_places(connection, kept_sites(connection, report_no, events))
