"""A parsed report as plain immutable values, so that no stage needs the parser that made them.

Labels are those of the ClearNLP dependency scheme and the Penn Treebank tagset, as spaCy's English models use them.
"""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from onrecord.model import Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
"""The labels of subjects."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """One token: `i` and `head` index `Tree.tokens` (a root is its own head); offsets are into the report's text."""

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Tokens `start` (inclusive) to `end` (exclusive), the root token, and the paragraph the sentence stands in."""

    index: int
    start: int
    end: int
    root: int
    paragraph: int


class Tree(msgspec.Struct, frozen=True):
    """All sentences of a report. `children[i]` are the dependents of token `i`, in order of the text.

    What is asked for most is kept beside: `labels[i]` are the labels of these dependents, and `extents[i]` is the subtree of
    token `i` where it is one stretch of the text. `texts` are those of the tokens, `nouns` the common nouns, and `marked` the
    tokens that are a proper noun, a cardinal number or not in small letters.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[Token, ...], ...]
    labels: tuple[frozenset[str], ...]
    extents: tuple[range | None, ...]
    texts: tuple[str, ...]
    nouns: tuple[Token, ...]
    marked: frozenset[int]

    def kids(self, i: int, *deps: str) -> Sequence[Token]:
        """The dependents of token `i`, those with one of the given labels, or all."""
        if not deps:
            return self.children[i]
        if self.labels[i].isdisjoint(deps):
            return ()
        return [token for token in self.children[i] if token.dep in deps]

    def kid(self, i: int, *deps: str) -> Token | None:
        """The first dependent of token `i` with one of the labels."""
        if not deps:
            return next(iter(self.children[i]), None)
        if self.labels[i].isdisjoint(deps):
            return None
        return next(token for token in self.children[i] if token.dep in deps)

    def subtree(self, i: int, without: Collection[str] = ()) -> list[int]:
        """Token `i` and all below it, in order, leaving out branches of `i` itself whose label is in `without`."""
        whole = self.extents[i]
        if whole is not None and self.labels[i].isdisjoint(without):
            return list(whole)
        found, branches = [i], [kid for kid in self.children[i] if kid.dep not in without]
        for branch in branches:
            whole = self.extents[branch.i]
            if whole is not None:
                found += whole
            else:
                found.append(branch.i)
                branches += self.children[branch.i]
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token `first` to token `last`, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Span(start=start, end=end, text=self.text[start:end])

    def cut(self, start: int, end: int) -> Span:
        """The stretch of text between two offsets."""
        return Span(start=start, end=end, text=self.text[start:end])

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the offset, if any (binary search)."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return self.tokens[low] if low < len(self.tokens) and self.tokens[low].start <= offset else None


def plant(text: str, tokens: tuple[Token, ...], paragraphs: tuple[int, ...]) -> Tree:
    """A tree from its tokens; `paragraphs[s]` is the paragraph of sentence `s`. Used by the parser and by tests."""
    children: list[list[Token]] = [[] for _ in tokens]
    bounds: list[list[int]] = [[] for _ in paragraphs]
    roots = [0] * len(paragraphs)
    for token in tokens:
        bounds[token.sentence].append(token.i)
        if token.head == token.i:
            roots[token.sentence] = token.i
        else:
            children[token.head].append(token)
    sentences = tuple(Sentence(s, bound[0], bound[-1] + 1, roots[s], paragraphs[s]) for s, bound in enumerate(bounds))
    labels = tuple(frozenset([kid.dep for kid in kids]) for kids in children)
    extents = tuple(_extents(tokens, children))
    texts = tuple([token.text for token in tokens])
    nouns = tuple([token for token in tokens if token.pos == "NOUN"])
    marked = frozenset([t.i for t in tokens if t.pos == "PROPN" or t.tag == "CD" or not t.text.islower()])
    return Tree(text, tokens, sentences, tuple(map(tuple, children)), labels, extents, texts, nouns, marked)


def _extents(tokens: tuple[Token, ...], children: list[list[Token]]) -> Iterator[range | None]:
    """The subtree of each token from its first to its last token, or None where it has gaps."""
    downwards = [token for token in tokens if token.head == token.i]
    for token in downwards:
        downwards += children[token.i]
    first, last, size = list(range(len(tokens))), list(range(len(tokens))), [1] * len(tokens)
    for token in reversed(downwards):
        i, head = token.i, token.head
        if i != head:
            first[head], last[head] = min(first[head], first[i]), max(last[head], last[i])
            size[head] += size[i]
    return (range(a, b + 1) if b - a + 1 == n else None for a, b, n in zip(first, last, size, strict=True))
