"""Tells names of places from people, papers and common words that are spelt like them."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from onrecord.stages.toponyms import Toponym, neighbour
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.gazetteer import Gazetteer, Traps

_LARGE = 150_000  # inhabitants: a town so large is meant unless something speaks against it
_COMMON = 90_000  # inhabitants: a town named like a common word is meant only if it is this large and placed
_KNOWN = 15_000  # inhabitants: a smaller town is meant only where a word places it


class _Scene(msgspec.Struct, frozen=True):
    """What is read once for all toponyms of a text: the word lists, first names, and where well-known names start."""

    tree: Tree
    traps: Traps
    given: Mapping[str, str]
    starts: frozenset[int]
    people: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()


def drop_impostors(tree: Tree, toponyms: Iterable[Toponym], gazetteer: Gazetteer, given: Mapping[str, str]) -> list[Toponym]:
    """The toponyms that mean a place, adjectives and parts of other names with them.

    A name that is a person's somewhere is the person's wherever no word places it. `given` holds first names of people as
    printed.
    """
    every = list(toponyms)
    adjectives = {t.first: t for t in every if t.adjective and _qualifies(tree, t, gazetteer.traps)}
    found = [t for t in every if not t.adjective]
    starts = frozenset(t.first for t in every if not t.town or t.population >= _LARGE)
    scene = _Scene(tree, gazetteer.traps, given, starts)
    people = frozenset(t.name for t in found if _is_person(scene, t) or _speaks(scene, t))
    families = frozenset(t.name for t in found if _is_surname(scene, t) or _speaks(scene, t))
    scene = msgspec.structs.replace(scene, people=people, families=families)
    sure = [t for t in found if _is_place(scene, t)]
    taken, placed = {t.first for t in sure}, {t.name for t in sure if t.within or _is_located(scene, t)}
    around = _divisions(sure)
    kept = {
        t.first: t
        for t in found
        if t.first in taken or (t.name in placed and _may_be_again(scene, t)) or (t.town and _is_among(scene, t, around))
    }
    parts = {
        t.first: msgspec.structs.replace(t, part=True) for t in found if t.first not in kept and _is_part(scene, t, placed)
    }
    return [one for _, one in sorted((adjectives | kept | parts).items())]


def _divisions(toponyms: Iterable[Toponym]) -> frozenset[tuple[str | None, str]]:
    """The first-level divisions that the text is about: named, or of two towns at least, each the largest of its name."""
    votes: dict[tuple[str | None, str], int] = {}
    for toponym in {t.name: t for t in toponyms}.values():
        area = toponym.within or max(toponym.areas, key=lambda area: area.population)
        if area.admin1:
            at = (area.country, area.admin1)
            votes[at] = votes.get(at, 0) + (1 if area.kind in ("town", "cities") else 2)
    return frozenset(at for at, count in votes.items() if count > 1)


def _is_among(scene: _Scene, toponym: Toponym, around: Collection[tuple[str | None, str]]) -> bool:
    """Whether a small town that no word places lies in a division that the text is about."""
    if not any((area.country, area.admin1) in around for area in toponym.areas):
        return False
    listed = (scene.traps.words, scene.traps.given, scene.traps.surnames, scene.traps.months, scene.people)
    if any(toponym.name in names for names in listed) or _foreign(scene, toponym) or _is_person(scene, toponym):
        return False
    return scene.tree.tokens[toponym.head].pos == "PROPN" and _alone(scene, toponym)


def _qualifies(tree: Tree, toponym: Toponym, traps: Traps) -> bool:
    """Whether an adjective stands before a noun, or is listed with one that does, and does not name a language."""
    if toponym.cut:
        return True
    token = tree.tokens[toponym.head]
    while token.dep == "conj" and token.head < token.i:
        token = tree.tokens[token.head]
    after = neighbour(tree, toponym.last, 1)
    if after is not None and after.text == "-" and after.start == tree.tokens[toponym.last].end:
        after = neighbour(tree, after.i, 1)
        return after is None or after.lemma not in traps.languages
    if token.dep not in ("amod", "compound", "nmod", "npadvmod") or (token.head <= toponym.first and token.i == toponym.head):
        return False
    return tree.tokens[token.head].lemma not in traps.languages


def _is_part(scene: _Scene, toponym: Toponym, placed: Collection[str]) -> bool:
    """Whether a place's name stands in the name of a paper, a company or a treaty that is called after it."""
    if not _is_called_after(scene, toponym) or _is_person(scene, toponym) or toponym.name in scene.traps.words:
        return False
    return not toponym.town or toponym.population >= _LARGE or toponym.name in placed


def _may_be_again(scene: _Scene, toponym: Toponym) -> bool:
    """Whether a name that is placed elsewhere in the text is a place here too."""
    if toponym.name in scene.traps.words or _foreign(scene, toponym) or _is_person(scene, toponym):
        return False
    before = neighbour(scene.tree, toponym.first, -1)
    return toponym.name not in scene.people and (before is None or not _joined(scene, before))


def _is_person(scene: _Scene, toponym: Toponym) -> bool:
    """Whether the name is part of a person's: "Jordan Miller", "Michael Jordan", "Mrs. Lincoln"."""
    return _is_surname(scene, toponym) or _is_first_name(scene, toponym)


def _is_surname(scene: _Scene, toponym: Toponym) -> bool:
    """Whether a title, an initial or a first name stands before; before a small town's name any other name will do."""
    before = neighbour(scene.tree, toponym.first, -1)
    if before is None or not before.text[0].isupper():
        return False
    low = before.text.lower()
    if low in scene.traps.titles:
        return toponym.town or low.rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "sen", "rep", "gov")
    if len(before.text) == 2 and before.text[1] == "." and low[0] not in "ns":
        return toponym.town
    if toponym.first != toponym.last:
        return False
    small = toponym.population < _LARGE or toponym.name in scene.traps.surnames
    if _is_given(scene, before) and (before.i not in scene.starts or (toponym.town and small)):
        return True
    return toponym.town and small and _joined(scene, before)


def _speaks(scene: _Scene, toponym: Toponym) -> bool:
    """Whether a small town's name is that of one who speaks: "Dalby said", "according to Dalby"."""
    if not toponym.town or toponym.population >= _LARGE or toponym.first != toponym.last or toponym.within:
        return False
    token = scene.tree.tokens[toponym.head]
    head = scene.tree.tokens[token.head]
    if token.dep == "nsubj":
        return head.lemma in scene.traps.speech
    return token.dep == "pobj" and head.text.lower() == "to" and scene.tree.tokens[head.head].text.lower() == "according"


def _is_first_name(scene: _Scene, toponym: Toponym) -> bool:
    """Whether a surname follows: a name that is nothing else, and no article before."""
    before, after = neighbour(scene.tree, toponym.first, -1), neighbour(scene.tree, toponym.last, 1)
    if toponym.first != toponym.last or not (toponym.name in scene.traps.given or toponym.name.title() in scene.given):
        return False
    if after is None or not _name(after) or after.i in scene.starts or (before and before.text.lower() in ("the", "a")):
        return False
    low = after.text.lower()
    return not any(low in listed for listed in (scene.traps.bodies, scene.traps.outlets, scene.traps.titles))


def _is_given(scene: _Scene, token: Token) -> bool:
    return token.text in scene.given or token.text.lower() in scene.traps.given


def _joined(scene: _Scene, before: Token) -> bool:
    """Whether the token before belongs to the same name: no direction, place, or body."""
    low = before.text.lower()
    return _name(before) and low not in scene.traps.directions and before.i not in scene.starts


def _is_place(scene: _Scene, toponym: Toponym) -> bool:
    if _is_person(scene, toponym) or _foreign(scene, toponym) or toponym.name in scene.traps.months:
        return False
    if toponym.within:
        return True
    if toponym.areas[0].kind == "county" and toponym.first < toponym.last:
        return True
    return _is_town(scene, toponym) if toponym.town else _is_known(scene, toponym)


def _is_known(scene: _Scene, toponym: Toponym) -> bool:
    """A country or region is meant, unless it is a surname in the text and no word places it."""
    return toponym.name not in scene.families or _is_located(scene, toponym)


def _is_town(scene: _Scene, toponym: Toponym) -> bool:
    located = _is_located(scene, toponym)
    proper = scene.tree.tokens[toponym.head].pos == "PROPN"
    if toponym.name in scene.traps.words:
        return located and proper and toponym.inhabitants >= _COMMON and _alone(scene, toponym)
    if not proper and not located:
        return False
    if toponym.name in scene.people or toponym.name in scene.traps.surnames or toponym.name in scene.traps.given:
        return located or (toponym.population >= _LARGE and toponym.name not in scene.people and _alone(scene, toponym))
    if toponym.population < _LARGE and not _alone(scene, toponym):
        return False
    return located or toponym.population >= _KNOWN


def _foreign(scene: _Scene, toponym: Toponym) -> bool:
    """Whether the name belongs to a street, a paper, a company or a treaty."""
    tree, traps = scene.tree, scene.traps
    before, after = neighbour(tree, toponym.first, -1), neighbour(tree, toponym.last, 1)
    if (after and after.text[0].isupper() and after.text.lower() in traps.streets) or _is_called_after(scene, toponym):
        return True
    if toponym.town and (_is_owner(scene, toponym) or (before is not None and before.text in ("@", "#", "-"))):
        return before is None or not _is_member(tree, before)
    if not toponym.town:
        return False
    if after is None or after.text != "-" or after.start != tree.tokens[toponym.last].end:
        return False
    then = neighbour(tree, after.i, 1)
    return then is None or (then.text.lower() not in traps.hyphens and then.i not in scene.starts)


def _is_owner(scene: _Scene, toponym: Toponym) -> bool:
    """Whether a small town's name is that of a saint, founder or family whose house is named: "St. Olav's Hall"."""
    mark = neighbour(scene.tree, toponym.last, 1)
    after = neighbour(scene.tree, mark.i, 1) if mark is not None and mark.text in ("'s", "’s") else None
    if after is None or not after.text[0].isupper() or toponym.population >= _LARGE:
        return False
    return toponym.name.startswith("saint ") or not _is_located(scene, toponym)


def _is_member(tree: Tree, hyphen: Token) -> bool:
    """Whether "R-" or "D-" stands before: a member of a legislature and the seat."""
    return hyphen.text == "-" and hyphen.i > 0 and tree.tokens[hyphen.i - 1].text in ("R", "D", "I")


def _is_called_after(scene: _Scene, toponym: Toponym) -> bool:
    """Whether a word beside it makes the name that of a paper, a company or a treaty."""
    traps = scene.traps
    before, after = neighbour(scene.tree, toponym.first, -1), neighbour(scene.tree, toponym.last, 1)
    if after and after.text[0].isupper() and after.text.lower() in (traps.outlets | traps.others):
        return True
    return before is not None and before.text[0].isupper() and before.text.lower() in traps.heads


def _alone(scene: _Scene, toponym: Toponym) -> bool:
    """Whether no other name is joined to this one."""
    before, after = neighbour(scene.tree, toponym.first, -1), neighbour(scene.tree, toponym.last, 1)
    joined = before is not None and _joined(scene, before)
    following = after is not None and _name(after) and after.i not in scene.starts
    if following and after and after.text.lower() in scene.traps.bodies:
        following = False
    return not joined and not following


def _is_located(scene: _Scene, toponym: Toponym) -> bool:
    """Whether a preposition of place governs the name, or a name that it is listed with."""
    before = neighbour(scene.tree, toponym.first, -1)
    tokens = scene.tree.tokens
    if before and before.text.lower() in scene.traps.locative:
        return before.text != "to" or before.i == 0 or tokens[before.i - 1].text.lower() not in scene.traps.aimed
    if before and before.i and before.text == "of" and tokens[before.i - 1].lemma in scene.traps.settlements:
        return True
    token = tokens[toponym.head]
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = tokens[token.head]
    if token.dep != "pobj" or tokens[token.head].lemma not in scene.traps.locative:
        return False
    return tokens[tokens[token.head].head].text.lower() not in scene.traps.aimed


def _name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[0].isupper()
