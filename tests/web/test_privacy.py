"""No answer of the app, and nothing that it writes, holds the name of a protected person, also not after somebody typed it."""

import re
import sqlite3

import pytest
from starlette.testclient import TestClient
from tests.store.reports import NAME
from tests.web.asking import declared, full, ids_of, links, post, rows_of

from onrecord.store import open_store
from onrecord.store.typedwords import typed_words

CANARY = re.compile("marovic", re.IGNORECASE)
SPELT = (NAME, NAME.upper(), "Marovic", "marovic*", f'"{NAME}"', "lena-marovic", "Lena AND Marovic")


def everything(client: TestClient) -> dict[str, str]:
    """Every address that the pages declare, with the ids of the protected person's report, and all that these lead to."""
    ids = ids_of(client)
    (case,) = (row for row in rows_of(client, "/cases.json") if row["title"].startswith("Protected"))
    party, *_ = (row for row in rows_of(client, "/parties.json") if "/protected:" in row["id"])
    (event,) = rows_of(client, f"/events.json?report={case['report']}")
    own = {**ids, "cases": case["id"], "claims": event["id"], "parties": party["id"], "reports": case["report"]}
    waiting = [full(path, known) for path in declared() for known in (ids, own)]
    waiting += ["/openapi.json", f"/items/{case['id']}", f"/items/{case['id']}.json", f"/review?item={case['id']}"]
    got: dict[str, str] = {}
    for path in dict.fromkeys(waiting):
        answer = client.get(path)
        assert answer.status_code in (200, 303), path
        got[path] = str(answer.headers) + answer.text
    near = {link.partition("#")[0] for page in list(got.values()) for link in links(page) if "protected" in link}
    return got | {path: client.get(path).text for path in near if path.startswith("/")}


def found(answers: dict[str, str]) -> list[str]:
    return [f"{path}: {hit[0]}" for path, text in answers.items() for hit in CANARY.finditer(text)]


def test_the_canary_is_in_the_register_and_in_no_answer(editing: TestClient) -> None:
    got = everything(editing)
    assert sum("protected person 1" in text for text in got.values()) > 8
    assert found(got) == []


def test_what_a_reviewer_types_is_masked_everywhere(editing: TestClient, filled: str) -> None:
    (case,) = (row for row in rows_of(editing, "/cases.json") if row["title"].startswith("Protected"))
    (event,) = rows_of(editing, f"/events.json?report={case['report']}")
    posts = (
        (case["id"], {"decision": "note", "reason": f"{NAME} told me so, Marovic herself"}),
        (event["id"], {"decision": "correct", "reason": f"it was {NAME}", "about": NAME}),
        (event["id"], {"decision": "correct", "reason": "by", "by": f"{NAME}; Sudria", "place": "Marovic"}),
        (case["id"], {"decision": "reject", "reason": NAME.upper()}),
        (event["id"], {"decision": "undo", "reason": f"not {NAME}"}),
    )
    for item, fields in posts:
        got = post(editing, f"/items/{item}/review", **fields)
        assert got.status_code in (303, 400), got.text
        assert not CANARY.search(got.headers.get("location", ""))
    got = post(editing, "/parties/fjord-herald/merge", into="harbour-post", reason=f"{NAME} works for both")
    assert got.status_code == 303
    answers = everything(editing)
    assert found(answers) == []
    assert "told me so" in answers[f"/items/{case['id']}"]
    assert "works for both" in answers["/log"]
    with sqlite3.connect(filled) as kept:
        log = "\n".join(str(row) for row in kept.execute("SELECT * FROM audit"))
    assert "told me so" in log
    assert not CANARY.search(log)


def test_the_words_as_they_were_typed_are_kept_apart(editing: TestClient, filled: str) -> None:
    (case,) = (row for row in rows_of(editing, "/cases.json") if row["title"].startswith("Protected"))
    post(editing, f"/items/{case['id']}/review", decision="note", reason=f"{NAME} told me so")
    store = open_store(filled)
    with store.reading() as connection:
        assert typed_words(connection, "review", 1)["reason"] == f"{NAME} told me so"
    store.close()


@pytest.mark.parametrize("words", SPELT)
def test_a_search_for_the_name_finds_nothing_and_does_not_stay(editing: TestClient, filled: str, words: str) -> None:
    assert editing.get("/search.json", params={"q": words}).json()["found"] == []
    for path in ("/events", "/cases", "/statements", "/reports", "/parties", "/timeline"):
        got = editing.get(f"{path}.json", params={"text": words})
        assert got.status_code == 400 or got.json()["rows"] == [], path
    for name in ("by", "to", "about", "place", "kind", "status", "report"):
        got = editing.get("/events.json", params={name: words})
        assert got.status_code == 400 or got.json()["rows"] == []
    assert editing.get(f"/parties/SUD%2F{words}.json").status_code == 404


def test_a_list_narrowed_by_the_name_leaves_none_in_the_log(editing: TestClient) -> None:
    for asked in ({"text": NAME}, {"place": NAME}, {NAME: "x"}, {"x": NAME}, {"by": NAME}, {"kind": NAME}):
        assert editing.get("/cases.csv", params=asked).status_code in (200, 400)
    newest = rows_of(editing, "/log.json")
    assert [row["action"] for row in newest][:3] == ["export"] * 3
    assert not CANARY.search(str(newest)), newest[0]


def test_a_fault_of_the_program_shows_no_name(editing: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError(f"cannot show {NAME}")

    monkeypatch.setattr("onrecord.web.item.show", broken)
    for ending in ("", ".json"):
        got = editing.get(f"/items/k-5{ending}")
        assert got.status_code == 500
        assert not CANARY.search(got.text)
