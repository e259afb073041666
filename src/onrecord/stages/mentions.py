"""Mentions: which noun phrases stand for a party, and for which one.

Listed names, offices and bodies by role, people and organisations by the shape of their names, groups, unnamed sources;
then pronouns and definite descriptions. Each mention's `reason` says how its words led to its party.
"""

import datetime
from bisect import bisect_left
from collections import Counter
from operator import attrgetter

from msgspec.structs import replace

from onrecord.model import Report
from onrecord.stages.apposition import pair_up
from onrecord.stages.describing import Sketch, describe
from onrecord.stages.identify import Identifier, Pointer
from onrecord.stages.naming import Hit, find_names
from onrecord.stages.persons import settle_names
from onrecord.stages.phrases import Phrase, noun_phrases
from onrecord.stages.scanning import Words, words_of_parties
from onrecord.syntax import Tree
from onrecord.values import Reference
from onrecord.vocabulary.parties import Parties

_STATELESS = frozenset({"outlet", "office"})
_DAY = len("2011-12-09")
_OWNING = frozenset({"'", "\u2019", "'s", "\u2019s"})
_MANY = frozenset({"People", "Women", "Children", "Men", "Peoples"})


def find_mentions(report: Report, tree: Tree, parties: Parties) -> tuple[Reference, ...]:
    """Every reference to a party, in order of its head; "Japan and China ... they" gives two with one head."""
    begin = report.dateline.end if report.dateline else 0
    day = _day(report)
    hits = find_names(tree, parties, day)
    counts = _countries(hits, parties.usage.shared)
    hits = [_unplaced(hit) if hit.name.sort == "office" and counts and hit.name.country not in counts else hit for hit in hits]
    words = words_of_parties(tree, hits, parties)
    phrases = _joined(tree, _whole(noun_phrases(tree), hits), parties)
    if begin:
        phrases = [phrase for phrase in phrases if tree.tokens[phrase.first].start >= begin]
    described = _sketches(tree, phrases, words, parties)
    pairs = pair_up(tree, described)
    sketches, persons = settle_names(tree, described, pairs, parties, day.year if day else None)
    pairs = pairs if sketches == described else pair_up(tree, sketches)
    identifier = Identifier(tree, parties, sketches, pairs, persons, counts, _host(tree, hits, begin))
    pointers: list[Pointer] = []
    for sketch in sketches:
        pointers += identifier.identify(sketch)
    return tuple(sorted([_reference(tree, pointer) for pointer in pointers], key=attrgetter("head")))


def _unplaced(hit: Hit) -> Hit:
    """An office that elsewhere is one state's, without that state: "Secretary of State" in a report about others."""
    return replace(hit, name=replace(hit.name, country=None, code=hit.name.role))


def _whole(phrases: list[Phrase], hits: list[Hit]) -> list[Phrase]:
    """The phrases, none of which cuts through a listed name, whatever the parser makes of it."""
    long = [hit for hit in hits if hit.last > hit.first and hit.name.sort != "office"]
    if not long:
        return phrases
    lasts = [phrase.last for phrase in phrases]
    inside: set[int] = set()
    for hit in long:
        n = bisect_left(lasts, hit.last)
        if n == len(phrases) or not hit.first < phrases[n].first <= hit.last:
            continue
        phrases[n] = replace(phrases[n], first=hit.first)
        inside.update(m for m in range(n - 1, -1, -1) if lasts[m] >= hit.first)
    return [phrase for n, phrase in enumerate(phrases) if n not in inside]


def _joined(tree: Tree, phrases: list[Phrase], parties: Parties) -> list[Phrase]:
    """The phrases, with a role and the name right after it as one: "the rebel Free Coast Army"."""
    joined: list[Phrase] = []
    for phrase in phrases:
        gap = phrase.first - joined[-1].last if joined else 0
        if gap == 1 and _calls(tree, joined[-1], phrase, parties):
            before = joined.pop()
            joined.append(Phrase(before.first, phrase.last, (*before.heads, *phrase.heads), phrase.head))
        elif gap == 2 and _owns_in_name(tree, joined[-1], phrase, parties):
            joined.append(replace(phrase, first=joined.pop().first))
        else:
            joined.append(phrase)
    return joined


def _owns_in_name(tree: Tree, before: Phrase, phrase: Phrase, parties: Parties) -> bool:
    """Whether a possessor is part of a name: "the Salt Workers' Union", "the People's Front"; not "Peru's Congress"."""
    if tree.texts[phrase.first - 1] not in _OWNING:
        return False
    owner, mark, name = tree.tokens[before.last], tree.tokens[phrase.first - 1], tree.tokens[phrase.last]
    if owner.dep != "poss" or tree.tokens[phrase.first].pos != "PROPN":
        return False
    many = owner.text in _MANY or (mark.text in ("'", "\u2019") and owner.text.endswith("s"))
    listed = owner.text in parties.names.starts and owner.text not in _MANY
    return owner.text[:1].isupper() and many and not listed and name.text in parties.usage.endings


def _calls(tree: Tree, before: Phrase, phrase: Phrase, parties: Parties) -> bool:
    role, name = tree.tokens[before.last], tree.tokens[phrase.head]
    forms = parties.roles.get(role.text.lower(), ())
    if not forms or forms[-1].plural or forms[-1].role.kind not in ("office", "group") or role.sentence != name.sentence:
        return False
    if (
        tree.tokens[phrase.first].pos != "PROPN"
        or name.pos != "PROPN"
        or name.text in parties.usage.calendar
        or name.text in parties.people.honorifics
    ):
        return False
    return name.dep not in ("npadvmod", "dobj") and tree.tokens[name.head].dep != "relcl"


def _sketches(tree: Tree, phrases: list[Phrase], words: Words, parties: Parties) -> list[Sketch]:
    """Each phrase, after the party inside it where it is about a thing: "the Chadian army" in "the Chadian army convoy"."""
    sketches = []
    for phrase in phrases:
        sketch = describe(tree, phrase, words, parties)
        if (end := sketch.inner) >= 0:
            sketches.append(describe(tree, Phrase(phrase.first, end, (end,), end), words, parties))
            sketch = replace(sketch, hits=tuple(hit for hit in sketch.hits if hit.first > end))
        sketches.append(sketch)
    return sketches


def _reference(tree: Tree, pointer: Pointer) -> Reference:
    span = tree.span(pointer.first, pointer.last)
    return Reference(pointer.entity.mention(span, pointer.reason), pointer.head, pointer.first, pointer.last)


def _day(report: Report) -> datetime.date | None:
    edtf = report.published.edtf if report.published else None
    try:
        return datetime.date.fromisoformat(edtf[:_DAY]) if edtf else None
    except ValueError:
        return None


def _countries(hits: list[Hit], shared: frozenset[str]) -> Counter[str]:
    """How often each country is named or meant; outlets, offices and bodies that any state may have show none."""
    names = [hit.name for hit in hits]
    return Counter(
        [
            name.country
            for name in names
            if name.country and name.sort not in _STATELESS and not (name.sort == "body" and name.name in shared)
        ]
    )


def _host(tree: Tree, hits: list[Hit], begin: int) -> str | None:
    """The country of the dateline's city."""
    if not begin:
        return None
    cities = (hit.name.country for hit in hits if tree.tokens[hit.last].end <= begin and hit.name.sort in ("capital", "seat"))
    return next(cities, None)
