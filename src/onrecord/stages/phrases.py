"""Noun phrases without what follows their head: determiner, modifiers and head, as one run of tokens."""

import msgspec

from onrecord.syntax import Token, Tree

_INSIDE = frozenset({"compound", "amod", "det", "nummod", "nmod", "quantmod", "advmod", "predet", "npadvmod", "preconj"})
_ATTRIBUTIVE = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOUN_LIKE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "conj", "appos", "attr", "ROOT", "amod"})
# What neither belongs to another word's phrase nor makes one of its own unless it is a noun.
_OUTSIDE = frozenset({"prep", "aux", "auxpass", "mark", "agent", "neg", "prt", "advcl", "ccomp", "xcomp", "pcomp", "relcl",
                      "acl", "parataxis"})  # fmt: skip
_JOINING = frozenset({"conj", "cc", "punct"})
_BETWEEN = frozenset({"punct", "case", "cc"})
_ABBREVIATED = 4
_JOINTS = frozenset({"-", "'", "/", '"'})


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """Tokens `first` to `last`. `heads` has one head, or two where a title and a name stand side by side as heads.

    `head` is the last of them, which carries the name or noun.
    """

    first: int
    last: int
    heads: tuple[int, ...]
    head: int


def noun_phrases(tree: Tree) -> list[Phrase]:
    """Every noun phrase, in order of its head; a possessor is a phrase of its own."""
    tops = _tops(tree)
    phrases: list[Phrase] = []
    first, before_it = 0, -1
    for i, top in enumerate(tops):
        if top != before_it:
            first, before_it = i, top
        # A phrase ends at its head, or where something else breaks it off ("the Union (ABC) leaders").
        if top < i or (top > i and tops[i + 1] == top):
            continue
        phrase = Phrase(first, i, (i,), i)
        if phrases and phrases[-1].last + 1 == first and _side_by_side(tree, phrases[-1], phrase):
            before = phrases.pop()
            phrase = Phrase(before.first, i, (*before.heads, i), i)
        phrases.append(phrase)
    return phrases


def _tops(tree: Tree) -> list[int]:
    """For each token the head of the noun phrase whose front part it belongs to, or -1."""
    tokens = tree.tokens
    tops = [-1] * len(tokens)
    for token in reversed(tokens):
        i, head, dep = token.i, token.head, token.dep
        if dep in _OUTSIDE:
            if token.pos in _NOMINAL:
                tops[i] = i
            continue
        if head > i and (dep in _INSIDE or (dep == "punct" and token.text in _JOINTS)):
            tops[i] = tops[head] if tops[head] >= 0 else _alone(token)
        elif dep in _JOINING and head < i:
            tops[i] = _shared(tree, token, tops)
        elif dep not in _BETWEEN:
            tops[i] = i if token.pos in _NOMINAL else _alone(token)
        if tops[i] < 0 and dep == "amod" and token.pos == "VERB":
            tops[i] = tops[head] if head > i else -1
    return tops


def _alone(token: Token) -> int:
    if token.pos in _NOMINAL:
        return token.i
    return token.i if token.dep in _NOUN_LIKE and token.pos in ("ADJ", "X", "SYM") else -1


def _shared(tree: Tree, token: Token, tops: list[int]) -> int:
    """ "Chinese" in "Japanese and Chinese ministers" belongs to the phrase of "ministers"."""
    above = tree.tokens[token.head]
    while above.dep == "conj" and above.head < above.i:
        above = tree.tokens[above.head]
    if above.dep in _ATTRIBUTIVE and above.dep != "poss" and above.head > token.i:
        return tops[above.head]
    return _alone(token) if token.dep == "conj" else -1


def _side_by_side(tree: Tree, before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase and the one right after it are a title and a name, both heads to the parser."""
    name = tree.tokens[phrase.head]
    if len(name.text) <= _ABBREVIATED and name.i + 1 < len(tree.tokens) and tree.tokens[name.i + 1].text == ".":
        return False  # a title that was cut from its full stop
    title = tree.tokens[before.head]
    if name.dep == title.dep == "nsubj" and name.head == title.head and name.pos == "PROPN":
        return True
    return name.dep == "appos" and name.head == before.head and name.pos == "PROPN"
