"""Reads an amount from tokens: a number, a range, a vague count or a share, with its currency or percent sign."""

from collections.abc import Collection

import msgspec

from onrecord.expressions.numerals import Numeral, read_numeral
from onrecord.syntax import Tree
from onrecord.vocabulary.numbers import Numbers

_JOINS = frozenset({"or", "to", "-", "\u2013"})
_AFTER: dict[tuple[str, ...], str] = {
    **{("or", "more"): "min", ("or", "above"): "min", ("or", "fewer"): "max", ("or", "less"): "max", ("or", "so"): "near"},
    **{("at", "least"): "min", ("at", "most"): "max", ("-", "plus"): "min", ("-", "odd"): "near"},
}
_RANGING = frozenset({"anywhere", "ranging", "range", "ranged", "ranges", "somewhere"})  # before "from"
_PARTS = range(2, 11)
_AFTER_ARTICLE = frozenset({"score", "few", "couple", "pair", "handful"})
_SCALES = frozenset({"hundreds", "thousands", "millions", "billions", "tens", "dozens", "scores"})


class Amount(msgspec.Struct, frozen=True):
    """An amount between two tokens; `number` is its last token that is a number.

    `unit` if it has a currency or percent sign; `vague` if it is in words that are no number ("dozens", "half").
    """

    first: int
    last: int
    number: int
    low: float | None
    high: float | None
    approximate: bool = False
    unit: bool = False
    vague: bool = False
    bound: str | None = None


def read_amount(tree: Tree, words: list[str], i: int, numbers: Numbers) -> Amount | None:
    """The amount that starts at token `i`, if one does."""
    table = numbers.words
    word = words[i]
    known = word in table.cardinals or word in table.vague or word in table.shares or word in ("a", "between")
    if not known and not "0" <= word[:1] <= "9":
        return None
    if word == "between":
        return _between(words, i, numbers)
    numeral = _with_letter(tree, words, i, read_numeral(words, i, numbers), numbers)
    found = _vague(words, i, numbers) if numeral is None else _share(words, i, numeral, numbers)
    if found is None and numeral is not None:
        found = _range(words, i, numeral, numbers)
    return _with_unit(tree, words, found, numbers) if found is not None else None


def _with_letter(tree: Tree, words: list[str], i: int, numeral: Numeral | None, numbers: Numbers) -> Numeral | None:
    """ "$3 m" or "1.2m people" where the parser cut "$3m" in two; "30m" alone may be metres."""
    if numeral is None or numeral.end >= len(words):
        return numeral
    factor = numbers.words.letters.get(words[numeral.end])
    if factor is None or not (_is_money(words, i, numbers) or _is_many(tree, numeral.end)):
        return numeral
    return Numeral(numeral.value * factor, numeral.end + 1)


def _is_money(words: list[str], i: int, numbers: Numbers) -> bool:
    return i > 0 and words[i - 1] in numbers.words.currencies


def _is_many(tree: Tree, letter: int) -> bool:
    """Whether a letter stuck to its number stands before a plural."""
    if letter + 1 >= len(tree.tokens) or tree.tokens[letter - 1].end != tree.tokens[letter].start:
        return False
    return tree.tokens[letter + 1].tag in ("NNS", "NNPS")


def _between(words: list[str], i: int, numbers: Numbers) -> Amount | None:
    low = read_numeral(words, i + 1, numbers) if i + 1 < len(words) else None
    high = _numeral_after(words, low, ("and",), numbers)
    if low is None or high is None or high.value <= low.value:
        return None
    return Amount(i, high.end - 1, high.end - 1, _scaled(low, high, words[high.end - 1], numbers), high.value)


def _range(words: list[str], i: int, low: Numeral, numbers: Numbers) -> Amount:
    high = _numeral_after(words, low, _JOINS, numbers)
    telephone = len(words[low.end - 1]) == 3 and high is not None and len(words[high.end - 1]) == 4
    changed = i > 0 and words[i - 1] == "from" and (i == 1 or words[i - 2] not in _RANGING)
    if high is not None and high.value > low.value and not telephone and not changed:
        return Amount(i, high.end - 1, high.end - 1, _scaled(low, high, words[high.end - 1], numbers), high.value)
    bound = _AFTER.get(tuple(words[low.end : low.end + 2]))
    last = low.end + 1 if bound else low.end - 1
    return Amount(i, last, low.end - 1, low.value, low.value, approximate=bound == "near", bound=bound)


def _scaled(low: Numeral, high: Numeral, final: str, numbers: Numbers) -> float:
    """In "two to three million" both ends are millions, in "two or three dozen" both are dozens."""
    factor = numbers.words.multiples.get(final, 1000)
    if factor < 1000 and low.value < factor:
        return low.value * factor if low.value * factor < high.value else low.value
    for scale in (1e9, 1e6, 1e3):
        if high.value >= scale and low.value < scale / 1000:
            return low.value * scale
    return low.value


def _numeral_after(words: list[str], low: Numeral | None, joins: Collection[str], numbers: Numbers) -> Numeral | None:
    if low is None or low.end + 1 >= len(words) or words[low.end] not in joins:
        return None
    return read_numeral(words, low.end + 1, numbers)


def _share(words: list[str], i: int, numeral: Numeral, numbers: Numbers) -> Amount | None:
    """A share of a few: "one in five", "nine out of ten"; or a fraction in words."""
    j = numeral.end + (words[numeral.end : numeral.end + 2] == ["out", "of"])
    whole = read_numeral(words, j + 1, numbers) if words[j : j + 1] in (["in"], ["of"]) and j + 1 < len(words) else None
    if whole is None or (words[j] == "of" and j == numeral.end) or not words[i].isalpha() or not words[j + 1].isalpha():
        return _share_of(words, i, numeral, numbers)
    if whole.value not in _PARTS or numeral.value >= whole.value:
        return None
    value = round(numeral.value / whole.value, 3)
    return Amount(i, whole.end - 1, whole.end - 1, value, value, vague=True)


def _share_of(words: list[str], i: int, numeral: Numeral, numbers: Numbers) -> Amount | None:
    """Fractions in words: "two thirds", "three-quarters"."""
    j = numeral.end + (words[numeral.end : numeral.end + 1] == ["-"])
    share = numbers.words.shares.get(words[j]) if j < len(words) and words[j].endswith("s") else None
    if share is None or numeral.value > 9:
        return None
    value = round(numeral.value * share, 3)
    return Amount(i, j, j, value, value, vague=True)


def _vague(words: list[str], i: int, numbers: Numbers) -> Amount | None:
    first, j = i, i + (words[i] == "a")
    word = words[j] if j < len(words) else ""
    after = words[j + 1] if j + 1 < len(words) else ""
    share = numbers.words.shares.get(word)
    if share is not None:
        fits = word == "half" and after in ("of", "the", "a", "its", "their", "his")
        fits = fits or (j > i and after == "of")
        return Amount(first, j, j, round(share, 3), round(share, 3), vague=True) if fits else None
    bounds = numbers.words.vague.get(word)
    if bounds is None or (word in _AFTER_ARTICLE) != (j > i):
        return None
    if word in _SCALES and after == "of" and j + 2 < len(words) and words[j + 2] in _SCALES and bounds.min is not None:
        factor = (numbers.words.vague[words[j + 2]].min or 0) / 2
        return Amount(first, j + 2, j + 2, bounds.min * factor, None, approximate=True, vague=True)
    if after in numbers.words.multiples and bounds.min is not None:
        return Amount(first, j + 1, j + 1, bounds.min * numbers.words.multiples[after], None, approximate=True, vague=True)
    return Amount(first, j, j, bounds.min, bounds.max, approximate=bounds.max is None, vague=True)


def _with_unit(tree: Tree, words: list[str], amount: Amount, numbers: Numbers) -> Amount:
    """The amount with a currency or percent sign beside it."""
    table, first, last = numbers.words, amount.first, amount.last
    if first and words[first - 1] in table.currencies and tree.tokens[first - 1].tag in ("$", "SYM"):
        return msgspec.structs.replace(amount, first=first - 1, unit=True)
    after = words[last + 1] if last + 1 < len(words) else ""
    if after == "per" and words[last + 2 : last + 3] == ["cent"]:
        return msgspec.structs.replace(amount, last=last + 2, unit=True)
    if (after in table.percent or after in table.currencies) and tree.tokens[last + 1].tag[:1] in ("N", "$"):
        return msgspec.structs.replace(amount, last=last + 1, unit=True)
    return amount
