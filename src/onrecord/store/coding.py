"""Writes codings of reports: each record as a whole, and its rows."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select, update

from onrecord.model import Record
from onrecord.store.bulk import insert_values
from onrecord.store.codingrows import CodingRows, searched
from onrecord.store.countednew import Heads, count_new
from onrecord.store.counting import OF_REPORT, count_keys, count_out
from onrecord.store.placing import forget_places, keep_places
from onrecord.store.protocol import Store
from onrecord.store.tables import codings, features, item_parties, items, matter_parties, originals, overruled, spans
from onrecord.store.words import words_of

_WRITTEN = (items, item_parties, spans, features, codings, originals)
_FORGET = delete(features).where(features.c.report_no == bindparam("of_report"))
_PUT_BACK = update(codings).where(codings.c.report_no == bindparam("of_report"), codings.c.current == 1).values(current=0)


def write_codings(store: Store, connection: Connection, made: Sequence[CodingRows], heads: Heads) -> None:
    """Makes these the current codings of reports that have none (see `clear_coding`).

    `heads` are the id and country of who stands for each party, by its number. Each table is written once, since a command
    costs as much as many rows.
    """
    rows = {table: [row for one in made for row in one.tables.get(table, ())] for table in _WRITTEN}
    for table, values in rows.items():
        insert_values(connection, table, values)
    places = keep_places(connection, [site for one in made for site in one.sites])
    count_keys(connection, count_new(rows[items], rows[item_parties], places, heads))
    store.index_words(connection, "items", [words for one in made for words in one.item_words])
    store.index_words(connection, "reports", [one.report_words for one in made])


def clear_coding(store: Store, connection: Connection, report_no: int, masked: Record) -> None:
    """Takes the rows of the current coding out; the coding itself stays, but is no longer current."""
    count_out(connection, OF_REPORT, report_no)
    forget_places(connection, report_no)
    for command in (_PUT_BACK, _FORGET):
        connection.execute(command, {"of_report": report_no})
    found = connection.execute(select(items.c.item_no, items.c.quote).where(items.c.report_no == report_no)).all()
    numbers = select(items.c.item_no).where(items.c.report_no == report_no)
    store.forget_words(connection, "items", [(row.item_no, words_of(row.quote)) for row in found])
    store.forget_words(connection, "reports", [(report_no, words_of(searched(masked.report)))])
    for table in (spans, item_parties, matter_parties, overruled):
        connection.execute(delete(table).where(table.c.item_no.in_(numbers)))
    connection.execute(delete(items).where(items.c.report_no == report_no))
