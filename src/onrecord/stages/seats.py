"""Tells a name that stands for a government from the place: "Tokyo pledged", "Beijing's approval"."""

from onrecord.stages.toponyms import Toponym, neighbour
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.gazetteer import Area, Gazetteer, Traps

_EITHER = frozenset(["to", "from", "toward", "towards", "across", "off", "beyond"])
_GOVERNED = ("countries", "regions", "world")
_SIDES = frozenset(["with", "between", "against", "by", "for", "on", "upon", "among", "over", "toward", "towards"])


def is_party(tree: Tree, toponym: Toponym, area: Area, gazetteer: Gazetteer) -> bool:
    """Whether the name, which `area` bears, is a state's, a region's or a capital's and its place in the sentence a party's."""
    if toponym.within or not (area.kind in _GOVERNED or gazetteer.is_capital(toponym.name, area)):
        return False
    before = neighbour(tree, toponym.first, -1)
    if before and before.text.lower() in gazetteer.traps.locative - _EITHER:
        return False
    token = tree.tokens[toponym.head]
    while token.dep == "conj" and token.head != token.i:
        token = tree.tokens[token.head]
    return _acts(tree, token, gazetteer.traps)


def _acts(tree: Tree, token: Token, traps: Traps) -> bool:
    head = tree.tokens[token.head]
    if token.dep == "nsubj":
        return head.lemma not in traps.static and head.pos in ("VERB", "AUX")
    if token.dep == "nsubjpass":
        return head.lemma in traps.told
    if token.dep == "poss":
        return head.lemma not in traps.local
    if token.dep in ("dobj", "dative"):
        return head.lemma in traps.told or token.dep == "dative"
    return token.dep == "pobj" and _is_party(tree, head, traps)


def _is_party(tree: Tree, preposition: Token, traps: Traps) -> bool:
    """Whether the noun or verb over the preposition makes its object a party: "relations with Tokyo"."""
    above = tree.tokens[preposition.head]
    if preposition.lemma in ("to", "from"):
        return above.lemma in traps.governing or (above.pos == "VERB" and above.lemma in traps.told)
    return preposition.dep == "agent" or preposition.lemma in _SIDES
