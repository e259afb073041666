"""Tells dates from words and numbers that only look like them."""

from onrecord.expressions.cores import Core
from onrecord.expressions.items import Items
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.calendar import Calendar

_LIKELY_YEARS = range(1900, 2060)
_YEAR_PREPOSITIONS = frozenset(
    {"in", "since", "by", "until", "before", "after", "from", "to", "of", "between", "during", "and", "till", "around"}
)
_MONTHS = _YEAR_PREPOSITIONS | {"last", "next", "this", "early", "late", "mid", "-"}
_DAY_PREPOSITIONS = frozenset({"on", "by", "until", "till", "since", "before", "after", "from", "for"})
_COUNTED = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG"})
_PERSONAL = frozenset({"his", "her", "their", "my", "your", "our"})
_CLOCK_PREPOSITIONS = frozenset({"at", "by", "around", "about", "until", "since", "from", "before", "after", "to"})
_RATED = frozenset({"NN", "NNS", "CD"})
_AROUND = frozenset({"after", "before", "as"})
_ALONE = frozenset({"month", "weekday", "season"})
_BEFORE_ALONE = {"may": _MONTHS, "march": _MONTHS, "fall": frozenset({"the", "this", "last", "next", "in"})}


def plausible(core: Core, items: Items, tree: Tree, calendar: Calendar) -> bool:
    """Whether the core is a date where it stands."""
    pieces = items.pieces
    first, last = items.first[core.first], items.last(core.last)
    before = pieces.words[first - 1] if first else ""
    after = pieces.words[last + 1] if last + 1 < len(pieces.words) else ""
    token = tree.tokens[pieces.tokens[last]]
    if core.rule in ("year", "year-pair"):
        return _year(core, before, after, token, calendar)
    if core.rule in _ALONE and pieces.words[first] in calendar.words.not_alone:
        return core.within is not None or before in _BEFORE_ALONE.get(pieces.words[first], ())
    if core.rule == "short-year":
        return before in _YEAR_PREPOSITIONS
    if core.kind == "shift" and ((after.isdigit() and core.unit == "Y") or _is_title(core, first, last, items, tree)):
        return False
    if core.kind == "duration":
        return _duration(core, after, items, tree)
    if core.rule == "season" and core.within is None and token.text[:1].isupper():
        return before in ("", ".")
    if core.rule == "decade":
        return before not in _PERSONAL
    if core.rule == "soon":
        return before != "as" and after not in _AROUND and tree.tokens[token.head].tag != "VBD"
    if core.rule == "moment":
        return before != "high"
    if core.rule == "clock":
        return core.within is not None or before in _CLOCK_PREPOSITIONS
    if core.rule == "frequency":
        return _frequency(tree, pieces.tokens[first], token)
    if core.rule == "bare-part":
        return core.within is not None or before in ("that", "all", "by")
    if core.rule == "nth-day":
        return (
            items.pieces.words[first - 2] in _DAY_PREPOSITIONS
            and (token.dep in ("pobj", "npadvmod") or token.pos == "ADV")
            and not _counts(tree, token)
        )
    if core.rule == "now":
        return token.pos in ("ADV", "ADJ", "SCONJ")
    return True


def _counts(tree: Tree, ordinal: Token) -> bool:
    """Whether an ordinal counts the noun after it, or one of several ("the 5th floor", "the 2nd of its kind")."""
    after = tree.tokens[ordinal.i + 1] if ordinal.i + 1 < len(tree.tokens) else None
    return after is not None and (after.tag in _COUNTED or after.text.lower() == "of")


def _is_title(core: Core, first: int, last: int, items: Items, tree: Tree) -> bool:
    """Whether the words are part of a paper's or a programme's name ("the Courier Today", "This Week")."""
    words = [tree.tokens[items.pieces.tokens[i]] for i in range(first, last + 1)]
    if not all(word.text[:1].isupper() and not word.text.isupper() for word in words):
        return False
    if len(words) > 1:
        return core.rule == "which-unit"
    before = tree.tokens[words[0].i - 1] if words[0].i > tree.sentences[words[0].sentence].start else None
    return before is not None and before.pos == "PROPN" and before.text[:1].isupper()


def _duration(core: Core, after: str, items: Items, tree: Tree) -> bool:
    """Not an age ("52 years old"), a title ("60 Minutes"), a rate ("two dollars a day"), or "a second"."""
    first, last = items.first[core.first], items.last(core.last)
    token = tree.tokens[items.pieces.tokens[last]]
    titled = token.text[:1].isupper() and last > first and not token.text.isupper()
    aged = after == "old" or (after == "-" and items.pieces.words[last + 2 : last + 3] in (["old"], ["olds"]))
    if aged or titled or (core.unit == "S" and core.rule == "article-unit"):
        return False
    rate = core.rule == "article-unit" and first and tree.tokens[items.pieces.tokens[first - 1]].tag in _RATED
    if rate and last == first + 1:
        return False
    if core.unit == "Q":
        return after != "of" and items.pieces.words[last - 1] != "-"
    return core.rule != "units" or (token.tag == "NNS" and core.unit not in ("Q", "S"))


def _year(core: Core, before: str, after: str, token: Token, calendar: Calendar) -> bool:
    table = calendar.numbers.words
    if before in table.currencies or before in table.labels or before in ("/", "#", "."):
        return False
    if after in calendar.words.measured or after in table.currencies or after == "/":
        return False
    if core.year in _LIKELY_YEARS:
        return True
    return before in _YEAR_PREPOSITIONS and after not in ("and",) and token.dep in ("pobj", "pcomp", "conj")


def _frequency(tree: Tree, i: int, token: Token) -> bool:
    if token.tag.startswith("RB"):
        return True
    head = tree.tokens[token.head]
    following = tree.tokens[i + 1].text if i + 1 < len(tree.tokens) else ""
    apposed = (head.pos == "PROPN" and token.dep == "amod") or following[:1].isupper()
    return token.text.islower() and token.dep in ("amod", "advmod", "npadvmod") and head.i != i and not apposed
