"""Whether what a date belongs to lies behind or ahead, by the words that govern the date."""

from itertools import islice

import msgspec

from onrecord.syntax import Token, Tree

_AHEAD = frozenset({"will", "shall", "'ll", "\u2019ll", "wo", "would", "must", "should", "may", "might", "can", "could"})
_HAVE = frozenset({"have", "has", "having", "'ve", "\u2019ve"})
_PRESENT = frozenset({"is", "are", "'s", "'re", "am", "be", "\u2019s", "\u2019re"})
_DEADLINES = frozenset({"until", "till", "by"})
_WHEN = frozenset(
    {"on", "in", "at", "since", "during", "after", "before", "from", "around", "until", "till", "by", "for", "late", "early"}
)
_EARLIEST = frozenset({"early", "soon", "late"})
_PAST = frozenset({"VBD", "VBN"})
_HELPING = frozenset({"amod", "aux", "auxpass"})
_NONE = frozenset({"no", "none", "nobody", "neither", "nothing", "never", "few"})
_STEPS, _KIDS = 12, 40  # heads and dependents looked at, so that a hostile sentence costs no more than a long one
_CERTAIN, _SURE, _LIKELY = 3, 2, 1


class Prospects(msgspec.Struct, frozen=True):
    """Verbs and adjectives whose dates lie ahead, those whose dates do after "for", and nouns whose infinitives do.

    `reporting` are verbs whose present tense tells of the past ("the paper says").
    """

    words: frozenset[str]
    words_for: frozenset[str]
    nouns: frozenset[str]
    reporting: frozenset[str]


def direction(tree: Tree, first: int, last: int, prospects: Prospects) -> int:
    """Negative where the date from token `first` to `last` lies behind, positive where ahead, 0 where nothing says so.

    3 just after a past verb ("left on Wednesday"), 2 where the date hangs on a verb, 1 where a noun or another preposition
    stands between ("the ruling of Wednesday", "extended to Wednesday"). `prospects` are
    verbs and adjectives whose dates lie ahead ("is due on Monday", "scheduled talks for May").
    """
    before = _before(tree, first)
    if before is not None and before.lemma == "as" and before.i > 1 and tree.tokens[before.i - 1].lemma in _EARLIEST:
        return _SURE
    if before is not None and before.lemma not in prospects.words and _happened(tree, before):
        return -_CERTAIN
    token, strength = tree.tokens[last], _SURE
    if not _adverbial(tree, token, first):
        strength = _LIKELY
    for _ in range(_STEPS):
        if token.pos in ("VERB", "AUX"):
            found = _verb(tree, token, prospects)
            if found is not None:
                return found * strength
        elif _prospect(tree, token, prospects, token.i < first and strength == _SURE):
            return _SURE
        elif token.pos in ("NOUN", "PROPN") and not first <= token.i <= last:
            strength = _LIKELY
        if token.head == token.i:
            return 0
        token = tree.tokens[token.head]
    return 0


def _happened(tree: Tree, verb: Token) -> bool:
    """Whether a verb just before a date is in the past."""
    if verb.tag not in _PAST or verb.dep in _HELPING:
        return False
    helpers = {kid.text.lower() for kid in _kids(tree, verb.i, "aux", "auxpass")}
    return verb.tag == "VBD" or not helpers & (_AHEAD | _PRESENT | {"to"})


def _adverbial(tree: Tree, token: Token, first: int) -> bool:
    """Whether the date says when the verb happens; an object or a goal does not ("extended the talks to 20 November")."""
    while token.head >= first and token.head != token.i and tree.tokens[token.head].i <= token.i:
        token = tree.tokens[token.head]
    above = tree.tokens[token.head]
    if token.dep in ("pobj", "prep"):
        return (above if token.dep == "pobj" else token).lemma in _WHEN
    return token.dep in ("npadvmod", "advmod", "nmod", "ROOT", "dep", "nummod")


def _deadline(tree: Tree, preposition: Token, prospects: Prospects) -> bool:
    """Whether what hangs on the preposition lies ahead: "until Monday", "set for Monday", not "had met by Monday"."""
    above = tree.tokens[preposition.head]
    if preposition.lemma == "for":
        return above.lemma in prospects.words or above.lemma in prospects.words_for
    return preposition.lemma in _DEADLINES and not any(kid.text.lower() == "had" for kid in _kids(tree, above.i, "aux"))


def _prospect(tree: Tree, token: Token, prospects: Prospects, near: bool) -> bool:
    if token.pos == "ADJ":
        return token.lemma in prospects.words
    return near and token.dep == "prep" and _deadline(tree, token, prospects)


def _before(tree: Tree, first: int) -> Token | None:
    """The word before the date and its preposition "on"."""
    i = first - 1
    if i >= 0 and tree.tokens[i].lemma == "on":
        i -= 1
    return tree.tokens[i] if i >= 0 and tree.tokens[i].sentence == tree.tokens[first].sentence else None


def _verb(tree: Tree, verb: Token, prospects: Prospects) -> int | None:
    """-1, 0 or 1 for one verb; None to ask the verb above it."""
    helpers = _kids(tree, verb.i, "aux", "auxpass")
    words = {kid.text.lower() for kid in helpers}
    if "could" in words and _is_denied(tree, verb):
        return -1
    if words & _AHEAD and not words & _HAVE:
        return 1
    if any(kid.tag == "TO" for kid in helpers):
        return -1 if words & _HAVE else _infinitive(tree, verb, prospects)
    if _looks_ahead(tree, verb, prospects) and "had" not in words and (verb.tag != "VBD" or _kids(tree, verb.i, "dobj")):
        return 1
    due = any(kid.lemma in prospects.words for kid in _kids(tree, verb.i, "acomp"))  # "is due in Oslo on Sunday"
    if due and verb.tag in ("VBZ", "VBP") and verb.lemma == "be":
        return 1
    if words & _PRESENT and verb.tag == "VBN":
        return 0
    if words & _HAVE or "had" in words or verb.tag in _PAST or any(kid.tag in _PAST for kid in helpers):
        return -1
    if verb.tag == "VBG" and not helpers:
        return None
    return 1 if verb.tag in ("VBZ", "VBP", "VBG") and verb.pos == "VERB" and verb.lemma not in prospects.reporting else 0


def _is_denied(tree: Tree, verb: Token) -> bool:
    """Whether "could" tells of what was not done ("could not be reached on Wednesday", "nobody could be found")."""
    if _kids(tree, verb.i, "neg", "preconj"):
        return True
    subjects = _kids(tree, verb.i, "nsubj", "nsubjpass")
    return any(
        kid.text.lower() in _NONE for subject in subjects for kid in (subject, *_kids(tree, subject.i, "det", "preconj", "cc"))
    )


def _looks_ahead(tree: Tree, verb: Token, prospects: Prospects) -> bool:
    if verb.lemma in prospects.words_for:
        return verb.tag == "VBN" and any(kid.lemma == "for" for kid in _kids(tree, verb.i, "prep"))
    return verb.lemma in prospects.words


def _infinitive(tree: Tree, verb: Token, prospects: Prospects) -> int | None:
    """What one is to do lies ahead, except of what had been meant ("had been due to expire on Friday").

    A purpose ("met to mark the day on Friday") and "the first to enter on Friday" lie where the verb above puts them.
    """
    above = tree.tokens[verb.head]
    if verb.dep == "advcl" or (verb.dep in ("acl", "relcl") and above.lemma not in prospects.nouns):
        return None
    for one in islice(tree.ancestors(verb.i), 2):
        if any(kid.text.lower() == "had" for kid in _kids(tree, one.i, "aux")):
            return 0
    return 1


def _kids(tree: Tree, i: int, *labels: str) -> list[Token]:
    """The first dependents of a token that have one of the labels."""
    return [kid for kid in tree.children[i][:_KIDS] if kid.dep in labels]
