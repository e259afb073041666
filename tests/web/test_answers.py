"""Answers are kept until the register changes, and never longer."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.store.reports import add, embassy
from tests.web.conftest import Serve

from onrecord.errors import OptionError
from onrecord.store import open_store
from onrecord.store.reviewing import Verdict, review
from onrecord.web.server.answers import Answers


class Asked:
    """A page's function that counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, **asked: object) -> int:
        self.times += 1
        return self.times


def test_an_answer_is_worked_out_once(filled: str) -> None:
    answers, asked = Answers(), Asked()
    with_store = open_store(filled)
    assert [answers.of(asked, with_store, id="a") for _ in range(3)] == [1, 1, 1]
    assert answers.of(asked, with_store, id="b") == 2
    assert answers.of(Asked(), with_store, id="a") == 1
    with_store.close()


def test_any_change_by_anybody_ends_what_was_kept(filled: str) -> None:
    answers, asked = Answers(), Asked()
    mine, theirs = open_store(filled), open_store(filled)
    assert answers.of(asked, mine) == 1
    add(theirs, embassy("later", "2013-01-03"))
    assert answers.of(asked, mine) == 2
    assert answers.of(asked, mine) == 2
    mine.close()
    theirs.close()


def test_the_oldest_answers_go(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.server.answers._MOST", 2)
    answers, asked, store = Answers(), Asked(), open_store(filled)
    for id in "aba":
        answers.of(asked, store, id=id)
    answers.of(asked, store, id="c")  # b was asked for longest ago
    assert (answers.of(asked, store, id="a"), asked.times) == (1, 3)
    assert answers.of(asked, store, id="b") == 4
    store.close()


def test_what_fails_is_asked_again(filled: str) -> None:
    answers, store, asked = Answers(), open_store(filled), Asked()

    def fail_once(**given: object) -> int:
        if asked() == 1:
            raise OptionError("not now")
        return asked.times

    with pytest.raises(OptionError):
        answers.of(fail_once, store)
    assert answers.of(fail_once, store) == 2
    store.close()


def test_what_several_ask_at_once_is_worked_out_once(filled: str) -> None:
    answers, store, asked, begun = Answers(), open_store(filled), Asked(), threading.Barrier(4)

    def slowly(**given: object) -> int:
        time.sleep(0.2)
        return asked()

    def ask(_: int) -> int:
        begun.wait()
        return int(answers.of(slowly, store))

    with ThreadPoolExecutor(4) as readers:
        assert list(readers.map(ask, range(4))) == [1, 1, 1, 1]
    store.close()


def test_a_page_shows_at_once_what_another_process_wrote(serve: Serve, filled: str) -> None:
    client = serve(filled)
    before = client.get("/overview.json").json()
    row = client.get("/pledges.json").json()["rows"][0]
    assert "accepted" not in client.get(f"/items/{row['id']}").text
    store = open_store(filled)
    review(store, "ada", row["id"], Verdict(decision="accept", reviewer="ada"))
    add(store, embassy("later", "2013-01-03"))
    store.close()
    assert client.get("/overview.json").json()["reports"] == before["reports"] + 1
    assert "accepted" in client.get(f"/items/{row['id']}").text
    assert client.get("/pledges.json").json()["rows"] != [row]
