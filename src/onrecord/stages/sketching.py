"""Noun phrases as their words describe them: what each may stand for, before anything is looked up elsewhere."""

from bisect import bisect_left

from msgspec.structs import replace

from onrecord.model import Report
from onrecord.stages.describing import Sketch, describe
from onrecord.stages.naming import Hit, Listed
from onrecord.stages.phrases import Phrase, noun_phrases
from onrecord.stages.scanning import words_of_parties
from onrecord.syntax import Tree
from onrecord.vocabulary.parties import Parties

_OWNING = frozenset({"'", "\u2019", "'s", "\u2019s"})
_MANY = frozenset({"People", "Women", "Children", "Men", "Peoples"})


def sketch_phrases(report: Report, tree: Tree, names: Listed, parties: Parties) -> tuple[Sketch, ...]:
    """Each noun phrase after the dateline, in order, with the listed `names` in it.

    The party inside a phrase about a thing stands before it: "the Chadian army" in "the Chadian army convoy".
    """
    begin = report.dateline.end if report.dateline else 0
    words = words_of_parties(tree, names.hits, parties)
    phrases = _joined(tree, _whole(noun_phrases(tree), names.hits), words.hits, parties)
    if begin:
        phrases = [phrase for phrase in phrases if tree.tokens[phrase.first].start >= begin]
    sketches = []
    for phrase in phrases:
        sketch = describe(tree, phrase, words, parties)
        if (end := sketch.inner) >= 0:
            sketches.append(describe(tree, Phrase(phrase.first, end, (end,), end), words, parties))
            sketch = replace(sketch, hits=tuple(hit for hit in sketch.hits if hit.first > end))
        sketches.append(sketch)
    return tuple(sketches)


def _whole(phrases: list[Phrase], hits: tuple[Hit, ...]) -> list[Phrase]:
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


def _joined(tree: Tree, phrases: list[Phrase], hits: dict[int, Hit], parties: Parties) -> list[Phrase]:
    """The phrases, with a role and the name right after it as one: "the rebel Free Coast Army"."""
    joined: list[Phrase] = []
    for phrase in phrases:
        gap = phrase.first - joined[-1].last if joined else 0
        if gap == 1 and _calls(tree, joined[-1], phrase, parties):
            before = joined.pop()
            joined.append(Phrase(before.first, phrase.last, (*before.heads, *phrase.heads), phrase.head))
        elif gap == 2 and (_owns_in_name(tree, joined[-1], phrase, parties) or _in_a_row(tree, joined[-1], phrase, hits)):
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


def _in_a_row(tree: Tree, before: Phrase, phrase: Phrase, hits: dict[int, Hit]) -> bool:
    """Whether a demonym is the first of several before a noun: "Kenyan, Ugandan and Rwandan officials"."""
    if before.first != before.last or tree.texts[before.last + 1] != "," or tree.tokens[phrase.head].tag != "NNS":
        return False
    one, other = hits.get(before.first), hits.get(phrase.first)
    if one is None or other is None or other.last == phrase.last:
        return False
    return one.name.sort == other.name.sort == "adjective"


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
