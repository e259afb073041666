"""Rows that leave the register as a file: where to, and the row of the audit log that tells of it."""

from collections.abc import Callable
from pathlib import Path

import msgspec


class Export(msgspec.Struct, frozen=True):
    """A file to be written, and what keeps in the log that so many rows of a format went there."""

    path: Path
    log: Callable[[str, int], None]
