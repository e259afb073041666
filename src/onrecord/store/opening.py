"""Opens a register, makes it where there is none yet, and brings an older one up to date."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from onrecord.errors import StoreError
from onrecord.store.protocol import Store

DEFAULT = "onrecord.db"
VARIABLE = "ONRECORD_STORE"


def open_store(address: str | os.PathLike[str] | None = None, *, create: bool = False) -> Store:
    """The register at a path or a `postgresql://` address.

    Without an address it is `ONRECORD_STORE` or, failing that, `onrecord.db` in the current folder. Where there is none, it
    is made if `create`. One of an older onrecord is brought up to date, after a backup beside it. Raises StoreError where it
    cannot be opened, is no register, or was made by a newer onrecord.
    """
    named = os.fspath(address) if address else os.environ.get(VARIABLE) or DEFAULT
    return _server(named, create) if "://" in named else _file(Path(named), create)


def _file(path: Path, create: bool) -> Store:
    from onrecord.store.migrations import prepare
    from onrecord.store.sqlite import SqliteStore, copy_file, explanation

    if path.is_dir():
        raise StoreError(f"{path}: a folder; name a file with --store")
    if not path.exists() and not create:
        raise StoreError(f"{path}: no register there; make one with onrecord add, or name one with --store")
    if path.exists() and path.stat().st_size:
        _check_mark(path)
    elif not path.parent.is_dir():
        raise StoreError(f"{path}: no such folder; make it first")
    store = SqliteStore(path)
    try:
        prepare(store, lambda name: copy_file(path, path.with_name(f"{path.name}.{name}")))
    except (DBAPIError, sqlite3.Error) as error:
        store.close()
        raise StoreError(f"{path}: {explanation(getattr(error, 'orig', error))}") from error
    return store


def _check_mark(path: Path) -> None:
    """Leaves a file alone that is not ours, whatever it holds."""
    from onrecord.store.sqlite import APPLICATION

    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened ({error.strerror}); check its permissions") from error
    if not head.startswith(b"SQLite format 3\0") or int.from_bytes(head[68:72], "big") != APPLICATION:
        raise StoreError(f"{path}: is not a register of onrecord; name another file with --store")


def _server(address: str, create: bool) -> Store:
    from onrecord.store.migrations import prepare
    from onrecord.store.postgres import PostgresStore, dump_database

    url = _url(address)
    name = url.set(drivername="postgresql").render_as_string()
    try:
        store = PostgresStore(url)
        prepare(store, lambda suffix: dump_database(url, Path(f"{url.database}.{suffix}.dump")), create=create)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreError(f"{name}: needs psycopg; install onrecord[postgres]") from error
    except DBAPIError as error:
        told = str(error.orig).strip().splitlines()
        raise StoreError(f"{name}: cannot be opened ({told[0] if told else 'no reason given'})") from error
    return store


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError("--store: not an address; give postgresql://user@host/database or a path") from error
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise StoreError(f"--store: {url.get_backend_name()} is not supported; give postgresql://... or a path")
    return url.set(drivername="postgresql+psycopg")
