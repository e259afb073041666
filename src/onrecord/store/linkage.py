"""Which reports tell one story, and which items are one matter: made anew from the features of all reports."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from onrecord.linking.features import Features
from onrecord.linking.matters import find_matters
from onrecord.linking.stories import Story, find_stories
from onrecord.linking.tellings import Telling
from onrecord.store.bulk import insert_values
from onrecord.store.lexicon import known_words
from onrecord.store.matterrows import settle_matters, write_matters
from onrecord.store.packing import unpack_value
from onrecord.store.protocol import Store
from onrecord.store.tables import audit, features, linked, reports, stories

_CHANGES = ("add", "recode")


def is_current(connection: Connection) -> bool:
    """Whether stories and matters know every report as it is now."""
    known = connection.execute(select(linked.c.seq)).scalar() or 0
    later = select(audit.c.seq).where(audit.c.seq > known, audit.c.action.in_(_CHANGES)).limit(1)
    return connection.execute(later).first() is None


def link(store: Store, actor: str) -> None:
    """Works out all stories and matters where a report has come or changed since. Raises StoreError.

    What comes out depends on the reports alone, not on the order in which they were added.
    """
    with store.reading() as connection:
        if is_current(connection):
            return
        seq = connection.execute(select(func.max(audit.c.seq))).scalar_one()
        rows = connection.execute(select(features.c.features, features.c.tellings).order_by(features.c.report_no)).all()
    known = known_words()
    found = find_stories([unpack_value(row.features, Features) for row in rows], known)
    story_of = {report: story.id for story in found for report in story.reports}
    tellings = [one for row in rows for one in unpack_value(row.tellings, tuple[Telling, ...])]
    joined = find_matters(tellings, story_of, known)
    with store.writing(actor, "link") as change:
        _write_stories(change.connection, found)
        write_matters(change.connection, joined)
        settle_matters(change.connection)
        change.connection.execute(delete(linked))
        change.connection.execute(insert(linked), {"key": 1, "seq": seq})
        change.note(stories=len(found), matters=len(joined), to=seq)


def _write_stories(connection: Connection, told: tuple[Story, ...]) -> None:
    """Writes what is otherwise than before."""
    numbers = {row.id: row.report_no for row in connection.execute(select(reports.c.id, reports.c.report_no))}
    before = {row.report_no: tuple(row) for row in connection.execute(select(stories))}
    now = {row[0]: row for story in told for row in _story_rows(story, numbers)}
    gone = [{"report": number} for number, row in before.items() if now.get(number) != row]
    if gone:
        connection.execute(delete(stories).where(stories.c.report_no == bindparam("report")), gone)
    insert_values(connection, stories, [row for number, row in now.items() if before.get(number) != row])


def _story_rows(story: Story, numbers: Mapping[str, int]) -> Iterator[tuple[Any, ...]]:
    first = {report: group.reports[0] for group in story.copies for report in group.reports[1:]}
    for position, report in enumerate(story.reports):
        copied = first.get(report)
        yield numbers[report], story.id, position, numbers[copied] if copied else None
