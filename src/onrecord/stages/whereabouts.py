"""Where a name stands: as a place ("in Tokyo", "visited Tokyo") or as one who acts ("Tokyo said")."""

from onrecord.syntax import Token, Tree
from onrecord.vocabulary.parties import Parties

_AFTER_DATELINE = frozenset({"(", "-", "--", "_"})


def is_place(tree: Tree, head: int, parties: Parties) -> bool:
    """Whether the name headed at `head` is only where something happens."""
    usage = parties.usage
    token = _base(tree, tree.tokens[head])
    above = tree.tokens[token.head]
    if token.dep == "pobj":
        word, governor = above.text.lower(), tree.tokens[above.head]
        if word in usage.locative:
            return governor.lemma not in usage.trusting
        if word == "to":
            return governor.lemma in usage.moving and governor.lemma not in usage.asking
        if word == "from":
            return governor.lemma not in usage.asking
        if word == "for":
            return governor.lemma in usage.place_words or governor.lemma in usage.moving or governor.lemma in usage.reaching
        return word == "of" and governor.lemma not in usage.asking and governor.lemma not in usage.belonging
    if token.dep in ("dobj", "nsubjpass"):
        return above.lemma in usage.reaching
    if token.dep == "poss":
        return above.lemma in usage.place_words
    if token.dep in ("attr", "npadvmod"):
        return True
    return _opens_report(tree, token)


def _base(tree: Tree, token: Token) -> Token:
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = tree.tokens[token.head]
    return token


def _opens_report(tree: Tree, token: Token) -> bool:
    """ "SEOUL (AP) - ": a dateline without its own line."""
    if token.i + 1 >= len(tree.tokens) or not _first(tree, token):
        return False
    after = tree.tokens[token.i + 1]
    if len(token.text) > 2 and token.text.isupper() and after.text == ",":
        return True
    return after.text in _AFTER_DATELINE and after.start > token.end


def _first(tree: Tree, token: Token) -> bool:
    """Whether only words in capitals stand before it in its sentence."""
    start = tree.sentences[token.sentence].start
    return token.i - start <= 3 and all(word.text.isupper() for word in tree.tokens[start : token.i])
