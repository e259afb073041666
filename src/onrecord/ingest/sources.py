"""The sources that arguments name: files, folders, standard input. Names that cannot be read become errors in place."""

import gzip
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import SourceError
from onrecord.ingest.formats import suffixes
from onrecord.ingest.source import Source

STDIN = "-"
_PACKED = ".gz"
_MAGIC = b"\x1f\x8b"


def sources(names: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Source | SourceError]:
    """The sources in the order of their names; a folder gives its reports sorted by path, with those of its folders."""
    for name in names:
        if name == STDIN:
            yield _standard_input(stdin)
        elif "://" in name:
            yield SourceError(f"{name}: addresses are not fetched; save the page and give the file")
        elif (path := Path(name)).is_dir():
            yield from _folder(path)
        elif path.exists() and not path.is_file():
            yield SourceError(f"{name}: neither a file nor a folder; give a .txt, .html, .pdf or .jsonl file")
        else:
            yield _file(path)


def sent(files: Iterable[tuple[str, BinaryIO]]) -> Iterator[Source]:
    """Sources that came by another way than a path: the name that they were given, of which the last part counts, and bytes."""
    for name, stream in files:
        bare = name.replace("\\", "/").rpartition("/")[2] or "unnamed"
        buffered = stream if hasattr(stream, "peek") else cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream)))
        yield Source(bare, *_split(bare), partial(_unpacked, buffered))


def _file(path: Path) -> Source:
    stem, suffix = _split(path.name)
    return Source(str(path), stem, suffix, partial(_open, path))


def _split(name: str) -> tuple[str, str]:
    """The name without suffixes of packing and format, and the format's suffix in lower case."""
    bare = name[: -len(_PACKED)] if name.lower().endswith(_PACKED) else name
    stem, dot, suffix = bare.rpartition(".")
    return (stem, dot + suffix.lower()) if stem else (bare, "")


def _open(path: Path) -> BinaryIO:
    stream = path.open("rb")
    if stream.peek(2)[:2] == _MAGIC:
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
    return stream


def _folder(folder: Path) -> Iterator[Source | SourceError]:
    known, found = suffixes(), False
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and _split(name)[1] in known:
                found = True
                yield _file(Path(top) / name)
    if not found:
        yield SourceError(f"{folder}: a folder without reports; they end in {', '.join(sorted(known))}, or these with .gz")


def _standard_input(stdin: BinaryIO | None) -> Source | SourceError:
    if stdin is None:
        return SourceError("standard input: nothing to read; give a file")
    buffered = stdin if hasattr(stdin, "peek") else cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stdin)))
    return Source("standard input", "stdin", "", partial(_unpacked, buffered))


def _unpacked(stream: BinaryIO) -> BinaryIO:
    if cast(io.BufferedReader, stream).peek(2)[:2] == _MAGIC:
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
    return stream
