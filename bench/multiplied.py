"""Makes a large register out of a small one: every report again and again under other numbers and ids.

Adding 100,000 reports one by one takes the better part of an hour; what a query costs depends on how many rows there are and on
how often names and words occur, and that stays as it is. The log is not multiplied, so `onrecord verify` would complain.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, func, insert, literal, select

from onrecord.store import Store
from onrecord.store.codingrows import searched
from onrecord.store.counting import recount
from onrecord.store.reportpage import record_of
from onrecord.store.summarytables import item_places
from onrecord.store.tables import (
    codings,
    features,
    item_parties,
    items,
    matter_parties,
    matters,
    raws,
    reports,
    spans,
    stories,
    texts,
)
from onrecord.store.words import words_of

_MOVED = {"report_no": reports, "coding_no": codings, "item_no": items, "matter_no": matters, "previous_no": reports,
          "copy_of": reports}  # fmt: skip
_RENAMED = {(reports, "id"), (reports, "sha256"), (raws, "sha256"), (items, "id"), (matters, "id"), (stories, "story")}
_COPIED = (raws, reports, texts, codings, features, stories, matters, items, item_parties, matter_parties, spans,
           item_places)  # fmt: skip
_CHUNK = 2000


def multiply(store: Store, times: int) -> None:
    """Makes `times` as many reports; each turn is one transaction."""
    with store.reading() as connection:
        size = {name: _highest(connection, table, name) for name, table in _MOVED.items() if name.endswith("_no")}
    size |= {"previous_no": size["report_no"], "copy_of": size["report_no"]}
    for turn in range(1, times):
        with store.writing("bench", "multiply", durable=False) as change:
            for table in _COPIED:
                _copy(change.connection, table, turn, size)
            _index(store, change.connection, turn, size)
            change.note(turn=turn)
    with store.writing("bench", "recount", durable=False) as change:
        recount(change.connection)
        change.note(done=True)


def _highest(connection: Connection, table: Table, name: str) -> int:
    column = table.c[name] if name in table.c else table.c["report_no"]
    return int(connection.execute(select(func.max(column))).scalar() or 0)


def _copy(connection: Connection, table: Table, turn: int, size: Mapping[str, int]) -> None:
    def value(name: str) -> Any:
        column = table.c[name]
        if name in _MOVED:
            return column + turn * size[name]
        return (column + literal(f"~{turn}")) if (table, name) in _RENAMED else column

    names = [column.name for column in table.c]
    first = next((name for name in names if name in _MOVED and not table.c[name].nullable), None)
    chosen = select(*(value(name).label(name) for name in names))
    own = table.c[first] <= size[first] if first else table.c["sha256"].not_like("%~%")
    connection.execute(insert(table).from_select(names, chosen.where(own)))


def _index(store: Store, connection: Connection, turn: int, size: Mapping[str, int]) -> None:
    for start in range(1, size["report_no"] + 1, _CHUNK):
        numbers = range(start, min(start + _CHUNK, size["report_no"] + 1))
        told = [(n + turn * size["report_no"], words_of(searched(record_of(connection, n).report))) for n in numbers]
        store.index_words(connection, "reports", told)
    for start in range(1, size["item_no"] + 1, 20 * _CHUNK):
        wanted = select(items.c.item_no, items.c.quote).where(items.c.item_no.between(start, start + 20 * _CHUNK - 1))
        rows = connection.execute(wanted.where(items.c.item_no <= size["item_no"])).all()
        store.index_words(connection, "items", [(r.item_no + turn * size["item_no"], words_of(r.quote)) for r in rows])
