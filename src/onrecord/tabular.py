"""Rows of the register as JSON Lines and as CSV that no spreadsheet takes for formulas."""

import csv
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Any, TextIO, get_type_hints

import msgspec

from onrecord.store.values import Page, Paging, Row

Fetch = Callable[[Paging], Page[Any]]

_BATCH = 500
_PLAIN = (object, *msgspec.Struct.__mro__)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def every_row(fetch: Fetch, paging: Paging, limit: int | None = None) -> Iterator[Row]:
    """The rows of page after page."""
    left, after = limit, paging.after
    while True:
        size = _BATCH if left is None else min(left, _BATCH)
        page = fetch(msgspec.structs.replace(paging, size=size, after=after))
        yield from page.rows
        left = None if left is None else left - len(page.rows)
        after = page.next
        if after is None or left == 0:
            return


def write_json(rows: Iterable[Any], out: TextIO) -> int:
    """One JSON object a line; returns how many."""
    encoder, written = msgspec.json.Encoder(), 0
    for row in rows:
        out.write(encoder.encode(row).decode() + "\n")
        written += 1
    return written


def write_csv(rows: Iterable[Row], of: type[Row], out: TextIO) -> int:
    """A head and one line for each row; several values of a cell stand between "; ". Returns how many rows.

    A row that another row holds has columns of its own, unless it can be said in a word (`__str__`).
    """
    writer = csv.writer(out, lineterminator="\n")
    columns = tuple(_columns(of))
    writer.writerow(column[-1] for column in columns)
    written = 0
    for row in rows:
        writer.writerow([_cell(reduce(getattr, column, row)) for column in columns])
        written += 1
    return written


def _columns(of: type) -> Iterator[tuple[str, ...]]:
    """The fields of a row by the names that lead to them."""
    for name, kind in get_type_hints(of).items():
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and not _has_words(kind):
            yield from ((name, *rest) for rest in _columns(kind))
        else:
            yield (name,)


def _has_words(kind: type) -> bool:
    """Whether a value of this type says itself in a word."""
    return any("__str__" in vars(one) for one in kind.__mro__ if one not in _PLAIN)


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, tuple):
        value = "; ".join(" = ".join(one) if isinstance(one, tuple) else str(one) for one in value)
    if isinstance(value, msgspec.Struct):
        value = str(value)
    if isinstance(value, dict):
        value = msgspec.json.encode(value).decode()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
