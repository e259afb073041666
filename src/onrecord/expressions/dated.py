"""A resolved date with the words around it that belong to it: "late", "about", "the end of", "since"."""

import msgspec

from onrecord.expressions.cores import Core
from onrecord.expressions.items import Items
from onrecord.expressions.numerals import qualifier_before
from onrecord.expressions.resolve import Sense
from onrecord.model import DateRelation
from onrecord.vocabulary.calendar import Calendar

_ARTICLES = frozenset({"the", "a", "an"})
_BARE = frozenset({"year", "month", "weekday", "month-day", "day-month", "year-pair", "slashed", "iso"})
_LONGEST_PHRASE = 4
_MODS = {"EARLIER": "START", "LATER": "END", "SOME": None}
_RELATIONS: dict[str, DateRelation] = {"since": "since", "until": "until", "before": "before", "during": "during"}


class Dated(msgspec.Struct, frozen=True):
    """A date between two pieces. `edge` is the part of the period that is meant; `range_edtf` the range it is an end of."""

    core: Core
    sense: Sense
    first: int
    last: int
    mod: str | None = None
    edge: str | None = None
    relation: DateRelation = "on"
    range_edtf: str | None = None


def extend(core: Core, sense: Sense, items: Items, calendar: Calendar) -> Dated:
    """The date with its modifiers and its governing preposition."""
    words = items.pieces.words
    start, last = items.first[core.first], items.last(core.last)
    edge, mod = ("END", "END") if core.which == "end" else (None, None)
    point = sense.type in ("DATE", "TIME") and core.kind != "ref"
    if point and core.kind != "distance":
        start, edge = _edge(words, start, calendar, edge)
        mod = _MODS.get(edge or "", edge)
    qualified = qualifier_before(words, start, calendar.numbers) if core.kind != "ref" and core.anchored is None else None
    if qualified is not None and _qualifies(qualified[1].bound, qualified[1].mod, words[start - 1], core, point):
        start, mod = qualified[0], qualified[1].mod
    if start > 0 and words[start - 1] in _ARTICLES and words[start] not in _ARTICLES and _takes_article(core, words, edge):
        start -= 1
    relation = _relation(words, start, last, calendar) if core.kind not in ("ref", "set") else "on"
    relation = _fitting(relation, sense, words[start - 1] if start else "")
    split = f"{core.year}/{core.year + 1}" if core.which == "split" and core.year is not None else None
    return Dated(core, sense, start, last, mod, edge, relation, split)


def _takes_article(core: Core, words: list[str], edge: str | None) -> bool:
    """Not the article of a noun that the date stands before ("the 1994 accord", "a two-year ban", "the current envoy")."""
    if core.kind == "ref" or (core.kind == "calendar" and core.rule in _BARE and edge is None):
        return core.rule == "the-future"
    return core.kind != "duration" or core.anchored is not None


def _fitting(relation: DateRelation, sense: Sense, before: str) -> DateRelation:
    """ "For" and the like say how long; "after 18 days" says neither since when nor until when."""
    if sense.type == "DURATION":
        return "during" if relation == "during" else "on"
    return "on" if before in ("for", "within") else relation


def _edge(words: list[str], start: int, calendar: Calendar, found: str | None) -> tuple[int, str | None]:
    """The phrase before the date that says which part of it is meant, also across an article ("early in the 1990s")."""
    for end in (start, start - 1) if start and words[start - 1] == "the" else (start,):
        for length in range(min(_LONGEST_PHRASE, end), 0, -1):
            edge = calendar.edges.get(tuple(words[end - length : end]))
            if edge is not None:
                return end - length, edge
    return start, found


def _qualifies(bound: str, mod: str, word: str, core: Core, point: bool) -> bool:
    """Whether the phrase before qualifies the amount, not the clause ("over the past week", "talks about Friday")."""
    if core.kind in ("duration", "distance"):
        return core.rule not in ("year-ago", "year-ago-period")
    fits = core.clock is not None or word in ("around", "circa", "approximately")
    return fits and point and bound == "near" and mod == "APPROX"


def _relation(words: list[str], start: int, last: int, calendar: Calendar) -> DateRelation:
    found: DateRelation = "on"
    for length in range(min(_LONGEST_PHRASE, start), 0, -1):
        name = calendar.relations.get(tuple(words[start - length : start]))
        if name is not None:
            found = _RELATIONS[name]
            break
    onward = words[last + 1] if last + 1 < len(words) else ""
    if onward in calendar.words.onward and (onward != "on" or found == "since"):
        return "since"
    return found
