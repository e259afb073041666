"""How tests ask the app: the addresses that it has, and forms with the session's token."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, cast
from urllib.parse import quote

from fastapi.routing import APIRoute
from httpx2 import Response
from starlette.testclient import TestClient

from onrecord.web.server.app import page_modules

BASE = "http://localhost"


def token_of(client: TestClient) -> str:
    """The token of the client's session."""
    return str(client.get("/session.json").json()["token"])


def post(client: TestClient, path: str, files: Any = None, **fields: Any) -> Response:
    """A form as the app's own pages send it."""
    data = {"token": token_of(client), **{name.rstrip("_"): value for name, value in fields.items()}}
    return client.post(path, data=data, files=files, headers={"Origin": BASE})


def rows_of(client: TestClient, path: str) -> list[dict[str, Any]]:
    """The rows of a list."""
    return cast(list[dict[str, Any]], client.get(path).json()["rows"])


def ids_of(client: TestClient) -> dict[str, str]:
    """An id for each kind of thing that has an address."""
    return {
        **{path: rows_of(client, f"/{path}.json")[0]["id"] for path in ("pledges", "claims", "cases", "laws", "events")},
        **{path: rows_of(client, f"/{path}.json")[0]["id"] for path in ("statements", "reports", "parties")},
        "another": rows_of(client, "/reports.json")[1]["id"],
    }


def declared(method: str = "GET") -> list[str]:
    """The addresses of every module of pages, as they are declared: "/items/{id}.json"."""
    found = [route for pages in page_modules() for route in pages.router.routes]
    return sorted(route.path for route in found if isinstance(route, APIRoute) and method in (route.methods or ()))


def full(path: str, ids: dict[str, str]) -> str:
    """A declared address with the ids of things that are there (`ids_of`)."""
    if path.startswith("/diff"):
        return f"{path}?one={ids['reports']}&other={ids['another']}"
    party = quote(ids["parties"], safe="")
    own = party if path.startswith("/parties") else ids["reports" if path.startswith("/reports") else "claims"]
    return re.sub(r"\{id(:path)?\}", own, path)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, name, value or "") for name, value in attrs]


def attributes(page: str) -> list[tuple[str, str, str]]:
    """Every attribute of a page: its element, name and value."""
    parser = _Links()
    parser.feed(page)
    return parser.found


def links(page: str) -> Iterator[str]:
    """The addresses that a page leads to."""
    return (value for tag, name, value in attributes(page) if tag == "a" and name in ("href", "xlink:href"))


def chart_links(page: str) -> list[str]:
    """The addresses that the marks of its charts lead to."""
    return [link for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL) for link in links(svg)]
