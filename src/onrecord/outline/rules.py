"""What a rule of the vocabulary is for, in the vocabulary's own words."""

from collections.abc import Iterable

from onrecord.vocabulary.kinds import Kind


def meanings(kinds: Iterable[Kind]) -> dict[str, str]:
    """The meaning of each kind by its name, the part of a rule's id before the slash."""
    return {kind.kind: kind.meaning for kind in kinds}
