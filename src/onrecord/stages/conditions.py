"""A pledge that somebody made a condition: "Peru made the assurance a condition for the families' departure"."""

from collections.abc import Iterator

import msgspec

from onrecord.model import Span
from onrecord.syntax import Tree
from onrecord.values import Clause
from onrecord.vocabulary.words import Words

_CONDITIONS = frozenset({"condition", "precondition", "prerequisite", "price", "requirement"})
_LINKS = ("for", "of", "to")


class Condition(msgspec.Struct, frozen=True):
    """Who made a pledge a condition (`by`, as tokens), of what, and the noun that stands for the pledge."""

    noun: int
    by: tuple[int, ...]
    of: Span | None


def find_conditions(tree: Tree, by_token: dict[int, Clause], words: Words) -> Iterator[Condition]:
    """Every pledge word that is made a condition, in order of the text."""
    for token in tree.tokens:
        if token.pos != "NOUN" or token.lemma not in words["undertaking_nouns"]:
            continue
        made = made_of(tree, token.i)
        if made is not None and tree.tokens[made].lemma in _CONDITIONS:
            verb = next((a.i for a in tree.ancestors(token.i) if a.lemma == "make"), None)
            clause = by_token.get(verb) if verb is not None else None
            if clause is not None and not clause.negated:
                yield Condition(token.i, clause.heads("subject"), _of(tree, made))


def made_of(tree: Tree, noun: int) -> int | None:
    """What an object is made: the noun that is its predicate, or a second object after it under the same verb."""
    token = tree.tokens[noun]
    above = tree.tokens[token.head]
    if token.dep == "nsubj" and above.pos == "NOUN" and above.dep in ("ccomp", "xcomp"):
        return above.i
    below = tree.kids(token.head, "dobj", "oprd", "attr") if token.dep == "dobj" else ()
    return next((kid.i for kid in below if kid.i > noun and kid.pos in ("NOUN", "PROPN")), None)


def _of(tree: Tree, made: int) -> Span | None:
    for preposition in tree.kids(made, "prep"):
        below = tree.kid(preposition.i, "pobj", "pcomp")
        if preposition.text.lower() in _LINKS and below is not None:
            inside = tree.subtree(below.i)
            return tree.span(inside[0], inside[-1])
    return None
