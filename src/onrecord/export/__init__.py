"""Writers, one file per output format. A file in this folder is a format: its name, what it is, and how to write it."""

import pkgutil
from collections.abc import Iterable
from importlib import import_module
from typing import Protocol, TextIO

import msgspec

from onrecord.errors import OptionError
from onrecord.model import Record


class Page(msgspec.Struct, frozen=True):
    """What the output is shown on: its width in columns, and whether it shows bold and dim type."""

    width: int = 80
    styled: bool = False


class Exporter(Protocol):
    """What a format's module offers: its purpose in one line, and `write`."""

    MEANING: str

    def write(self, records: Iterable[Record], out: TextIO, page: Page) -> None:
        """Writes the records in order, holding only one at a time; writes nothing where there are none."""


def formats() -> tuple[str, ...]:
    """The names of all formats: the modules of this folder."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def exporter(name: str) -> Exporter:
    """The writer of a format. Raises OptionError that lists the formats where there is none of that name."""
    if name not in formats():
        raise OptionError(f"unknown format {name!r}: choose one of {', '.join(formats())}")
    module: Exporter = import_module(f"{__name__}.{name}")
    return module
