"""Whether two tellings are of one matter: small named features that each add to the score, and what rules it out."""

from collections.abc import Callable, Iterator
from typing import Literal

from onrecord.linking.links import Part
from onrecord.linking.tellings import Telling
from onrecord.linking.terms import NUMBER, Lexicon
from onrecord.linking.vectors import weight

BAR = 0.5  # the least score of one matter; set by hand on our own stories, measured on no corpus
Parts = tuple[Part, ...]
Verdict = Parts | Literal["conflict"]


def match(one: Telling, other: Telling, same_story: bool, known: Lexicon) -> Verdict:
    """What speaks for one matter, as parts of a score, or "conflict" where the two cannot be one."""
    if one.kind != other.kind:
        return "conflict"
    return _BY_KIND[one.kind](one, other, same_story, known)


def score(parts: Parts) -> float:
    """The sum of the parts."""
    return sum(part.share for part in parts)


def _commitments(one: Telling, other: Telling, same_story: bool, known: Lexicon) -> Verdict:
    """One maker, no other receiver, no other form, no other sum; then what they say decides."""
    if _differ(one.by, other.by) or _differ(one.to, other.to) or _other_form(one, other) or _other_numbers(one, other):
        return "conflict"
    if not set(one.by) & set(other.by):
        return ()
    return tuple(_undertaken(one, other, same_story, known))


def _undertaken(one: Telling, other: Telling, same_story: bool, known: Lexicon) -> Iterator[Part]:
    yield Part("maker", 0.1, _both(one.by, other.by))
    if set(one.to) & set(other.to):
        yield Part("receiver", 0.15, _both(one.to, other.to))
    if (one.bare or other.bare) and same_story and set(one.to) & set(other.to):
        yield Part("told without its content", 0.3)
    if one.form == other.form != "unstated":
        yield Part("form", 0.05, (one.form,))
    yield from _story(one, other, same_story)
    yield from _content(one, other, 0.7, known)


def _claims(one: Telling, other: Telling, same_story: bool, known: Lexicon) -> Verdict:
    if _differ(one.by, other.by) or _differ(one.to, other.to) or _other_numbers(one, other):
        return "conflict"
    return tuple(_claimed(one, other, same_story, known))


def _claimed(one: Telling, other: Telling, same_story: bool, known: Lexicon) -> Iterator[Part]:
    """Where the parties are not known, the words must be much the same."""
    if set(one.by) & set(other.by):
        yield Part("actor", 0.1, _both(one.by, other.by))
    if set(one.to) & set(other.to):
        yield Part("recipient", 0.1, _both(one.to, other.to))
    yield from _story(one, other, same_story)
    yield from _content(one, other, 0.5, known)


def _cases(one: Telling, other: Telling, same_story: bool, known: Lexicon) -> Verdict:
    """The same people by nationality; then the mission or place, how many they are, and since when."""
    if _differ(one.by, other.by) or (one.mission and other.mission and one.mission != other.mission):
        return "conflict"
    return tuple(_sheltered(one, other, same_story))


def _sheltered(one: Telling, other: Telling, same_story: bool) -> Iterator[Part]:
    if set(one.by) & set(other.by):
        yield Part("people", 0.1, _both(one.by, other.by))
    if one.place and one.place == other.place:
        yield Part("place", 0.2, (one.place, *((one.mission,) if one.mission == other.mission and one.mission else ())))
    if (shared := _common_count(one, other)) is not None:
        yield Part("count", 0.2, (shared,))
    if one.since and one.since == other.since:
        yield Part("since", 0.2, (one.since,))
    yield from _story(one, other, same_story)


def _laws(one: Telling, other: Telling, same_story: bool, known: Lexicon) -> Verdict:
    """A title says most; a year or country tells apart what is only called "the law"."""
    if _differ(one.by, other.by) or (one.year and other.year and one.year != other.year):
        return "conflict"
    parts = [*_story(one, other, same_story), *_content(one, other, 0.4, known)]
    if one.year and one.year == other.year:
        parts.append(Part("year", 0.15, (str(one.year),)))
    if set(one.by) & set(other.by):
        parts.append(Part("country", 0.1, _both(one.by, other.by)))
    return tuple(parts)


_BY_KIND: dict[str, Callable[[Telling, Telling, bool, Lexicon], Verdict]] = {
    "commitment": _commitments, "claim": _claims, "case": _cases, "law": _laws,
}  # fmt: skip


def _story(one: Telling, other: Telling, same_story: bool) -> Iterator[Part]:
    """Two items of one report were kept apart when it was read: that they share a story says nothing for them."""
    if same_story and one.report != other.report:
        yield Part("story", 0.15)


def _content(one: Telling, other: Telling, most: float, known: Lexicon) -> Iterator[Part]:
    """How much of what the two say is common, weighed by how rare each term is in news: 2 common / (ours + theirs)."""
    ours, theirs = ({term: weight(term, 0, 0, known) for term in telling.terms} for telling in (one, other))
    common = ours.keys() & theirs.keys()
    total = sum(ours.values()) + sum(theirs.values())
    if common and total:
        heaviest = sorted(common, key=lambda term: (-ours[term], term))
        yield Part("content", most * 2 * sum(ours[term] for term in heaviest) / total, tuple(term[2:] for term in heaviest))


def _differ(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(ours and theirs and not set(ours) & set(theirs))


def _both(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(ours) & set(theirs)))


def _other_form(one: Telling, other: Telling) -> bool:
    return {one.form, other.form} == {"written", "spoken"}


def _other_numbers(one: Telling, other: Telling) -> bool:
    """Both give numbers, and not one in common."""
    ours, theirs = ({term for term in telling.terms if term[0] == NUMBER} for telling in (one, other))
    return bool(ours and theirs and not ours & theirs)


def _common_count(one: Telling, other: Telling) -> str | None:
    if one.least is None or other.least is None or one.most is None or other.most is None:
        return None
    least, most = max(one.least, other.least), min(one.most, other.most)
    return f"{least:g}" if least <= most else None
