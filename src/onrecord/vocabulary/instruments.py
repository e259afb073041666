"""The nouns that name laws and treaties (`en/instruments.yaml`)."""

import msgspec

from onrecord.model import LawKind
from onrecord.vocabulary.reading import ROOT, read_file


class Instruments(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """nouns: head nouns by the kind of instrument. generic: modifiers that name no instrument ("international law").

    titles: small words that may stand inside a capitalised title ("Convention on Consular Relations").
    """

    nouns: dict[LawKind, frozenset[str]]
    generic: frozenset[str]
    titles: frozenset[str]

    def kind_of(self, lemma: str) -> LawKind | None:
        """The kind of instrument that a noun names, None where it names none."""
        return next((kind for kind, nouns in self.nouns.items() if lemma in nouns), None)


def read_instruments() -> Instruments:
    """The instruments of English."""
    return read_file(ROOT / "en" / "instruments.yaml", Instruments)
