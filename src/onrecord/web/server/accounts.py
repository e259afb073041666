"""The accounts of people who sign in: a file of names, roles and hashes of passwords (Argon2id, RFC 9106)."""

import os
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Semaphore

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from onrecord.errors import OptionError, StoreError
from onrecord.web.server.visitors import ROLES, Role

LEAST = 12
"""Characters that a password has at least."""

_HASHER = PasswordHasher()
_AT_A_TIME = Semaphore(2)  # each check takes 64 MiB of memory, whoever asks


class Account(msgspec.Struct, frozen=True):
    """One person who may sign in."""

    name: str
    role: Role
    password: str

    @property
    def mark(self) -> str:
        """What a session keeps to end with this password."""
        return sha256(self.password.encode()).hexdigest()[:32]


class Roster:
    """The accounts of a file as they are now: who is taken out, or gets another role, need not wait for the next start."""

    def __init__(self, path: Path | None) -> None:
        """Without a file there is nobody. Raises OptionError where it cannot be read."""
        self._path = path
        self._state: tuple[int, int, int] | None = None
        self._known: Mapping[str, Account] = read_accounts(path) if path else {}

    def get(self, name: str) -> Account | None:
        """The account of this name. Raises StoreError where the file can no longer be read: then nobody comes in."""
        if self._path is None:
            return None
        try:
            found = self._path.stat()
        except OSError as error:
            raise StoreError("the file of accounts cannot be read; nobody can sign in until it is back") from error
        state = (found.st_mtime_ns, found.st_size, found.st_ino)
        if state != self._state:
            self._known, self._state = read_accounts(self._path), state
        return self._known.get(name)


def read_accounts(path: Path) -> Mapping[str, Account]:
    """The accounts of a file by their names. Raises OptionError where it cannot be read."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=list[Account])
    except OSError as error:
        raise OptionError(f"{path}: cannot be read ({error.strerror}); make it with onrecord account add") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise OptionError(f"{path}: is no file of accounts; make it with onrecord account add") from error
    return {account.name: account for account in found}


def keep_account(path: Path, name: str, role: str, password: str) -> None:
    """Adds an account, or changes the one of this name. Raises OptionError for a name, role or password that cannot be."""
    if role not in ROLES:
        raise OptionError(f"--role: {role!r} is none of {', '.join(ROLES)}")
    if not name.strip() or len(name) > 80 or not name.isprintable():
        raise OptionError("give a name of at most 80 letters")
    if len(password) < LEAST:
        raise OptionError(f"the password needs at least {LEAST} characters")
    known = dict(read_accounts(path)) if path.exists() else {}
    known[name.strip()] = Account(name.strip(), role, _HASHER.hash(password))
    _write(path, known)


def drop_account(path: Path, name: str) -> None:
    """Takes an account out. Raises OptionError where there is none."""
    known = dict(read_accounts(path))
    if known.pop(name, None) is None:
        raise OptionError(f"{path}: has no account called {name!r}")
    _write(path, known)


def fits(account: Account | None, password: str) -> bool:
    """Whether the password is the account's; takes as long where there is no such account."""
    try:
        with _AT_A_TIME:
            return _HASHER.verify(account.password if account else _nobody(), password) and account is not None
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _nobody() -> str:
    """A hash to spend as much time on where there is no account."""
    return _HASHER.hash("nobody has this password")


def _write(path: Path, known: Mapping[str, Account]) -> None:
    """Writes the whole file anew, readable for its owner only; the old one stays until the new one is whole."""
    part = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(list(known.values()))))
        part.replace(path)
    except OSError as error:
        raise OptionError(f"{path}: cannot be written ({error.strerror})") from error
