"""A process that is killed while parties are merged or split, or items reviewed: not begun, or done once; and done again."""

import os
import re
import signal
from itertools import count
from pathlib import Path

import pytest
from tests.store.crashing import killed_at, run_apart
from tests.store.reports import add, embassy, sheltered
from tests.store.test_crash import Act, apart, state

from onrecord.store import Store, open_store
from onrecord.store.listing import list_items
from onrecord.store.merging import merge, split
from onrecord.store.reviewing import Verdict, review, undo
from onrecord.store.values import Filters

Contents = dict[str, list[tuple[object, ...]]]


def merge_two(store: Store) -> None:
    merge(store, "ada", "fjord-herald", "harbour-post", "one house; Lena Marovic's brother said so")


def split_two(store: Store) -> None:
    split(store, "ada", "fjord-herald", "two houses")


def correct_one(store: Store) -> None:
    right = {"date": ["2011-05"], "to": ["SUD", "Lena Marovic"]}
    verdict = Verdict(decision="correct", reviewer="bert", reason="as printed", values=right, spans=["0:7"])
    review(store, "ada", _pledge(store), verdict)


def undo_one(store: Store) -> None:
    undo(store, "ada", _pledge(store), "ada")


ACTS = pytest.mark.parametrize("act", [merge_two, split_two, correct_one, undo_one], ids=lambda act: act.__name__)


def _pledge(store: Store) -> str:
    return list_items(store, ("commitment",), Filters()).rows[0].id


def prepared(address: str, act: Act) -> Contents:
    """A register with two reports, a merge and a review, and what it holds."""
    store = open_store(address, create=True)
    add(store, embassy())
    add(store, sheltered())
    review(store, "ada", _pledge(store), Verdict(decision="accept", reviewer="ada"))
    if act is split_two:
        merge_two(store)
    store.close()
    return untimed(address)


def untimed(address: str) -> Contents:
    """What a sound register holds but for times, and for hashes into which they, or a random salt, go."""
    return {name: [tuple(map(_untimed, row)) for row in rows] for name, rows in state(address).items()}


def _untimed(value: object) -> object:
    return _TIMED.sub("", value) if isinstance(value, str) else value


_WRITTEN = ("parties", "merges", "reviews", "review_states", "typed", "items", "item_parties", "spans")
_TIMED = re.compile(r'"(?:row|typed|salt)":"[0-9a-f]+"')


@ACTS
@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.slow), 4])
def test_killed_anywhere_it_has_not_begun_or_is_done_and_can_be_done_again(address: str, act: Act, step: int) -> None:
    before = prepared(address, act)
    points = 0
    for point in count(1, step):
        if not killed_at(point, apart(address, act)):
            break
        points = point
        assert untimed(address) == before, f"killed at point {point}, something was left"
    assert points > 12, "the process was killed at too few points to show anything"
    after = untimed(address)
    assert after != before
    assert len(after["audit"]) == len(before["audit"]) + 1


@ACTS
def test_killed_after_the_commit_it_is_done_once_and_as_without_the_kill(address: str, act: Act, tmp_path: Path) -> None:
    before = prepared(address, act)

    def work() -> None:
        apart(address, act)()
        os.kill(os.getpid(), signal.SIGKILL)

    assert run_apart(work) == -signal.SIGKILL
    after = untimed(address)
    assert after != before
    calm = str(tmp_path / "calm.db")
    prepared(calm, act)
    apart(calm, act)()
    other = untimed(calm)
    assert [name for name in _WRITTEN if other[name] != after[name]] == []
    assert [row[1:3] for row in other["audit"]] == [row[1:3] for row in after["audit"]]
