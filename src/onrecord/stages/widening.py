"""Widens the name of a place over the words that belong to it: "South Karelia", "Jonglei State", "Oslo Airport"."""

import msgspec

from onrecord.stages.toponyms import Toponym, neighbour
from onrecord.syntax import Tree
from onrecord.vocabulary.gazetteer import Traps


def widen(tree: Tree, toponym: Toponym, traps: Traps) -> Toponym:
    """The toponym with a direction before and a kind of place after it that are written in capitals as it is.

    A division's word leaves it the same place; with a direction or the word of a site in it, it is another (`near`).
    """
    if toponym.adjective or toponym.part:
        return toponym
    first, last, near = toponym.first, toponym.last, False
    before = neighbour(tree, first, -1)
    if before is not None and before.text[0].isupper() and before.text.lower() in traps.quarters and before.tag[0] != "V":
        first, near = before.i, True
    after = neighbour(tree, last, 1)
    while after is not None and after.text[0].isupper() and after.text.lower() in traps.divisions | traps.sites | traps.kinds:
        last, near = after.i, near or after.text.lower() not in traps.divisions
        after = neighbour(tree, last, 1)
    final = tree.tokens[last].text.lower()
    if last > toponym.last and (final not in traps.divisions | traps.sites or (after is not None and after.text[0].isupper())):
        last, near = toponym.last, first < toponym.first
    return (
        msgspec.structs.replace(toponym, first=first, last=last, near=near)
        if (first, last) != (toponym.first, toponym.last)
        else toponym
    )
