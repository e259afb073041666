"""PLOVER's modes and contexts by CAMEO code and by words (`plover.yaml`)."""

from collections.abc import Iterable

import msgspec

from onrecord.vocabulary.codes import by_beginning
from onrecord.vocabulary.reading import ROOT, read_file


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    modes: dict[str, tuple[str, ...]]
    contexts: dict[str, tuple[str, ...]]
    words: dict[str, frozenset[str]]


class PloverCodes(msgspec.Struct, frozen=True):
    """Modes and contexts by the beginning of a CAMEO code; contexts that words show, each word with its place there."""

    modes: dict[str, str]
    contexts: dict[str, str]
    shown: tuple[str, ...]
    words: dict[str, int]

    def mode_of(self, cameo: str) -> str | None:
        """The mode that a CAMEO code implies."""
        return by_beginning(self.modes, cameo)

    def context_of(self, cameo: str) -> str | None:
        """The context that a CAMEO code implies."""
        return by_beginning(self.contexts, cameo)

    def context_in(self, lemmas: Iterable[str]) -> str | None:
        """The context that words show; the first listed where they show several."""
        places = [self.words[lemma] for lemma in lemmas if lemma in self.words]
        return self.shown[min(places)] if places else None


def read_plover() -> PloverCodes:
    """The tables. Raises VocabularyError that names the entry at fault."""
    lists = read_file(ROOT / "plover.yaml", _Lists)
    backwards = reversed(list(enumerate(lists.words.values())))
    words = {word: place for place, listed in backwards for word in listed}
    return PloverCodes(_by_code(lists.modes), _by_code(lists.contexts), tuple(lists.words), words)


def _by_code(codes: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {code: name for name, listed in codes.items() for code in listed}
