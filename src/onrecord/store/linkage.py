"""Which reports tell one story, and which items are one matter: made anew from the features of all reports."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from onrecord.linking.features import Features
from onrecord.linking.matters import Matter, find_matters
from onrecord.linking.stories import Story, find_stories
from onrecord.linking.tellings import Telling
from onrecord.store.bulk import insert_rows
from onrecord.store.counting import OF_MATTERS, count_in, count_out
from onrecord.store.lexicon import known_words
from onrecord.store.packing import pack_value, unpack_value
from onrecord.store.protocol import Store
from onrecord.store.tables import audit, features, items, linked, matters, reports, stories

_CHANGES = ("add", "recode")
_CHUNK = 500
_SHOWN = 6  # sources that a row of a list names


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
    told = find_stories([unpack_value(row.features, Features) for row in rows], known)
    story_of = {report: story.id for story in told for report in story.reports}
    tellings = [one for row in rows for one in unpack_value(row.tellings, tuple[Telling, ...])]
    found = find_matters(tellings, story_of, known)
    with store.writing(actor, "link") as change:
        _write_stories(change.connection, told)
        count_out(change.connection, OF_MATTERS)
        _write_matters(change.connection, found)
        count_in(change.connection, OF_MATTERS)
        change.connection.execute(delete(linked))
        change.connection.execute(insert(linked), {"key": 1, "seq": seq})
        change.note(stories=len(told), matters=len(found), to=seq)


def _write_stories(connection: Connection, told: tuple[Story, ...]) -> None:
    numbers = {row.id: row.report_no for row in connection.execute(select(reports.c.id, reports.c.report_no))}
    connection.execute(delete(stories))
    insert_rows(connection, stories, [row for story in told for row in _story_rows(story, numbers)])


def _story_rows(story: Story, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    first = {report: group.reports[0] for group in story.copies for report in group.reports[1:]}
    for position, report in enumerate(story.reports):
        copied = first.get(report)
        yield {
            "report_no": numbers[report], "story": story.id, "position": position,
            "copy_of": numbers[copied] if copied else None,
        }  # fmt: skip


def _write_matters(connection: Connection, found: tuple[Matter, ...]) -> None:
    """Matters that several items tell; an item that stands alone keeps its own standing."""
    own = update(items).where((items.c.matter_no.is_not(None)) | (items.c.leads == 0))
    connection.execute(own.values(standing=items.c.status, leads=1, matter_no=None))
    connection.execute(delete(matters))
    joint = [matter for matter in found if len(matter.items) > 1]
    told = _told(connection, joint)
    for number, matter in enumerate(joint, 1):
        rows = [told[key] for key in _keys(matter) if key in told]
        if not rows:
            continue
        sources = list(dict.fromkeys(row.source for row in rows))
        more = f" and {len(sources) - _SHOWN} more" if len(sources) > _SHOWN else ""
        values = {
            "matter_no": number, "id": matter.id, "type": matter.kind, "status": matter.status,
            "sources": "; ".join(sources[:_SHOWN]) + more, "reports": len(matter.history),
            "history": pack_value(matter.history),
        }  # fmt: skip
        insert_rows(connection, matters, [values])
        numbers = [row.item_no for row in rows]
        joined = {"matter_no": number, "standing": matter.status}
        connection.execute(update(items).where(items.c.item_no.in_(numbers)).values(leads=0, **joined))
        leads = {row.type: row.item_no for row in reversed(rows)}.values()
        connection.execute(update(items).where(items.c.item_no.in_(leads)).values(leads=1))


def _keys(matter: Matter) -> Iterator[tuple[str, str]]:
    return ((standing.report, item) for standing in matter.history for item in standing.items)


def _told(connection: Connection, joint: list[Matter]) -> dict[tuple[str, str], Any]:
    """The rows of the items that matters are told by, by report and id."""
    ids = sorted({item for matter in joint for item in matter.items})
    found: dict[tuple[str, str], Any] = {}
    wanted = select(reports.c.id.label("report"), items.c.id, items.c.item_no, items.c.type, items.c.source)
    wanted = wanted.join(reports, reports.c.report_no == items.c.report_no)
    for at in range(0, len(ids), _CHUNK):
        rows = connection.execute(wanted.where(items.c.id.in_(ids[at : at + _CHUNK])))
        found |= {(row.report, row.id): row for row in rows}
    return found
