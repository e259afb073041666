"""Accounts, roles, and signing in and out."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.asking import BASE, declared, full, ids_of, post, rows_of, token_of
from tests.web.conftest import Serve, served

from onrecord.errors import OptionError
from onrecord.web.server import accounts, throttle
from onrecord.web.server.accounts import drop_account, fits, keep_account, read_accounts
from onrecord.web.server.throttle import TRIES, Throttle

PASSWORD = "correct horse battery"
PEOPLE = {"rosa": "reader", "rita": "reviewer", "adam": "admin"}
WRONG = "The name or the password is wrong."


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of accounts that nobody changes."""
    path = tmp_path_factory.mktemp("people") / "people.json"
    for name, role in PEOPLE.items():
        keep_account(path, name, role, PASSWORD)
    return path


@pytest.fixture
def shared(serve: Serve, filled: str, people: Path) -> TestClient:
    """The register as others reach it."""
    return serve(filled, base="http://onrecord.example", edit=True, hosts=("onrecord.example",), accounts=people)


def sign_in(client: TestClient, name: str, password: str = PASSWORD, to: str = "/") -> Any:
    page = client.get("/sign-in").text
    token = page.partition('name="token" value="')[2].partition('"')[0]
    return client.post("/sign-in", data={"token": token, "name": name, "password": password, "to": to})


def test_without_signing_in_nothing_is_shown(shared: TestClient) -> None:
    for path in declared():
        if path in ("/sign-in",):
            continue
        asked = path.replace("{id}", "x").replace("{id:path}", "x") + ("?one=x&other=y" if path.startswith("/diff") else "")
        got = shared.get(asked)
        if path.endswith((".json", ".csv")):
            assert (got.status_code, got.json()) == (403, {"error": "Sign in first."}), path
        else:
            assert got.status_code == 303, path
            assert got.headers["location"].startswith("/sign-in?to=/"), path
        assert "Norland" not in got.text
    for path in declared("POST"):
        if not path.startswith("/sign-"):
            token = shared.get("/sign-in").text.partition('name="token" value="')[2].partition('"')[0]
            sent = {"token": token, "decision": "accept", "into": "SUD", "reason": "x", "pasted": "x"}
            assert shared.post(path.replace("{id}", "x").replace("{id:path}", "x"), data=sent).status_code == 403, path


def test_signing_in_leads_to_the_page_that_was_asked_for(shared: TestClient) -> None:
    to = shared.get("/events?kind=pledge&by=Norland").headers["location"]
    assert to == "/sign-in?to=/events%3Fkind%3Dpledge%26by%3DNorland"
    assert 'value="/events?kind=pledge&amp;by=Norland"' in shared.get(to).text
    assert sign_in(shared, "rosa", to="/events?kind=pledge").headers["location"] == "/events?kind=pledge"
    assert shared.get("/events?kind=pledge").status_code == 200


@pytest.mark.parametrize("to", ["//evil.example", "http://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(shared: TestClient, to: str) -> None:
    assert "evil" not in shared.get("/sign-in", params={"to": to}).text
    assert sign_in(shared, "rosa", to=to).headers["location"] == "/"


def test_a_wrong_name_and_a_wrong_password_take_the_same_way(shared: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            asked.append(kept)
            return False

        def hash(self, password: str) -> str:
            return "$nobody"

    accounts._nobody.cache_clear()
    monkeypatch.setattr(accounts, "_HASHER", Counting())
    got = [sign_in(shared, name, "not the password") for name in ("rosa", "nobody")]
    accounts._nobody.cache_clear()
    assert [(one.status_code, WRONG in one.text) for one in got] == [(403, True)] * 2
    assert len(asked) == 2
    assert len(set(asked)) == 2


def test_a_session_begins_anew_with_signing_in(shared: TestClient) -> None:
    before, token = dict(shared.cookies), shared.get("/sign-in").text.partition('name="token" value="')[2].partition('"')[0]
    assert sign_in(shared, "rita").status_code == 303
    assert dict(shared.cookies) != before
    assert token_of(shared) != token


def test_signing_out_ends_the_session(shared: TestClient) -> None:
    sign_in(shared, "rita")
    assert shared.get("/session.json").json()["name"] == "rita"
    assert shared.post("/sign-out", data={"token": "x"}).status_code == 403
    assert shared.get("/session.json").status_code == 200
    assert shared.post("/sign-out", data={"token": token_of(shared)}).headers["location"] == "/sign-in"
    assert shared.get("/session.json").status_code == 403


@pytest.mark.parametrize(("name", "refused"), [("rosa", 4), ("rita", 3), ("adam", 0)])
def test_each_role_may_do_its_own(shared: TestClient, name: str, refused: int) -> None:
    sign_in(shared, name)
    ids, got = ids_of(shared), {}
    for path in declared("POST"):
        if not path.startswith("/sign-"):
            sent = {"token": token_of(shared), "decision": "accept", "into": "nobody", "reason": "why"}
            got[path] = shared.post(full(path, ids), data=sent).status_code
    assert sum(status == 403 for status in got.values()) == refused, got
    assert (got["/items/{id}/review"] == 303) == (name != "rosa")
    assert shared.get("/session.json").json()["role"] == PEOPLE[name]
    assert ("Merge</button>" in shared.get(full("/parties/{id:path}", ids)).text) == (name == "adam")


def test_what_somebody_does_is_logged_under_their_name(shared: TestClient) -> None:
    sign_in(shared, "rita")
    item = rows_of(shared, "/events.json")[0]["id"]
    sent = {"token": token_of(shared), "decision": "accept", "name": "adam", "reviewer": "adam"}
    assert shared.post(f"/items/{item}/review", data=sent).status_code == 303
    newest = rows_of(shared, "/log.json")[0]
    assert (newest["actor"], newest["action"]) == ("rita", "review")


def test_an_account_that_is_taken_out_or_changed_ends_at_once(serve: Serve, filled: str, tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    for name in PEOPLE:
        keep_account(path, name, "admin", PASSWORD)
    client = serve(filled, base="http://onrecord.example", edit=True, hosts=("onrecord.example",), accounts=path)
    sign_in(client, "rosa")
    keep_account(path, "rosa", "reader", "another password")
    assert client.get("/session.json").status_code == 403
    sign_in(client, "rosa", "another password")
    assert client.get("/session.json").json()["role"] == "reader"
    drop_account(path, "rosa")
    assert client.get("/session.json").status_code == 403
    assert WRONG in sign_in(client, "rosa", "another password").text
    path.unlink()
    assert client.get("/session.json").status_code == 503
    assert "nobody can sign in" in client.get("/").text


def test_many_wrong_passwords_are_not_looked_at(shared: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("onrecord.web.server.throttle.time.monotonic", lambda: now)
    monkeypatch.setattr("onrecord.web.signin.fits", lambda account, password: account is not None and password == PASSWORD)
    for _ in range(TRIES):
        assert WRONG in sign_in(shared, "rita", "wrong").text
    assert "Wait a minute" in sign_in(shared, "rita").text
    assert sign_in(shared, "adam").status_code == 303
    now += throttle.WAIT + 1
    assert sign_in(shared, "rita").status_code == 303
    assert sign_in(shared, "rita", "wrong").status_code == 403
    assert sign_in(shared, "rita").status_code == 303


def test_however_many_names_are_tried_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "MOST", 10)
    tries = Throttle()
    assert all(tries.allows(f"name {number}") for number in range(100))
    assert len(tries) == 10


def test_passwords_are_kept_as_hashes_that_only_the_owner_reads(people: Path) -> None:
    assert PASSWORD not in people.read_text()
    assert people.stat().st_mode & 0o077 == 0
    kept = json.loads(people.read_text())
    assert all(one["password"].startswith("$argon2id$") for one in kept)
    assert len({one["password"] for one in kept}) == 3
    known = read_accounts(people)
    assert fits(known["rosa"], PASSWORD)
    assert not fits(known["rosa"], PASSWORD + " ")
    assert not fits(None, PASSWORD)
    assert not fits(None, "nobody has this password")


@pytest.mark.parametrize(("name", "role", "password"), [
    ("", "reader", PASSWORD), (" ", "reader", PASSWORD), ("x" * 81, "reader", PASSWORD), ("a\nb", "reader", PASSWORD),
    ("a", "root", PASSWORD), ("a", "reader", "short"), ("\u202ea", "reader", PASSWORD),
])  # fmt: skip
def test_an_account_that_cannot_be_is_refused(tmp_path: Path, name: str, role: str, password: str) -> None:
    path = tmp_path / "people.json"
    with pytest.raises(OptionError):
        keep_account(path, name, role, password)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'[{"name":"a","role":"root","password":"x"}]'])
def test_a_file_that_is_none_of_accounts_is_refused(filled: str, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "people.json"
    path.write_bytes(content)
    with pytest.raises(OptionError, match="is no file of accounts"), served(filled, accounts=path):
        pass


def test_without_accounts_nobody_needs_to_sign_in(editing: TestClient) -> None:
    assert editing.get("/sign-in").headers["location"] == "/"
    assert post(editing, "/sign-in", name="ada", password=PASSWORD).status_code == 403
    assert editing.get("/session.json").json() == {
        "name": "ada", "role": "admin", "edit": True, "token": token_of(editing)
    }  # fmt: skip
    assert post(editing, "/sign-in", name="n" * 81, password="x").status_code == 422
    assert editing.get(f"{BASE}/sign-in?to=" + "x" * 3000).status_code == 422
