"""Tells names of places from people, papers and common words that are spelt like them."""

from collections.abc import Iterable

from onrecord.stages.toponyms import Toponym, neighbour
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.gazetteer import Gazetteer, Traps

LOCATIVE = frozenset(
    ["in", "at", "near", "from", "to", "outside", "around", "across", "through", "via", "toward", "towards", "into", "throughout", "inside", "off", "beyond", "within"]
)
_LARGE = 150_000
_KNOWN = 15_000
_DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "downtown", "greater", "inner", "old", "upper", "lower", "mid", "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "suburban", "metro"]
)


def drop_impostors(tree: Tree, toponyms: Iterable[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """The toponyms that mean a place. A name that is a person's somewhere is the person's wherever no word places it."""
    found = list(toponyms)
    starts = {t.first for t in found if not t.town or t.population >= _LARGE}
    people = {t.name for t in found if is_person(tree, t, gazetteer.traps, starts)}
    sure = [t for t in found if _is_place(tree, t, gazetteer.traps, people, starts)]
    placed = {t.name for t in sure}
    return [t for t in found if t in sure or (t.name in placed and t.name not in people and _bare(tree, t, gazetteer))]


def _bare(tree: Tree, toponym: Toponym, gazetteer: Gazetteer) -> bool:
    """Whether a name that is a place elsewhere in the text may be one here."""
    words = gazetteer.traps.words
    return not _foreign(tree, toponym, gazetteer.traps) and toponym.name not in words


def is_person(tree: Tree, toponym: Toponym, traps: Traps, starts: set[int]) -> bool:
    """Whether the name is part of a person's: "Jordan Miller", "Michael Jordan", "Mrs. Lincoln"."""
    before, after = neighbour(tree, toponym.first, -1), neighbour(tree, toponym.last, 1)
    low = before.text.lower() if before else ""
    if before and low in traps.titles and before.text[0].isupper():
        return toponym.town or low.endswith(".") or low in ("mr", "mrs", "ms", "miss", "dr")
    if before and _name(before) and low in traps.given and before.i not in starts:
        return True
    if before and len(before.text) == 2 and before.text[1] == "." and before.text[0].isupper():
        return toponym.town or toponym.name in traps.surnames
    if toponym.name in traps.given and after and _name(after):
        return after.i not in starts and after.text.lower() not in traps.bodies
    return False


def _is_place(tree: Tree, toponym: Toponym, traps: Traps, people: set[str], starts: set[int]) -> bool:
    if is_person(tree, toponym, traps, starts) or _foreign(tree, toponym, traps):
        return False
    if toponym.within:
        return True
    if not toponym.town:
        return toponym.name not in people or is_located(tree, toponym)
    return _is_town(tree, toponym, traps, people, starts)


def _is_town(tree: Tree, toponym: Toponym, traps: Traps, people: set[str], starts: set[int]) -> bool:
    located = is_located(tree, toponym)
    proper = tree.tokens[toponym.head].pos == "PROPN"
    if toponym.name in traps.words:
        return located and proper and toponym.population >= _KNOWN
    if not proper and not located:
        return False
    if toponym.name in people or toponym.name in traps.surnames or toponym.name in traps.given:
        return located or (toponym.population >= _LARGE and toponym.name not in people and _alone(tree, toponym))
    if toponym.population < _LARGE and not _alone(tree, toponym, starts, traps):
        return False
    return located or toponym.population >= _KNOWN


def _foreign(tree: Tree, toponym: Toponym, traps: Traps) -> bool:
    """Whether the name belongs to a paper, a company or a treaty."""
    before, after = neighbour(tree, toponym.first, -1), neighbour(tree, toponym.last, 1)
    if after and after.text[0].isupper() and after.text.lower() in traps.outlets:
        return True
    if after and toponym.town and after.text[0].isupper() and after.text.lower() in traps.others:
        return True
    hyphened = after is not None and after.text == "-" and after.start == tree.tokens[toponym.last].end
    return toponym.town and (hyphened or (before is not None and before.text in ("@", "#", "-")))


def _alone(tree: Tree, toponym: Toponym, starts: Iterable[int] = (), traps: Traps | None = None) -> bool:
    """Whether no other name is joined to this one."""
    before, after = neighbour(tree, toponym.first, -1), neighbour(tree, toponym.last, 1)
    joined = before is not None and _name(before) and before.text.lower() not in _DIRECTIONS
    following = after is not None and _name(after) and after.i not in starts
    if following and after and traps and after.text.lower() in traps.bodies:
        following = False
    return not joined and not following


def is_located(tree: Tree, toponym: Toponym) -> bool:
    """Whether a preposition of place governs the name, or a name that it is listed with."""
    before = neighbour(tree, toponym.first, -1)
    if before and before.text.lower() in LOCATIVE:
        return True
    token = tree.tokens[toponym.head]
    while token.dep in ("conj", "appos", "compound", "nmod") and token.head != token.i:
        token = tree.tokens[token.head]
    return token.dep == "pobj" and tree.tokens[token.head].lemma in LOCATIVE and token.i == toponym.head


def _name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[0].isupper()
