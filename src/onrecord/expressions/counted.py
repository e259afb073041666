"""What an amount counts: the noun it modifies, the noun after "of", or the amount itself ("the five")."""

from onrecord.expressions.amounts import Amount
from onrecord.syntax import Token, Tree

_MODIFIERS = frozenset({"nummod", "quantmod", "compound", "amod", "det", "predet", "advmod", "npadvmod", "nmod", "poss"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def counted(tree: Tree, amount: Amount) -> int:
    """The token that the amount counts."""
    if amount.unit:
        return amount.last if tree.tokens[amount.last].pos in ("NOUN", "SYM") else amount.number
    token = tree.tokens[amount.number]
    while amount.first <= token.head <= amount.last and token.head != token.i:
        token = tree.tokens[token.head]
    head = tree.tokens[token.head]
    if token.dep in _MODIFIERS and head.i > amount.last and (head.pos in _NOUNS or token.dep == "nummod"):
        return head.i
    whole = _whole(tree, token)
    if whole is not None:
        return whole.i
    if amount.vague and head.pos in _NOUNS and head.i > amount.last:
        return head.i
    return token.i


def _whole(tree: Tree, token: Token) -> Token | None:
    """The noun after "of": "dozens of refugees", "two of the envoys"."""
    prep = next((kid for kid in tree.kids(token.i, "prep") if kid.lemma == "of"), None)
    noun = tree.kid(prep.i, "pobj") if prep is not None else None
    return noun if noun is not None and noun.pos in _NOUNS else None
