"""CSV a few rows at a time, so that a long list never stands in memory."""

import io
from collections.abc import Iterator
from itertools import islice

from onrecord.store.values import Row
from onrecord.tabular import write_csv

_ROWS = 200


def csv_lines(rows: Iterator[Row], of: type[Row]) -> Iterator[str]:
    """The head, and the rows as pieces of text."""
    head = True
    while True:
        piece = list(islice(rows, _ROWS))
        if not piece and not head:
            return
        out = io.StringIO()
        write_csv(piece, of, out)
        text = out.getvalue()
        yield text if head else text.partition("\n")[2]
        head = False
