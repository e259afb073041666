"""Tells what a place's name stands for: the place, those who act there, or an attribute of something else."""

from onrecord.model import PlaceUse
from onrecord.stages.seats import is_party
from onrecord.stages.toponyms import Toponym
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.gazetteer import Area, Gazetteer, Traps

_LANDS_AND_WATERS = ("waters", "islands", "borders", "bases")  # nobody acts in their name
_MISSIONS = frozenset(["embassy", "consulate", "legation", "mission"])
_BEFORE_NOUN = ("compound", "nmod", "amod")


def use_of(tree: Tree, toponym: Toponym, area: Area, gazetteer: Gazetteer) -> PlaceUse:
    """The use of a name that `area` bears; adjectives and parts of other names are attributes."""
    if toponym.adjective or toponym.part:
        return "attribute"
    if area.kind in _LANDS_AND_WATERS:
        return "location"
    token = _base(tree, tree.tokens[toponym.head])
    if token.dep == "poss" and area.kind == "countries" and tree.tokens[token.head].lemma in _MISSIONS:
        return "party"
    if token.dep in _BEFORE_NOUN and token.head > toponym.last:
        return "location" if _is_local(tree.tokens[token.head], gazetteer.traps) else "attribute"
    return "party" if is_party(tree, toponym, area, gazetteer) else "location"


def _base(tree: Tree, token: Token) -> Token:
    while token.dep == "conj" and token.head != token.i:
        token = tree.tokens[token.head]
    return token


def _is_local(noun: Token, traps: Traps) -> bool:
    """Whether the noun is of something that stands where the name says: "Oslo airport"."""
    return noun.lemma.lower() in traps.local
