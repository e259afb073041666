"""Numbers that count nothing: names, ages, scores, telephone numbers, list marks, years."""

from onrecord.expressions.amounts import Amount
from onrecord.syntax import Tree
from onrecord.vocabulary.numbers import Numbers

_AGES = range(1, 120)
_YEARS = range(1900, 2060)
_LONGEST = 9  # digits without commas: more are an identifier


def names_something(tree: Tree, words: list[str], amount: Amount, numbers: Numbers) -> bool:
    """Whether the number stands for something else than a count."""
    if amount.vague or amount.unit:
        return False
    tokens = tree.tokens
    first, last = amount.first, amount.last
    before = words[first - 1] if first else ""
    before = words[first - 2] if before == "." and words[first - 2 : first - 1] == ["no"] else before.rstrip(".")
    after = words[last + 1] if last + 1 < len(words) else ""
    digits = words[first][:1].isdigit()
    if before in numbers.words.labels or before in ("#", "/", "+"):
        return True
    if after == "-" or before == "-" or (tokens[first].tag == "LS") or (after == ")" and before == "(" and digits):
        return True
    if digits and len(words[first]) > _LONGEST and "," not in words[first]:
        return True
    if digits and before == "," and after in (",", ".", ")", ";") and _follows_name(tree, first) and amount.low in _AGES:
        return True
    if first == last and len(words[first]) == 4 and amount.low in _YEARS and tokens[last].dep != "nummod":
        return digits
    return words[first] == "one" and first == last and not _counts_one(tree, first)


def _follows_name(tree: Tree, i: int) -> bool:
    return i > 1 and tree.tokens[i - 2].pos == "PROPN"


def _counts_one(tree: Tree, i: int) -> bool:
    """ "One" is a number before a noun and before "of", not in "one must" or "the one who"."""
    token = tree.tokens[i]
    if token.dep == "nummod":
        return True
    prep = tree.kid(i, "prep")
    return token.tag == "CD" and prep is not None and prep.lemma == "of"
