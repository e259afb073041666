"""What becomes of an undertaking: kept, broken or withdrawn (`en/endings.yaml`)."""

import msgspec

from onrecord.model import CommitmentStatus
from onrecord.vocabulary.reading import ROOT, read_file


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs, with their particles, that end an undertaking, and the slots (`values.Slot`) in which the undertaking stands.

    `complement`: the verb counts only with one of these ("make good on"). `bare`: only without an object.
    """

    id: str
    status: CommitmentStatus
    verb: frozenset[str]
    via: tuple[str, ...]
    complement: frozenset[str] = frozenset()
    bare: bool = False
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


Endings = tuple[Ending, ...]


def read_endings() -> Endings:
    """The endings of English. Raises VocabularyError that names the entry at fault."""
    return read_file(ROOT / "en" / "endings.yaml", Endings)
