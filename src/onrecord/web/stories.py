"""Reports of one event, and what two of them tell otherwise."""

from typing import Annotated

import msgspec
from fastapi import Query

from onrecord.linking.differences import Difference
from onrecord.store.reportpage import report_meant
from onrecord.store.storypage import diff as compare
from onrecord.store.storypage import page_of_stories
from onrecord.store.values import ReportRow, StoryRow
from onrecord.web.server.asked import LONGEST, Paged, Register, clean
from onrecord.web.server.pages import Pages

PAGES = Pages()


class StoryList(msgspec.Struct, frozen=True, kw_only=True):
    """One page of stories, by the publication of their first reports."""

    least: int
    rows: tuple[StoryRow, ...]
    total: int | None
    next: str | None


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports, and what the second adds to the first, drops from it or contradicts in it."""

    one: ReportRow
    other: ReportRow
    differences: tuple[Difference, ...]


@PAGES.page("/stories", "stories.html")
def stories(register: Register, paging: Paged, least: Annotated[int, Query(ge=1, le=1000)] = 2) -> StoryList:
    """Which reports tell of the same event; `least` is how many a story has at least."""
    found = page_of_stories(register, least, paging)
    return StoryList(least=least, rows=found.rows, total=found.total, next=found.next)


@PAGES.page("/diff", "diff.html")
def diff(
    register: Register, one: Annotated[str, Query(max_length=LONGEST)], other: Annotated[str, Query(max_length=LONGEST)]
) -> Compared:
    """What one report adds to another, drops from it or contradicts in it."""
    first, second = clean("one", one), clean("other", other)
    found = compare(register, first, second)
    return Compared(one=report_meant(register, first), other=report_meant(register, second), differences=found)
