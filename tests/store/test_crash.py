"""A process that is killed, a disk that is full: the register is as if the work had never begun, or had been done once."""

import os
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Engine, event, text
from tests.store.crashing import killed_at, run_apart
from tests.store.reports import add, contents, embassy, incoming, sheltered

from onrecord.errors import StoreError
from onrecord.store import Store, open_store
from onrecord.store.adding import Coder
from onrecord.store.recoding import recode
from onrecord.store.sqlite import SqliteStore
from onrecord.store.verifying import verify

NEWER = Coder(onrecord="0.2.0", vocabulary="b" * 64, model="hand")
Act = Callable[[Store], None]


def add_one(store: Store) -> None:
    add(store, sheltered())


def code_anew(store: Store) -> None:
    came = incoming(embassy())
    record, masked = (msgspec.structs.replace(one, laws=(), claims=()) for one in (came.record, came.masked))
    recode(store, "ada", record, masked, NEWER)


ACTS = pytest.mark.parametrize("act", [add_one, code_anew], ids=["add", "recode"])


def apart(address: str, act: Act) -> Callable[[], None]:
    """The act on a store that is opened anew, since a process cannot share a connection with its parent."""

    def work() -> None:
        store = open_store(address)
        act(store)
        store.close()

    return work


def prepared(address: str) -> dict[str, list[tuple[object, ...]]]:
    """A register with two reports, and what it holds."""
    store = open_store(address, create=True)
    add(store, embassy())
    add(store, embassy("other"))
    before = contents(store)
    store.close()
    return before


def state(address: str) -> dict[str, list[tuple[object, ...]]]:
    """What the register holds, found to be sound."""
    store = open_store(address)
    assert list(verify(store)) == []
    found = contents(store)
    store.close()
    return found


@ACTS
@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.slow), 8])
def test_killed_anywhere_it_has_not_begun_or_is_done(address: str, act: Act, step: int) -> None:
    before = prepared(address)
    points = 0
    for point in count(1, step):
        if not killed_at(point, apart(address, act)):
            break
        points = point
        found = state(address)
        if found != before:
            break
    assert points > 30, "the process was killed at too few points to show anything"
    after = state(address)
    assert after != before
    if act is add_one:
        act(store := open_store(address))
        store.close()
        assert state(address) == after, "adding again changed something"


@ACTS
def test_killed_after_the_commit_it_is_done_once(address: str, act: Act) -> None:
    before = prepared(address)

    def work() -> None:
        apart(address, act)()
        os.kill(os.getpid(), signal.SIGKILL)

    assert run_apart(work) == -signal.SIGKILL
    assert state(address) != before


def test_killed_while_the_register_is_made(tmp_path: Path) -> None:
    address = str(tmp_path / "register.db")
    for point in count(1, 8):
        if not killed_at(point, lambda: open_store(address, create=True).close()):
            break
    assert point > 20, "the process was killed at too few points to show anything"
    store = open_store(address)
    add(store, embassy())
    assert list(verify(store)) == []
    store.close()


@ACTS
def test_a_full_disk_leaves_all_as_it_was(tmp_path: Path, act: Act) -> None:
    address = str(tmp_path / "register.db")
    before = prepared(address)
    refused = 0
    for more in range(0, 60, 6):
        store = open_store(address)
        assert isinstance(store, SqliteStore)
        _limit(store.engine, more)
        try:
            act(store)
        except StoreError as error:
            assert "full" in str(error)
            refused += 1
            store.close()
            assert state(address) == before
        else:
            store.close()
            break
    assert refused
    assert state(address) != before


def _limit(engine: Engine, more: int) -> None:
    """Lets the file grow by so many pages and no further."""

    @event.listens_for(engine, "begin")
    def limit(connection: object) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()  # type: ignore[attr-defined]
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + more}")  # type: ignore[attr-defined]


@ACTS
@pytest.mark.parametrize("table", ["raws", "items", "item_parties", "spans", "audit"])
def test_a_server_with_a_full_disk_leaves_all_as_it_was(server: object, act: Act, table: str) -> None:
    address = server.emptied()  # type: ignore[attr-defined]
    before = prepared(address)
    store = open_store(address)
    with store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(text(_FULL_TABLE.format(table=table)))
    try:
        if act is add_one or table != "raws":
            with pytest.raises(StoreError, match="full"):
                act(store)
    finally:
        with store.engine.begin() as connection:  # type: ignore[attr-defined]
            connection.execute(text("DROP FUNCTION full_disk CASCADE"))
    assert contents(store) == before
    act(store)
    store.close()
    assert state(address) != before


_FULL_TABLE = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION full_disk();
"""


def test_a_cancelled_import_keeps_whole_reports_only(address: str) -> None:
    before = prepared(address)
    store = open_store(address)

    @event.listens_for(store.engine, "before_cursor_execute")  # type: ignore[attr-defined]
    def cancel(*arguments: object) -> None:
        if "INTO spans" in str(arguments[2]):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_one(store)
    store.close()
    assert state(address) == before
