"""The audit log: what it tells, that it takes nothing but its next row, and that verifying finds whatever is changed in it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Table, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from tests.records import BERG
from tests.store.reports import NAME, add, embassy, sheltered
from tests.store.tampering import unguarded

from onrecord.errors import OptionError, StoreError
from onrecord.store import Store
from onrecord.store.audit import append, broken, entries
from onrecord.store.auditpage import head, list_log
from onrecord.store.exporting import log_export
from onrecord.store.merging import merge, split
from onrecord.store.reviewing import Verdict, review, undo
from onrecord.store.tables import audit, merges, review_states, reviews, typed
from onrecord.store.values import Paging
from onrecord.store.verifying import verify


@pytest.fixture
def used(store: Store) -> Store:
    """A register in which everything was done once."""
    add(store, embassy())
    shown = add(store, sheltered(), actor="bert")
    merge(store, "ada", "fjord-herald", "harbour-post", "one house since 2009")
    split(store, "bert", "fjord-herald", "two houses")
    merge(store, "ada", "fjord-herald", "harbour-post", "one house, as its imprint says")
    for reviewer in ("ada", "bert"):
        review(store, reviewer, f"{shown.report}/e-5", Verdict(decision="note", reviewer=reviewer, reason=f"ask {NAME}"))
    review(store, "ada", f"{shown.report}/k-5", Verdict(decision="accept", reviewer="ada"))
    review(store, "bert", f"{shown.report}/k-5", Verdict(decision="reject", reviewer="bert", reason="not said"))
    review(store, "bert", f"{shown.report}/e-5", Verdict(decision="accept", reviewer="bert"))
    undo(store, "bert", f"{shown.report}/e-5", "bert")
    right = Verdict(decision="correct", reviewer="ada", reason="as printed", values={"date": ["2011-05"]}, spans=["0:10"])
    review(store, "ada", f"{shown.report}/e-5", right)
    log_export(store, "ada", "export", what="events", file="events.csv", format="csv", rows=3)
    assert list(verify(store)) == []
    return store


def altered(value: Any, is_number: bool) -> Iterator[Any]:
    """Other values of the same type; other spellings of the same JSON, too."""
    if isinstance(value, int):
        yield from (value + 1000, -value - 1)
        return
    if value is None:
        yield 4711 if is_number else "x"
        return
    yield from (f"{value} ", f"{value}x", value[1:], value[::-1] if value != value[::-1] else "", "")
    if value.startswith(("{", "[")):
        yield from (json.dumps(json.loads(value), indent=1), value[:-1], "{}" if value != "{}" else "[]")
    if value.startswith("{"):
        yield '{"rows":0,' + value[1:]


def changed_everywhere(store: Store, table: Table) -> Iterator[tuple[str, list[str]]]:
    """Each other value of each column of each row, and what verifying says then."""
    key = list(table.primary_key)
    with store.reading() as connection:
        rows = connection.execute(select(table).order_by(*key)).all()
    for row in rows:
        mine = [column == row._mapping[column.name] for column in key]
        for column in table.c:
            own = row._mapping[column.name]
            for value in (one for one in altered(own, column.type.python_type is int) if one != own):
                with unguarded(store) as connection:
                    connection.execute(update(table).where(*mine).values({column.name: value}))
                    yield f"{table.name} {tuple(row)} {column.name} = {value!r}", faults(connection, table)


def faults(connection: Any, table: Table) -> list[str]:
    from onrecord.store.verifyhands import check_hands

    return list(broken(connection)) if table is audit else list(check_hands(connection))


@pytest.mark.parametrize("table", [audit, merges, reviews, review_states, typed], ids=lambda table: table.name)
def test_every_other_value_in_every_column_of_every_row_is_found(used: Store, table: Table) -> None:
    found = dict(changed_everywhere(used, table))
    assert len(found) > 5
    assert [what for what, told in found.items() if not told] == []


@pytest.mark.parametrize("table", [audit, merges, reviews, review_states, typed], ids=lambda table: table.name)
def test_every_row_that_is_taken_out_is_found(used: Store, table: Table) -> None:
    key = list(table.primary_key)
    with used.reading() as connection:
        rows = connection.execute(select(*key).order_by(*key)).all()
    for row in rows[:-1] if table is audit else rows:
        with unguarded(used) as connection:
            connection.execute(delete(table).where(*(column == value for column, value in zip(key, row, strict=True))))
            assert faults(connection, table), row


def test_every_row_that_is_put_in_is_found(used: Store) -> None:
    with used.reading() as connection:
        rows = [row._asdict() for row in connection.execute(select(audit).order_by(audit.c.seq))]
    for row in rows:
        for seq in (0, -1, rows[-1]["seq"] + 1, rows[-1]["seq"] + 5):
            with unguarded(used) as connection:
                connection.execute(insert(audit), row | {"seq": seq, "hash": f"{seq:064}"})
                assert list(broken(connection)), (row, seq)
    for table in (merges, reviews, typed):
        with used.reading() as connection:
            own = connection.execute(select(table)).first()
        assert own is not None
        new = {"number": 99} if table is typed else {next(iter(table.primary_key)).name: 99, "undoes": None}
        with unguarded(used) as connection:
            connection.execute(insert(table), own._asdict() | new)
            assert faults(connection, table), table.name


def test_a_log_that_is_cut_or_written_anew_is_found_by_a_head_that_was_kept(used: Store) -> None:
    kept = head(used)
    log_export(used, "ada", "export", what="cases", file="cases.csv", format="csv", rows=1)
    assert list(verify(used, kept)) == []
    assert list(verify(used, head(used))) == []
    with used.reading() as connection:
        rows = list(entries(connection))
    with unguarded(used) as connection:
        connection.execute(delete(audit).where(audit.c.seq >= rows[-2].seq))
        assert list(broken(connection)) == [], "the chain alone cannot show a missing end, as the guide says"
        assert kept not in connection.execute(select(audit.c.hash)).scalars().all()
    with unguarded(used) as connection:
        connection.execute(delete(audit))
        for entry in rows:
            append(connection, "eve", entry.action, entry.details)
        assert list(broken(connection)) == [], "nor one that was written anew as a whole"
        assert kept not in connection.execute(select(audit.c.hash)).scalars().all()
    assert any("head" in told for told in verify(used, "f" * 64))


_REPLACED = "INSERT OR REPLACE INTO audit SELECT seq, at, 'eve', action, details, previous, hash FROM audit WHERE seq = 1"
_UPSERTED = (
    "INSERT INTO audit SELECT seq, at, 'eve', action, details, previous, hash FROM audit WHERE seq = 1 "
    "ON CONFLICT (seq) DO UPDATE SET actor = 'eve'"
)


def test_the_database_itself_takes_nothing_but_the_next_row(used: Store) -> None:
    """Also what SQLite's REPLACE would take out without asking the triggers on DELETE."""
    sqlite = used.engine.dialect.name == "sqlite"  # type: ignore[attr-defined]
    forged: list[Any] = [
        text(_REPLACED if sqlite else _UPSERTED), update(audit).values(actor="eve"), delete(audit),
        update(merges).values(at=""), delete(merges), update(reviews).values(reviewer="eve"), delete(reviews),
        insert(audit).values(seq=0, at="", actor="", action="", details="{}", previous="", hash=""),
        insert(audit).values(seq=99, at="", actor="", action="", details="{}", previous="", hash=""),
    ]  # fmt: skip
    for command in forged:
        with pytest.raises((StoreError, DBAPIError)), used.writing("eve", "forge") as change:
            change.connection.execute(command)
            change.note(x=1)
    assert list(verify(used)) == []


def test_the_log_is_listed_and_narrowed(used: Store) -> None:
    assert [row.action for row in list_log(used).rows][:2] == ["export", "review"]
    assert {row.actor for row in list_log(used, actor="bert").rows} == {"bert"}
    assert [row.details["into"] for row in list_log(used, action="merge").rows] == ["harbour-post"] * 2
    about = [row.action for row in list_log(used, about="fjord-herald", paging=Paging(newest=False)).rows]
    assert about == ["merge", "split", "merge"]
    assert [row.action for row in list_log(used, about="k-5").rows] == ["review", "review"]
    assert list_log(used, about=BERG.party).rows == ()
    assert list_log(used, about="%").rows == ()


@pytest.mark.parametrize("newest", [True, False])
def test_pages_of_the_log_follow_each_other(used: Store, newest: bool) -> None:
    seen: list[int] = []
    after = None
    while True:
        page = list_log(used, paging=Paging(size=4, after=after, newest=newest))
        seen += [row.seq for row in page.rows]
        after = page.next
        if after is None:
            break
    assert seen == sorted(range(1, (page.total or 0) + 1), reverse=newest)
    with pytest.raises(OptionError, match="--after"):
        list_log(used, paging=Paging(after="x"))


def test_no_protected_name_gets_into_the_log(used: Store) -> None:
    log_export(used, "ada", "export", what="events", file="Lena-Marovic.csv", text="lena marovic", format="csv", rows=0)
    log_export(used, "ada", "export", of=list_log(used, action="add").rows[0].details["report"], file="marovic.json")
    with used.reading() as connection:
        told = str(connection.execute(select(audit)).all()).lower()
    assert "marovic" not in told
    assert "ask ████ ███████" in told
