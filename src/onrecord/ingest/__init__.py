"""Readers, one file per input format, and the reports that they give."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import SourceError
from onrecord.model import Report
from onrecord.pages.values import RawReport

if TYPE_CHECKING:
    from onrecord.ingest.source import Source


def read_reports(
    sources: Sequence[str], published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | SourceError]:
    """The reports that the sources hold, in order; one that cannot be read is a SourceError in its place.

    `published` ("2011-12-09", with a clock time or not) dates the reports that print no date. `-` is `stdin`. Memory does
    not grow with the number of reports. Raises OptionError at once if `published` is no date.
    """
    read = read_with_bytes(sources, published, stdin)
    return (found if isinstance(found, SourceError) else found[1] for found in read)


def read_with_bytes(
    sources: Sequence[str], published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[tuple[RawReport, Report] | SourceError]:
    """The same, each report with the bytes that it came in."""
    from onrecord.ingest import sources as named

    return _dated(named.sources(sources, stdin), published)


def read_sent(
    files: Iterable[tuple[str, BinaryIO]], published: str | None = None
) -> Iterator[tuple[RawReport, Report] | SourceError]:
    """The same of files that came by another way than a path: the name that each was given, and its bytes."""
    from onrecord.ingest import sources as named

    return _dated(named.sent(files), published)


def _dated(
    sources: Iterable["Source | SourceError"], published: str | None
) -> Iterator[tuple[RawReport, Report] | SourceError]:
    from onrecord.pages.option import published_option
    from onrecord.vocabulary.pages import read_pages

    published_option(published, read_pages())
    return _read(sources, published)


def _read(sources: Iterable["Source | SourceError"], published: str | None) -> Iterator[tuple[RawReport, Report] | SourceError]:
    from onrecord.ingest.formats import raw_reports
    from onrecord.stages.load import load_report
    from onrecord.vocabulary.pages import read_pages

    for source in sources:
        for raw in [source] if isinstance(source, SourceError) else raw_reports(source):
            try:
                yield raw if isinstance(raw, SourceError) else (raw, load_report(raw, read_pages(), published))
            except SourceError as error:
                yield error
