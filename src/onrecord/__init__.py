"""onrecord reads news reports about diplomacy into a sourced record.

    import onrecord
    record = onrecord.read("page.html")

`read` takes one report, `read_all` many; both raise the errors below. The shapes of a record are in `onrecord.model`.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError, OptionError, SourceError, VocabularyError
from onrecord.model import Record, Report, json_schema

if TYPE_CHECKING:
    from onrecord.reading import read, read_all

__version__ = version("onrecord")
__all__ = [
    "OnrecordError",
    "OptionError",
    "Record",
    "Report",
    "SourceError",
    "VocabularyError",
    "__version__",
    "json_schema",
    "read",
    "read_all",
]


def __getattr__(name: str) -> Any:
    """Loads the readers when they are first asked for, so that the model and its schema come at once."""
    if name in ("read", "read_all"):
        return getattr(import_module("onrecord.reading"), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
