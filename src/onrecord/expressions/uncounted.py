"""Numbers that count nothing: names, ages, scores, telephone numbers, list marks, years."""

from onrecord.expressions.amounts import Amount
from onrecord.syntax import Tree
from onrecord.vocabulary.numbers import Numbers

_AGES = range(1, 120)
_YEARS = range(1900, 2060)
_PERSONAL = frozenset({"he", "she", "i"})
_SUMS = frozenset({"toll", "number", "total", "figure", "count", "sum", "result", "average"})
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
    if _is_age(tree, amount, words) or (before == "not" and words[first] == "one"):
        return True
    if digits and before == "," and after in (",", ".", ")", ";") and _follows_name(tree, first) and amount.low in _AGES:
        return True
    if first == last and len(words[first]) == 4 and amount.low in _YEARS and tokens[last].dep != "nummod":
        return digits
    return words[first] == "one" and first == last and not _counts_one(tree, first)


def _follows_name(tree: Tree, i: int) -> bool:
    """Whether a person stands before the comma: "Anna Novak, 34,", "his son, 12,"; not a sum ("the toll, 34, ")."""
    if i < 2:
        return False
    token = tree.tokens[i - 2]
    return token.pos == "PROPN" or (token.tag == "NN" and token.lemma not in _SUMS)


def _is_age(tree: Tree, amount: Amount, words: list[str]) -> bool:
    """ "He is 15", "who was 15", "20 years old"."""
    token = tree.tokens[amount.last]
    if amount.low not in _AGES or amount.high not in _AGES:
        return False
    if words[amount.last + 2 : amount.last + 3] == ["old"]:
        return True
    head = tree.tokens[token.head]
    subject = tree.kid(head.i, "nsubj")
    if token.dep not in ("attr", "acomp", "dobj") or head.lemma not in ("be", "turn") or subject is None:
        return False
    return subject.text.lower() in _PERSONAL or (subject.text.lower() == "who" and _singular(tree, head.head))


def _singular(tree: Tree, i: int) -> bool:
    return tree.tokens[i].tag in ("NN", "NNP")


def _counts_one(tree: Tree, i: int) -> bool:
    """ "One" is a number before a noun and before "of", not in "one must" or "the one who"."""
    token = tree.tokens[i]
    if token.dep == "nummod":
        return True
    prep = tree.kid(i, "prep")
    return token.tag == "CD" and prep is not None and prep.lemma == "of"
