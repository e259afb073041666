"""What goes wrong, as an answer that says what happened and what to do: a page, or JSON where JSON was asked for."""

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import quote

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from onrecord.errors import ConflictError, NotThereError, OnrecordError, OptionError, SourceError, StoreError
from onrecord.outline.visible import one_line
from onrecord.web.server.guards import HEADERS
from onrecord.web.server.rendering import render

_LOG = logging.getLogger("onrecord.web")
_STATUS = {OptionError: 400, SourceError: 400, NotThereError: 404, ConflictError: 409, StoreError: 503}
_TITLES = {
    400: "That cannot be asked", 403: "Not allowed", 404: "Nothing is there", 405: "That cannot be done here",
    409: "That cannot be done", 413: "Too large", 422: "That cannot be asked", 503: "The register cannot be used now",
}  # fmt: skip


class Refused(Exception):
    """Something that this visitor may not do."""


class SignIn(Exception):
    """A page for which one must sign in first."""


class Fault(msgspec.Struct, frozen=True):
    """Why there is no answer, in one line."""

    error: str


def handle_failures(app: FastAPI) -> None:
    """Makes every error of the app an answer; none shows a traceback."""
    handlers: dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
        OnrecordError: _expected, Refused: _refused, SignIn: _sign_in, HTTPException: _http,
        RequestValidationError: _invalid, Exception: _unexpected,
    }  # fmt: skip
    for error, handler in handlers.items():
        app.add_exception_handler(error, handler)


async def _expected(request: Request, error: Exception) -> Response:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    return failed(request, status, _without_options(one_line(str(error))))


async def _refused(request: Request, error: Exception) -> Response:
    return failed(request, 403, str(error))


async def _sign_in(request: Request, _: Exception) -> Response:
    if wants_json(request) or request.method != "GET":
        return failed(request, 403, "Sign in first.")
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?to={quote(address)}", status_code=303)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    told = {404: "No page has this address.", 405: "This address cannot be asked that way."}
    answer = failed(request, error.status_code, told.get(error.status_code, str(error.detail)))
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(map(str, one['loc'][1:])) or one['loc'][0]}: {one['msg']}" for one in error.errors())
    return failed(request, 422, one_line(told))


async def _unexpected(request: Request, error: Exception) -> Response:
    _LOG.error("%s at %s", type(error).__name__, request.url.path, exc_info=error)
    answer = failed(request, 500, f"A fault of the program ({type(error).__name__}). The terminal shows more.")
    answer.headers.update({**HEADERS, "Cache-Control": "no-store"})  # this answer goes out past the guards
    return answer


def failed(request: Request, status: int, told: str) -> Response:
    """The answer to what went wrong."""
    if wants_json(request):
        return Response(msgspec.json.encode(Fault(told)), status, media_type="application/json")
    title = _TITLES.get(status, "Something went wrong")
    return render(request, "failed.html", status, {"title": title, "told": told})


def wants_json(request: Request) -> bool:
    """Whether the address, or what the asker accepts, is JSON and no page."""
    if request.url.path.endswith((".json", ".csv")):
        return True
    return "text/html" not in request.headers.get("accept", "text/html") and "json" in request.headers.get("accept", "")


def _without_options(told: str) -> str:
    """The message without the dashes of the command line's options: "--since: ..." is the field "since" here."""
    return told.removeprefix("--")
