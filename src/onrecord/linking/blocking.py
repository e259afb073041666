"""Which pairs of reports are worth comparing, and how alike they are: no all-pairs comparison, however many reports.

Two reports are compared where they share one of the terms that weigh most in either. A term that very many reports share
(a president's name) pairs each with its nearest by date of publication only.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.linking.closeness import closeness, days
from onrecord.linking.features import Features
from onrecord.linking.vectors import Floats, Ints, Vectors

_HEAVIEST = 24  # terms of a report by which others are looked up
_BLOCK = 200  # reports of one term that are all compared with each other
_NEAREST = 20  # in a larger block, each is compared with so many that follow it by date
FLOOR = 0.05  # a pair less alike is left out


def alike(reports: Sequence[Features], vectors: Vectors) -> Iterator[tuple[int, int, float]]:
    """Pairs (i < j) of reports in order of publication, with their score: cosine by closeness in time, `FLOOR` or more."""
    heaviest = [_heaviest(vectors, at) for at in range(len(reports))]
    posted = _postings(heaviest, len(vectors.terms))
    scratch = np.zeros(len(vectors.terms))
    published = days(one.published for one in reports)
    for at in range(len(reports)):
        others = _candidates(at, heaviest[at], posted)
        if not others.size:
            continue
        scores = _cosines(vectors, at, others, scratch) * closeness(published[at], published[others])
        near = scores >= FLOOR
        yield from ((at, other, score) for other, score in zip(others[near].tolist(), scores[near].tolist(), strict=True))


def _heaviest(vectors: Vectors, at: int) -> Ints:
    columns, weights = vectors.row(at)
    order = np.argsort(-weights, kind="stable")[:_HEAVIEST]
    found = columns[order]
    return found[vectors.frequency[found] > 1]


def _postings(heaviest: Sequence[Ints], terms: int) -> dict[int, Ints]:
    """For each term, the reports in which it is among the heaviest, in order."""
    lengths = [len(columns) for columns in heaviest]
    rows = np.repeat(np.arange(len(heaviest), dtype=np.int64), lengths)
    columns = np.concatenate(heaviest) if heaviest else np.zeros(0, dtype=np.int64)
    order = np.argsort(columns, kind="stable")
    bounds = np.searchsorted(columns[order], np.arange(terms + 1))
    ordered = rows[order]
    return {t: ordered[bounds[t] : bounds[t + 1]] for t in range(terms) if bounds[t + 1] - bounds[t] > 1}


def _candidates(at: int, columns: Ints, posted: dict[int, Ints]) -> Ints:
    """The later reports of each block of a report; reports are in order of publication, so the next ones are the nearest."""
    found = []
    for column in columns.tolist():
        block = posted.get(column)
        if block is not None:
            after = int(np.searchsorted(block, at, side="right"))
            found.append(block[after:] if len(block) <= _BLOCK else block[after : after + _NEAREST])
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _cosines(vectors: Vectors, at: int, others: Ints, scratch: Floats) -> Floats:
    """The cosine of one report and each of the others. `scratch` is all zeros before and after."""
    columns, weights = vectors.row(at)
    scratch[columns] = weights
    starts, lengths = vectors.starts[others], vectors.starts[others + 1] - vectors.starts[others]
    ends = np.cumsum(lengths)
    places = np.repeat(starts - (ends - lengths), lengths) + np.arange(ends[-1])
    products = vectors.weights[places] * scratch[vectors.columns[places]]
    scratch[columns] = 0.0
    return np.add.reduceat(products, ends - lengths)
