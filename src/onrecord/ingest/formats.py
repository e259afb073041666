"""The formats that can be read: every module of this folder that has SUFFIXES, `recognise` and `reports`."""

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import BinaryIO, cast

import onrecord.ingest as folder
from onrecord.errors import SourceError
from onrecord.ingest.source import HEAD, Format, Source, reading
from onrecord.pages.values import RawReport


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """Every format, in order of its module's name."""
    modules = [import_module(f"{folder.__name__}.{found.name}") for found in iter_modules(folder.__path__)]
    return tuple(cast(Format, module) for module in modules if hasattr(module, "SUFFIXES"))


def suffixes() -> frozenset[str]:
    """The file name endings of all formats."""
    return frozenset(suffix for known in formats() for suffix in known.SUFFIXES)


def raw_reports(source: Source) -> Iterator[RawReport | SourceError]:
    """The reports of a source, by the format that its name tells, or else its first bytes."""
    try:
        by_name = next((known for known in formats() if source.suffix in known.SUFFIXES), None)
        if by_name is None:
            source, by_name = _recognised(source)
        yield from by_name.reports(source)
    except SourceError as error:
        yield error


def _recognised(source: Source) -> tuple[Source, Format]:
    """The format that the first bytes tell, and the source with those bytes put back."""
    with reading(source.name):
        stream = source.open()
        head = stream.read(HEAD)
    if not head.strip():
        raise SourceError(f"{source.name}: empty; give a report")
    found = next((known for known in formats() if known.recognise(head)), None)
    if found is None:
        raise SourceError(f"{source.name}: neither text, HTML, PDF nor JSON Lines; save it as one of these")
    return source._replace(open=lambda: cast(BinaryIO, _PutBack(head, stream))), found


class _PutBack:
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def __enter__(self) -> "_PutBack":
        return self

    def __exit__(self, *_: object) -> None:
        self._rest.close()

    def read(self, size: int = -1) -> bytes:
        head, self._head = (self._head, b"") if size < 0 else (self._head[:size], self._head[size:])
        return head + self._rest.read(size - len(head) if size >= 0 else -1)

    def readline(self, size: int = -1) -> bytes:
        at = self._head.find(b"\n") + 1
        if at:
            line, self._head = self._head[:at], self._head[at:]
            return line
        head, self._head = self._head, b""
        return head + self._rest.readline(size)
