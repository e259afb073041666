"""A page: one function, and its answer as HTML, JSON and, where it has rows, CSV, each at its own address.

PAGES = Pages()

@PAGES.page("/laws", "items.html")
def laws(register: Register, filters: Asked, paging: Paged) -> ItemList: ...

gives `/laws`, `/laws.json` and `/laws.csv`. The function's parameters are FastAPI's; what it returns is a `msgspec.Struct`, in
the template as `answer`. A function that takes the register must answer all who ask alike: its answer is kept (`answers.py`).
`rows` of an answer are what CSV holds, page after page where the function takes `paging`.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from typing import Any, ParamSpec, TypeVar, get_args, get_type_hints

import msgspec
from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from onrecord.store.exporting import log_export
from onrecord.store.values import Filters, Page, Paging
from onrecord.tabular import every_row
from onrecord.web.server.asked import Register
from onrecord.web.server.failures import Fault
from onrecord.web.server.rendering import render
from onrecord.web.server.streams import csv_lines
from onrecord.web.server.visitors import Reader, changing

P = ParamSpec("P")
R = TypeVar("R", bound=msgspec.Struct)
Described = dict[int | str, dict[str, Any]]
Drawing = Callable[[Any], Mapping[str, Any]]
Rows = Callable[..., Page[Any]]


class Pages:
    """The pages of one module. `answers` are the types that its JSON addresses answer with."""

    def __init__(self) -> None:
        self.router = APIRouter()
        self.answers: list[type] = []

    def page(
        self, path: str, template: str, beside: str | None = None, charts: Drawing | None = None, rows: Rows | None = None
    ) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """Gives a function its addresses; `beside` is what `.json` and `.csv` are put after, where it is not `path`.

        `rows` gives CSV a page of rows where that takes less than the whole answer. `charts` makes of the answer what the page
        shows besides, by the names that the template has for it.
        """

        def keep(function: Callable[P, R]) -> Callable[P, R]:
            self._add_json(beside or path, function, rows)
            self.router.add_api_route(path, _as_page(function, template, charts), include_in_schema=False)
            return function

        return keep

    def json(self, path: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """The same without the page, for one that needs more than its answer."""

        def keep(function: Callable[P, R]) -> Callable[P, R]:
            self._add_json(path, function)
            return function

        return keep

    def action(self, path: str, page: bool = False) -> Callable[[Callable[P, Response]], Callable[P, Response]]:
        """Gives a function that changes something its address; what it takes is a form with the session's token.

        It answers with the address of the page to go on with, or, where `page`, with a page of its own.
        """

        def keep(function: Callable[P, Response]) -> Callable[P, Response]:
            status = 200 if page else 303
            done: Described = {status: {"description": "Done." if page else "Done; go on at the address of `Location`."}}
            self.router.add_api_route(
                path, function, methods=["POST"], dependencies=[Depends(changing)], response_model=None, status_code=status,
                response_class=HTMLResponse if page else Response, responses=_SHOWN | done, summary=_first_line(function),
                operation_id=function.__name__,
            )  # fmt: skip
            return function

        return keep

    def _add_json(self, base: str, function: Callable[..., Any], rows: Rows | None = None) -> None:
        answer = get_type_hints(function)["return"]
        listed = get_type_hints(answer).get("rows")
        name = function.__name__
        if listed is not None:
            text: Described = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
            self._add(f"{base}.csv", _as_csv(function, rows or function, get_args(listed)[0]), f"{name}_csv", text)
        self.answers.append(answer)
        schema = {"$ref": f"#/components/schemas/{answer.__name__}"}
        self._add(f"{base}.json", _as_json(function), name, {200: {"content": {"application/json": {"schema": schema}}}})

    def _add(self, path: str, function: Callable[..., Any], name: str, described: Described) -> None:
        self.router.add_api_route(
            path, function, response_model=None, response_class=Response, responses=_FAULTS | described,
            summary=_first_line(function), operation_id=name,
        )  # fmt: skip


_FAULT = {"application/json": {"schema": {"$ref": f"#/components/schemas/{Fault.__name__}"}}}
_FAULTS: Described = {
    status: {"description": told, "content": _FAULT}
    for status, told in (
        (400, "Cannot be asked."), (403, "Not allowed."), (404, "Not there."), (409, "Does not fit what is there."),
        (413, "Too large."), (422, "Cannot be asked."), (503, "No register.")
    )
}  # fmt: skip

_SHOWN: Described = {
    status: {**fault, "content": {**_FAULT, "text/html": {"schema": {"type": "string"}}}} for status, fault in _FAULTS.items()
}
"""The same of a form, which answers with a page unless JSON is asked for."""


def _as_page(function: Callable[..., Any], template: str, charts: Drawing | None) -> Callable[..., Response]:
    def shown(**given: Any) -> dict[str, Any]:
        answer = function(**given)
        return {"answer": answer, **(charts(answer) if charts else {})}

    def page(http: Request, who: Any, **given: Any) -> Response:
        return render(http, template, 200, http.app.state.answers.of(shown, **given))

    return _taking(page, function, http=Request, who=Reader)


def _as_json(function: Callable[..., Any]) -> Callable[..., Response]:
    def kept(http: Request, who: Any, **given: Any) -> Response:
        return Response(msgspec.json.encode(http.app.state.answers.of(function, **given)), media_type="application/json")

    def anew(who: Any, **given: Any) -> Response:
        return Response(msgspec.json.encode(function(**given)), media_type="application/json")

    if "register" in inspect.signature(function).parameters:
        return _taking(kept, function, http=Request, who=Reader)
    return _taking(anew, function, who=Reader)


def _as_csv(function: Callable[..., Any], listing: Callable[..., Any], of: type) -> Callable[..., Response]:
    """All rows of a list, as `listing` gives them. That they left the register is in its log before they do."""

    def rows(http: Request, who: Any, store: Any, **given: Any) -> Response:
        found = (
            every_row(partial(_fetch, listing, given), given["paging"]) if "paging" in given else iter(listing(**given).rows)
        )
        first = list(islice(found, 1))  # what cannot be asked for is told before anything is logged
        name = http.url.path.rpartition("/")[2]
        asked = dict(_asked(given)) or None
        log_export(store, who.name, "export", what=name.removesuffix(".csv"), file=name, format="csv", asked=asked)
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingResponse(csv_lines(chain(first, found), of), media_type="text/csv; charset=utf-8", headers=disposition)

    return _taking(rows, function, http=Request, who=Reader, store=Register)


def _asked(given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a list was narrowed to and how it is sorted; what else an address holds is no matter of the log."""
    for name, value in given.items():
        if isinstance(value, Filters):
            yield from value.given.items()
        elif isinstance(value, Paging):
            yield from (("oldest", True),) * (not value.newest)
            yield from (("after", value.after),) * (value.after is not None)
        elif isinstance(value, str | int):
            yield name, value


def _fetch(function: Callable[..., Any], given: dict[str, Any], paging: Paging) -> Page[Any]:
    answer = function(**{**given, "paging": paging})
    return Page(rows=answer.rows, total=None, next=answer.next)


def _taking(wrapper: Callable[..., Response], function: Callable[..., Any], **more: Any) -> Callable[..., Response]:
    """The wrapper with the function's parameters and more, as FastAPI reads them."""
    signature = inspect.signature(function, eval_str=True)
    own = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in signature.parameters.values()]
    added = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind) for name, kind in more.items()]
    wrapper.__doc__, wrapper.__name__ = function.__doc__, function.__name__
    wrapper.__signature__ = inspect.Signature([*own, *added])  # type: ignore[attr-defined]
    return wrapper


def _first_line(function: Callable[..., Any]) -> str:
    return (function.__doc__ or "").strip().partition("\n")[0]
