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
_ASCII_TOKEN = re.compile(r"[A-Za-z]+(?:[-.'][A-Za-z]+)*|[0-9][0-9,]*(?:\.[0-9]+)?")
_SENTENCE = re.compile(
    r"[\s\"”’')\]“‘(\[](?:"  # one character that may stand at a border; the rest looks back at it
    r"(?<=[.!?:][\"”’')\]])[\"”’')\]]*\s+|(?<=[.!?:]\s)\s*"  # behind a stop, with closing marks
    r"|(?<=\n)\n*"
    r"|(?<=\s)[\"“‘(\[]+|(?<![\s\S][\s\S])(?<=[\"“‘(\[])[\"“‘(\[]*)"  # opening marks behind a blank, or at the very start
)
_CLITICS = ("'s", "’s")
_COMMON = 0.2  # share of reports above which a word says nothing


class Lexicon(msgspec.Struct, frozen=True, eq=False):
    """What is known of words: country names by their words, given names, calendar words, and the share of reports of stems.

    `begins` are the first words of the countries' names, and of how many words these are, the longest first.
    """

    countries: Mapping[tuple[str, ...], str]
    begins: Mapping[str, tuple[int, ...]]
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
    lengths: dict[str, set[int]] = {}
    for words in countries:
        lengths.setdefault(words[0], set()).add(len(words))
    begins = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
    return Lexicon(countries, begins, frozenset(name.lower() for name in parties.given), calendar, read_shares())


def count_terms(text: str, known: Lexicon) -> Counter[str]:
    """Each term with its class before a colon ("n:lohan", "q:160", "c:FIN") and how often it occurs."""
    sentences = [_tokens(sentence) for sentence in _SENTENCE.split(text) if sentence and sentence.strip()]
    small = {token for sentence in sentences for token in sentence if token[0].islower()}
    inside = {token for sentence in sentences for token in sentence[1:] if token[0].isupper()}
    words = _Words(small, inside, known)
    found: Counter[str] = Counter()
    for sentence in sentences:
        named = not known.begins.keys().isdisjoint(sentence)
        found.update(_terms(sentence, words, known) if named else filter(None, map(words.__getitem__, sentence)))
    return found


def _tokens(sentence: str) -> list[str]:
    found: list[str] = (_ASCII_TOKEN if sentence.isascii() else _TOKEN).findall(sentence)
    if "'s" in sentence or "’s" in sentence:
        return [token[:-2] if token.endswith(_CLITICS) else token for token in found]
    return found


class _Words(dict[str, str | None]):
    """The term of each word of one text, worked out once; None where it says nothing."""

    def __init__(self, small: set[str], inside: set[str], known: Lexicon) -> None:
        self.small, self.inside, self.known = small, inside, known

    def __missing__(self, token: str) -> str | None:
        name, word, common = _readings(token, self.known)
        is_name = name is not None and (token in self.inside or not common) and token.lower() not in self.small
        term = self[token] = name if is_name else word
        return term


def _terms(sentence: list[str], words: _Words, known: Lexicon) -> Iterator[str]:
    """The terms of a sentence in which a word stands that begins the name of a country."""
    done = 0
    for at, token in enumerate(sentence):
        if token in known.begins and at >= done:
            length, country = _country(sentence, at, known)
            if country:
                yield from filter(None, map(words.__getitem__, sentence[done:at]))
                yield f"{COUNTRY}:{country}"
                done = at + length
    yield from filter(None, map(words.__getitem__, sentence[done:]))


def _country(sentence: list[str], at: int, known: Lexicon) -> tuple[int, str | None]:
    for length in known.begins[sentence[at]]:
        code = known.countries.get(tuple(sentence[at : at + length]))
        if code:
            return length, code
    return 1, None


@lru_cache(maxsize=65536)
def _readings(token: str, known: Lexicon) -> tuple[str | None, str | None, bool]:
    """What a word is as a name and as any other word or number, None where it cannot be that; and whether it is common."""
    if token[0].isdigit():
        return None, f"{NUMBER}:{token.replace(',', '').rstrip('.')}", False
    low = token.lower()
    if low in known.calendar:
        return None, None, False
    stemmed = stem(low)
    share = known.shares.get(stemmed, 0.0)
    is_name = token[0].isupper() and len(low) > 1
    name = f"{GIVEN if low in known.given else NAME}:{low}" if is_name else None
    return name, f"{WORD}:{stemmed}" if len(low) > 2 and share < _COMMON else None, bool(share)
