"""PDF files: known, so that whoever passes one is told what to do, but not read yet."""

from collections.abc import Iterator

from onrecord.errors import SourceError
from onrecord.ingest.source import Source
from onrecord.pages.values import RawReport

SUFFIXES: tuple[str, ...] = (".pdf",)
_NEAR_THE_START = 1024  # readers of PDF accept the mark anywhere in so many bytes


def recognise(head: bytes) -> bool:
    """Whether the mark of a PDF is among the first bytes."""
    return b"%PDF-" in head[:_NEAR_THE_START] and not head.lstrip().startswith((b"{", b"<"))


def reports(source: Source) -> Iterator[RawReport | SourceError]:
    """No report, but why: always one SourceError."""
    yield SourceError(f"{source.name}: a PDF, which cannot be read yet; save its text as a .txt file and give that")
