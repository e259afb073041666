"""A second look at each large cluster: does it hold two sister events that share what most of its reports say?

What all reports of a cluster have in common cannot tell its parts from each other. So each term is weighed down by how many
of the cluster's reports have it, and the cluster is cut in two where that average-link clustering joins last. The cut stands
where the parts are both of some size and hardly alike (`Bars.cut` of the score within them). Sister events with the same people
go beyond that bar, up to .6, as do parts of one event that outlets tell loosely: those are not told apart.
"""

from collections.abc import Iterator

import numpy as np

from onrecord.linking.bars import BARS, Bars
from onrecord.linking.vectors import Floats, Vectors

_SMALLER = 0.25  # of the reports, at least, in the smaller part
_LEAST = 3  # reports in the smaller part
_MOST = 400  # reports; a larger cluster is left as it is, for the cut costs the square of its size in memory
_COMMON = 0.8  # how much of its weight a term loses that all reports have


def split(members: list[int], vectors: Vectors, bars: Bars = BARS) -> Iterator[list[int]]:
    """The cluster as it is, or its parts, each sorted; a part is looked at again."""
    parts = _cut(members, vectors, bars.cut) if 2 * _LEAST <= len(members) <= _MOST else None
    if parts is None:
        yield members
    else:
        for part in parts:
            yield from split(part, vectors, bars)


def _cut(members: list[int], vectors: Vectors, bar: float) -> tuple[list[int], list[int]] | None:
    scores = _scores(members, vectors)
    for one, other in reversed(_joins(scores)):
        smaller = min(len(one), len(other))
        if len(one) + len(other) < len(members) * (1 - _SMALLER):
            return None
        if smaller >= max(_LEAST, _SMALLER * len(members)):
            between = scores[np.ix_(one, other)].mean()
            if between >= bar * np.sqrt(_within(scores, one) * _within(scores, other)):
                return None
            inside = {*one, *other}
            rest = [i for i in range(len(members)) if i not in inside]
            larger = one if scores[np.ix_(rest, one)].sum() >= scores[np.ix_(rest, other)].sum() else other
            larger.extend(rest)  # what was joined later goes with the part that it is more like
            return sorted(members[i] for i in one), sorted(members[i] for i in other)
    return None


def _scores(members: list[int], vectors: Vectors) -> Floats:
    """The cosines of the reports of a cluster, with what they have in common weighed down."""
    rows = [vectors.row(at) for at in members]
    columns = np.unique(np.concatenate([found for found, _ in rows]))
    table = np.zeros((len(members), len(columns)))
    for place, (found, weights) in enumerate(rows):
        table[place, np.searchsorted(columns, found)] = weights
    table *= 1 - _COMMON * (table > 0).mean(axis=0)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-12)
    return np.asarray(np.round(table @ table.T, 9))


def _joins(scores: Floats) -> list[tuple[list[int], list[int]]]:
    """The joins of average-link clustering, in order: which two groups were joined."""
    sums = scores.copy()
    np.fill_diagonal(sums, 0.0)
    sizes = np.ones(len(scores))
    groups = [[i] for i in range(len(scores))]
    means = sums.copy()
    np.fill_diagonal(means, -1.0)
    joins = []
    for _ in range(len(scores) - 1):
        one, other = sorted(divmod(int(means.argmax()), len(scores)))
        joins.append((list(groups[one]), list(groups[other])))
        groups[one] += groups[other]
        sums[one] += sums[other]
        sums[:, one] = sums[one]
        sizes[one] += sizes[other]
        gone = means[one] < 0
        means[one] = np.where(gone, -1.0, sums[one] / (sizes * sizes[one]))
        means[one, one] = -1.0
        means[:, one] = means[one]
        means[other] = means[:, other] = -1.0
    return joins


def _within(scores: Floats, group: list[int]) -> float:
    """The mean score of two reports of a group."""
    inside = scores[np.ix_(group, group)]
    return float((inside.sum() - np.trace(inside)) / (len(group) * (len(group) - 1)))
