"""Keeps the summaries true: what items add to them is taken out before the items change, and put in again after."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache

from sqlalchemy import Connection, Table, TextClause, text

from onrecord.store.bulk import mark
from onrecord.store.countednew import Key
from onrecord.store.countedrows import COUNTED
from onrecord.store.summarytables import SUMMARIES

OF_REPORT = "i.report_no = :chosen"
OF_ITEM = "i.item_no = :chosen"
OF_MATTER = "i.matter_no = :chosen"

_CHUNK = 500
_BY_ITEMS = tuple(name for name in COUNTED if name != "report_counts")
_COLUMNS = {table.name: tuple(column.name for column in table.c if column.name != "number") for table in SUMMARIES}


def count_in(connection: Connection, chosen: str, of: int = 0) -> None:
    """Adds what the chosen items count; `chosen` is one of the conditions above, `of` the number in it."""
    for name in _BY_ITEMS:
        connection.execute(_command(name, chosen), {"sign": 1, "chosen": of})


def count_out(connection: Connection, chosen: str, of: int = 0) -> None:
    """Takes out what the chosen items count, before they change or go."""
    for name in _BY_ITEMS:
        connection.execute(_command(name, chosen), {"sign": -1, "chosen": of})
        connection.execute(text(f"DELETE FROM {name} WHERE number = 0"))


def count_keys(connection: Connection, counted: Mapping[Table, Mapping[Key, int]]) -> None:
    """Adds numbers to summaries, by their keys."""
    for table, numbers in counted.items():
        if numbers:
            added = [(*key, number) for key, number in numbers.items()]
            connection.exec_driver_sql(_adding(table.name, mark(connection)), added)


def count_reports(connection: Connection, first: int) -> None:
    """Adds new reports, from this number on, without their items."""
    connection.execute(_command("report_counts", "r.report_no >= :chosen"), {"sign": 1, "chosen": first})


@contextmanager
def counted_anew(connection: Connection, numbers: Collection[int]) -> Iterator[None]:
    """Takes out what these items count, and puts in what they count when all that was to be done is done."""
    listed = sorted(numbers)
    chosen = [f"i.item_no IN ({', '.join(map(str, listed[at : at + _CHUNK]))})" for at in range(0, len(listed), _CHUNK)]
    for each in chosen:
        count_out(connection, each)
    yield
    for each in chosen:
        count_in(connection, each)


def of_parties(numbers: Iterable[int]) -> str:
    """The condition for the items that name these parties."""
    listed = ", ".join(map(str, sorted(numbers)))
    tables = ("item_parties", "matter_parties")
    named = " UNION ".join(f"SELECT item_no FROM {table} WHERE party_no IN ({listed})" for table in tables)
    return f"i.item_no IN ({named})"


def recount(connection: Connection) -> None:
    """Makes all summaries anew from the items and reports."""
    for name in COUNTED:
        connection.execute(text(f"DELETE FROM {name}"))
        connection.execute(_command(name, "true"), {"sign": 1})


def miscounted(connection: Connection) -> Iterator[str]:
    """What the summaries say otherwise than a recount, one line each."""
    for name, rows in COUNTED.items():
        columns = ", ".join((*_COLUMNS[name], "number"))
        counted = f"SELECT {columns} FROM ({rows.format(chosen='true')}) AS counted"
        kept = f"SELECT {columns} FROM {name}"
        for one, other in ((counted, kept), (kept, counted)):
            found: Sequence[object] = connection.execute(text(f"{one} EXCEPT {other} LIMIT 1")).all()
            if found:
                yield f"summary {name}: does not have the number of rows that there are"
                break


@lru_cache(maxsize=256)
def _command(name: str, chosen: str) -> TextClause:
    rows = COUNTED[name].format(chosen=chosen)
    return text(_put(name, f"SELECT {', '.join(_COLUMNS[name])}, :sign * number FROM ({rows}) AS counted WHERE true"))


@lru_cache(maxsize=16)
def _adding(name: str, mark: str) -> str:
    return _put(name, f"VALUES ({', '.join([mark] * (len(_COLUMNS[name]) + 1))})")


def _put(name: str, rows: str) -> str:
    columns = ", ".join(_COLUMNS[name])
    add = f"DO UPDATE SET number = {name}.number + excluded.number"
    return f"INSERT INTO {name} ({columns}, number) {rows} ON CONFLICT ({columns}) {add}"
