"""What the fields of a list can be narrowed to."""

from functools import lru_cache

import msgspec

from onrecord.store.correcting import kinds_of, statuses_of
from onrecord.store.values import STANDINGS, ItemType


class Choices(msgspec.Struct, frozen=True):
    """The values that a field can have; none where it is free, or the type has no such field."""

    kind: tuple[str, ...]
    status: tuple[str, ...]
    review: tuple[str, ...]


@lru_cache(maxsize=16)
def choices_of(kind: ItemType) -> Choices:
    """The choices for a list of items of this type."""
    return Choices(tuple(kinds_of(kind)), tuple(statuses_of(kind)), STANDINGS)
