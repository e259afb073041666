"""The vocabulary: everything onrecord knows of a language and of the world's parties, as data."""

from functools import lru_cache

import msgspec

from onrecord.vocabulary.calendar import Calendar, read_calendar
from onrecord.vocabulary.confidence import Confidence, read_confidence
from onrecord.vocabulary.cues import Cues, read_cues
from onrecord.vocabulary.endings import Endings, read_endings
from onrecord.vocabulary.factuality import FactualityWords, read_factuality
from onrecord.vocabulary.gazetteer import Gazetteer, read_gazetteer
from onrecord.vocabulary.grammar import Grammar, read_grammar
from onrecord.vocabulary.instruments import Instruments, read_instruments
from onrecord.vocabulary.intents import Intents, read_intents
from onrecord.vocabulary.kinds import Kind, read_kinds
from onrecord.vocabulary.numbers import Numbers
from onrecord.vocabulary.pages import Pages, read_pages
from onrecord.vocabulary.parties import Parties, read_parties
from onrecord.vocabulary.plover import PloverCodes, read_plover
from onrecord.vocabulary.rulebook import Rulebook, rulebook
from onrecord.vocabulary.words import Words, read_words


class Vocabulary(msgspec.Struct, frozen=True):
    """Every section; the pipeline hands each to the stages that name it."""

    calendar: Calendar
    gazetteer: Gazetteer
    confidence: Confidence
    cues: Cues
    endings: Endings
    factuality: FactualityWords
    grammar: Grammar
    instruments: Instruments
    intents: Intents
    kinds: tuple[Kind, ...]
    numbers: Numbers
    pages: Pages
    parties: Parties
    plover: PloverCodes
    rulebook: Rulebook
    words: Words


@lru_cache(maxsize=1)
def load() -> Vocabulary:
    """Reads and validates all sections once. Raises VocabularyError that names the file and entry at fault."""
    calendar, kinds, words = read_calendar(), read_kinds(), read_words()
    return Vocabulary(
        calendar=calendar,
        gazetteer=read_gazetteer(),
        confidence=read_confidence(),
        cues=read_cues(),
        endings=read_endings(),
        factuality=read_factuality(),
        grammar=read_grammar(),
        instruments=read_instruments(),
        intents=read_intents(),
        kinds=kinds,
        numbers=calendar.numbers,
        pages=read_pages(),
        parties=read_parties(),
        plover=read_plover(),
        rulebook=rulebook(kinds, words),
        words=words,
    )
