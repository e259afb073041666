"""Finds places that no table lists, where the text itself says that a name is a place's: "the village of Umgala"."""

from collections.abc import Collection, Iterator, Mapping

import msgspec

from onrecord.stages.toponyms import neighbour
from onrecord.syntax import Tree
from onrecord.vocabulary.gazetteer import Area, Traps

_LONGEST = 4  # tokens
_OUTSIDE = frozenset(["ADP", "DET", "VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"])
_STILL = frozenset(["in", "at", "near", "outside", "around", "inside"])
_BEFORE_SITE = _STILL | {"through", "from", "to", "off", "into", "towards", "toward"}


class Unlisted(msgspec.Struct, frozen=True):
    """The tokens of a name that the text calls a place's, and the larger place named after its comma, if any."""

    first: int
    last: int
    within: Area | None = None


def find_unlisted(tree: Tree, listed: Mapping[int, Area], traps: Traps, given: Collection[str]) -> Iterator[Unlisted]:
    """Names in order of the text. `listed` holds what the first token of each known place means; `given` first names of people.

    A name is a place's after "the village of", before "village" or "province", before a comma and a known place if a
    preposition of place governs it, and if it ends in a word for a site ("Evrin Prison").
    """
    tokens, i = tree.tokens, 0
    while i < len(tokens):
        last = _end(tree, i, listed) if tokens[i].text[0].isupper() else None
        if last is None:
            i += 1
            continue
        if not _is_other(tree, i, last, traps, given):
            within = _larger(tree, last, listed)
            if _is_named(tree, i, last, traps) or (within and _is_governed(tree, i, _STILL)):
                yield Unlisted(i, last, within)
        i = last + 1


def _end(tree: Tree, first: int, listed: Mapping[int, Area]) -> int | None:
    """The last token of the run of names that starts here; None where none does, or where it holds a known place."""
    tokens, last = tree.tokens, first
    if not _is_name(tree, first) or (first and _is_name(tree, first - 1)) or first in listed:
        return None
    while last + 1 < len(tokens) and _is_name(tree, last + 1) and tokens[last + 1].sentence == tokens[first].sentence:
        last += 1
        if last in listed:
            return None
    return last if last - first < _LONGEST else None


def _is_name(tree: Tree, i: int) -> bool:
    """Whether the token is a proper noun, or a noun or adjective in capitals that does not open its sentence."""
    token = tree.tokens[i]
    if not token.text[0].isupper() or len(token.text) == 1:
        return False
    return token.pos == "PROPN" or (token.pos in ("NOUN", "ADJ") and i > tree.sentences[token.sentence].start)


def _is_other(tree: Tree, first: int, last: int, traps: Traps, given: Collection[str]) -> bool:
    """Whether the name is a person's, a street's or something else's."""
    low = tree.tokens[first].text.lower()
    if tree.tokens[last].text.lower() in traps.streets or tree.tokens[last - 1].text.lower() == "space":
        return True
    before = neighbour(tree, first, -1)
    if before is not None and before.text.lower() in traps.titles:
        return True
    return low in traps.titles or low in traps.given or low in traps.months or tree.tokens[first].text in given


def _is_named(tree: Tree, first: int, last: int, traps: Traps) -> bool:
    """Whether a word beside the name, or its own last one, is a word for a place."""
    before, after = neighbour(tree, first, -1), neighbour(tree, last, 1)
    if before is not None and before.text == "of" and before.i and tree.tokens[before.i - 1].lemma in traps.inhabited:
        return True
    if after is not None and after.text in traps.inhabited and after.text.islower():
        return before is None or before.pos in _OUTSIDE
    final = tree.tokens[last].text.lower()
    return last > first and final in traps.sites | traps.divisions and _is_governed(tree, first)


def _is_governed(tree: Tree, first: int, prepositions: Collection[str] = _BEFORE_SITE) -> bool:
    """Whether a preposition of place stands before the name or its article."""
    before = neighbour(tree, first, -1)
    if before is not None and before.text.lower() == "the":
        before = neighbour(tree, before.i, -1)
    return before is not None and before.text.lower() in prepositions


def _larger(tree: Tree, last: int, listed: Mapping[int, Area]) -> Area | None:
    comma = neighbour(tree, last, 1)
    if comma is None or comma.text != ",":
        return None
    found = listed.get(comma.i + 1)
    return found if found is not None and found.kind != "adjective" else None
