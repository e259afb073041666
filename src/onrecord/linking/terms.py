"""What tells one report's subject from another's: its names, numbers, countries and words, counted.

Names and numbers tell events apart far better than all words do: two earthquakes share every word but the names. A word
with a capital is a name unless the same text also prints it in lower case; at the start of a sentence it must in addition
not be a common word. Countries go by their ISO code, whatever form of the name is printed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from onrecord.vocabulary.frequency import read_shares, stem
from onrecord.vocabulary.parties import Parties

NAME, NUMBER, WORD, COUNTRY, GIVEN = "n", "q", "w", "c", "g"
_TOKEN = re.compile(r"[^\W\d_]+(?:[-.’'][^\W\d_]+)*|\d[\d,]*(?:\.\d+)?")
_SENTENCE = re.compile(r"(?<=[.!?:])[\"”’')\]]*\s+|\n+|(?:^|\s)[\"“‘(\[]+")
_CLITICS = ("'s", "’s")
_LONGEST = 4  # words in a country's name
_COMMON = 0.2  # share of reports above which a word says nothing


class Lexicon(msgspec.Struct, frozen=True):
    """What is known of words: country names by their words, given names, calendar words, and the share of reports of stems.

    `begins` are the first words of the countries' names.
    """

    countries: Mapping[tuple[str, ...], str]
    begins: frozenset[str]
    given: frozenset[str]
    calendar: frozenset[str]
    shares: Mapping[str, float]


def lexicon(parties: Parties) -> Lexicon:
    """The lexicon that the vocabulary's parties amount to."""
    countries: dict[tuple[str, ...], str] = {}
    for code, state in parties.states.items():
        for name in (state.name, *state.also, *state.adj, *state.noun, *(f"{one}s" for one in (*state.adj, *state.noun))):
            countries.setdefault(tuple(name.split()), code)
    calendar = frozenset(word.rstrip(".").lower() for word in parties.usage.calendar)
    begins = frozenset(words[0] for words in countries)
    return Lexicon(countries, begins, frozenset(name.lower() for name in parties.given), calendar, read_shares())


def count_terms(text: str, known: Lexicon) -> Counter[str]:
    """Each term with its class before a colon ("n:lohan", "q:160", "c:FIN") and how often it occurs."""
    sentences = [_tokens(sentence) for sentence in _SENTENCE.split(text) if sentence and sentence.strip()]
    small = {token for sentence in sentences for token in sentence if token[0].islower()}
    inside = {token for sentence in sentences for token in sentence[1:] if token[0].isupper()}
    words = _Words(small, inside, known)
    return Counter(term for sentence in sentences for term in _terms(sentence, words, known))


def _tokens(sentence: str) -> list[str]:
    return [token[:-2] if token.endswith(_CLITICS) else token for token in _TOKEN.findall(sentence)]


class _Words(dict[str, str | None]):
    """The term of each word of one text, worked out once; None where it says nothing."""

    def __init__(self, small: set[str], inside: set[str], known: Lexicon) -> None:
        self.small, self.inside, self.known = small, inside, known

    def __missing__(self, token: str) -> str | None:
        term = self[token] = _term(token, token.lower() in self.small, token in self.inside, self.known)
        return term


def _terms(sentence: list[str], words: _Words, known: Lexicon) -> Iterator[str]:
    at = 0
    while at < len(sentence):
        token = sentence[at]
        length, country = _country(sentence, at, known) if token in known.begins else (1, None)
        if country:
            yield f"{COUNTRY}:{country}"
        elif term := words[token]:
            yield term
        at += length


def _country(sentence: list[str], at: int, known: Lexicon) -> tuple[int, str | None]:
    for length in range(_LONGEST, 0, -1):
        code = known.countries.get(tuple(sentence[at : at + length]))
        if code and at + length <= len(sentence):
            return length, code
    return 1, None


def _term(token: str, small: bool, inside: bool, known: Lexicon) -> str | None:
    if token[0].isdigit():
        return f"{NUMBER}:{token.replace(',', '').rstrip('.')}"
    low = token.lower()
    stemmed = _stemmed(low)
    share = known.shares.get(stemmed, 0.0)
    if token[0].isupper() and not small and low not in known.calendar and len(low) > 1 and (inside or not share):
        return f"{GIVEN if low in known.given else NAME}:{low}"
    return f"{WORD}:{stemmed}" if len(low) > 2 and share < _COMMON and low not in known.calendar else None


@lru_cache(maxsize=65536)
def _stemmed(word: str) -> str:
    return stem(word)
