"""What words say about whether something happened (`en/factuality/`), in the classes of FactBank.

CT is certain, PR probable, PS possible; + that it is so, - that it is not; UU is left open.
"""

from typing import Literal

import msgspec

from onrecord.model import FactClass
from onrecord.vocabulary.reading import ROOT, read_file, read_folder

Kind = Literal["infinitive", "gerund", "clause", "noun"]
KINDS: tuple[Kind, ...] = ("infinitive", "gerund", "clause", "noun")
Place = Literal["adverb", "adjective", "link", "preposition", "purpose"]


class Leaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The classes that readers give where FactBank's own is UU, or weaker or stronger than what they read."""

    positive: FactClass | None = None
    negative: FactClass | None = None


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a word says, by itself or of its complement: when it holds, and when it does not."""

    positive: FactClass
    negative: FactClass
    leaning: Leaning = Leaning()

    def read(self, sign: str) -> FactClass:
        """The class that a reader gives, under a governor of the sign "+" or "-"."""
        if sign == "+":
            return self.leaning.positive or self.positive
        return self.leaning.negative or self.negative


class Modal(Signature, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A modal: what it says of its own verb, without and with "not".

    perfect: what it says with "have" ("should have left"); supposed: the same beside a condition ("would have left if ...").
    """

    words: frozenset[str]
    perfect: FactClass | None = None
    supposed: FactClass | None = None
    examples: tuple[str, ...]


class Effect(Signature, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that say the same of what depends on them, listed by what that is.

    A word is a lemma, a lemma and a preposition ("succeed in") or a verb and its object ("take trouble"). Each example marks
    one word with the class that it has from the author's point of view.
    """

    id: str
    infinitive: frozenset[str] = frozenset()
    gerund: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    noun: frozenset[str] = frozenset()
    examples: tuple[str, ...]

    def words(self, kind: Kind) -> frozenset[str]:
        """The words that govern a complement of that kind."""
        return {"infinitive": self.infinitive, "gerund": self.gerund, "clause": self.clause, "noun": self.noun}[kind]


class Marker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that give one class to what they stand beside.

    at: an adverb of the verb, an adjective of the event noun, a link before a finite clause, a preposition before an "-ing"
    form or an event noun, or a purpose (a preposition that counts only where no governing word says more).
    """

    at: Place
    gives: FactClass
    words: frozenset[str]
    examples: tuple[str, ...]


class Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes of words that the reading of factuality needs, and the event nouns."""

    not_words: frozenset[str]
    only: frozenset[str]
    none_words: frozenset[str]
    few: frozenset[str]
    single: frozenset[str]
    occasions: frozenset[str]
    copulas: frozenset[str]
    bare: frozenset[str]
    firsts: frozenset[str]
    definite: frozenset[str]
    occurring: frozenset[str]
    contents: frozenset[str]
    transitive: frozenset[str]
    inheriting: frozenset[str]
    results: frozenset[str]
    moving: frozenset[str]
    governing: frozenset[str]
    endings: tuple[str, ...]
    events: dict[str, frozenset[str]]
    things: frozenset[str]


class FactualityWords(msgspec.Struct, frozen=True):
    """All groups, and each word's group by what depends on it or where it stands."""

    effects: tuple[Effect, ...]
    markers: tuple[Marker, ...]
    modal_groups: tuple[Modal, ...]
    forms: Forms
    governors: dict[Kind, dict[str, Effect]]
    marks: dict[Place, dict[str, FactClass]]
    modals: dict[str, Modal]


def indexed(
    effects: tuple[Effect, ...], markers: tuple[Marker, ...], modals: tuple[Modal, ...], forms: Forms
) -> FactualityWords:
    """The groups with their words looked up."""
    marks: dict[Place, dict[str, FactClass]] = {}
    for marker in markers:
        marks.setdefault(marker.at, {}).update(dict.fromkeys(marker.words, marker.gives))
    return FactualityWords(
        effects=effects,
        markers=markers,
        modal_groups=modals,
        forms=forms,
        governors={kind: {word: effect for effect in effects for word in effect.words(kind)} for kind in KINDS},
        marks=marks,
        modals={word: modal for modal in modals for word in modal.words},
    )


def read_factuality() -> FactualityWords:
    """The words of English. Raises VocabularyError where a file does not fit."""
    folder = ROOT / "en" / "factuality"
    effects = [effect for family in read_folder(folder / "effects", tuple[Effect, ...]) for effect in family]
    return indexed(
        tuple(effects),
        read_file(folder / "markers.yaml", tuple[Marker, ...]),
        read_file(folder / "modals.yaml", tuple[Modal, ...]),
        read_file(folder / "forms.yaml", Forms),
    )
