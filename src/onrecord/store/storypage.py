"""Lists of stories, and what two reports tell otherwise."""

from collections.abc import Mapping
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, func, select, tuple_

from onrecord.linking.differences import Difference, differences
from onrecord.store.lexicon import known_words
from onrecord.store.protocol import Store
from onrecord.store.reportpage import record_of, report_cursor, reports_of
from onrecord.store.resolving import report_number
from onrecord.store.tables import reports, stories
from onrecord.store.values import NEWEST, Page, Paging, ReportRow, StoryRow

_FEW = 500


def list_stories(store: Store, least: int = 1) -> tuple[StoryRow, ...]:
    """Every story of at least so many reports, by the publication of its first report."""
    many = select(stories.c.story).group_by(stories.c.story).having(func.count() >= least)
    wanted = select(stories).where(stories.c.story.in_(many)).order_by(stories.c.story, stories.c.position)
    with store.reading() as connection:
        rows = connection.execute(wanted).all()
        groups = [(story, list(members)) for story, members in groupby(rows, key=lambda row: row.story)]
        found = [_story(connection, story, [(row.report_no, row.copy_of) for row in members]) for story, members in groups]
    return tuple(sorted(found, key=lambda story: (story.reports[0].published or "~", story.id)))


def story_of(connection: Connection, report_no: int) -> StoryRow | None:
    """The story that a report tells, once stories were worked out."""
    mine = select(stories.c.story).where(stories.c.report_no == report_no).scalar_subquery()
    rows = connection.execute(select(stories).where(stories.c.story == mine).order_by(stories.c.position)).all()
    return _story(connection, rows[0].story, [(row.report_no, row.copy_of) for row in rows]) if rows else None


def story_of_report(store: Store, report: str) -> StoryRow | None:
    """The same by the report's id."""
    with store.reading() as connection:
        number = connection.execute(select(reports.c.report_no).where(reports.c.id == report)).scalar()
        return None if number is None else story_of(connection, number)


def page_of_stories(store: Store, least: int = 2, paging: Paging = NEWEST) -> Page[StoryRow]:
    """One page of the stories of at least so many reports, by the day of their first report. Raises OptionError."""
    columns = reports.c.day, reports.c.report_no
    wanted = select(*columns).join(stories, stories.c.report_no == reports.c.report_no).where(stories.c.position == 0)
    if paging.after:
        there = tuple_(*report_cursor(paging.after))
        wanted = wanted.where(tuple_(*columns) < there if paging.newest else tuple_(*columns) > there)
    wanted = wanted.order_by(*(one.desc() if paging.newest else one.asc() for one in columns)).limit(paging.size + 1)
    with store.reading() as connection:
        found = connection.execute(wanted.where(_has_as_many(connection, least))).all()
        told = _stories_of(connection, [row.report_no for row in found[: paging.size]])
    last = found[paging.size - 1] if len(found) > paging.size else None
    whole = len(found) if last is None and paging.after is None else None
    return Page(rows=told, total=whole, next=f"{last.day}:{last.report_no}" if last else None)


def _has_as_many(connection: Connection, least: int) -> ColumnElement[bool]:
    """That a story has so many reports; where such stories are few they are named, so that not every story is looked at."""
    longer = stories.alias()
    mine = select(longer.c.story).where(longer.c.position == least - 1)
    few = connection.execute(mine.limit(_FEW + 1)).scalars().all()
    return stories.c.story.in_(few) if len(few) <= _FEW else mine.where(longer.c.story == stories.c.story).exists()


def _stories_of(connection: Connection, numbers: list[int]) -> tuple[StoryRow, ...]:
    """The stories that these reports begin, in their order."""
    mine = select(stories.c.story).where(stories.c.report_no.in_(numbers))
    rows = connection.execute(
        select(stories).where(stories.c.story.in_(mine)).order_by(stories.c.story, stories.c.position)
    ).all()
    known = dict(zip((row.report_no for row in rows), reports_of(connection, [row.report_no for row in rows]), strict=True))
    groups = [(story, list(members)) for story, members in groupby(rows, key=lambda row: row.story)]
    told = {members[0].report_no: _row(story, [(m.report_no, m.copy_of) for m in members], known) for story, members in groups}
    return tuple(told[number] for number in numbers)


def diff(store: Store, one: str, other: str) -> tuple[Difference, ...]:
    """What the second report adds to the first, drops or contradicts; ids may be shortened.

    Raises NotThereError where an id is not a report's.
    """
    with store.reading() as connection:
        records = [record_of(connection, report_number(connection, begun)) for begun in (one, other)]
    return differences(records[0], records[1], known_words())


def _story(connection: Connection, story: str, members: list[tuple[int, int | None]]) -> StoryRow:
    numbers = [number for number, _ in members]
    return _row(story, members, dict(zip(numbers, reports_of(connection, numbers), strict=True)))


def _row(story: str, members: list[tuple[int, int | None]], known: Mapping[int, ReportRow]) -> StoryRow:
    copies = tuple((known[number].id, known[first].id) for number, first in members if first is not None)
    return StoryRow(id=story, reports=tuple(known[number] for number, _ in members), copies=copies)
