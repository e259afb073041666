"""The app, put together from the pages that its folder holds."""

import pkgutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.resources import files

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.telemetry import TelemetryConfig
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

import onrecord.web
from onrecord.store import open_store
from onrecord.web.server.accounts import Roster
from onrecord.web.server.answers import Answers
from onrecord.web.server.contract import document
from onrecord.web.server.failures import handle_failures
from onrecord.web.server.guards import Guards
from onrecord.web.server.pages import Pages
from onrecord.web.server.settings import Settings, handed
from onrecord.web.server.throttle import Throttle
from onrecord.web.server.warming import warm

THREADS = 8
"""Requests that one process works on at a time."""

_NO_TELEMETRY: TelemetryConfig = {"auto_configure": False, "tracing": False, "metrics": False, "logs": False}
"""FastAPI could tell a collector that variables of the environment name; whoever asks here is told to nobody."""

_DAY = 24 * 60 * 60


def create_app(settings: Settings | None = None) -> FastAPI:
    """The app. Without settings it takes those that the first process handed on. Raises StoreError, OptionError."""
    settings = settings or handed()
    store = open_store(settings.store)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        warm()
        yield
        store.close()

    app = FastAPI(
        title="onrecord", lifespan=lifespan, telemetry=_NO_TELEMETRY, docs_url=None, redoc_url=None, redirect_slashes=False,
        middleware=[
            Middleware(Guards, hosts=settings.hosts),
            Middleware(
                SessionMiddleware, secret_key=settings.secret, session_cookie="onrecord", same_site="strict",
                https_only=settings.secure, max_age=_DAY,
            ),
        ],
    )  # fmt: skip
    app.state.settings, app.state.store = settings, store
    app.state.accounts = Roster(settings.accounts)
    app.state.tries, app.state.answers = Throttle(), Answers()
    handle_failures(app)
    modules = page_modules()
    for pages in modules:
        app.include_router(pages.router)
    app.add_route("/static/report.css", _shared("style.css", "text/css"))
    app.add_route("/static/report.js", _shared("script.js", "text/javascript"))
    app.add_route("/favicon.ico", _icon)
    app.mount("/static", StaticFiles(directory=str(files("onrecord.web") / "static")), name="static")
    document(app, [answer for pages in modules for answer in pages.answers])
    return app


def _shared(name: str, kind: str) -> Callable[[Request], Response]:
    """A file of the exported page, which shows a report as the app does."""
    content = (files("onrecord.export") / "templates" / name).read_bytes()

    def serve(_: Request) -> Response:
        return Response(content, media_type=kind)

    return serve


def _icon(_: Request) -> Response:
    """The icon, where a browser looks for it of its own accord: beside JSON."""
    return Response((files("onrecord.web") / "static" / "icon.svg").read_bytes(), media_type="image/svg+xml")


def page_modules() -> tuple[Pages, ...]:
    """The pages of every module of the folder."""
    names = sorted(module.name for module in pkgutil.iter_modules(onrecord.web.__path__) if not module.ispkg)
    return tuple(import_module(f"onrecord.web.{name}").PAGES for name in names)
