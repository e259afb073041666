"""Who asks, and what they may do."""

import secrets
from typing import Annotated, Literal

import msgspec
from fastapi import Depends, Request

from onrecord.web.server.failures import Refused, SignIn
from onrecord.web.server.settings import Settings

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
"""A reader reads; a reviewer says what is right, too; an admin also adds reports and merges parties."""

TOKEN = "token"
"""The form's field with the token of the session; scripts send it as the header X-Onrecord-Token."""


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks. `token` goes into every form and comes back with it."""

    name: str
    role: Role
    signed_in: bool
    token: str

    def may(self, role: Role) -> bool:
        """Whether the visitor has this role, or one that includes it."""
        return ROLES.index(self.role) >= ROLES.index(role)


async def visitor_of(request: Request) -> Visitor:
    """Who asks. Raises SignIn where people must sign in and this one has not."""
    settings: Settings = request.app.state.settings
    token = start_session(request)
    account = request.app.state.accounts.get(request.session.get("name", ""))
    if account is not None and request.session.get("mark") != account.mark:
        account = None  # the password is another since
    if settings.accounts is not None and account is None:
        raise SignIn
    name, role = (account.name, account.role) if account else (settings.actor, ROLES[-1])
    shown = Visitor(name=name, role=role if settings.edit else ROLES[0], signed_in=account is not None, token=token)
    request.state.visitor = shown
    return shown


def start_session(request: Request) -> str:
    """The token of the session, a new one where it has none yet."""
    token: str = request.session.setdefault(TOKEN, secrets.token_urlsafe(24))
    return token


async def changing(request: Request) -> Visitor:
    """Who changes something: only with the session's token, and only where the app was started to be edited."""
    visitor = await visitor_of(request)
    if not request.app.state.settings.edit:
        raise Refused("The app was started for reading. Start it with onrecord serve --edit to change anything.")
    await check_token(request)
    return visitor


async def check_token(request: Request) -> None:
    """Raises Refused unless the request brings the token of its session."""
    given, own = request.headers.get("X-Onrecord-Token") or (await request.form()).get(TOKEN), request.session.get(TOKEN)
    if not (own and isinstance(given, str) and secrets.compare_digest(given.encode("utf-8", "replace"), own.encode())):
        raise Refused("This form is out of date or comes from elsewhere. Load the page again and repeat what you did.")


async def reviewing(visitor: Annotated[Visitor, Depends(changing)]) -> Visitor:
    """Who says what is right."""
    return _with(visitor, "reviewer")


async def administering(visitor: Annotated[Visitor, Depends(changing)]) -> Visitor:
    """Who adds reports or merges parties."""
    return _with(visitor, "admin")


def _with(visitor: Visitor, role: Role) -> Visitor:
    if not visitor.may(role):
        raise Refused(f"This needs the role of {role}; you are signed in as {visitor.name} ({visitor.role}).")
    return visitor


Reader = Annotated[Visitor, Depends(visitor_of)]
Reviewer = Annotated[Visitor, Depends(reviewing)]
Admin = Annotated[Visitor, Depends(administering)]
