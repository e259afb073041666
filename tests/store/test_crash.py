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
from tests.store.drawn import drawn
from tests.store.reports import CODER, add, contents, embassy, incoming, sheltered

from onrecord.errors import StoreError
from onrecord.store import Store, open_store
from onrecord.store.adding import Coder, Incoming, add_reports
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


def some_reports(first: int) -> list[Incoming]:
    """Eight reports to be kept in one transaction: a protected person, two states of a page, and one report twice."""
    page = msgspec.structs.replace(drawn(first).report, url="https://post.example/page", source_id=f"page {first}")
    told = [
        *(drawn(seed) for seed in range(first, first + 4)), msgspec.structs.replace(drawn(first), report=page),
        msgspec.structs.replace(drawn(first, 1), report=msgspec.structs.replace(page, source_id=f"later {first}")),
    ]  # fmt: skip
    protected = msgspec.structs.replace(sheltered(), report=msgspec.structs.replace(sheltered().report, source_id=f"s {first}"))
    return [incoming(record) for record in (*told, protected, told[0])]


def add_eight(store: Store) -> None:
    add_reports(store, "ada", some_reports(20), CODER, durable=False)


ACTS = pytest.mark.parametrize("act", [add_one, add_eight, code_anew], ids=["add", "add eight", "recode"])


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
    if act is not code_anew:
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


IMPORT = (20, 30, 40)
"""The seeds of what an import keeps in each of its transactions."""


def import_all(store: Store) -> None:
    for first in IMPORT:
        add_reports(store, "ada", some_reports(first), CODER, durable=False)
    store.flush()


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.slow), 24])
def test_an_import_that_is_killed_keeps_whole_transactions_and_ends_as_if_it_never_was(
    emptied: Callable[[], str], step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("adding", "codingrows", "audit"):  # times go into the hashes of rows
        monkeypatch.setattr(f"onrecord.store.{module}.now", lambda: "2026-01-01T00:00:00.000000Z")
    address = emptied()
    states = [prepared(address)]
    for first in IMPORT:
        add_reports(store := open_store(address), "ada", some_reports(first), CODER)
        store.close()
        states.append(state(address))
    reached = []
    for point in count(1, step):
        address = emptied()
        prepared(address)
        if not killed_at(point, apart(address, import_all)):
            break
        found = state(address)
        assert found in states, f"killed at point {point}, something was left"
        reached.append(states.index(found))
        import_all(store := open_store(address))
        store.close()
        assert state(address) == states[-1], f"killed at point {point} and done again, it came out otherwise"
    assert reached == sorted(reached)
    assert set(reached) >= set(range(len(IMPORT)))


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
    for more in count(0, 6):
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
        if act is not code_anew or table != "raws":
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


@pytest.mark.parametrize("act", [add_one, add_eight], ids=["add", "add eight"])
def test_a_cancelled_import_keeps_whole_reports_only(address: str, act: Act) -> None:
    before = prepared(address)
    store = open_store(address)

    @event.listens_for(store.engine, "before_cursor_execute")  # type: ignore[attr-defined]
    def cancel(*arguments: object) -> None:
        if "INTO spans" in str(arguments[2]):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        act(store)
    store.close()
    assert state(address) == before
