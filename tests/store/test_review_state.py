"""Two people at once make no cycle and lose no decision."""

import threading

import pytest
from tests.store.reports import add, embassy

from onrecord.errors import StoreError
from onrecord.store import open_store
from onrecord.store.listing import list_items
from onrecord.store.merging import merge
from onrecord.store.reviewing import Verdict, review
from onrecord.store.reviewpage import disagreements
from onrecord.store.tables import reviews
from onrecord.store.values import Filters
from onrecord.store.verifying import verify


def test_two_who_merge_each_into_the_other_make_no_cycle(address: str) -> None:
    store = open_store(address, create=True)
    add(store, embassy())
    told: list[str] = []

    def act(one: str, other: str) -> None:
        mine = open_store(address)
        try:
            merge(mine, one, one, other, "one house")
        except StoreError as error:
            told.append(str(error))
        mine.close()

    both = ("fjord-herald", "harbour-post"), ("harbour-post", "fjord-herald")
    threads = [threading.Thread(target=act, args=pair) for pair in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    assert "split it first" in told[0]
    assert list(verify(store)) == []
    store.close()


@pytest.mark.parametrize("rounds", [4])
def test_two_who_review_at_once_lose_no_decision(address: str, rounds: int) -> None:
    store = open_store(address, create=True)
    add(store, embassy())
    item = list_items(store, ("commitment",), Filters()).rows[0].id
    faults: list[BaseException] = []

    def act(reviewer: str, decision: str) -> None:
        try:
            mine = open_store(address)
            for n in range(rounds):
                review(mine, reviewer, item, Verdict(decision=decision, reviewer=reviewer, reason=f"look {n}"))
            mine.close()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=act, args=each) for each in (("ada", "accept"), ("bert", "reject"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert [row.reviewer for row in disagreements(store)] != []
    assert {(row.reviewer, row.decision) for row in disagreements(store)} == {("ada", "accept"), ("bert", "reject")}
    with store.reading() as connection:
        assert len(connection.execute(reviews.select()).all()) == 2 * rounds
    assert list(verify(store)) == []
    store.close()
