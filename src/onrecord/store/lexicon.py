"""The names and shares that linking weighs terms by, read once."""

from functools import lru_cache

from onrecord.linking.terms import Lexicon, lexicon
from onrecord.vocabulary import load


@lru_cache(maxsize=1)
def known_words() -> Lexicon:
    """The lexicon of the vocabulary's parties."""
    return lexicon(load().parties)
