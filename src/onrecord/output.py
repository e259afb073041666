"""Where output goes: standard output, or a file that appears whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from onrecord.errors import OptionError


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """A text stream in UTF-8 to the file, or to standard output.

    The file is written beside its place and moved there at the end; where nothing was written, or writing failed, what
    stood there before stays. Raises OptionError where the file cannot be written.
    """
    if path is None:
        yield _standard_output()
        sys.stdout.flush()
    elif path.exists() and not path.is_file() and not path.is_dir():
        with path.open("w", encoding="utf-8", newline="\n") as device:
            yield device
    else:
        yield from _replacing(path.resolve())


def _standard_output() -> TextIO:
    if hasattr(sys.stdout, "reconfigure"):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return sys.stdout


def _replacing(path: Path) -> Iterator[TextIO]:
    if path.is_dir():
        raise OptionError(f"cannot write {path}: it is a folder")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        stream = part.open("x", encoding="utf-8", newline="\n")
    except OSError as error:
        raise OptionError(f"cannot write {path}: {error.strerror}") from error
    try:
        with stream:
            yield stream
            written = stream.tell() > 0
        if written:
            part.replace(path)
    except OSError as error:
        raise OptionError(f"cannot write {path}: {error.strerror}") from error
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
