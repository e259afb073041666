"""The date that a user gives for reports that print none."""

from onrecord.errors import OptionError
from onrecord.model import When
from onrecord.pages.clock import read_when
from onrecord.vocabulary.pages import Pages


def published_option(value: str | None, pages: Pages) -> When | None:
    """The date of the option `--published`. Raises OptionError where it is none, or may be two."""
    if value is None:
        return None
    when = read_when(value, pages)
    if when is None or when.edtf is None:
        shown = value if len(value) <= 40 else value[:40] + "..."
        raise OptionError(f"--published {shown}: not a date; write it as 2011-12-09 or 2011-12-09T10:15")
    return when
