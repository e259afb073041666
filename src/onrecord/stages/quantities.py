"""Finds every count of people or things, and what it counts."""

from onrecord.expressions.amounts import Amount, read_amount
from onrecord.expressions.counted import counted
from onrecord.expressions.numerals import qualifier_before
from onrecord.expressions.uncounted import names_something
from onrecord.model import Quantity, When
from onrecord.syntax import Tree
from onrecord.values import Count
from onrecord.vocabulary.numbers import Numbers

_AROUND = frozenset({"around", "over"})
_MANY = 10
_ADVERBIAL = frozenset({"within", "beyond"})


def find_quantities(tree: Tree, dates: tuple[When, ...], numbers: Numbers) -> tuple[Count, ...]:
    """The counts of a report, in order of the text; numbers that belong to `dates`, ages, names and scores are no counts.

    Bounds are as printed: "at least 11" and "more than 11" have min 11. A share is a fraction ("half": 0.5), a percentage the
    number before the sign. Dozens are at least 24, hundreds at least 200, without an upper bound.
    """
    words = [token.text.lower() for token in tree.tokens]
    dated = _dated(tree, dates)
    found: list[Count] = []
    i = 0
    while i < len(words):
        amount = read_amount(tree, words, i, numbers) if i not in dated else None
        if amount is None:
            i += 1
            continue
        free = dated.isdisjoint(range(amount.first, amount.last + 1))
        if free and not names_something(tree, words, amount, numbers):
            found.append(_count(tree, words, amount, numbers))
        i = amount.last + 1
    return tuple(found)


def _dated(tree: Tree, dates: tuple[When, ...]) -> frozenset[int]:
    """The tokens that belong to dates."""
    found: set[int] = set()
    for date in dates:
        token = tree.token_at(date.span.start) if date.span is not None else None
        i = token.i if token is not None else len(tree.tokens)
        while date.span is not None and i < len(tree.tokens) and tree.tokens[i].start < date.span.end:
            found.add(i)
            i += 1
    return frozenset(found)


def _count(tree: Tree, words: list[str], amount: Amount, numbers: Numbers) -> Count:
    first = amount.first
    qualified = qualifier_before(words, first, numbers)
    bound = amount.bound
    approximate = amount.approximate
    qualifies = qualified is not None and words[qualified[0]] not in _ADVERBIAL and not _leads(tree, qualified[0], amount)
    if qualified is not None and qualifies and _same_sentence(tree, qualified[0], first):
        first = qualified[0]
        bound = bound or qualified[1].bound
        approximate = approximate or qualified[1].bound == "near"
    low, high = (None if side is None else float(side) for side in _bounds(amount, bound))
    span = tree.span(first, amount.last)
    quantity = Quantity(text=span.text, span=span, min=low, max=high, approximate=approximate)
    return Count(quantity=quantity, head=counted(tree, amount))


def _leads(tree: Tree, word: int, amount: Amount) -> bool:
    """ "handed over eleven men", "the fields around two villages": a particle, or a preposition before a few."""
    token = tree.tokens[word]
    few = amount.high is not None and amount.high < _MANY and tree.texts[amount.last].isalpha()
    return word + 1 == amount.first and (token.dep == "prt" or (token.dep == "prep" and few and token.text.lower() in _AROUND))


def _same_sentence(tree: Tree, a: int, b: int) -> bool:
    return tree.tokens[a].sentence == tree.tokens[b].sentence


def _bounds(amount: Amount, bound: str | None) -> tuple[float | None, float | None]:
    """A qualifier takes away one side of the amount."""
    if bound == "min":
        return amount.low, None
    if bound == "max":
        return None, amount.high
    return amount.low, amount.high
