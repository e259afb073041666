"""Tells names of places from people, papers and common words that are spelt like them."""

from collections.abc import Iterable, Mapping

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
    """The toponyms that mean a place. A name that is a person's somewhere is the person's wherever no word places it.

    `given` holds first names of people as printed.
    """
    found = list(toponyms)
    starts = frozenset(t.first for t in found if not t.town or t.population >= _LARGE)
    scene = _Scene(tree, gazetteer.traps, given, starts)
    people = frozenset(t.name for t in found if _is_person(scene, t))
    families = frozenset(t.name for t in found if _is_surname(scene, t))
    scene = msgspec.structs.replace(scene, people=people, families=families)
    sure = [t for t in found if _is_place(scene, t)]
    taken, placed = {t.first for t in sure}, {t.name for t in sure if t.within or _is_located(scene, t)}
    return [t for t in found if t.first in taken or (t.name in placed and _may_be_again(scene, t))]


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
    if _is_given(scene, before) and before.i not in scene.starts:
        return True
    small = toponym.population < _LARGE or toponym.name in scene.traps.surnames
    return toponym.town and small and _joined(scene, before)


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
    """Whether the name belongs to a paper, a company or a treaty."""
    tree, traps = scene.tree, scene.traps
    before, after = neighbour(tree, toponym.first, -1), neighbour(tree, toponym.last, 1)
    if after and after.text[0].isupper() and after.text.lower() in (traps.outlets | traps.others):
        return True
    if before and before.text[0].isupper() and before.text.lower() in traps.heads:
        return True
    if not toponym.town or (before is not None and before.text in ("@", "#", "-")):
        return toponym.town
    if after is None or after.text != "-" or after.start != tree.tokens[toponym.last].end:
        return False
    then = neighbour(tree, after.i, 1)
    return then is None or (then.text.lower() not in traps.hyphens and then.i not in scene.starts)


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
        return True
    if before and before.i and before.text == "of" and tokens[before.i - 1].lemma in scene.traps.settlements:
        return True
    token = tokens[toponym.head]
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = tokens[token.head]
    return token.dep == "pobj" and tokens[token.head].lemma in scene.traps.locative


def _name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[0].isupper()
