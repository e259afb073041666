"""How the app was started."""

import ipaddress
import os
import secrets
from pathlib import Path

import msgspec

from onrecord.errors import OptionError

VARIABLE = "ONRECORD_WEB"
"""The variable of the environment by which the first process tells the others how the app was started."""

LOCAL = ("127.0.0.1", "localhost", "[::1]")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """`hosts` are the names by which the app may be asked for; `accounts` the file of accounts where people sign in.

    `actor` is who acts where nobody signs in. `secret` signs the cookies; a new one at each start ends all sessions.
    """

    store: str | None = None
    edit: bool = False
    actor: str = "unknown"
    hosts: tuple[str, ...] = LOCAL
    accounts: Path | None = None
    secure: bool = False
    secret: str = msgspec.field(default_factory=lambda: secrets.token_urlsafe(32))

    def __post_init__(self) -> None:
        """Raises OptionError where others could reach the app without signing in."""
        if self.accounts is None and (outside := [host for host in self.hosts if not is_local(host)]):
            raise OptionError(f"{outside[0]}: others can reach it; name a file of accounts with --accounts")


def is_local(host: str) -> bool:
    """Whether a host is this machine's own, which no other machine reaches."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def hand_on(settings: Settings) -> None:
    """Leaves the settings for the processes that this one starts."""
    os.environ[VARIABLE] = msgspec.json.encode(settings, enc_hook=str).decode()


def handed() -> Settings:
    """The settings that the first process left."""
    return msgspec.json.decode(os.environ[VARIABLE], type=Settings, dec_hook=lambda kind, value: kind(value))
