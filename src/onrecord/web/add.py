"""Adding reports: pasted text, or files."""

import io
from collections.abc import Iterator
from typing import Annotated, BinaryIO

import msgspec
from fastapi import Form, Request, UploadFile
from starlette.responses import Response

from onrecord.errors import OptionError, SourceError
from onrecord.ingest import read_sent
from onrecord.keeping import keep_reports
from onrecord.model import Report
from onrecord.outline.visible import one_line
from onrecord.pages.values import RawReport
from onrecord.parse import DEFAULT_MODEL
from onrecord.store.linkage import link
from onrecord.store.protocol import Store
from onrecord.store.reportpage import report_meant
from onrecord.store.values import ReportRow
from onrecord.web.server.asked import Register, clean
from onrecord.web.server.pages import Pages
from onrecord.web.server.rendering import render
from onrecord.web.server.visitors import Admin, Reader

PAGES = Pages()

PASTED = 250_000
"""Characters of a pasted report: at four bytes each they fit into the 1 MiB that a field of a form may have (Starlette)."""


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What became of what was sent: reports that are new, those that were there, and what could not be read and why."""

    added: tuple[ReportRow, ...]
    there: tuple[ReportRow, ...]
    failed: tuple[str, ...]


@PAGES.router.get("/add", include_in_schema=False)
def add_page(request: Request, visitor: Reader) -> Response:
    """The form for text and files."""
    return render(request, "add.html", 200, {"answer": None, "most": PASTED})


@PAGES.action("/add", page=True)
def add(
    request: Request, register: Register, visitor: Admin,
    files: Annotated[list[UploadFile] | None, Form(description="Text, HTML, PDF or JSON Lines, also packed with gzip.")] = None,
    pasted: Annotated[str | None, Form(max_length=PASTED, description="The text of one report, headline first.")] = None,
    published: Annotated[str | None, Form(max_length=40, description="The date of reports that print none.")] = None,
) -> Response:  # fmt: skip
    """Reads reports and keeps them; those that are there already are left alone."""
    sent: list[tuple[str, BinaryIO]] = [(one.filename or "unnamed", one.file) for one in files or [] if one.filename]
    if pasted and pasted.strip():
        sent.append(("pasted.txt", io.BytesIO(pasted.replace("\r\n", "\n").encode("utf-8", "replace"))))
    if not sent:
        raise OptionError("paste the text of a report, or choose a file")
    brought = _keep(register, visitor.name, sent, clean("published", published) or None if published else None)
    return render(request, "add.html", 200 if brought.added or brought.there else 400, {"answer": brought, "most": PASTED})


def _keep(register: Store, actor: str, sent: list[tuple[str, BinaryIO]], published: str | None) -> Brought:
    failed: list[str] = []

    def fail(error: SourceError) -> None:
        failed.append(one_line(str(error)))

    def sound() -> Iterator[tuple[RawReport, Report]]:
        for found in read_sent(sent, published):
            fail(found) if isinstance(found, SourceError) else (yield found)

    done = list(keep_reports(register, actor, sound(), DEFAULT_MODEL, fail))
    register.flush()
    link(register, actor)
    return Brought(
        added=tuple(report_meant(register, one.report) for one in done if one.new),
        there=tuple(report_meant(register, one.report) for one in done if not one.new),
        failed=tuple(failed),
    )
