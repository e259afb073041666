"""What stands on a news page besides the report: navigation, copyright, date labels, bylines, one file per language.

Each file carries lines that must be recognised as furniture of the page and lines that must stay in the report.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from onrecord.vocabulary.reading import ROOT, read_folder


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lines that are furniture of a page, and lines that belong to a report."""

    furniture: tuple[str, ...]
    body: tuple[str, ...]


class Offset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a zone's abbreviation stands for, in the years in which it does (both included)."""

    zone: str
    offset: str
    since: int = 0
    until: int = 9999


class PageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language. `months` are twelve lists; `labels` head the lines of a database download or a board.

    `offsets` say what zones mean; a zone that has more than one meaning in the news, such as CST, has none.
    """

    language: str
    examples: Examples
    stop_words: tuple[str, ...] = ()
    months: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[str, ...] = ()
    before_noon: tuple[str, ...] = ()
    after_noon: tuple[str, ...] = ()
    date_joiners: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    offsets: tuple[Offset, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    byline_after: tuple[str, ...] = ()
    editing: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    outlet_words: tuple[str, ...] = ()
    outlet_openings: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    wire_notes: tuple[str, ...] = ()
    copyright: tuple[str, ...] = ()
    navigation: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    related_opening: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    promotion: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    paywall: tuple[str, ...] = ()
    consent: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    dateline_places: tuple[str, ...] = ()
    headline_notes: tuple[str, ...] = ()
    contact_words: tuple[str, ...] = ()
    labels: dict[str, tuple[str, ...]] = {}

    def __post_init__(self) -> None:
        if self.months and len(self.months) != 12:
            raise ValueError(f"language {self.language}: months must be twelve lists, not {len(self.months)}")
        if not self.examples.furniture or not self.examples.body:
            raise ValueError(f"language {self.language}: needs examples of furniture and of body")


class Pages(msgspec.Struct, frozen=True, eq=False):
    """All languages together. Each list of words is in lower case; `alternatives` makes a pattern of one."""

    languages: tuple[PageWords, ...]
    months: dict[str, int]

    def words(self, name: str) -> frozenset[str]:
        """Every word of the list `name`, in all languages."""
        return _words(self, name)

    def alternatives(self, name: str) -> str:
        """A pattern that matches any word of the list `name`, longest first."""
        return _alternatives(self, name)

    def offset(self, zone: str, year: int) -> str:
        """The offset from UTC, such as "+09:00", that a zone's abbreviation had in a year; empty where it is not known."""
        found = (one for language in self.languages for one in language.offsets if one.zone.casefold() == zone.casefold())
        return next((one.offset for one in found if one.since <= year <= one.until), "")

    def label(self, field: str) -> frozenset[str]:
        """The words that head a line holding `field` in a database download."""
        return frozenset(word for language in self.languages for word in language.labels.get(field, ()))


@lru_cache(maxsize=64)
def _words(pages: Pages, name: str) -> frozenset[str]:
    return frozenset(word.casefold() for language in pages.languages for word in getattr(language, name))


@lru_cache(maxsize=64)
def _alternatives(pages: Pages, name: str) -> str:
    return alternatives(_words(pages, name))


def alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of the words in lower case, longest first; matches nothing where there are none."""
    longest_first = sorted((word.casefold() for word in words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")" if longest_first else r"(?!)"


@lru_cache(maxsize=1)
def read_pages() -> Pages:
    """Every language of the `pages` folder. Raises VocabularyError that names the file at fault."""
    languages = read_folder(ROOT / "pages", PageWords)
    months = {
        name.casefold(): number
        for language in languages
        for number, names in enumerate(language.months, start=1)
        for name in names
    }
    return Pages(languages, months)
