"""Registers of older states are brought up to date with all that is in them, on both databases; and backups hold all."""

import subprocess
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from tests.store.reports import add, contents, embassy, sheltered

from onrecord.errors import StoreError
from onrecord.store import Store, open_store
from onrecord.store.linkage import link
from onrecord.store.listing import list_items
from onrecord.store.merging import merge
from onrecord.store.migrations import newest
from onrecord.store.overruling import restore
from onrecord.store.reviewing import Verdict, review
from onrecord.store.summarytables import SUMMARIES, item_places, places
from onrecord.store.tables import items, matter_parties, merges, overruled, review_states, reviews, typed
from onrecord.store.values import Filters, Item
from onrecord.store.verifying import verify

_SINCE = {
    "0004": (overruled, matter_parties), "0003": (item_places, places, *SUMMARIES),
    "0002": (typed, review_states, reviews, merges),
}  # fmt: skip
"""The tables that each state added."""


def pledges(store: Store, **filters: str) -> list[Item]:
    return list(list_items(store, ("commitment",), Filters(**filters)).rows)


def set_back(connection: Connection, state: str) -> None:
    """Makes a register of today one of an older state."""
    for number in connection.execute(items.select()).scalars().all():
        restore(connection, number)
    for newer in (one for one in _SINCE if one > state):
        for table in _SINCE[newer]:
            table.drop(connection)
    if state == "0001":
        if connection.dialect.name == "sqlite":
            for name in ("audit_next", "raws_once"):
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("DROP FUNCTION onrecord_next() CASCADE")
    connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{state}'")
    connection.commit()


def backups(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if ".before-" in path.name]


def test_a_register_of_the_first_state_gets_reviews(own_address: str, tmp_path: Path) -> None:
    store = open_store(own_address, create=True)
    add(store, embassy())
    before = contents(store)
    with store.engine.connect() as connection:  # type: ignore[attr-defined]
        set_back(connection, "0001")
    store.close()
    store = open_store(own_address)
    assert contents(store) == before
    merge(store, "ada", "fjord-herald", "harbour-post", "one house")
    review(store, "ada", pledges(store)[0].id, Verdict(decision="accept", reviewer="ada"))
    with pytest.raises(StoreError, match="append-only"), store.writing("eve", "forge") as change:
        change.connection.execute(
            text("INSERT INTO audit SELECT seq + 9, at, actor, action, details, previous, 'x' FROM audit")
        )
        change.note(x=1)
    assert list(verify(store)) == []
    store.close()
    assert len(backups(tmp_path)) == 1


def test_a_register_of_the_second_state_follows_its_corrections(own_address: str, tmp_path: Path) -> None:
    store = open_store(own_address, create=True)
    for name in ("one", "two"):
        add(store, embassy(name))
    link(store, "ada")
    right = Verdict(decision="correct", reviewer="ada", reason="said on the phone", values={"kind": ["spoken"], "to": ["EST"]})
    review(store, "ada", pledges(store)[0].id, right)
    before = contents(store)
    with store.engine.connect() as connection:  # type: ignore[attr-defined]
        set_back(connection, "0002")
    store.close()
    store = open_store(own_address)
    assert [row.kind for row in pledges(store, kind="spoken", to="EST")] == ["spoken"]
    assert contents(store) == before
    assert list(verify(store)) == []
    store.close()
    assert len(backups(tmp_path)) == 1


@pytest.mark.parametrize("state", ["0001", "0002", "0003"])
def test_an_older_register_that_cannot_be_backed_up_is_left_as_it_was(
    own_address: str, state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(own_address, create=True)
    add(store, embassy())
    with store.engine.connect() as connection:  # type: ignore[attr-defined]
        set_back(connection, state)
    store.close()
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path / "nothing"))
        if "://" not in own_address:
            (tmp_path / f"register.db.before-{newest()}").write_text("another file")
        with pytest.raises(StoreError, match=r"pg_dump is not installed|exists already"):
            open_store(own_address)
    engine = store.engine  # type: ignore[attr-defined]
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == state
    store.close()


def test_a_backup_holds_all_and_can_be_opened(own_address: str, tmp_path: Path, server: object) -> None:
    store = open_store(own_address, create=True)
    for record in (embassy("one"), embassy("two"), sheltered()):
        add(store, record)
    link(store, "ada")
    merge(store, "ada", "fjord-herald", "harbour-post", "one house; Lena Marovic's brother said so")
    right = Verdict(decision="correct", reviewer="ada", reason="said on the phone", values={"kind": ["spoken"]})
    review(store, "ada", pledges(store)[0].id, right)
    kept = tmp_path / "kept"
    store.backup(kept)
    with pytest.raises(StoreError, match="exists already"):
        store.backup(kept)
    assert not list(tmp_path.glob(".*.part"))
    copy = open_store(restored(own_address, kept, server))
    assert contents(copy) == contents(store)
    assert list(verify(copy)) == []
    add(copy, embassy("three"))
    assert list(verify(copy)) == []
    copy.close()
    store.close()


def restored(address: str, kept: Path, server: object) -> str:
    """Where the backup is a register again."""
    if "://" not in address:
        return str(kept)
    other: str = server.database()  # type: ignore[attr-defined]
    subprocess.run(["pg_restore", "--exit-on-error", f"--dbname={other}", str(kept)], check=True)
    return other
