"""One report: its text with coloured evidence, and its record beside it."""

from typing import Annotated

import msgspec
from fastapi import Query, Request
from starlette.responses import Response

from onrecord.errors import NotThereError, OptionError
from onrecord.model import Record, Span
from onrecord.outline.article import article
from onrecord.store.itemspans import Anchoring
from onrecord.store.protocol import Store
from onrecord.store.showing import show
from onrecord.store.storypage import story_of_report
from onrecord.store.values import ReportRow, ReviewRow, StoryRow
from onrecord.web.server.asked import Register, clean
from onrecord.web.server.chains import chains_of
from onrecord.web.server.pages import Pages
from onrecord.web.server.rendering import render
from onrecord.web.server.visitors import Reader

PAGES = Pages()

MARKED = "r1-here"
"""The key of the words that a link points to."""


class ReportShown(msgspec.Struct, frozen=True, kw_only=True):
    """One report with its record, protected persons masked, and what reviewers said of its items."""

    report: ReportRow
    record: Record
    story: StoryRow | None
    reviews: tuple[ReviewRow, ...]


@PAGES.json("/reports/{id}")
def report(register: Register, id: str) -> ReportShown:
    """One report and its whole record."""
    return _found(register, clean("id", id))


@PAGES.router.get("/reports/{id}", include_in_schema=False)
def report_page(
    request: Request, visitor: Reader, register: Register, id: str, at: Annotated[str | None, Query(max_length=40)] = None
) -> Response:
    """The same as a page; `at` (START-END, code points in NFC) are the words that a link points to."""
    found = _found(register, clean("id", id))
    text = found.record.report.text
    values = article(found.record, "r1", _marked(text, at) if at else ())
    pages = {row.row.item: f"/items/{row.row.item}" for rows in values["entries"].values() for row in rows if row.row.item}
    more = {"answer": found, "pages": pages, "chains": chains_of(found.record), "arrival": MARKED}
    return render(request, "reportpage.html", 200, {**values, **more})


def _found(register: Store, id: str) -> ReportShown:
    shown = show(register, id)
    if shown.report is None or shown.record is None or shown.item is not None:
        raise NotThereError(f"{id}: is no report")
    return ReportShown(
        report=shown.report, record=shown.record, story=story_of_report(register, shown.report.id), reviews=shown.reviews
    )


def _marked(text: str, at: str) -> list[tuple[Span, str]]:
    anchoring = Anchoring(text)
    start, dash, end = at.partition("-")
    if not (dash and start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(anchoring.text)):
        raise OptionError(f"at: {at} does not lie in the text; it is START-END")
    return [(anchoring.given(int(start), int(end)), MARKED)]
