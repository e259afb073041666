"""Whether what a date belongs to lies behind or ahead, by the words that govern the date."""

from onrecord.syntax import Token, Tree

_AHEAD = frozenset({"will", "shall", "'ll", "\u2019ll", "wo", "would", "must", "should", "may", "might", "can", "could"})
_HAVE = frozenset({"have", "has", "having", "'ve", "\u2019ve"})
_DEADLINES = frozenset({"until", "till", "by"})
_EARLIEST = frozenset({"early", "soon", "late"})
_PAST = frozenset({"VBD", "VBN"})
_HELPING = frozenset({"amod", "aux", "auxpass"})
_STEPS = 12
_SURE, _LIKELY = 2, 1


def direction(tree: Tree, first: int, last: int, prospective: frozenset[str]) -> int:
    """Negative where the date from token `first` to `last` lies behind, positive where ahead, 0 where nothing says so.

    2 where the date hangs on the verb itself, 1 where a noun stands between ("the ruling of Wednesday"). `prospective` are
    verbs and adjectives whose dates lie ahead ("is due on Monday", "scheduled talks for May").
    """
    before = _before(tree, first)
    if before is not None and before.lemma == "as" and before.i > 1 and tree.tokens[before.i - 1].lemma in _EARLIEST:
        return _SURE
    if before is not None and before.tag in _PAST and before.lemma not in prospective and before.dep not in _HELPING:
        return -_SURE
    token, strength = tree.tokens[last], _SURE
    if token.dep == "poss":
        strength = _LIKELY
    for _ in range(_STEPS):
        if token.pos in ("VERB", "AUX"):
            found = _verb(tree, token, prospective)
            if found is not None:
                return found * strength
        elif _prospect(tree, token, prospective, token.i < first and strength == _SURE):
            return _SURE
        elif token.pos in ("NOUN", "PROPN") and not first <= token.i <= last:
            strength = _LIKELY
        if token.head == token.i:
            return 0
        token = tree.tokens[token.head]
    return 0


def _deadline(tree: Tree, preposition: Token) -> bool:
    """Whether what hangs on the preposition lies ahead: "until Monday", "set for Monday", not "had met by Monday"."""
    above = tree.tokens[preposition.head]
    if preposition.lemma == "for":
        return above.tag in ("VBN", "JJ", "NN")
    return preposition.lemma in _DEADLINES and not any(kid.text.lower() == "had" for kid in tree.kids(above.i, "aux"))


def _prospect(tree: Tree, token: Token, prospective: frozenset[str], near: bool) -> bool:
    if token.pos == "ADJ":
        return token.lemma in prospective
    return near and token.dep == "prep" and _deadline(tree, token)


def _before(tree: Tree, first: int) -> Token | None:
    """The word before the date and its preposition "on"."""
    i = first - 1
    if i >= 0 and tree.tokens[i].lemma == "on":
        i -= 1
    return tree.tokens[i] if i >= 0 and tree.tokens[i].sentence == tree.tokens[first].sentence else None


def _verb(tree: Tree, verb: Token, prospective: frozenset[str]) -> int | None:
    """-1, 0 or 1 for one verb; None to ask the verb above it."""
    helpers = list(tree.kids(verb.i, "aux", "auxpass"))
    words = {kid.text.lower() for kid in helpers}
    if words & _AHEAD and not words & _HAVE:
        return 1
    if any(kid.tag == "TO" for kid in helpers):
        return _infinitive(tree, verb)
    if verb.lemma in prospective and "had" not in words and (verb.tag != "VBD" or tree.kid(verb.i, "dobj") is not None):
        return 1
    if words & _HAVE or "had" in words or verb.tag in _PAST or any(kid.tag in _PAST for kid in helpers):
        return -1
    return None if verb.tag == "VBG" and not helpers else 0


def _infinitive(tree: Tree, verb: Token) -> int:
    """What one is to do lies ahead, except of what had been meant ("had been due to expire on Friday")."""
    for above in list(tree.ancestors(verb.i))[:2]:
        if any(kid.text.lower() == "had" for kid in tree.kids(above.i, "aux")):
            return -1
    return 1
