"""From sources to records: the way in for programs, and what the command line calls."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

from onrecord.errors import OptionError, SourceError
from onrecord.ingest import read_with_bytes
from onrecord.level import Level
from onrecord.model import Record, Report
from onrecord.pages.values import RawReport
from onrecord.parse import DEFAULT_MODEL
from onrecord.pipeline import read_all as run_pipeline

T = TypeVar("T")
Source = str | os.PathLike[str]


def read(
    source: Source,
    *,
    published: str | None = None,
    reveal_protected: bool = False,
    predicates: bool = False,
    level: Level = "code",
    model: str | None = None,
) -> Record:
    """The record of one report.

    `source` is a text or HTML file (also .gz), or "-" for standard input. `published` is the report's date (ISO 8601)
    where the page has none; without any, relative dates stay unresolved. Names of protected persons are masked unless
    `reveal_protected`. `predicates` adds how sure the author is of every verb and event noun. `level` "root" cuts CAMEO codes
    that are narrower than can be relied on to their root. `model` names another installed spaCy model.

    Raises SourceError where the source cannot be read or holds more than one report, OptionError for a bad option.
    """
    model = installed(model)
    report = read_report(source, published)
    return next(run_pipeline([report], model=model, reveal=reveal_protected, predicates=predicates, level=level))


def read_all(
    sources: Iterable[Source],
    *,
    published: str | None = None,
    reveal_protected: bool = False,
    predicates: bool = False,
    level: Level = "code",
    model: str | None = None,
    failed: Callable[[SourceError], None] | None = None,
) -> Iterator[Record]:
    """The records of all reports in the sources, in their order; memory does not grow with their number.

    A source may also be a folder or a corpus (.jsonl). The other arguments are those of `read`. A report that cannot be
    read raises SourceError; with `failed` it is handed to that function instead, and the reading goes on.
    """
    model = installed(model)
    reports = (report for _, report in raw_reports(sources, published, failed))
    return run_pipeline(reports, model=model, reveal=reveal_protected, predicates=predicates, level=level, failed=failed)


def raw_reports(
    sources: Iterable[Source], published: str | None = None, failed: Callable[[SourceError], None] | None = None
) -> Iterator[tuple[RawReport, Report]]:
    """The reports of the sources, not yet put on record, each with its bytes. Fails as `read_all` does."""
    return _sound(read_with_bytes([os.fspath(source) for source in sources], published, _stdin()), failed)


def read_report(source: Source, published: str | None = None) -> Report:
    """The one report of a source, not yet put on record. Raises as `read` does."""
    name = os.fspath(source)
    reports = [report for _, report in islice(raw_reports([name], published), 2)]
    if len(reports) != 1:
        raise SourceError(f"{name}: holds {'several reports; give one of them' if reports else 'no report'}")
    return reports[0]


def _sound(found: Iterator[T | SourceError], failed: Callable[[SourceError], None] | None) -> Iterator[T]:
    for report in found:
        if not isinstance(report, SourceError):
            yield report
        elif failed is None:
            raise report
        else:
            failed(report)


def _stdin() -> BinaryIO:
    return sys.stdin.buffer


def installed(model: str | None) -> str:
    """The name of the parser's model, the usual one where none is given. Raises OptionError where it is not installed."""
    if model is None:
        return DEFAULT_MODEL
    if not (model.isidentifier() and find_spec(model)) and not Path(model).is_dir():
        raise OptionError(f"model {model!r} is not installed")
    return model
