"""Templates: everything is escaped, what is missing is an error, hidden characters are written out."""

from collections.abc import Mapping
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, FunctionLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from onrecord.outline.article import add_filters, link
from onrecord.outline.claims import STANCES
from onrecord.outline.dates import date_in_words
from onrecord.outline.factuality import FACTUALITY
from onrecord.outline.visible import one_line
from onrecord.web.server import wordings

_OWN = files("onrecord.web") / "templates"
_SHARED = files("onrecord.export") / "templates"


def render(request: Request, template: str, status: int, values: Mapping[str, Any]) -> Response:
    """A page. `asked` is the address as it was asked for, without what turns the page."""
    path, visitor = request.url.path, getattr(request.state, "visitor", None)
    query = [(name, value) for name, value in request.query_params.multi_items() if value]
    settings = request.app.state.settings
    shared = {
        "path": path,
        "query": query,
        "visitor": visitor,
        "edit": settings.edit,
        "accounts": settings.accounts is not None,
    }
    return HTMLResponse(environment().get_template(template).render({**shared, **values}), status)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of the app, and the report's, which the exported page has, too."""
    found = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        loader=ChoiceLoader([FunctionLoader(partial(_read, _OWN)), FunctionLoader(partial(_read, _SHARED))]),
    )  # fmt: skip
    add_filters(found)
    found.filters.update(
        day=lambda value: date_in_words(value) if value else "undated", words=_words, line=lambda value: one_line(str(value)),
        number=lambda value: f"{value:,}", segment=segment,
    )  # fmt: skip
    found.globals.update(address=address, link=link, turned=turned, STANCES=STANCES, FACTUALITY=FACTUALITY, **wordings.WORDS)
    return found


def address(path: str, *pairs: tuple[str, Any], **given: Any) -> str:
    """An address with what is asked; what is empty is left out."""
    every = [*pairs, *given.items()]
    asked = urlencode([(name.rstrip("_"), value) for name, value in every if value not in (None, "", False)])
    return f"{path}?{asked}" if asked else path


def segment(id: str) -> str:
    """An id as a part of an address."""
    return quote(id, safe="")


def turned(query: list[tuple[str, str]], **given: Any) -> list[tuple[str, Any]]:
    """What was asked, with some of it said otherwise, and from the first page on."""
    return [*((name, value) for name, value in query if name not in given and name != "after"), *given.items()]


def _words(value: str | None) -> str:
    """A name of the vocabulary as people write it: "declines_to_confirm" is "declines to confirm"."""
    return (value or "").replace("_", " ")


def _read(folder: Any, name: str) -> str | None:
    found = folder / name
    return found.read_text(encoding="utf-8") if "/" not in name and found.is_file() else None
