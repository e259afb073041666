"""The vocabulary: everything onrecord knows of a language and of the world's parties, as data."""

from functools import lru_cache

import msgspec

from onrecord.vocabulary.kinds import Kind, read_kinds
from onrecord.vocabulary.words import Words, read_words


class Vocabulary(msgspec.Struct, frozen=True):
    """Every section; the pipeline hands each to the stages that name it."""

    kinds: tuple[Kind, ...]
    words: Words


@lru_cache(maxsize=1)
def load() -> Vocabulary:
    """Reads and validates all sections once. Raises VocabularyError that names the file and entry at fault."""
    return Vocabulary(kinds=read_kinds(), words=read_words())
