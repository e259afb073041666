"""What no request passes: other names, other sites, bodies without end, addresses that lead elsewhere."""

import asyncio
from collections.abc import Iterator
from typing import Any, cast

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.web.asking import BASE, declared, full, ids_of, post, rows_of, token_of
from tests.web.conftest import Serve

from onrecord.errors import OptionError
from onrecord.store import open_store
from onrecord.store.auditpage import head
from onrecord.web.server.guards import LONGEST
from onrecord.web.server.onward import own_address
from onrecord.web.server.settings import Settings, hand_on, handed

EVIL = (
    "evil.example", "evil.example:80", "", "localhost.evil.example", "127.0.0.1.evil.example", "[::2]", "::1", "localhost:x",
    "localhost@evil.example", "localhost:80:80", "0.0.0.0", "2130706433", "127.1", "localhost,evil.example",
)  # fmt: skip
OWN = ("localhost", "LOCALHOST", "localhost:8321", "127.0.0.1", "127.0.0.1:65535", "[::1]", "[::1]:8321", "LocalHost:80")
WANTED = {
    "content-security-policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}  # fmt: skip


@pytest.mark.parametrize("host", EVIL)
def test_no_other_name_is_answered(reading: TestClient, host: str) -> None:
    for path in ("/", "/session.json", "/static/app.css", "/nothing"):
        got = reading.get(path, headers={"Host": host})
        assert got.status_code == 400
        assert "set-cookie" not in got.headers
        assert "onrecord" not in got.text


@pytest.mark.parametrize("host", OWN)
def test_its_own_names_are_answered_whatever_the_port(reading: TestClient, host: str) -> None:
    assert reading.get("/session.json", headers={"Host": host}).status_code == 200


def test_a_request_without_a_host_is_refused(reading: TestClient) -> None:
    scope = {"type": "http", "method": "GET", "path": "/", "scheme": "http", "headers": [], "query_string": b""}
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    async def ask() -> None:
        await cast(FastAPI, reading.app)(scope, receive, send)

    asyncio.run(ask())
    assert sent[0]["status"] == 400


@pytest.mark.parametrize(
    "path",
    ["//evil.example/", "/%2f%2fevil.example", "/%2Fevil.example", "/\\evil.example", "/%5cevil.example",
     "//evil.example/..%2f", "/a%00b"],
)  # fmt: skip
def test_addresses_that_could_lead_elsewhere_are_refused(reading: TestClient, path: str) -> None:
    got = reading.get(f"{BASE}{path}")
    assert got.status_code in (400, 404)
    assert "location" not in got.headers


def test_what_is_refused_is_told_in_the_form_that_was_asked_for(reading: TestClient) -> None:
    told = "No address of this app looks like that."
    assert reading.get(f"{BASE}/parties/%5cx.json").json() == {"error": told}
    page = reading.get(f"{BASE}/parties/%5cx")
    assert page.headers["content-type"].startswith("text/html")
    assert told in page.text and "%5c" not in page.text


def test_what_lies_beside_the_static_files_is_not_served(reading: TestClient) -> None:
    for path in ("/static/../templates/base.html", "/static/%2e%2e/templates/base.html", "/static/..%2f..%2fcli.py", "/static/",
                 "/static//etc/passwd", "/static/%2fetc%2fpasswd"):  # fmt: skip
        assert reading.get(f"{BASE}{path}").status_code in (400, 404), path


SITES: tuple[dict[str, str], ...] = (
    {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "https://localhost"}, {"Origin": "http://localhost:9"},
    {"Origin": "http://localhost.evil.example"}, {"Origin": ""}, {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "anything"}, {"Origin": BASE, "Sec-Fetch-Site": "cross-site"},
    {"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
)  # fmt: skip


@pytest.mark.parametrize("sent", SITES, ids=[" ".join(one.values()) or "empty" for one in SITES])
def test_no_other_site_changes_anything(editing: TestClient, sent: dict[str, str]) -> None:
    item, token = rows_of(editing, "/events.json")[0]["id"], token_of(editing)
    before = rows_of(editing, "/log.json")
    got = editing.post(f"/items/{item}/review", data={"token": token, "decision": "accept"}, headers=sent)
    assert got.status_code == 403
    assert rows_of(editing, "/log.json") == before


def test_its_own_forms_change_something_also_where_a_browser_tells_no_origin(editing: TestClient) -> None:
    item, token = rows_of(editing, "/events.json")[0]["id"], token_of(editing)
    for sent in ({}, {"Origin": BASE}, {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
        got = editing.post(f"/items/{item}/review", data={"token": token, "decision": "accept"}, headers=sent)
        assert got.status_code == 303, sent


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_sites_can_open_a_page_and_read_nothing(reading: TestClient, site: str) -> None:
    opening = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert reading.get("/events", headers=opening).status_code == 200
    assert reading.get("/events.csv", headers=opening).status_code == 403
    for mode, what in (
        ("no-cors", "script"),
        ("no-cors", "image"),
        ("cors", "empty"),
        ("navigate", "iframe"),
        ("navigate", "embed"),
    ):
        sent = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": what}
        for path in ("/events", "/events.json", "/session.json", "/openapi.json", "/static/app.js"):
            assert reading.get(path, headers=sent).status_code == 403, (mode, what, path)


def _forms(client: TestClient) -> Iterator[str]:
    ids = ids_of(client)
    return (full(path, ids) for path in declared("POST") if path not in ("/sign-in", "/sign-out"))


def test_every_change_needs_the_token_of_its_own_session(serve: Serve, filled: str) -> None:
    client = serve(filled, edit=True)
    other = token_of(serve(filled, edit=True))
    before, fields = rows_of(client, "/log.json"), {"decision": "accept", "into": "SUD", "reason": "why", "pasted": "text"}
    token_of(client)
    for path in (*_forms(client), "/sign-in", "/sign-out"):
        for token in (None, "", "x", other, "ü", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")):
            sent = {**fields, "name": "n", "password": "p"} | ({} if token is None else {"token": token})
            assert client.post(path, data=sent).status_code == 403, (path, token)
            if token is not None:
                named = [(b"X-Onrecord-Token", token.encode())]
                got = client.post(path, data=fields | {"name": "n", "password": "p"}, headers=named)
                assert got.status_code == 403, (path, token)
    assert rows_of(client, "/log.json") == before


def test_an_empty_token_of_no_session_is_none(serve: Serve, filled: str) -> None:
    client = serve(filled, edit=True)
    for path in ("/sign-in", "/sign-out"):
        client.cookies.clear()
        got = client.post(path, data={"token": "", "name": "n", "password": "p"})
        assert "out of date" in got.text, path


def test_the_token_can_also_be_sent_as_a_header(editing: TestClient) -> None:
    item = rows_of(editing, "/events.json")[0]["id"]
    sent = {"X-Onrecord-Token": token_of(editing)}
    assert editing.post(f"/items/{item}/review", data={"decision": "accept"}, headers=sent).status_code == 303


def test_nothing_changes_where_the_app_was_started_for_reading(reading: TestClient) -> None:
    paths = list(_forms(reading))
    assert len(paths) == 4
    before = rows_of(reading, "/log.json")
    for path in paths:
        got = post(reading, path, decision="accept", into="SUD", reason="why", pasted="text")
        assert got.status_code == 403, path
        assert "--edit" in got.text
    assert rows_of(reading, "/log.json") == before
    assert '<form action="/items' not in reading.get("/review").text


ELSEWHERE = (
    "//evil.example", "/\\evil.example", "http://evil.example", "javascript:alert(1)", "evil.example", "/\tevil",
    "/\n/evil.example", "\\\\evil.example", "", "/\u202e",
)  # fmt: skip


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_sent_elsewhere(editing: TestClient, wanted: str) -> None:
    assert own_address(wanted) == "/"
    item = rows_of(editing, "/events.json")[0]["id"]
    got = post(editing, f"/items/{item}/review", decision="accept", back=wanted)
    assert got.headers["location"] == f"/items/{item}?done={item}"


def test_one_goes_on_where_one_was(editing: TestClient) -> None:
    item = rows_of(editing, "/events.json")[0]["id"]
    got = post(editing, f"/items/{item}/review", decision="accept", back="/review?type=event&kind=pledge")
    assert got.headers["location"] == f"/review?done={item}&type=event&kind=pledge"
    assert editing.get(got.headers["location"]).status_code == 200


@pytest.mark.parametrize("length", [str(LONGEST + 1), "9" * 20, "9" * 5000, "-1", "x", "1e3", ""])
def test_a_body_that_says_it_is_too_long_is_not_read(editing: TestClient, length: str) -> None:
    got = editing.post("/add", content=b"x", headers={"Content-Length": length})
    assert got.status_code == 413


def test_a_body_that_does_not_say_how_long_it_is_is_cut_off(editing: TestClient) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(LONGEST // 2**22 + 2):
            sent += 2**22
            yield b"a" * 2**22

    got = editing.post("/add", content=endless(), headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert sent > LONGEST
    assert got.status_code == 413
    assert len(rows_of(editing, "/reports.json")) == 4


@pytest.mark.parametrize("body", [b"", b"--x", b"--x\r\n\r\n", b"token=%ff%00", b"\xff" * 100, b"a=b&" * 2000])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "multipart/form-data", "application/x-www-form-urlencoded",
                                  "application/json", "text/plain", "nonsense"])  # fmt: skip
def test_a_body_that_is_no_form_is_refused(editing: TestClient, kind: str, body: bytes) -> None:
    got = editing.post("/add", content=body, headers={"Content-Type": kind})
    assert got.status_code in (400, 403, 422)
    assert "Traceback" not in got.text


def test_every_answer_has_its_headers_and_none_lets_another_site_read(serve: Serve, filled: str, monkeypatch: Any) -> None:
    client = serve(filled, edit=True)
    item = rows_of(client, "/events.json")[0]["id"]
    answers = [client.get(path, headers={"Origin": "http://evil.example"}) for path in (
        "/", "/events.json", "/events.csv", "/map", "/openapi.json", "/static/app.css", "/static/report.js", "/static/icon.svg",
        "/nothing", "/events?size=0", "/events?since=x", "/items/x", "/add", "/static/nothing")]  # fmt: skip
    answers += [
        client.get("/", headers={"Host": "evil.example"}),
        client.get("/events", headers={"Sec-Fetch-Site": "cross-site"}),
        client.post("/add", headers={"Content-Length": "9" * 20}),
        client.post("/add", data={"token": "x"}),
        post(client, f"/items/{item}/review", decision="accept"),
        client.options("/events", headers={"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}),
        client.put("/events"), client.delete("/"), client.head("/events"), client.request("TRACE", "/"),
    ]  # fmt: skip
    monkeypatch.setattr("onrecord.web.items.list_with_facets", None)
    answers.append(client.get("/events"))
    assert {answer.status_code for answer in answers} >= {200, 303, 400, 403, 404, 405, 413, 422, 500}
    for answer in answers:
        told = f"{answer.request.method} {answer.request.url}: {answer.status_code}"
        assert {name: answer.headers.get(name) for name in WANTED} == WANTED, told
        assert not [name for name in answer.headers if name.startswith("access-control")], told
        static = answer.request.url.path.startswith("/static/")
        assert answer.headers["cache-control"] == ("max-age=3600" if static else "no-store"), told
        assert "server" not in answer.headers


def test_cookies_stay_here(serve: Serve, filled: str) -> None:
    plain = serve(filled).get("/").headers["set-cookie"].lower()
    assert "httponly" in plain
    assert "samesite=strict" in plain
    assert "domain=" not in plain
    assert "secure" not in plain
    assert "secure" in serve(filled, secure=True).get("/").headers["set-cookie"].lower()


@pytest.mark.parametrize("cookie", ["x", "onrecord=x", "onrecord=" + "a" * 4000, "onrecord=eyJhIjoxfQ==.x.y", 'onrecord="',
                                    "=;=;", "onrecord=\xff", "onrecord=eyJ0b2tlbiI6IngifQ==.aaaaaa.bbbb"])  # fmt: skip
def test_a_cookie_that_is_not_ours_is_no_session(serve: Serve, filled: str, cookie: str) -> None:
    client = serve(filled, edit=True)
    got = client.get("/session.json", headers=[(b"Cookie", cookie.encode("latin-1"))])
    assert got.status_code == 200
    assert len(got.json()["token"]) > 20


def test_a_session_of_another_start_ends(serve: Serve, filled: str) -> None:
    one, other = serve(filled, edit=True), serve(filled, edit=True)
    token = token_of(one)
    other.cookies = one.cookies
    item = rows_of(one, "/events.json")[0]["id"]
    assert other.post(f"/items/{item}/review", data={"token": token, "decision": "accept"}).status_code == 403


@pytest.mark.parametrize("hosts", [("onrecord.example",), ("127.0.0.1", "10.0.0.1"), ("0.0.0.0",), ("[fe80::1]",), ("",)])
def test_who_can_be_reached_by_others_needs_accounts(hosts: tuple[str, ...]) -> None:
    with pytest.raises(OptionError, match="--accounts"):
        Settings(hosts=hosts)


def test_settings_are_handed_on_whole(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_WEB", "")
    given = Settings(
        store="a.db", edit=True, actor="Ödön", hosts=("a.example",), accounts=tmp_path / "people.json", secure=True
    )
    hand_on(given)
    assert handed() == given


def test_what_it_does_not_change_it_does_not_write(serve: Serve, filled: str) -> None:
    store = open_store(filled)
    before = head(store)
    client = serve(filled, edit=True)
    ids = ids_of(client)
    for path in declared():
        if not path.endswith(".csv"):
            client.get(full(path, ids))
    assert head(store) == before
    store.close()
