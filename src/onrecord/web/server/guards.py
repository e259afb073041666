"""What every request passes before any page sees it.

- The name by which the app was asked for must be one of its own, so that no page elsewhere reaches it by rebinding a name
  (OpenRefine#3288).
- A change must come from the app's own pages (`Origin`, `Sec-Fetch-Site`), and so must every request but for a page that is
  opened by a link.
- A body may be so long and no longer; an address may not begin with two slashes, which a redirect would send elsewhere.
- What goes out forbids other hosts, frames, and being kept.
"""

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST = 64 * 1024 * 1024
"""Bytes that a request may bring: an upload of several reports."""

TOO_LONG = f"At most {LONGEST // 2**20} MB can be sent at once."
_DIGITS = 12  # of a length that is looked at
_SAFE = ("GET", "HEAD", "OPTIONS")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with "no-referrer" a browser says `Origin: null` of the app's own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_KEPT = "/static/"


class Guards:
    """The app behind its guards."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        guarded = _guarded(send, kept=scope["path"].startswith(_KEPT))
        if refused is not None:
            await _refusal(scope, *refused)(scope, receive, guarded)
            return
        await self.app(scope, _limited(receive), guarded)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        if _name(headers.get("host", "")) not in self.hosts:
            return 400, "This app does not answer to that name."
        if scope["path"].startswith("//") or "\\" in scope["path"] or "\x00" in scope["path"]:
            return 400, "No address of this app looks like that."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > _DIGITS or int(length) > LONGEST:
            return 413, TOO_LONG
        if not self._own(scope, headers):
            return 403, "Refused: the request comes from another site."
        return None

    def _own(self, scope: Scope, headers: Headers) -> bool:
        """Whether a request comes from the app's own pages, or only opens one of them."""
        site = headers.get("sec-fetch-site", "same-origin")
        if scope["method"] in _SAFE:
            opens = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
            return site in ("same-origin", "none") or (opens and not scope["path"].endswith(".csv"))
        origin = headers.get("origin")
        told = f"{scope['scheme']}://{headers.get('host', '')}"
        return site in ("same-origin", "none") and (origin is None or origin.lower() == told.lower())


def _refusal(scope: Scope, status: int, why: str) -> Response:
    """The answer in the form that was asked for; nothing of the request stands in it."""
    if scope["path"].endswith((".json", ".csv")):
        return JSONResponse({"error": why}, status)
    return HTMLResponse(f'<!doctype html><html lang="en"><title>{why}</title><p>{why}</p></html>\n', status)


def _name(host: str) -> str:
    """The host without its port, in lower case."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdecimal() else host.lower()


def _limited(receive: Receive) -> Receive:
    """The body, refused where it is longer than it may be, whatever its head says."""
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LONGEST:
            raise HTTPException(413, TOO_LONG)
        return message

    return limited


def _guarded(send: Send, kept: bool) -> Send:
    """What goes out, with the headers that keep it here."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("Cache-Control", "max-age=3600" if kept else "no-store")
        await send(message)

    return guarded
