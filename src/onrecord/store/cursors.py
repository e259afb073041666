"""Marks of where a page of a list ends, as they come back from outside."""

from onrecord.errors import OptionError

_DIGITS = 18  # as many fit into the 64 bits of a column


def cursor(after: str, *written: str) -> tuple[int, ...]:
    """The numbers of which the mark `after` is made. Raises OptionError where they are none."""
    if not all(one.isdecimal() and len(one) <= _DIGITS for one in written):
        raise OptionError(f"--after: {after!r} is no end of a page; take it from the page before")
    return tuple(map(int, written))
