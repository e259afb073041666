"""onrecord reads news reports about diplomacy into a sourced record.

    import onrecord
    record = onrecord.read("page.html")

`read` takes one report, `read_all` many, `explain` says why items were coded; all raise the errors below. The shapes of a
record are in `onrecord.model`.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError, OptionError, SourceError, VocabularyError
from onrecord.model import Record, Report, json_schema

if TYPE_CHECKING:
    from onrecord.explanation import explain
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
    "explain",
    "json_schema",
    "read",
    "read_all",
]


_LATER = {"read": "onrecord.reading", "read_all": "onrecord.reading", "explain": "onrecord.explanation"}


def __getattr__(name: str) -> Any:
    """Loads the readers when they are first asked for: the parser takes seconds, the model and its schema come at once."""
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
