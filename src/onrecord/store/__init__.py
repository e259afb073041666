"""The register: many reports and what they put on record, in one file or on a database server.

    from onrecord.store import open_store
    store = open_store("onrecord.db")

`adding` writes reports; `listing`, `reportpage`, `partypage`, `timeline`, `searching`, `showing` ask for rows (`values`). The
command line and the pages call the same functions.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.store.opening import open_store
    from onrecord.store.protocol import Change, Store

__all__ = ["Change", "Store", "open_store"]

_WHERE = {"open_store": "onrecord.store.opening", "Change": "onrecord.store.protocol", "Store": "onrecord.store.protocol"}


def __getattr__(name: str) -> Any:
    """Loads the database's library when a store is first asked for: reading reports does without."""
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'onrecord.store' has no attribute {name!r}")
