"""Several at once: readers see one state, two writers lose nothing, what several reports share is kept once."""

import threading

import msgspec
import pytest
from sqlalchemy import select
from tests.store.reports import CODER, add, embassy, incoming

from onrecord.store import Store, open_store
from onrecord.store.adding import add_report, add_reports
from onrecord.store.audit import broken as faults_of
from onrecord.store.tables import items, raws, reports


def test_readers_see_one_state_while_others_write(store: Store) -> None:
    add(store, embassy())
    with store.reading() as connection:
        before = connection.execute(select(reports.c.id)).all()
        add(store, embassy("other"))
        assert connection.execute(select(reports.c.id)).all() == before


def test_the_same_bytes_under_another_id_are_kept_once(store: Store) -> None:
    came = incoming(embassy())
    others = [
        msgspec.structs.replace(came, **{
            name: msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, id=f"report-{n}"))
            for name, record in (("record", came.record), ("masked", came.masked))
        })
        for n in range(3)
    ]  # fmt: skip
    assert all(added.new for added in [add_report(store, "ada", came, CODER), *add_reports(store, "ada", others, CODER)])
    with store.reading() as connection:
        assert len(connection.execute(select(raws.c.sha256)).all()) == 1
        assert len(connection.execute(select(reports.c.id)).all()) == 4


@pytest.mark.parametrize("at_once", [1, 5])
def test_two_writers_at_once_lose_nothing(address: str, at_once: int) -> None:
    open_store(address, create=True).close()
    faults: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            mine = open_store(address)
            came = [incoming(embassy(f"{own}-{n}")) for n in range(6) for own in (writer, "shared")]
            for first in range(0, len(came), at_once):
                add_reports(mine, str(writer), came[first : first + at_once], CODER)
            mine.close()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    store = open_store(address)
    with store.reading() as connection:
        assert list(faults_of(connection)) == []
        assert len(connection.execute(select(reports.c.id)).all()) == 18
        assert len(connection.execute(select(items.c.item_no)).all()) == 18 * 8
    assert store.faults() == []
    store.close()
