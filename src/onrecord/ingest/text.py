"""Plain text files: a report as a newspaper or a wire prints it."""

from collections.abc import Iterator

from onrecord.errors import SourceError
from onrecord.ingest.source import Source, whole
from onrecord.pages.decode import decode
from onrecord.pages.values import RawReport

SUFFIXES: tuple[str, ...] = (".txt", ".text")


def recognise(head: bytes) -> bool:
    """Whether the first bytes are text; tried last, as its name comes last."""
    return not head.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")) and decode(head) is not None


def reports(source: Source) -> Iterator[RawReport | SourceError]:
    """The one report of a text file."""
    data = whole(source)
    decoded = decode(data) if recognise(data[:4096]) else None
    if decoded is None:
        raise SourceError(f"{source.name}: not text but binary data; save it as text in UTF-8")
    yield RawReport(name=source.name, source_id=source.source_id, data=data, layout="plain", text=decoded.text)
