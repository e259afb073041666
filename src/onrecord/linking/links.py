"""Why two reports are held to be of one event: the score of a link as the sum of what small, named features add to it."""

from collections import defaultdict
from collections.abc import Mapping

import msgspec
import numpy as np

from onrecord.linking.closeness import closeness, days
from onrecord.linking.features import Features
from onrecord.linking.terms import Lexicon
from onrecord.linking.vectors import CLASSES, terms_of, unit_vector, weight

_SHOWN = 6  # terms that a part names


class Part(msgspec.Struct, frozen=True):
    """One feature's share in a score, and the terms that make it, the heaviest first."""

    feature: str
    share: float
    terms: tuple[str, ...] = ()


class Link(msgspec.Struct, frozen=True):
    """The score of two reports, 0 to 1, and its parts, which sum to it, the largest first."""

    one: str
    other: str
    score: float
    parts: tuple[Part, ...]


def explain(one: Features, other: Features, frequency: Mapping[str, int], among: int, known: Lexicon) -> Link:
    """The link of two reports. `frequency` says in how many of `among` reports a term is (`vectors.frequencies`)."""
    ours, theirs = terms_of(one), terms_of(other)
    rarity = {term: weight(term, frequency.get(term, 1), among, known) for term in {**ours, **theirs}}
    mine, yours = unit_vector(ours, rarity), unit_vector(theirs, rarity)
    adds: dict[str, dict[str, float]] = defaultdict(dict)
    for term in mine.keys() & yours.keys():
        adds[term[0]][term[2:]] = mine[term] * yours[term]
    parts = [_part(CLASSES[name], terms) for name, terms in adds.items()]
    cosine = sum(part.share for part in parts)
    ours_at, theirs_at = days((one.published, other.published))
    near = float(closeness(ours_at, np.array([theirs_at]))[0])
    if near < 1:
        parts.append(Part("time between", cosine * (near - 1), tuple(filter(None, (one.published, other.published)))))
    ordered = sorted(parts, key=lambda part: (-abs(part.share), part.feature))
    return Link(one.report, other.report, cosine * near, tuple(ordered))


def _part(feature: str, terms: Mapping[str, float]) -> Part:
    heaviest = sorted(terms, key=lambda term: (-terms[term], term))
    return Part(feature, sum(terms[term] for term in heaviest), tuple(heaviest[:_SHOWN]))
