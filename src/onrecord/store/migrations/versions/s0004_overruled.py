"""Lists go by the values that hold, and find a matter by whoever tells it."""

from alembic import op
from sqlalchemy import select

from onrecord.store.counting import recount
from onrecord.store.matterrows import write_matter_parties
from onrecord.store.settling import settle_report
from onrecord.store.tables import matter_parties, overruled, review_states

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the tables, fills them from the corrections and matters that are there, and counts the summaries."""
    connection = op.get_bind()
    for table in (matter_parties, overruled):
        table.create(connection, checkfirst=True)
    for report_no in connection.execute(select(review_states.c.report_no).distinct()).scalars().all():
        settle_report(connection, report_no)
    write_matter_parties(connection, counted=False)
    recount(connection)
