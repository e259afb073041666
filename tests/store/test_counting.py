"""Summaries are what a recount says, whatever happened to the store; and verify tells when they are not."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, text, update
from tests.store.drawn import BODIES, PEOPLE, drawn
from tests.store.reports import CODER, add, contents, embassy, incoming, told_by_others

from onrecord.errors import OptionError, StoreError
from onrecord.store import Store, open_store
from onrecord.store.counting import miscounted, recount
from onrecord.store.linkage import link
from onrecord.store.listing import list_items
from onrecord.store.merging import merge, split
from onrecord.store.migrations import newest
from onrecord.store.recoding import recode
from onrecord.store.reviewing import Verdict, review, undo
from onrecord.store.summarytables import SUMMARIES, item_places, places
from onrecord.store.values import Filters, ItemType
from onrecord.store.verifying import verify

NAMES = {table.name for table in (*SUMMARIES, places, item_places)}


def summaries(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in contents(store).items() if name in NAMES}


def again(store: Store, seed: int, other: int) -> None:
    """Codes a report anew, otherwise."""
    came = incoming(drawn(seed, other))
    recode(store, "ada", came.record, came.masked, CODER)


CORRECTED: tuple[dict[str, list[str]], ...] = (
    {"kind": ["aid"]}, {"by": ["body-2", "Ada Berg"]}, {"to": ["EST"], "date": ["2010"]}, {"date": ["2012-01"]},
    {"place": ["Port Sudra"]}, {"status": ["denied"]}, {"to": []}, {"by": ["NOR"], "kind": ["meet"]},
)  # fmt: skip


def correct(store: Store, what: str, one: int, other: int) -> None:
    """A reviewer puts values in the machine's place, or takes them back."""
    types: tuple[ItemType, ...] = ("event", "commitment", "claim", "statement", "case")
    rows = list_items(store, (types[one % 5],), Filters()).rows
    if rows:
        named = f"{rows[other % len(rows)].report}/{rows[other % len(rows)].id}"
        with suppress(StoreError, OptionError):  # not all can be said of each type, and not all was said before
            if what == "undo":
                undo(store, "ada", named, "ada")
            else:
                verdict = Verdict(decision="correct", reviewer="ada", reason="so", values=CORRECTED[other % 8])
                review(store, "ada", named, verdict)


def do(store: Store, step: tuple[str, int, int]) -> None:
    """One thing that happens to a store."""
    what, one, other = step
    parties = (*PEOPLE, *BODIES)
    if what == "add":
        add(store, drawn(one) if one else embassy("one", day="2011-05-10"))
        if other == 0:
            add(store, told_by_others())
    elif what == "recode":
        add(store, drawn(one))
        again(store, one, other)
    elif what == "link":
        link(store, "ada")
    elif what in ("correct", "undo"):
        correct(store, what, one, other)
    elif what == "merge":
        with suppress(StoreError):  # it may be one that cannot be, and changes nothing
            merge(store, "ada", parties[one % 6].party, parties[other % 6].party, "one")
    else:
        with suppress(StoreError):
            split(store, "ada", parties[one % 6].party, "two")


STEPS = st.tuples(
    st.sampled_from(["add", "add", "recode", "link", "link", "merge", "split", "correct", "correct", "undo"]),
    st.integers(0, 9),
    st.integers(0, 9),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_whatever_happens_the_summaries_are_a_recount(steps: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "register.db", create=True)
        for step in steps:
            do(store, step)
        with store.reading() as connection:
            assert list(miscounted(connection)) == []
        assert list(verify(store)) == []
        store.close()


def test_the_same_on_both_databases(store: Store) -> None:
    for step in (
        ("add", 1, 0), ("add", 2, 0), ("add", 3, 0), ("merge", 3, 4), ("recode", 2, 5), ("link", 0, 0), ("merge", 4, 5),
        ("recode", 1, 3), ("split", 3, 0), ("link", 0, 0), ("merge", 0, 1), ("correct", 0, 0), ("correct", 0, 3),
        ("correct", 1, 5), ("correct", 2, 1), ("link", 0, 0), ("undo", 0, 0), ("undo", 1, 5),
    ):  # fmt: skip
        do(store, step)
        with store.reading() as connection:
            assert list(miscounted(connection)) == [], step
    assert list(verify(store)) == []
    before = summaries(store)
    assert all(before.values())
    with store.writing("ada", "recount") as change:
        recount(change.connection)
        change.note(done=True)
    assert summaries(store) == before


def test_what_is_coded_as_before_and_merged_and_split_counts_as_before(store: Store) -> None:
    for seed in range(5):
        add(store, drawn(seed))
    link(store, "ada")
    before = summaries(store)
    merge(store, "ada", BODIES[0].party, BODIES[1].party, "one")
    assert summaries(store) != before
    split(store, "ada", BODIES[0].party, "two")
    assert summaries(store) == before
    again(store, 0, 1)
    assert summaries(store) != before
    again(store, 0, 0)
    link(store, "ada")
    own = {table.name for table in SUMMARIES}
    assert {name: rows for name, rows in summaries(store).items() if name in own} == {name: before[name] for name in own}


@pytest.mark.parametrize("table", SUMMARIES, ids=lambda table: table.name)
@pytest.mark.parametrize("how", ["more", "gone", "other"])
def test_verify_finds_a_summary_that_is_not_true(store: Store, table, how: str) -> None:  # type: ignore[no-untyped-def]
    for seed in range(7):
        add(store, drawn(seed))
    assert list(verify(store)) == []
    with store.engine.begin() as connection:  # type: ignore[attr-defined]
        if how == "more":
            connection.execute(update(table).values(number=table.c.number + 1))
        elif how == "gone":
            connection.execute(delete(table))
        else:
            row = {column.name: 7 if column.type.python_type is int else "x" for column in table.c}
            connection.execute(insert(table), row)
    assert [line for line in verify(store) if f"summary {table.name}" in line]


def test_verify_finds_an_event_at_another_place(store: Store) -> None:
    for seed in range(4):
        add(store, drawn(seed))
    assert list(verify(store)) == []
    with store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(text("UPDATE item_places SET place_no = place_no + 1 WHERE place_no = 1"))
    assert [line for line in verify(store) if "not where its record says" in line]


def test_a_register_made_before_gets_its_summaries(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    store = open_store(path, create=True)
    for seed in range(6):
        add(store, drawn(seed))
    add(store, embassy())
    link(store, "ada")
    before = summaries(store)
    with store.engine.connect() as connection:  # type: ignore[attr-defined]
        for table in (*SUMMARIES, places, item_places):
            table.drop(connection)
        connection.exec_driver_sql("DROP INDEX reports_language")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
        connection.commit()
    store.close()
    store = open_store(path)
    assert summaries(store) == before
    assert list(verify(store)) == []
    store.close()
    assert (tmp_path / f"register.db.before-{newest()}").exists()
