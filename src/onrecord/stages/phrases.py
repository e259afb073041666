"""Noun phrases without what follows their head: determiner, modifiers and head, as one run of tokens."""

import msgspec

from onrecord.syntax import Token, Tree

_INSIDE = frozenset({"compound", "amod", "det", "nummod", "nmod", "quantmod", "advmod", "predet", "npadvmod", "preconj"})
_ATTRIBUTIVE = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOUN_LIKE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "conj", "appos", "attr", "ROOT", "amod"})
_ABBREVIATED = 4
_JOINTS = frozenset({"-", "'", "/", '"'})


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """Tokens `first` to `last`. `heads` has one head, or two where a title and a name stand side by side as heads."""

    first: int
    last: int
    heads: tuple[int, ...]

    @property
    def head(self) -> int:
        """The head that carries the name or noun."""
        return self.heads[-1]


def noun_phrases(tree: Tree) -> list[Phrase]:
    """Every noun phrase, in order of its head; a possessor is a phrase of its own."""
    tops = _tops(tree)
    phrases: list[Phrase] = []
    for i in range(len(tops)):
        if not _closes(tops, i):
            continue
        first = i
        while first and tops[first - 1] == tops[i]:
            first -= 1
        phrase = Phrase(first, i, (i,))
        if phrases and _side_by_side(tree, phrases[-1], phrase):
            before = phrases.pop()
            phrase = Phrase(before.first, i, (*before.heads, i))
        phrases.append(phrase)
    return phrases


def _closes(tops: list[int], i: int) -> bool:
    """Whether a phrase ends here: at its head, or where something else breaks it off ("the Union (ABC) leaders")."""
    return tops[i] == i or (tops[i] > i and tops[i + 1] != tops[i])


def _tops(tree: Tree) -> list[int]:
    """For each token the head of the noun phrase whose front part it belongs to, or -1."""
    tokens = tree.tokens
    tops = [-1] * len(tokens)
    for token in reversed(tokens):
        i, head = token.i, token.head
        if head > i and (token.dep in _INSIDE or (token.dep == "punct" and token.text in _JOINTS)):
            tops[i] = tops[head] if tops[head] >= 0 else _alone(token)
        elif token.dep in ("conj", "cc", "punct") and head < i:
            tops[i] = _shared(tree, token, tops)
        elif token.dep not in ("punct", "case", "cc"):
            tops[i] = _alone(token)
        if tops[i] < 0 and token.dep == "amod" and token.pos == "VERB":
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
    if before.last + 1 != phrase.first:
        return False
    name = tree.tokens[phrase.head]
    if len(name.text) <= _ABBREVIATED and name.i + 1 < len(tree.tokens) and tree.tokens[name.i + 1].text == ".":
        return False  # a title that was cut from its full stop
    title = tree.tokens[before.head]
    if name.dep == title.dep == "nsubj" and name.head == title.head and name.pos == "PROPN":
        return True
    return name.dep == "appos" and name.head == before.head and name.pos == "PROPN"
