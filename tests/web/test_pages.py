"""Every page of the folder, its JSON and its CSV, on an empty register and a filled one, on both databases."""

import csv
import io
from typing import Any, get_type_hints
from urllib.parse import quote, urlencode

import msgspec
import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from tests.store.reports import add, text_only
from tests.web.asking import declared, full, ids_of, links, rows_of
from tests.web.conftest import Serve, fill

from onrecord.store import open_store
from onrecord.web.server.app import page_modules

LISTS = ("/pledges", "/claims", "/cases", "/laws", "/events", "/statements", "/reports", "/parties", "/timeline", "/review")
FILTERED = (*LISTS, "/map", "/network")


def answer_types() -> dict[str, type]:
    """What each JSON address answers with, by its declared path."""
    found: dict[str, type] = {}
    for pages in page_modules():
        paths = [r.path for r in pages.router.routes if isinstance(r, APIRoute) and r.path.endswith(".json")]
        found |= dict(zip(paths, pages.answers, strict=True))
    return found


def check(client: TestClient, path: str, asked: str) -> None:
    """One declared address, asked for with what it needs."""
    got = client.get(asked)
    assert got.status_code == (303 if path == "/sign-in" else 200), f"{path}: {got.status_code} {got.text[:300]}"
    if path.endswith(".json"):
        assert got.headers["content-type"] == "application/json"
        msgspec.json.decode(got.content, type=answer_types()[path])
    elif path.endswith(".csv"):
        assert got.headers["content-type"] == "text/csv; charset=utf-8"
        assert "attachment" in got.headers["content-disposition"]
        lines = list(csv.reader(io.StringIO(got.text)))
        assert {len(line) for line in lines} == {len(lines[0])}
        assert not [cell for line in lines for cell in line if "(id=" in cell or "(value=" in cell or "(day=" in cell]
    elif got.status_code == 200:
        assert got.headers["content-type"] == "text/html; charset=utf-8"
        assert got.text.count("<h1") == 1


def test_there_are_as_many_pages_as_modules_promise() -> None:
    paths = set(declared())
    assert len(paths) > 50
    assert {f"{path}{ending}" for path in LISTS for ending in ("", ".json", ".csv")} <= paths
    for path, answer in answer_types().items():
        assert (f"{path.removesuffix('.json')}.csv" in paths) == ("rows" in get_type_hints(answer)), path


def test_a_filled_register_has_every_page(address: str, serve: Serve) -> None:
    store = open_store(address, create=True)
    fill(store)
    store.close()
    client = serve(address)
    ids = ids_of(client)
    for path in declared():
        check(client, path, full(path, ids))


def test_an_empty_register_has_every_page_that_needs_no_id(address: str, serve: Serve) -> None:
    open_store(address, create=True).close()
    client = serve(address)
    for path in declared():
        if "{" not in path and not path.startswith("/diff"):
            check(client, path, path)
            if path.endswith(".csv") and path != "/log.csv":
                assert client.get(path).text.count("\n") == 1, path


def test_lists_hold_the_same_as_page_json_and_csv(reading: TestClient) -> None:
    for path in ("/pledges", "/claims", "/events", "/statements", "/reports", "/parties"):
        rows = rows_of(reading, f"{path}.json")
        lines = list(csv.DictReader(io.StringIO(reading.get(f"{path}.csv").text)))
        page = reading.get(path).text
        assert [line["id"] for line in lines] == [row["id"] for row in rows] != []
        assert all(f'{quote(row["id"], safe="")}"' in page for row in rows), path


def test_reports_are_narrowed_to_a_language(filled: str, serve: Serve) -> None:
    store = open_store(filled)
    add(store, text_only("tokyo", "Zasshi.", language="ja"))
    store.close()
    client = serve(filled)
    assert 'href="/reports?language=ja"' in client.get("/reports").text
    rows = rows_of(client, "/reports.json?language=ja")
    assert [row["language"] for row in rows] == ["ja"]
    assert "language <bdi>ja</bdi>" in client.get("/reports?language=ja").text
    assert client.get("/events?language=ja").status_code == 400


def test_csv_has_all_rows_however_small_the_page(reading: TestClient) -> None:
    every = rows_of(reading, "/events.json")
    assert len(rows_of(reading, "/events.json?size=2")) == 2 < len(every)
    assert reading.get("/events.csv?size=2").text.count("\n") == len(every) + 1


def test_pages_follow_each_other_without_a_gap(reading: TestClient) -> None:
    for path in ("/events", "/statements", "/reports", "/parties", "/log", "/timeline"):
        wanted = [
            str(row.get("id") or row.get("seq") or row["item"]["id"]) for row in rows_of(reading, f"{path}.json?size=100")
        ]
        found, after = [], ""
        while True:
            answer = reading.get(f"{path}.json?size=2{after}").json()
            found += [str(row.get("id") or row.get("seq") or row["item"]["id"]) for row in answer["rows"]]
            if answer["next"] is None:
                break
            after = "&" + urlencode({"after": answer["next"]})
        assert found == wanted, path


def test_filters_narrow_and_the_page_says_to_what(reading: TestClient) -> None:
    assert {row["kind"] for row in rows_of(reading, "/events.json?kind=pledge")} == {"pledge"}
    assert rows_of(reading, "/events.json?kind=pledge&by=Sudria") == []
    page = reading.get("/events?kind=pledge&by=Norland").text
    assert "Narrowed to" in page
    assert '/events?by=Norland&kind="' not in page
    assert "No " in reading.get("/events?kind=pledge&by=Sudria").text


def test_a_timeline_in_csv_has_the_item_and_both_ends_in_columns(reading: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(reading.get("/timeline.csv").text)))
    assert {"id", "title", "source", "start", "end"} <= set(rows[0])
    assert {(row["start"], row["end"]) for row in rows if row["id"].startswith("s-")} == {("2011-05-09", "2011-05-09")}


def test_stories_and_edges_in_csv_are_words(reading: TestClient) -> None:
    (story,) = csv.DictReader(io.StringIO(reading.get("/stories.csv").text))
    assert {row["id"] for row in rows_of(reading, "/stories.json")[0]["reports"]} == set(story["reports"].split("; "))
    (edge,) = csv.DictReader(io.StringIO(reading.get("/network.csv").text))
    assert (edge["source"], edge["target"], edge["kinds"]) == ("NOR", "SUD", "pledge: 2")


@pytest.mark.parametrize(
    "path", ["/items/x-1", "/reports/x-1", "/parties/nobody", "/diff?one=x&other=y", "/nothing", "/static/x"]
)
def test_what_is_not_there_is_told_plainly(reading: TestClient, path: str) -> None:
    page = reading.get(path)
    assert page.status_code == 404
    assert 'role="alert"' in page.text
    data = reading.get(path, headers={"Accept": "application/json"})
    assert (data.status_code, list(data.json())) == (404, ["error"])


def test_an_item_is_no_report_and_a_report_no_party(reading: TestClient) -> None:
    item, report = rows_of(reading, "/events.json")[0]["id"], rows_of(reading, "/reports.json")[0]["id"]
    for path in (f"/items/{report}", f"/reports/{item}", f"/parties/{item}", f"/diff?one={item}&other={report}"):
        assert reading.get(path).status_code == 404, path


WRONG: tuple[dict[str, Any], ...] = (
    {"since": "yesterday"}, {"until": "2011-02-30"}, {"since": "9" * 400}, {"after": "nonsense"}, {"after": "9" * 400},
    {"after": "eyJhIjoxfQ=="}, {"by": "Nobody at all"}, {"review": "perhaps"}, {"text": "a\x00b"}, {"since": "2011-13"},
    {"after": "[]"}, {"after": "-1"}, {"after": "null"}, {"after": "٣"},
)  # fmt: skip


@pytest.mark.parametrize("asked", WRONG, ids=[f"{name}={value[:12]}" for one in WRONG for name, value in one.items()])
def test_what_cannot_be_asked_is_told_and_nothing_breaks(reading: TestClient, asked: dict[str, str]) -> None:
    refused = 0
    for path in LISTS:
        for ending in ("", ".json", ".csv"):
            got = reading.get(f"{path}{ending}", params=asked)
            assert got.status_code in (200, 400), f"{path}{ending}: {got.status_code} {got.text[:200]}"
            refused += got.status_code == 400
            if got.status_code == 400 and ending:
                assert got.json()["error"].startswith(next(iter(asked))) or asked.keys() & {"by", "text"}
    assert refused > 3


@pytest.mark.parametrize("field", ["by", "to", "about", "kind", "since", "until", "place", "status", "text", "report", "after"])
def test_a_field_that_is_too_long_is_refused(reading: TestClient, field: str) -> None:
    for path in LISTS[-2:]:
        assert reading.get(path, params={field: "x" * 501}).status_code == 422
        assert reading.get(f"{path}.json", params={field: "x" * 501}).json()["error"].startswith(field)


@pytest.mark.parametrize(
    "query", ["size=0", "size=501", "size=x", "size=-1", "size=" + "9" * 5000, "oldest=maybe", "size=1e9", "size=NaN"]
)
def test_a_size_that_cannot_be_is_refused(reading: TestClient, query: str) -> None:
    assert reading.get(f"/events.json?{query}").status_code == 422


@pytest.mark.parametrize("at", ["1", "1-", "-5", "5-1", "0-999999999", "a-b", "1-2-3", "²-³", "9" * 30 + "-1", "1-1"])
def test_words_that_do_not_lie_in_the_text_are_refused(reading: TestClient, at: str) -> None:
    report = rows_of(reading, "/reports.json")[0]["id"]
    assert reading.get(f"/reports/{report}", params={"at": at}).status_code == 400


def test_a_link_to_words_marks_them(reading: TestClient) -> None:
    report = rows_of(reading, "/reports.json?text=promised")[0]["id"]
    text = reading.get(f"/reports/{report}.json").json()["record"]["report"]["text"]
    at = text.index("promised")
    page = reading.get(f"/reports/{report}?at={at}-{at + 8}").text
    assert 'id="r1-here' in page


WORDS = (
    '"', '""', "*", "a*", '"open', "AND", "OR NOT", "NEAR(", "^a", "a:b", "col:a", "-a", "(", "'", "%", "_", "\\", "🙂", "NOT",
    "a OR b", "한국", "é", "…", "&", ";--", ":*", "!", "a & b", "<->", "a\tb", "ﷺ", "\u202eabc", "{a}",
)  # fmt: skip


def test_no_search_breaks(serve: Serve, address: str) -> None:
    store = open_store(address, create=True)
    fill(store)
    store.close()
    client = serve(address)
    for words in WORDS:
        for path in ("/search.json", "/events.json", "/parties.json", "/reports.json"):
            got = client.get(path, params={"q": words, "text": words})
            assert got.status_code in (200, 400), f"{path} {words!r}: {got.text[:200]}"


def test_every_link_of_the_pages_leads_somewhere(reading: TestClient) -> None:
    """Followed from page to page, but for lists that differ in their filters alone, of which three are."""
    waiting, seen, alike = ["/"], set[str](), dict[str, int]()
    while waiting:
        path = waiting.pop()
        bare = path.partition("?")[0]
        alike[bare] = alike.get(bare, 0) + 1
        if path in seen or alike[bare] > 3:
            continue
        seen.add(path)
        got = reading.get(path)
        assert got.status_code == 200, f"{path}: {got.text[:300]}"
        if got.headers["content-type"].startswith("text/html"):
            waiting += [link.partition("#")[0] for link in links(got.text) if link.startswith("/")]
    assert {"/map", "/network", "/timeline", "/help", "/openapi.json"} <= {path.partition("?")[0] for path in seen}
    assert len(seen) > 60


def test_all_that_a_page_loads_is_here(reading: TestClient) -> None:
    for path in ("/static/app.css", "/static/app.js", "/static/review.js", "/static/report.css", "/static/report.js"):
        assert reading.get(path).status_code == 200, path


def test_errors_of_the_program_are_answers_without_a_traceback(
    serve: Serve, filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret words")

    client = serve(filled)
    for name in ("list_with_facets", "list_items"):  # of pages and JSON, and of CSV
        monkeypatch.setattr(f"onrecord.web.items.{name}", broken)
    for path in ("/events", "/events.json", "/events.csv"):
        got = client.get(path)
        assert got.status_code == 500
        assert "Traceback" not in got.text
        assert "secret words" not in got.text
        assert "ZeroDivisionError" in got.text
        assert got.headers["content-security-policy"]


def test_a_register_that_goes_away_is_told(serve: Serve, filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.errors import StoreError

    def gone(*_: object, **__: object) -> None:
        raise StoreError("register.db: disk I/O error")

    client = serve(filled)
    monkeypatch.setattr("onrecord.web.items.list_with_facets", gone)
    assert client.get("/events").status_code == 503
    assert client.get("/events.json").json() == {"error": "register.db: disk I/O error"}
