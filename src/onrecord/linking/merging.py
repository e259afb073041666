"""Suggestions that two parties are one: small named features, each with its share; nothing is ever merged by itself.

States, governments and their parts are told apart by their codes and never suggested, however alike they are spelled ("South
Korea", "North Korea"). An office ("Japan's foreign minister") is suggested to be a person only for the days on which that
person, and nobody else, is known to hold it.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec

from onrecord.linking.links import Part
from onrecord.linking.profiles import Profile
from onrecord.vocabulary.folding import fold

BAR = 0.6  # the least score of a suggestion; set by hand, measured on no corpus
_ALIKE = 0.85  # of letters that two spellings of a name have in common (Ratcliff and Obershelp 1988)
_NEAR = 400  # days after a person was last named with an office in which it may still be theirs
_APART = 20 * 365  # days between two sightings after which a namesake is likelier
_SMALL = frozenset({"the", "of", "for", "and", "a", "de", "la", "du"})
_TELLING = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "new", "old", "first", "second", "upper",
     "lower", "deputy", "vice", "former", "anti", "junior", "senior"}
)  # fmt: skip
_ONE_HOLDER = frozenset({"president", "premier", "chancellor", "king", "queen", "emperor", "pope", "sultan", "emir"})


class Suggestion(msgspec.Struct, frozen=True):
    """Two parties that may be one, and why. For an office and its holder, only from `since` to `until` (ISO days)."""

    one: str
    other: str
    score: float
    parts: tuple[Part, ...]
    since: str | None = None
    until: str | None = None


def suggest(profiles: Iterable[Profile]) -> tuple[Suggestion, ...]:
    """Every pair of parties with a score of `BAR` or more, the surest first, whatever the order of the input."""
    listed = sorted(profiles, key=lambda one: one.party)
    found = [
        suggestion
        for one, other in _candidates(listed)
        for suggestion in (_compare(listed[one], listed[other]),)
        if suggestion.score >= BAR
    ]
    return tuple(sorted([*found, *_holders(listed)], key=lambda one: (-one.score, one.one, one.other, one.since or "")))


def _candidates(listed: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of persons or of organisations that share the start of a name's first or last word, or initials."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(listed):
        for key in {key for name in one.names for key in _keys(one.kind, _words(name))}:
            blocks[key].append(at)
    return sorted({(i, j) for block in blocks.values() for place, i in enumerate(block) for j in block[place + 1 :]})


def _keys(kind: str, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if not words:
        return
    if kind == "person":
        yield from (("person", word[:3]) for word in {words[0], words[-1]} if len(word) > 1)
    elif kind in ("organisation", "party", "outlet"):
        yield "body", words[0][:3]
        yield "body", _initials(words)
        yield "body", "".join(words)


def _compare(one: Profile, other: Profile) -> Suggestion:
    named = _person_names(one, other) if one.kind == "person" else _body_names(one, other)
    parts = tuple(_others(one, other, named)) if named is not None else ()
    return Suggestion(one.party, other.party, sum(part.share for part in parts), parts)


def _others(one: Profile, other: Profile, named: Part) -> Iterator[Part]:
    """The name's part, and what country, office, days and reports add to it or take from it."""
    yield named
    if one.country and other.country:
        same = one.country == other.country
        yield Part("country", 0.2 if same else -0.5, (one.country,) if same else (one.country, other.country))
    offices = {office for office, _ in one.offices} & {office for office, _ in other.offices}
    if offices:
        yield Part("office", 0.15, tuple(sorted(offices)))
    if one.days and other.days and _days_between(one, other) > _APART:
        yield Part("years between", -0.3, (one.days[-1], other.days[-1]))
    together = sorted(set(one.reports) & set(other.reports))
    if together and named.feature != "initials":  # a report that spells a name out gives its initials too
        yield Part("both in one report", -0.3, tuple(together[:3]))


def _person_names(one: Profile, other: Profile) -> Part | None:
    """The best agreement of any two names of two persons; None where family or given names are others."""
    found = [part for a in one.names for b in other.names if (part := _persons(_words(a), _words(b))) is not None]
    return max(found, key=lambda part: (part.share, part.terms), default=None)


def _persons(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Part | None:
    if not ours or not theirs:
        return None
    shown = (" ".join(ours), " ".join(theirs))
    if ours == theirs:
        return Part("full name", 0.6 if len(ours) > 1 else 0.4, shown[:1])
    if sorted(ours) == sorted(theirs):
        return Part("order of names", 0.5, shown)
    given, other_given = ours[:-1], theirs[:-1]
    if ours[-1] == theirs[-1]:
        if not given or not other_given or (given[0][0] == other_given[0][0] and 1 in (len(given[0]), len(other_given[0]))):
            return Part("family name", 0.4, (ours[-1],))
        return Part("spelling", 0.45, shown) if _alike(" ".join(given), " ".join(other_given)) else None
    return Part("spelling", 0.45, shown) if given == other_given and given and _alike(ours[-1], theirs[-1]) else None


def _body_names(one: Profile, other: Profile) -> Part | None:
    found = [part for a in one.names for b in other.names if (part := _bodies(_words(a), _words(b))) is not None]
    return max(found, key=lambda part: (part.share, part.terms), default=None)


def _bodies(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Part | None:
    """Two names of bodies: equal, initials, one within the other, or two spellings; never where a telling word differs."""
    if not ours or not theirs:
        return None
    shown = (" ".join(ours), " ".join(theirs))
    if ours == theirs:
        return Part("name", 0.6, shown[:1])
    if "".join(ours) == _initials(theirs) or "".join(theirs) == _initials(ours):
        return Part("initials", 0.45, shown)
    if (set(ours) ^ set(theirs)) & _TELLING or any(word.isdigit() for word in set(ours) ^ set(theirs)):
        return None
    if min(len(ours), len(theirs)) > 1 and (set(ours) < set(theirs) or set(theirs) < set(ours)):
        return Part("part of the name", 0.45, shown)
    if len(ours) == len(theirs) and all(a == b or _alike(a, b) for a, b in zip(ours, theirs, strict=True)):
        return Part("spelling", 0.45, shown)
    return None


def _holders(listed: Sequence[Profile]) -> Iterator[Suggestion]:
    """Offices with the persons who are named with them, for the days between which nobody else is."""
    sightings: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for person in listed:
        for office, day in person.offices if person.kind == "person" and person.country else ():
            if day:
                sightings[person.country or "", office][day] = person.party
    for body in listed:
        key = (body.country or "", next((office for office, _ in body.offices), ""))
        if body.kind == "office" and _of_one(key[1]) and key in sightings:
            yield from _held(body, key[1], sightings[key])


def _held(office: Profile, called: str, sightings: Mapping[str, str]) -> Iterator[Suggestion]:
    days: dict[str, list[str]] = defaultdict(list)
    for day in office.days:
        holder = _holder(day, sightings)
        if holder is not None:
            days[holder].append(day)
    for party, held in sorted(days.items()):
        parts = (Part("country", 0.2, (office.country or "",)), Part("office", 0.3, (called,)), Part("days", 0.2, tuple(held)))
        yield Suggestion(office.party, party, sum(part.share for part in parts), parts, held[0], held[-1])


def _holder(day: str, sightings: Mapping[str, str]) -> str | None:
    """Who holds an office on a day: the one who is named with it last before and first after, or the only one near."""
    before = [one for one in sorted(sightings) if one <= day]
    after = [one for one in sorted(sightings) if one >= day]
    near = {sightings[one] for one in (*before[-1:], *after[:1]) if abs(_ordinal(one) - _ordinal(day)) <= _NEAR}
    return next(iter(near)) if len(near) == 1 else None


def _of_one(office: str) -> bool:
    """Whether a government has one holder of an office at a time."""
    words = office.split()
    departed = len(words) > 1 and words[-1] in ("minister", "secretary") and words[0] not in _TELLING
    return bool(words) and (office in _ONE_HOLDER or departed)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in fold(name).split() if word not in _SMALL)


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else words[0]


def _alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _days_between(one: Profile, other: Profile) -> int:
    if one.days[0] > other.days[-1]:
        return _ordinal(one.days[0]) - _ordinal(other.days[-1])
    return max(0, _ordinal(other.days[0]) - _ordinal(one.days[-1]))


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()
