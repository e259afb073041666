"""Opening a register: what is none is left alone, what is newer is refused, what is older is backed up first."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.store.reports import add, embassy

from onrecord.errors import StoreError
from onrecord.store import migrations, open_store
from onrecord.store.listing import list_items
from onrecord.store.values import Filters

LATER = """
'''A later state.'''
from alembic import op
revision = "9999"
down_revision = "{head}"
def upgrade():
    op.execute("CREATE TABLE later (x INTEGER)")
"""
BROKEN = LATER + "    raise RuntimeError('broken')\n"


def grown(folder: Path, monkeypatch: pytest.MonkeyPatch, version: str = LATER) -> None:
    """Makes onrecord know a later state."""
    copy = folder / "migrations"
    shutil.copytree(migrations._FOLDER, copy)
    (copy / "versions" / "s9999_later.py").write_text(version.replace("{head}", migrations.newest()))
    monkeypatch.setattr(migrations, "_FOLDER", copy)


def made(path: Path) -> None:
    store = open_store(path, create=True)
    add(store, embassy())
    store.close()


def test_the_place_is_named_or_in_the_environment_or_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_STORE", raising=False)
    open_store(create=True).close()
    monkeypatch.setenv("ONRECORD_STORE", "other.db")
    open_store(create=True).close()
    open_store("third.db", create=True).close()
    assert {path.name for path in tmp_path.glob("*.db")} == {"onrecord.db", "other.db", "third.db"}


@pytest.mark.parametrize("content", [b"A letter to my aunt. " * 50, b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_register_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a register"):
        open_store(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a register"):
        open_store(path, create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("address", ["mysql://host/x", "://"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(StoreError, match="--store"):
        open_store(address)


def test_a_password_is_never_printed() -> None:
    with pytest.raises(StoreError) as fault:
        open_store("postgresql://ada:s3cret@127.0.0.1:1/none")
    assert "s3cret" not in str(fault.value)


def test_a_folder_and_a_place_without_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="a folder"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="no register"):
        open_store(tmp_path / "none.db")
    with pytest.raises(StoreError, match="no such folder"):
        open_store(tmp_path / "none" / "register.db", create=True)
    assert list(tmp_path.iterdir()) == []


def test_an_older_register_is_backed_up_and_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "register.db"
    made(path)
    with monkeypatch.context() as patch:
        grown(tmp_path, patch)
        store = open_store(path)
        assert len(list_items(store, ("commitment",), Filters()).rows) == 1
        store.close()
    backup = tmp_path / "register.db.before-9999"
    with pytest.raises(StoreError, match="newer onrecord"):
        open_store(path)
    store = open_store(backup)
    assert len(list_items(store, ("commitment",), Filters()).rows) == 1
    store.close()


def test_a_migration_that_fails_leaves_the_register_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "register.db"
    made(path)
    with monkeypatch.context() as patch:
        grown(tmp_path, patch, BROKEN)
        with pytest.raises(RuntimeError, match="broken"):
            open_store(path)
    store = open_store(path)
    assert len(list_items(store, ("commitment",), Filters()).rows) == 1
    store.close()
