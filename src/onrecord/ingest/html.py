"""Saved pages in HTML."""

import re
from collections.abc import Iterator

from onrecord.errors import SourceError
from onrecord.ingest.source import Source, whole
from onrecord.pages.decode import decode
from onrecord.pages.values import RawReport

SUFFIXES: tuple[str, ...] = (".html", ".htm")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|div|title|script|p|h1|article)[\s>]", re.IGNORECASE)
_WIDE = re.compile(rb"<\x00[!hHbB]\x00|\x00<\x00[!hHbB]")


def recognise(head: bytes) -> bool:
    """Whether there is markup among the first bytes."""
    return bool(_MARKUP.search(head[:4096]) or _WIDE.search(head[:64]))


def reports(source: Source) -> Iterator[RawReport | SourceError]:
    """The one report of a page."""
    data = whole(source)
    decoded = decode(data)
    if decoded is None:
        raise SourceError(f"{source.name}: not a page but binary data; save the page as HTML")
    yield RawReport(name=source.name, source_id=source.source_id, data=data, layout="page", text=decoded.text)
