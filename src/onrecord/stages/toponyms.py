"""Finds the names in a text that some place bears, the longest first, with what stands around them."""

from collections.abc import Iterator

import msgspec

from onrecord.syntax import Token, Tree
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.gazetteer import Area, Gazetteer

_LONGEST = 6
_TOWNS = frozenset({"town", "cities", "region", "county"})


class Toponym(msgspec.Struct, frozen=True):
    """A name from token `first` to token `last`, all places so called, and the larger place named after it, if any.

    `town` tells whether only towns and their divisions are called so, `population` the inhabitants of the largest place.
    `part` says that it stands inside the name of something else ("Oslo Gazette"), `near` that a site or a part of the place is
    named ("Oslo Airport"); `cut` is the number of letters where the name is not the whole token ("U.S.-led").
    """

    first: int
    last: int
    head: int
    name: str
    areas: tuple[Area, ...]
    town: bool
    population: int
    within: Area | None = None
    part: bool = False
    near: bool = False
    cut: int | None = None

    @property
    def adjective(self) -> bool:
        """Whether the word is an adjective made of a place's name."""
        return self.areas[0].kind == "adjective"

    @property
    def inhabitants(self) -> int:
        """The inhabitants of the largest town of this name."""
        return max((area.population for area in self.areas if area.geonameid), default=0)


def find_toponyms(tree: Tree, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Every name in order of the text; they do not overlap, and say nothing yet about whether a place is meant."""
    tokens, i = tree.tokens, 0
    while i < len(tokens):
        if not tokens[i].text[0].isupper():
            i += 1
            continue
        found = _longest(tree, i, gazetteer)
        if found is None:
            if "-" in tokens[i].text:
                yield from _prefixed(tokens[i], gazetteer)
            i += 1
            continue
        last, name, areas = found
        if areas:
            yield _with_larger(tree, _toponym(i, last, head_of(tree, i, last), name, areas), gazetteer)
        i = last + 1


def _prefixed(token: Token, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """The abbreviated place that a parser leaves in one token with what it qualifies: "U.S.-led"."""
    short, hyphen, rest = token.text.partition("-")
    area = gazetteer.abbreviations.get(short) if hyphen and rest else None
    if area is not None:
        area = msgspec.structs.replace(area, kind="adjective")
        yield _toponym(token.i, token.i, token.i, fold(short), (area,), len(short))


def _toponym(first: int, last: int, head: int, name: str, areas: tuple[Area, ...], cut: int | None = None) -> Toponym:
    town = _TOWNS.issuperset([area.kind for area in areas])
    return Toponym(first, last, head, name, areas, town, max([area.population for area in areas]), cut=cut)


def head_of(tree: Tree, first: int, last: int) -> int:
    """The token from `first` to `last` that hangs on one outside, the last of them."""
    return next((i for i in range(last, first - 1, -1) if not first <= tree.tokens[i].head <= last), last)


def _longest(tree: Tree, first: int, gazetteer: Gazetteer) -> tuple[int, str, tuple[Area, ...]] | None:
    """The last token of the longest name that starts here, the name folded, and its places; no places where it is a trap."""
    tokens = tree.tokens
    for last in reversed(_ends(tree, first, gazetteer)):
        phrase = tree.text[tokens[first].start : tokens[last].end]
        short = gazetteer.postal.get(phrase) if first and tokens[first - 1].text == "," else None
        name, areas = gazetteer.named(phrase)
        if short is not None:
            return last, name, (short,)
        if areas is not None:
            return last, name, areas
    return None


def _ends(tree: Tree, first: int, gazetteer: Gazetteer) -> list[int]:
    """The tokens at which a name that starts at `first` may end, nearest first."""
    tokens, found = tree.tokens, [first]
    for i in range(first + 1, min(first + _LONGEST, len(tokens))):
        token = tokens[i]
        if token.sentence != tokens[first].sentence:
            break
        if token.text[0].isupper():
            found.append(i)
        elif token.text.lower() not in gazetteer.traps.joints:
            if token.text[0].isalpha() and tokens[first].text.lower() in gazetteer.leading:
                found.append(i)
            break
    return found


def _with_larger(tree: Tree, toponym: Toponym, gazetteer: Gazetteer) -> Toponym:
    """The toponym with the country or region that follows its comma: "Paris, Texas", "Alexandria, La."."""
    tokens, comma = tree.tokens, toponym.last + 1
    if comma + 1 >= len(tokens) or tokens[comma].text != "," or not tokens[comma + 1].text[0].isupper():
        return toponym
    short = gazetteer.postal.get(tokens[comma + 1].text)
    areas = (short,) if short else (_longest(tree, comma + 1, gazetteer) or (0, "", ()))[2]
    for area in areas:
        if area.kind in ("regions", "countries", "region", "county") and any(inside(small, area) for small in toponym.areas):
            return msgspec.structs.replace(toponym, within=area)
    return toponym


def inside(small: Area, large: Area) -> bool:
    """Whether a place lies in a country or first-level region."""
    if small == large or small.country != large.country or small.kind == "countries":
        return False
    return large.kind == "countries" or (small.admin1 is not None and small.admin1 == large.admin1)


def neighbour(tree: Tree, i: int, step: int) -> Token | None:
    """The token before (-1) or after (+1) token `i`, if it is in the same sentence."""
    at = i + step
    if 0 <= at < len(tree.tokens) and tree.tokens[at].sentence == tree.tokens[i].sentence:
        return tree.tokens[at]
    return None
