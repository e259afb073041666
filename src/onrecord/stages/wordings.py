"""The words of a phrase as a party's name, and where the phrase ends."""

from onrecord.stages.describing import Sketch
from onrecord.syntax import Tree


def words_of(tree: Tree, sketch: Sketch) -> str:
    """The phrase in words, without its article and possessor."""
    first = sketch.phrase.first
    while first < sketch.phrase.last and tree.tokens[first].dep in ("det", "poss", "predet"):
        first += 1
    span = tree.span(first, sketch.phrase.last)
    return " ".join(span.text.split())


def end_of(tree: Tree, sketch: Sketch, at: dict[int, Sketch]) -> int:
    """The end of the phrase with "of" and what follows, as in "the president of Armenia"."""
    last = sketch.phrase.last
    for prep in tree.kids(last, "prep"):
        if prep.i == last + 1 and prep.text.lower() == "of":
            kid = tree.kid(prep.i, "pobj")
            if kid is not None and kid.i in at:
                return max(last, at[kid.i].phrase.last)
    return last
