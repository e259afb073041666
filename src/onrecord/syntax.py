"""A parsed report as plain immutable values, so that no stage needs the parser that made them.

Labels are those of the ClearNLP dependency scheme and the Penn Treebank tagset, as spaCy's English models use them.
"""

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.model import Span


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
    """All sentences of a report. `children[i]` are the dependents of token `i`, in order of the text."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[int, ...], ...]

    def kids(self, i: int, *deps: str) -> Iterator[Token]:
        """The dependents of token `i`, those with one of the given labels, or all."""
        below = self.children[i]
        if not below:
            return iter(())
        tokens = self.tokens
        if deps:
            return iter([token for c in below if (token := tokens[c]).dep in deps])
        return iter([tokens[c] for c in below])

    def kid(self, i: int, *deps: str) -> Token | None:
        """The first dependent of token `i` with one of the labels."""
        for c in self.children[i]:
            token = self.tokens[c]
            if not deps or token.dep in deps:
                return token
        return None

    def subtree(self, i: int, without: Iterable[str] = ()) -> list[int]:
        """Token `i` and all below it, in order, leaving out branches of `i` itself whose label is in `without`."""
        skip = frozenset(without)
        found, stack = [i], [c for c in self.children[i] if self.tokens[c].dep not in skip]
        while stack:
            c = stack.pop()
            found.append(c)
            stack.extend(self.children[c])
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
    children: list[list[int]] = [[] for _ in tokens]
    bounds: list[list[int]] = [[] for _ in paragraphs]
    roots = [0] * len(paragraphs)
    for token in tokens:
        bounds[token.sentence].append(token.i)
        if token.head == token.i:
            roots[token.sentence] = token.i
        else:
            children[token.head].append(token.i)
    sentences = tuple(Sentence(s, bound[0], bound[-1] + 1, roots[s], paragraphs[s]) for s, bound in enumerate(bounds))
    return Tree(text, tokens, sentences, tuple(map(tuple, children)))
