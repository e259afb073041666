"""Parties, places and chains of sources in plain words, as the report itself names them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Event, Mention, Place, Quantity, Record, Span, Statement
from onrecord.outline.visible import one_line

_COMMON_NOUN = re.compile(r"(States|Kingdom|Emirates|Republic|Islands|Union|Nations|Netherlands|Philippines)$")
_ARTICLE = re.compile(r"\b(the|an?)\s+$", re.IGNORECASE)
_LONGEST = 12  # an article and white space before a name
_INNER_MARKS = str.maketrans("“”", "‘’")


def listed(words: Iterable[str]) -> str:
    """The words as a list in a sentence: "a, b and c"."""
    every = list(dict.fromkeys(words))
    return " and ".join((", ".join(every[:-1]), every[-1])) if len(every) > 1 else "".join(every)


def quoted(spans: Iterable[Span]) -> str:
    """The words of each span between quotation marks."""
    return "; ".join(f"“{_inner(span)}”" for span in spans)


def sentence(words: str) -> str:
    """The words with a capital at their start."""
    return words[:1].upper() + words[1:]


def evidence_quoted(spans: Iterable[Span]) -> str:
    """The words of all spans in one pair of quotation marks, in order of the text, with an ellipsis between them."""
    return f"“{' … '.join(_inner(span) for span in sorted(spans, key=lambda span: span.start))}”"


def _inner(span: Span) -> str:
    return one_line(span.text).translate(_INNER_MARKS)


class Wording:
    """How one record's parties and items are put into words."""

    def __init__(self, record: Record) -> None:
        self._text = record.report.text
        self._outlet = record.report.outlet
        self._articles: dict[str, str] = {}
        self._parties: dict[tuple[str, str, bool], str] = {}
        self._names = {m.country: m.name for m in _mentions(record) if m.kind == "state" and m.country}
        self.items: dict[str, Event | Statement] = {
            **{event.id: event for event in record.events},
            **{statement.id: statement for statement in record.statements},
        }

    def party(self, mention: Mention) -> str:
        """The party's name, with the article that the report gives it."""
        key = mention.name, mention.kind, mention.protected
        if key not in self._parties:
            self._parties[key] = self._party(mention)
        return self._parties[key]

    def _party(self, mention: Mention) -> str:
        name = one_line(mention.name)
        if mention.kind == "unnamed" and name.startswith("unnamed"):
            return "an unnamed source"
        if mention.protected or (mention.kind == "state" and not _COMMON_NOUN.search(name)):
            return name
        if name not in self._articles:
            self._articles[name] = self._article(name, mention.kind)
        return f"{self._articles[name]}{name}"

    def _article(self, name: str, kind: str) -> str:
        """The article that the report mostly prints before the name; offices have one of themselves."""
        places = list(_places(name, self._text))
        found = [article for at in places if (article := _ARTICLE.search(self._text, max(0, at - _LONGEST), at))]
        if found and len(found) * 2 >= len(places):
            return f"{found[0][1].lower()} "
        return "the " if kind in ("government", "office") and name.rsplit(" ", 1)[-1].islower() else ""

    def parties(self, mentions: Iterable[Mention]) -> str:
        """Several parties in one phrase: "Peru and the Foreign Ministry"."""
        return listed(self.party(mention) for mention in mentions)

    def source(self, chain: Sequence[Mention]) -> str:
        """On whose word: "Chosunilbo, citing the Yomiuri Shimbun, citing a diplomatic source"."""
        members = list(dict.fromkeys(self.party(member) for member in chain))
        return ", citing ".join(members) or self.publisher()

    def publisher(self) -> str:
        """The outlet, or "the report" where it names none."""
        return self.party(self._outlet) if self._outlet else "the report"

    def place(self, place: Place) -> str:
        """A place with its country, and the mission that stands there, if any: "Lima, Peru"."""
        name = one_line(place.name)
        country = self.country(place.country)
        where = name if not country or country.casefold() == name.casefold() else f"{name}, {country}"
        if not place.mission:
            return where
        of = f" of {self.country(place.mission.of)}" if place.mission.of else ""
        named = place.mission.type in name.casefold()
        return where if named else f"{place.mission.type}{of} in {where}"

    def country(self, code: str | None) -> str:
        """The country's name where the report tells it, else its code."""
        return self._names.get(code, code) if code else ""

    def source_of(self, ids: Iterable[str]) -> str:
        """On whose word the first of these events or statements stands."""
        return self.source(next((self.items[i].chain for i in ids if i in self.items), ()))


def _places(name: str, text: str) -> Iterator[int]:
    """Where the name stands as words of their own. Faster than a pattern, which would be compiled for each name."""
    at = text.find(name) if name else -1
    while at >= 0:
        if not (_is_word(text[at - 1 : at]) and _is_word(name[0])):
            end = at + len(name)
            if not (_is_word(text[end : end + 1]) and _is_word(name[-1])):
                yield at
        at = text.find(name, at + 1)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def count_in_words(quantity: Quantity) -> str:
    """A count in figures: "5", "about 200", "at least 10", or the text's own words."""
    low, high = quantity.min, quantity.max
    if low is None and high is None:
        return one_line(quantity.text)
    about = "about " if quantity.approximate else ""
    if low == high:
        return f"{about}{low:,g}"
    if low is None or high is None:
        return f"{about}{'at most' if low is None else 'at least'} {(high if low is None else low):,g}"
    return f"{about}{low:,g} to {high:,g}"


def _mentions(record: Record) -> Iterable[Mention]:
    for event in record.events:
        yield from (*event.actor, *event.recipient, *event.affected, *event.chain)
    for statement in record.statements:
        yield from (*statement.chain, *statement.addressee)
