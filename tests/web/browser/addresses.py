"""Every page of the app, as its routes declare it, with the names of its pictures and an address to open it at."""

import json
import urllib.request
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import quote

from onrecord.web.server.app import page_modules

PAGES: Mapping[str, str] = {
    "/": "overview", "/reports": "reports", "/reports/{id}": "report", "/pledges": "pledges", "/claims": "claims",
    "/cases": "cases", "/laws": "laws", "/events": "events", "/statements": "statements", "/items/{id}": "item",
    "/parties": "parties", "/parties/{id:path}": "party", "/timeline": "timeline", "/map": "map", "/network": "network",
    "/stories": "stories", "/diff": "diff", "/search": "search", "/review": "review",
    "/review/disagreements": "disagreements", "/review/orphans": "orphans", "/log": "log", "/add": "add", "/help": "help",
    "/sign-in": "sign-in",
}  # fmt: skip
"""The pages by their routes, with the names under which they are drawn in the documentation."""

MORE = ("claim", "korean", "arabic", "no hit", "no row", "no page")
"""Other states of these pages that are visited besides."""


def routes() -> frozenset[str]:
    """The paths of all pages: what answers to GET and is neither JSON nor CSV."""
    every = [route for pages in page_modules() for route in cast(list[Any], pages.router.routes)]
    return frozenset(route.path for route in every if "GET" in route.methods and not route.path.endswith((".json", ".csv")))


def rows(base: str, path: str) -> list[dict[str, Any]]:
    """The rows that a JSON address of the app answers with."""
    with urllib.request.urlopen(base + path) as answer:
        found: list[dict[str, Any]] = json.load(answer)["rows"]
    return found


def report(base: str, name: str) -> str:
    """The id of the report that was read from the file of this name."""
    return str(next(row["id"] for row in rows(base, "/reports.json") if row["source_id"] == name))


def pledge(base: str) -> str:
    """The id of the written assurance of the samples, which three reports tell of."""
    return str(next(row["id"] for row in rows(base, "/pledges.json?status=confirmed")))


def claim(base: str) -> str:
    """The id of the claim that the assurance was given, on which several parties take positions."""
    return str(max(rows(base, "/claims.json?status=confirmed"), key=lambda row: row["reports"])["id"])


def addresses(base: str) -> Mapping[str, str]:
    """Where to open each page, by its name, and each of its other states."""
    first, second = report(base, "1-disclosure"), report(base, "2-refusal")
    party = quote(str(next(row["id"] for row in rows(base, "/parties.json?text=Finland") if row["name"] == "Finland")), safe="")
    filled = {
        "report": f"/reports/{first}", "item": f"/items/{pledge(base)}", "party": f"/parties/{party}",
        "diff": f"/diff?one={first}&other={second}", "search": "/search?q=written+assurance", "claim": f"/items/{claim(base)}",
        "korean": f"/reports/{report(base, 'hanok')}", "arabic": f"/reports/{report(base, 'nahr')}",
        "no hit": "/search?q=nowhere", "no row": "/pledges?text=nowhere", "no page": "/nowhere",
    }  # fmt: skip
    return {name: path for path, name in PAGES.items() if name != "sign-in"} | filled
