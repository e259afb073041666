"""How a language writes dates: word classes, patterns over them, and the words around a date (`en/dates.yaml`)."""

import re
from typing import Literal

import msgspec

from onrecord.expressions.forms import FORMS
from onrecord.expressions.lexicon import OTHER, Alphabet, Meaning, Slots, Word, compile_patterns, literals_of, meanings
from onrecord.vocabulary.numbers import Numbers, read_numbers
from onrecord.vocabulary.reading import ROOT, read_file

_BEFORE = 12  # as many items before the first word that makes a date can belong to it
_TRIGGERS = (
    *("month", "weekday", "weekdays", "season", "part", "parts", "moment", "unit", "units", "quarter", "quarter_name"),
    *("half", "half_name", "century", "year", "decade", "decade_name", "holiday", "clock", "hhmm", "slashed", "ampm", "oclock"),
    *(
        "deictic",
        "night_word",
        "frequency",
        "long",
        "now",
        "lately",
        "soon",
        "ref_noun",
        "period",
        "apostrophe",
        "nth",
        "years",
    ),
)
Reading = Literal[
    "nth-weekday",
    "calendar",
    "shift",
    "distance",
    "duration",
    "set",
    "ref",
    "year-ago",
    "unit-end",
    "period",
    "beside",
    "nth-day",
]


class DateRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern over word classes and what it means.

    `match` maps sentences, with the date in square brackets, to its TIMEX3 value in a report of Friday, 9 December 2011;
    without the rule each of them reads otherwise.
    """

    id: str
    reading: Reading
    pattern: str
    match: dict[str, str]

    def __post_init__(self) -> None:
        if not self.match:
            raise ValueError(f"rule {self.id}: needs a sentence under match")


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is written; `no_date` are sentences without any date."""

    words: dict[str, dict[str, tuple[str, ...]]]
    no_date: tuple[str, ...]
    capital: frozenset[str]
    tags: dict[str, tuple[str, ...]]
    not_alone: frozenset[str]
    edges: dict[str, tuple[str, ...]]
    relations: dict[str, tuple[str, ...]]
    onward: frozenset[str]
    measured: frozenset[str]
    prospective: frozenset[str]
    prospective_for: frozenset[str]
    prospective_nouns: frozenset[str]
    reporting: frozenset[str]
    rules: tuple[DateRule, ...]


class Calendar(msgspec.Struct, frozen=True):
    """The rules made ready: the class of each word, one expression for all patterns, and the slots of each.

    `island` finds stretches of class characters that may hold a date. `edges` and `relations` are keyed by the words of
    the phrase. `number_chars` gives the class character of a number's form.
    """

    rules: tuple[DateRule, ...]
    lexicon: dict[str, Word]
    expression: re.Pattern[str]
    slots: tuple[Slots, ...]
    island: re.Pattern[str]
    number_chars: dict[frozenset[str], str]
    edges: dict[tuple[str, ...], str]
    relations: dict[tuple[str, ...], str]
    words: DateWords
    numbers: Numbers


def read_calendar() -> Calendar:
    """The date expressions of English. Raises VocabularyError or ValueError where a pattern cannot be read."""
    return prepare(read_file(ROOT / "en" / "dates.yaml", DateWords), read_numbers())


def prepare(words: DateWords, numbers: Numbers) -> Calendar:
    """The rules of `words`, ready to be matched."""
    alphabet = Alphabet()
    patterns = [rule.pattern for rule in words.rules]
    nth: dict[str, tuple[str, ...]] = {str(value): (word,) for word, value in numbers.words.ordinals.items()}
    known = meanings({**words.words, "nth": nth}, literals_of(patterns))
    lexicon = _lexicon(known, words, numbers, alphabet)
    number_chars = {form: alphabet.char(form) for form in FORMS}
    expression, slots = compile_patterns(patterns, alphabet)
    return Calendar(
        rules=words.rules,
        lexicon=lexicon,
        expression=expression,
        slots=slots,
        island=_island(alphabet),
        number_chars=number_chars,
        edges=_phrases(words.edges),
        relations=_phrases(words.relations),
        words=words,
        numbers=numbers,
    )


def _lexicon(known: dict[str, Meaning], words: DateWords, numbers: Numbers, alphabet: Alphabet) -> dict[str, Word]:
    phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for phrase, meaning in known.items():
        first, *rest = phrase.split()
        if rest:
            phrases.setdefault(first, []).append((tuple(rest), Word(alphabet.char(meaning), meaning)))
    starts = {*numbers.words.cardinals, "a", "half"}
    lexicon = {}
    for word in {*(w for w in known if " " not in w), *phrases, *starts}:
        meaning = known.get(word, {})
        tags = frozenset(words.tags[word]) if word in words.tags else None
        longer = tuple(sorted(phrases.get(word, []), key=lambda entry: -len(entry[0])))
        capital, numeral = word in words.capital, word in starts
        special = bool(tags is not None or longer or capital or numeral)
        char = alphabet.char(meaning) if meaning else ""
        lexicon[word] = Word(char, meaning, tags, capital, numeral, longer, special)
    return lexicon


def _phrases(table: dict[str, tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): name for name, phrases in table.items() for phrase in phrases}


def _island(alphabet: Alphabet) -> re.Pattern[str]:
    """A bounded run of known words up to one that can make a date, and the known words after it."""
    triggers = "".join(sorted({char for name in _TRIGGERS for char in alphabet.having(name)[1:-1]}))
    return re.compile(f"[^{OTHER}{triggers}]{{0,{_BEFORE}}}[{triggers}][^{OTHER}]*")
