"""One source of reports: a file, standard input, or a file of a folder; and reading it whole, within a limit."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, Protocol

from onrecord.errors import SourceError
from onrecord.pages.values import RawReport

MAX_BYTES = 64 * 1024 * 1024
"""The most that one report, or one row of a corpus, may take when it is unpacked."""

HEAD = 64 * 1024
"""How many bytes decide the format of a source without a telling name."""


class Source(NamedTuple):
    """Where reports come from. `suffix` is the name's, without `.gz`; `open` gives the unpacked bytes."""

    name: str
    source_id: str
    suffix: str
    open: Callable[[], BinaryIO]


class Format(Protocol):
    """A format of reports, one module of this folder each: its file names, how its content begins, and its reports."""

    SUFFIXES: tuple[str, ...]

    def recognise(self, head: bytes) -> bool:
        """Whether content that starts so is of this format; for input without a telling name."""

    def reports(self, source: Source) -> Iterator[RawReport | SourceError]:
        """The reports of a source of this format, in order; a report that cannot be read as a SourceError."""


def whole(source: Source) -> bytes:
    """All bytes of the source. Raises SourceError where they cannot be read, are none, or are too many."""
    with reading(source.name), source.open() as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(f"{source.name}: larger than {MAX_BYTES // 2**20} MiB when unpacked; split it into reports")
    if not data.strip():
        raise SourceError(f"{source.name}: empty; give a file with a report in it")
    return data


class reading:  # used as a word: `with reading(name)`
    """Turns what goes wrong while reading a file into a SourceError that names it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SourceError) or error is None:
            return
        if isinstance(error, FileNotFoundError):
            raise SourceError(f"{self.name}: no such file; check the path") from error
        if isinstance(error, PermissionError):
            raise SourceError(f"{self.name}: may not be read; check its permissions") from error
        if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
            raise SourceError(f"{self.name}: not a whole gzip file; unpack or download it again") from error
        if isinstance(error, OSError):
            raise SourceError(f"{self.name}: cannot be read ({error.strerror or error}); check the file") from error
