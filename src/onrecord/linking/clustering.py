"""Average-link clustering of a sparse graph, with a bar that rises where the clusters are tight.

Two clusters are joined, the most alike pair first, where the mean score between them is at least `LEAST` and at least a
share of the geometric mean of the scores within them: two reports of one event by different hands may have little in
common, but two sister events (raids by the same navy a year apart) are each far more alike within than between. That
ratio is the correlation of two clusters corrected for attenuation (Spearman 1904). On the tuning half it is at most .56
between sister events and at least .89 between halves of one event; of a few reports it is less certain, so that the share
asked for rises from `Bars.loose` for a report alone towards `Bars.tight`, by the root of the size of the smaller cluster.
A small cluster's inner score is drawn towards `_USUAL` by `_PSEUDO` pairs. A pair that is not in the graph counts as 0.
"""

import heapq
import math
from collections.abc import Iterable

from onrecord.linking.bars import BARS, Bars

LEAST = 0.15
_USUAL = 0.28
_PSEUDO = 3.0


class _Clusters:
    """The state of one clustering: members, summed scores within and between, and a count of changes."""

    def __init__(self, size: int, bars: Bars) -> None:
        self.bars = bars
        self.members = [[i] for i in range(size)]
        self.within = [0.0] * size
        self.between: list[dict[int, float]] = [{} for _ in range(size)]
        self.changes = [0] * size

    def inner(self, one: int) -> float:
        pairs = len(self.members[one]) * (len(self.members[one]) - 1) / 2
        return (self.within[one] + _PSEUDO * _USUAL) / (pairs + _PSEUDO)

    def score(self, one: int, other: int) -> float | None:
        """The mean score between two clusters, None where it is below the bar."""
        mean = self.between[one][other] / (len(self.members[one]) * len(self.members[other]))
        share = self.bars.tight - (self.bars.tight - self.bars.loose) / math.sqrt(
            min(len(self.members[one]), len(self.members[other]))
        )
        bar = max(LEAST, share * math.sqrt(self.inner(one) * self.inner(other)))
        return mean if mean >= bar else None

    def join(self, one: int, other: int) -> None:
        """Makes `other` part of `one`."""
        self.within[one] += self.within[other] + self.between[one].pop(other)
        self.members[one] += self.members[other]
        self.members[other] = []
        del self.between[other][one]
        for third, score in sorted(self.between[other].items()):
            del self.between[third][other]
            self.between[one][third] = self.between[third][one] = self.between[one].get(third, 0.0) + score
        self.between[other] = {}
        self.changes[one] += 1
        self.changes[other] += 1


def cluster(size: int, pairs: Iterable[tuple[int, int, float]], bars: Bars = BARS) -> list[list[int]]:
    """Clusters of the numbers below `size`, each sorted, by least member. The order of the pairs makes no difference."""
    state = _Clusters(size, bars)
    for one, other, score in sorted(pairs):
        state.between[one][other] = state.between[other][one] = score
    waiting: list[tuple[float, int, int, int, int]] = []
    for one in range(size):
        for other in state.between[one]:
            if one < other:
                _wait(waiting, state, one, other)
    while waiting:
        _, one, other, before, too = heapq.heappop(waiting)
        if (state.changes[one], state.changes[other]) == (before, too):
            state.join(one, other)
            for third in sorted(state.between[one]):
                _wait(waiting, state, *sorted((one, third)))
    return [sorted(members) for members in state.members if members]


def _wait(waiting: list[tuple[float, int, int, int, int]], state: _Clusters, one: int, other: int) -> None:
    score = state.score(one, other)
    if score is not None:
        heapq.heappush(waiting, (-score, one, other, state.changes[one], state.changes[other]))
