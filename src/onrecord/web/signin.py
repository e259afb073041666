"""Signing in and out, and the session of the visitor."""

from typing import Annotated

import msgspec
from fastapi import Depends, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from onrecord.web.server.accounts import fits
from onrecord.web.server.failures import Refused, failed
from onrecord.web.server.onward import own_address
from onrecord.web.server.pages import Pages
from onrecord.web.server.rendering import render
from onrecord.web.server.throttle import Throttle
from onrecord.web.server.visitors import Reader, check_token, start_session

PAGES = Pages()


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """Who you are here, what you may do, and the token that goes with every change."""

    name: str
    role: str
    edit: bool
    token: str


@PAGES.json("/session")
def session(request: Request, visitor: Reader) -> Session:
    """Who you are here, and the token of your session."""
    return Session(name=visitor.name, role=visitor.role, edit=request.app.state.settings.edit, token=visitor.token)


@PAGES.router.get("/sign-in", include_in_schema=False)
async def sign_in_page(request: Request, to: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """The form for name and password."""
    if request.app.state.settings.accounts is None:
        return RedirectResponse("/", status_code=303)
    return render(request, "signin.html", 200, {"to": own_address(to), "token": start_session(request)})


@PAGES.router.post("/sign-in", include_in_schema=False, dependencies=[Depends(check_token)])
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=80)],
    password: Annotated[str, Form(max_length=1000)],
    to: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Signs in, under a new session, where the password is right."""
    tries: Throttle = request.app.state.tries
    if not tries.allows(name):
        raise Refused("Too many wrong passwords for this name. Wait a minute and try again.")
    account = request.app.state.accounts.get(name)
    if not fits(account, password) or account is None:
        return failed(request, 403, "The name or the password is wrong.")
    tries.forget(name)
    request.session.clear()
    request.session.update(name=account.name, mark=account.mark)
    return RedirectResponse(own_address(to), status_code=303)


@PAGES.router.post("/sign-out", include_in_schema=False, dependencies=[Depends(check_token)])
def sign_out(request: Request) -> Response:
    """Ends the session."""
    request.session.clear()
    return RedirectResponse("/sign-in", status_code=303)
