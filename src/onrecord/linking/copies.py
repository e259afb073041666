"""Verbatim copies: one wire report that several outlets print is one report with several appearances.

Outlets add headers and footers and cut from the end, so that what counts is how much of the shorter text stands in the longer
one. Two reports are copies where at least `HELD` of the shorter text's shingles are also in the other and the two resemble
each other by `ALIKE` at least: a paragraph quoted in a long report of one's own is no copy.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.linking.features import Features, by_date
from onrecord.linking.groups import Groups
from onrecord.linking.shingles import resemblance

HELD = 0.75
ALIKE = 0.4
_ROWS = 2  # numbers of a signature to a band: a pair alike by .4 shares a band of the 64 with probability 1 - (1 - .16)^64
_BYTES = 4 * _ROWS
_REACH = 40  # reports of one band that each is compared with, so that shared boilerplate costs no all-pairs comparison


class Copied(msgspec.Struct, frozen=True):
    """One report and all its appearances, the earliest first; `shares` is how much of each text the first one holds."""

    reports: tuple[str, ...]
    shares: tuple[float, ...]


def find_copies(features: Iterable[Features]) -> tuple[Copied, ...]:
    """Every report that appears more than once, in order of first appearance, whatever the order of the input."""
    reports = sorted(features, key=by_date)
    groups = Groups(len(reports))
    for one, other in sorted(set(_candidates(reports))):
        if is_copy(reports[one], reports[other]):
            groups.join(one, other)
    return tuple(_copied([reports[i] for i in group]) for group in groups.all() if len(group) > 1)


def is_copy(one: Features, other: Features) -> bool:
    """Whether two reports are one text, but for headers, footers and what was cut."""
    alike = resemblance(one.signature, other.signature)
    return alike >= ALIKE and _held(one, other, alike) >= HELD


def held(one: Features, other: Features) -> float:
    """The estimated share of the shorter report's shingles that the longer one holds too, 0 to 1."""
    return _held(one, other, resemblance(one.signature, other.signature))


def _held(one: Features, other: Features, alike: float) -> float:
    least = min(one.shingles, other.shingles)
    return min(1.0, alike / (1 + alike) * (one.shingles + other.shingles) / least) if least else 0.0


def _candidates(reports: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs that agree in a whole band of their signatures; equal signatures are chained."""
    first: dict[bytes, int] = {}
    bands: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for at, report in enumerate(reports):
        if report.signature in first:
            yield first[report.signature], at
        elif report.signature:
            first[report.signature] = at
            for start in range(0, len(report.signature), _BYTES):
                bands[start, report.signature[start : start + _BYTES]].append(at)
    for members in bands.values():
        for place, one in enumerate(members):
            yield from ((one, other) for other in members[place + 1 : place + 1 + _REACH])


def _copied(group: Sequence[Features]) -> Copied:
    return Copied(
        reports=tuple(one.report for one in group),
        shares=tuple(round(held(group[0], one), 2) for one in group),
    )
