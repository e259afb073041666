"""The immutable values that the readers of pages and of plain text hand to each other."""

from typing import Literal

import msgspec

from onrecord.model import When

Layout = Literal["page", "plain", "row"]


class RawReport(msgspec.Struct, frozen=True):
    """One report as a format hands it over: the bytes it came in, and its decoded text.

    `layout` says what `text` is: the markup of a page, plain text with header and footer, or a corpus row's text, which
    is taken as it stands. `name` stands for the report in messages. The other fields are what a corpus row states.
    """

    name: str
    source_id: str
    data: bytes
    layout: Layout
    text: str
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None


class Named(msgspec.Struct, frozen=True):
    """The outlet's name and where it stands ("copyright line", "site name in the title")."""

    name: str
    reason: str


class Times(msgspec.Struct, frozen=True):
    """When a report was published, and when it was changed."""

    published: When | None = None
    modified: When | None = None


class Article(msgspec.Struct, frozen=True):
    """What a page or text holds: the report's own text, and its header."""

    text: str
    headline: str | None = None
    byline: str | None = None
    outlet: Named | None = None
    times: Times = Times()
    url: str | None = None
    language: str | None = None
    """As the page declares it."""
