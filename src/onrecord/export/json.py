"""JSON Lines: one record a line, exactly the shapes of the model."""

from collections.abc import Iterable
from typing import TextIO

import msgspec

from onrecord.export import Page
from onrecord.model import Record

MEANING = "JSON Lines, one object per report, valid against `onrecord schema`"


def write(records: Iterable[Record], out: TextIO, page: Page) -> None:
    """One line for each record; the page does not matter."""
    encoder = msgspec.json.Encoder()
    for record in records:
        out.write(encoder.encode(record).decode("utf-8") + "\n")
