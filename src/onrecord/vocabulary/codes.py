"""Tables by the beginning of a CAMEO code."""

from collections.abc import Mapping

_LENGTHS = (4, 3, 2)  # digits of a code, the narrowest first


def by_beginning(table: Mapping[str, str], cameo: str) -> str | None:
    """What a table has for the longest beginning of a code that it lists; None where it lists none."""
    for n in _LENGTHS:
        if (found := table.get(cameo[:n])) is not None:
            return found
    return None
