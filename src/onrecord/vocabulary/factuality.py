"""What words say about whether something happened (`en/factuality.yaml`), in the classes of FactBank."""

import msgspec

from onrecord.model import FactClass
from onrecord.vocabulary.reading import ROOT, read_file


class Effect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Predicates that say the same of their complement, by whether they hold themselves.

    Each example marks one word with the class that it has from the author's point of view.
    """

    id: str
    words: frozenset[str]
    positive: FactClass
    negative: FactClass
    examples: dict[str, str]


class FactualityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Predicates with their effect on what they govern, and modals and adverbs with their own class."""

    predicates: tuple[Effect, ...]
    modals: dict[str, FactClass]
    adverbs: dict[str, FactClass]
    hedges: frozenset[str]
    governing: frozenset[str]


def read_factuality() -> FactualityWords:
    """The words of English. Raises VocabularyError where the file does not fit."""
    return read_file(ROOT / "en" / "factuality.yaml", FactualityWords)
