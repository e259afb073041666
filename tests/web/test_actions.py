"""What the app changes: reviews, corrections, undoing, merging, splitting, and reports that are added."""

import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.commands.test_register import canned
from tests.web.asking import BASE, post, rows_of, token_of
from tests.web.conftest import Serve

from onrecord import pipeline
from onrecord.store import open_store

ARTICLE = "Norland warns Sudria\n\n" + "Norland warned Sudria on Monday. " * 20
PAGE = f"<!doctype html><html><head><title>Norland warns</title></head><body><article><p>{ARTICLE[22:]}</p></article></html>"


def item_of(client: TestClient, kind: str = "pledges") -> dict[str, Any]:
    return rows_of(client, f"/{kind}.json")[0]


def shown(client: TestClient, item: dict[str, Any]) -> dict[str, Any]:
    return dict(client.get(f"/items/{item['id']}.json").json())


def as_the_page_sends(item: dict[str, Any]) -> dict[str, str]:
    """The form of a correction with every field as the machine has it."""
    return {
        "kind": item["kind"] or "", "status": item["status"] or "", "date": item["date"] or "", "place": item["place"] or "",
        "by": "; ".join(item["by"]), "to": "; ".join(item["to"]), "about": "; ".join(item["about"]), "source": "", "span": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "reason", "state"),
    [("accept", "", "accepted"), ("reject", "no such thing", "rejected"), ("note", "hm", "machine")],
)
def test_a_decision_is_kept_logged_and_undone(editing: TestClient, decision: str, reason: str, state: str) -> None:
    item = item_of(editing)
    before = len(rows_of(editing, "/log.json"))
    got = post(editing, f"/items/{item['id']}/review", decision=decision, reason=reason, back="/review?type=commitment")
    assert (got.status_code, got.headers["location"]) == (303, f"/review?done={item['id']}&type=commitment")
    page = editing.get(got.headers["location"]).text
    assert "Undo" in page or decision == "note"
    now = shown(editing, item)
    assert (now["item"]["review"], now["reviews"][-1]["decision"], now["reviews"][-1]["reviewer"]) == (state, decision, "ada")
    (newest, *rest) = rows_of(editing, "/log.json")
    assert (newest["actor"], newest["action"], newest["details"]["decision"]) == ("ada", "review", decision)
    assert len(rest) == before
    if decision == "note":
        return
    assert post(editing, f"/items/{item['id']}/review", decision="undo").status_code == 303
    assert shown(editing, item)["item"]["review"] == "machine"
    assert rows_of(editing, "/log.json")[0]["details"]["decision"] == "undo"


def test_of_a_correction_only_what_differs_is_said(editing: TestClient) -> None:
    item = item_of(editing)
    fields = as_the_page_sends(item) | {"date": "2011-05", "reason": "the report says May"}
    assert post(editing, f"/items/{item['id']}/review", decision="correct", **fields).status_code == 303
    (corrected,) = shown(editing, item)["item"]["corrected"]
    assert (corrected["field"], corrected["value"], corrected["machine"]) == ("date", "2011-05", None)


def test_a_correction_without_a_difference_is_none(editing: TestClient) -> None:
    for kind in ("pledges", "claims", "cases", "laws", "events", "statements"):
        item = item_of(editing, kind)
        got = post(editing, f"/items/{item['id']}/review", decision="correct", reason="why", **as_the_page_sends(item))
        assert got.status_code == 400, kind
        assert shown(editing, item)["reviews"] == []


def test_parties_and_words_are_corrected_together(editing: TestClient) -> None:
    item = item_of(editing)
    text = editing.get(f"/reports/{item['report']}.json").json()["record"]["report"]["text"]
    start = text.index("close the gate")
    fields = as_the_page_sends(item) | {"to": "Sudria; Ada Berg", "reason": "both", "span": f"content={start}:{start + 14}"}
    assert post(editing, f"/items/{item['id']}/review", decision="correct", **fields).status_code == 303
    found = {one["field"]: one for one in shown(editing, item)["item"]["corrected"]}
    assert set(found) == {"to", "span content"}
    assert "Ada Berg" in found["to"]["value"]
    assert '"close the gate"' in found["span content"]["value"]


WRONG: tuple[tuple[int, dict[str, str]], ...] = (
    (400, {"decision": "shrug"}), (400, {"decision": "reject"}), (400, {"decision": "note", "reason": "  "}),
    (400, {"decision": "correct", "reason": "why"}), (400, {"decision": "correct", "reason": "why", "kind": "nonsense"}),
    (400, {"decision": "correct", "reason": "why", "date": "yesterday"}), (409, {"decision": "undo"}),
    (400, {"decision": "correct", "reason": "why", "span": "0:99999999"}), (422, {"decision": "x" * 21}), (422, {}),
    (400, {"decision": "correct", "reason": "why", "span": "content=5:1"}), (422, {"decision": "note", "reason": "x" * 501}),
    (400, {"decision": "correct", "reason": "why", "span": "nobody=1:2"}), (400, {"decision": "note", "reason": "a\x00b"}),
    (400, {"decision": "correct", "reason": "why", "span": "\x00=1:2"}), (400, {"decision": "a\x00"}),
    (400, {"decision": "correct", "reason": "why", "span": "content=" + "9" * 5000 + ":1"}),
    (400, {"decision": "correct", "reason": "", "date": "2011"}),
)  # fmt: skip


@pytest.mark.parametrize(("status", "fields"), WRONG, ids=[f"{s} {str(f)[:60]}" for s, f in WRONG])
def test_a_decision_that_cannot_be_is_told_and_changes_nothing(
    editing: TestClient, status: int, fields: dict[str, str]
) -> None:
    item, before = item_of(editing), rows_of(editing, "/log.json")
    got = post(editing, f"/items/{item['id']}/review", **fields)
    assert got.status_code == status, got.text[got.text.find("<main") :]
    assert rows_of(editing, "/log.json") == before


def test_what_is_no_item_is_not_reviewed(editing: TestClient) -> None:
    report = rows_of(editing, "/reports.json")[0]["id"]
    for named, status in (("e-nothing", 404), (report, 409), ("NOR", 409)):
        assert post(editing, f"/items/{named}/review", decision="accept").status_code == status, named


def test_two_reviewers_who_differ_are_shown_beside_each_other(serve: Serve, filled: str) -> None:
    one, other = serve(filled, edit=True, actor="ada"), serve(filled, edit=True, actor="bo")
    item = item_of(one)
    post(one, f"/items/{item['id']}/review", decision="accept")
    post(other, f"/items/{item['id']}/review", decision="reject", reason="no")
    page = other.get("/review/disagreements").text
    assert "accept" in page
    assert "<bdi>bo</bdi>" in page
    assert {row["reviewer"] for row in rows_of(one, "/review/disagreements.json")} == {"ada", "bo"}
    assert [row["id"] for row in rows_of(one, "/pledges.json?review=disputed")] == [item["id"]]


def test_parties_are_merged_and_split_exactly(editing: TestClient) -> None:
    before = editing.get("/parties.json").json()
    got = post(editing, "/parties/fjord-herald/merge", into="Harbour Post", reason="one house")
    assert (got.status_code, got.headers["location"]) == (303, "/parties/harbour-post")
    page = editing.get("/parties/harbour-post").text
    assert "one house" in page
    assert "Split again" in page
    assert "fjord-herald" not in [row["id"] for row in rows_of(editing, "/parties.json")]
    assert rows_of(editing, "/log.json")[0]["action"] == "merge"
    got = post(editing, "/parties/fjord-herald/split", reason="two houses after all")
    assert (got.status_code, got.headers["location"]) == (303, "/parties/fjord-herald")
    assert editing.get("/parties.json").json() == before


@pytest.mark.parametrize(("party", "fields", "status"), [
    ("NOR", {"into": "SUD", "reason": "x"}, 409), ("NOR", {"into": "NOR", "reason": "x"}, 409),
    ("nobody", {"into": "SUD", "reason": "x"}, 404), ("NOR", {"into": "nobody", "reason": "x"}, 404),
    ("fjord-herald", {"into": "harbour-post", "reason": " "}, 400), ("fjord-herald", {"into": "harbour-post"}, 422),
    ("fjord-herald", {"into": "harbour-post", "reason": "x", "since": "soon"}, 400),
    ("fjord-herald", {"into": "harbour-post", "reason": "x", "since": "2011"}, 409),
    ("NORGOV%2Fada-berg", {"into": "SUD", "reason": "x"}, 409), ("fjord-herald", {"into": "harbour\x00", "reason": "x"}, 400),
])  # fmt: skip
def test_a_merge_that_cannot_be_is_told(editing: TestClient, party: str, fields: dict[str, str], status: int) -> None:
    before = rows_of(editing, "/log.json")
    got = post(editing, f"/parties/{party}/merge", **fields)
    assert got.status_code == status, got.text[got.text.find("<main") :]
    assert rows_of(editing, "/log.json") == before


def test_a_split_of_what_is_not_merged_is_told(editing: TestClient) -> None:
    assert post(editing, "/parties/NOR/split", reason="x").status_code == 409


def packed(words: str) -> bytes:
    return gzip.compress(words.encode())


@pytest.fixture
def adding(editing: TestClient, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The app without the parser: every report is coded as the embassy record."""
    monkeypatch.setattr("onrecord.keeping.code_all", canned)
    monkeypatch.setattr(pipeline, "code_all", canned)
    return editing


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("<form")[0]


def test_pasted_text_is_kept_once(adding: TestClient) -> None:
    got = post(adding, "/add", pasted=ARTICLE.replace("\n", "\r\n"))
    assert got.status_code == 200
    assert "Added" in main_of(got.text)
    assert "There already" in main_of(post(adding, "/add", pasted=ARTICLE).text)
    assert len(rows_of(adding, "/reports.json")) == 5
    newest = next(row for row in rows_of(adding, "/log.json") if row["action"] == "add")
    assert newest["actor"] == "ada"


def test_several_files_are_kept_and_each_that_cannot_be_is_told(adding: TestClient) -> None:
    rows = "\n".join(f'{{"id": "{n}", "text": "Norland warned Sudria. {n}"}}' for n in range(2)) + '\n{"id": 1}\n'
    files = [
        ("files", ("a.txt", ARTICLE.encode(), "text/plain")), ("files", ("b.html", PAGE.encode(), "text/html")),
        ("files", ("c.jsonl.gz", packed(rows), "application/gzip")), ("files", ("d.txt", b"", "text/plain")),
        ("files", ("e.bin", bytes(range(256)) * 8, "text/plain")), ("files", ("f.pdf", b"%PDF-1.4 broken", "application/pdf")),
        ("files", ("g.txt.gz", packed(ARTICLE)[:40], "application/gzip")), ("files", ("h.html", b"\x00\x01", "text/html")),
        ("files", ("../../i.txt", ARTICLE.encode() + b"More.", "text/plain")),
    ]  # fmt: skip
    got = post(adding, "/add", files=files, published="2011-12-09")
    assert got.status_code == 200, main_of(got.text)
    page = main_of(got.text)
    for name in ("c.jsonl.gz, row 3", "d.txt", "e.bin", "f.pdf", "g.txt.gz", "h.html"):
        assert name in page.partition("Could not be read")[2], name
    assert page.partition("Could not be read")[0].count("<li>") == 5
    assert len(rows_of(adding, "/reports.json")) == 9
    assert ".." not in str(rows_of(adding, "/reports.json"))


def test_what_cannot_be_read_at_all_is_no_success(adding: TestClient) -> None:
    got = post(adding, "/add", files={"files": ("e.bin", bytes(range(256)) * 8, "text/plain")})
    assert got.status_code == 400
    assert "Could not be read" in got.text
    assert post(adding, "/add").status_code == 400
    assert post(adding, "/add", pasted="   ").status_code == 400
    assert post(adding, "/add", pasted=ARTICLE, published="soon").status_code == 400
    assert post(adding, "/add", pasted=ARTICLE, published="2" * 41).status_code == 422
    assert post(adding, "/add", pasted="x" * 250_001).status_code == 422
    assert len(rows_of(adding, "/reports.json")) == 4


def test_a_long_report_is_pasted_as_the_page_sends_it(adding: TestClient) -> None:
    """With a field for files in which none was chosen."""
    parts = {"token": token_of(adding), "pasted": "Norland warns\r\n\r\n" + "\U00020000 노르웨이 " * 35_000, "published": ""}
    body = "".join(f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in parts.items())
    body += '--x\r\nContent-Disposition: form-data; name="files"; filename=""\r\n'
    body += "Content-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n"
    got = adding.post(
        "/add", content=body.encode(), headers={"Content-Type": "multipart/form-data; boundary=x", "Origin": BASE}
    )
    assert got.status_code == 200, main_of(got.text)


def test_a_file_that_unpacks_without_end_is_refused(adding: TestClient) -> None:
    bomb = io.BytesIO()
    with gzip.GzipFile(fileobj=bomb, mode="wb") as stream:
        for _ in range(65):
            stream.write(b"a" * 2**20)
    got = post(adding, "/add", files={"files": ("bomb.txt.gz", bomb.getvalue(), "application/gzip")})
    assert got.status_code == 400
    assert "larger than" in got.text


def test_each_csv_is_in_the_log_with_who_and_what(editing: TestClient) -> None:
    editing.get("/pledges.csv?by=Norland&oldest=true&size=3")
    row = rows_of(editing, "/log.json")[0]
    assert (row["actor"], row["action"]) == ("ada", "export")
    assert row["details"] == {
        "what": "pledges",
        "file": "pledges.csv",
        "format": "csv",
        "asked": {"by": "Norland", "oldest": True},
    }
    before = rows_of(editing, "/log.json")
    assert editing.get("/pledges.csv?since=soon").status_code == 400
    assert rows_of(editing, "/log.json") == before


@pytest.mark.parametrize("name", ["aid-promise.html", "sanctions.txt"])
def test_a_report_is_read_and_coded_for_real(serve: Serve, tmp_path: Path, name: str) -> None:
    path = str(tmp_path / "real.db")
    open_store(path, create=True).close()
    client = serve(path, edit=True, actor="ada")
    report = Path(__file__).parent.parent / "reports" / name
    korean = "정부는 오늘 회담을 열었다.\n\n외교부 대변인은 이렇게 말했다. " * 3
    got = post(client, "/add", files={"files": (name, report.read_bytes(), "text/plain")}, pasted=korean)
    assert got.status_code == 200, main_of(got.text)
    assert rows_of(client, "/events.json")
    (found,) = client.get("/search.json", params={"q": "대변인"}).json()["found"]
    assert "외교부" in found["snippet"]
    assert client.get(f"/reports/{found['report']['id']}").status_code == 200
