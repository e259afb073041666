"""Reports as weighted vectors of terms, so that the score of a pair is the sum of what each shared term adds to it.

A term weighs by its class, by how often the report has it (1 + log) and by how rare it is (inverse document frequency). How
rare is reckoned from the reports at hand and a prior of `_PRIOR_REPORTS` others, so that a store of three reports knows that
"minister" is common. The weights of classes were chosen on the tuning half of ECB+ topics (`bench/links.py`).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from onrecord.linking.features import Features
from onrecord.linking.terms import COUNTRY, GIVEN, NAME, NUMBER, WORD, Lexicon
from onrecord.vocabulary.frequency import stem

HAPPENING, DAY = "e", "d"
CLASSES = {
    NAME: "names", GIVEN: "given names", NUMBER: "numbers", COUNTRY: "countries", WORD: "words",
    HAPPENING: "events", DAY: "dates",
}  # fmt: skip
_WEIGHTS = {NAME: 1.0, GIVEN: 0.7, NUMBER: 0.9, COUNTRY: 0.8, WORD: 0.45, HAPPENING: 0.3, DAY: 0.5}
_PRIOR_REPORTS = 1000.0
_PRIOR = {NAME: 2.0, GIVEN: 20.0, NUMBER: 5.0, COUNTRY: 60.0, WORD: 8.0, HAPPENING: 5.0, DAY: 5.0}
_ROUND = 50.0  # reports of the prior that hold a small number or a year
_RAREST = 1 / 700  # share below which a term is no rarer: the largest store that the weights were measured on

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Vectors(msgspec.Struct, frozen=True):
    """Unit vectors in rows: report i has the terms `columns[starts[i]:starts[i+1]]`, with `weights` at the same places.

    `terms` names the columns; `frequency` says in how many reports each is.
    """

    terms: tuple[str, ...]
    frequency: Ints
    starts: Ints
    columns: Ints
    weights: Floats

    def row(self, at: int) -> tuple[Ints, Floats]:
        """The columns and weights of one report."""
        inside = slice(self.starts[at], self.starts[at + 1])
        return self.columns[inside], self.weights[inside]


def vectors_of(reports: Sequence[Features], known: Lexicon) -> Vectors:
    """The vectors of reports, in their order."""
    frequency = frequencies(reports)
    names = sorted(frequency)
    column = {term: i for i, term in enumerate(names)}
    rarity = np.array([weight(term, frequency[term], len(reports), known) for term in names], dtype=np.float64)
    found = [_unit_row(terms_of(one), column, rarity) for one in reports]
    starts = np.zeros(len(found) + 1, dtype=np.int64)
    np.cumsum([len(columns) for columns, _ in found], out=starts[1:])
    return Vectors(
        tuple(names), np.array([frequency[term] for term in names], dtype=np.int64), starts,
        np.concatenate([columns for columns, _ in found]) if found else np.zeros(0, dtype=np.int64),
        np.concatenate([weights for _, weights in found]) if found else np.zeros(0, dtype=np.float64),
    )  # fmt: skip


def _unit_row(terms: Mapping[str, int], column: Mapping[str, int], rarity: Floats) -> tuple[Ints, Floats]:
    """The columns of a report's terms in order, and the weights that `unit_vector` gives, to the last bit."""
    columns = np.fromiter(map(column.__getitem__, terms), dtype=np.int64, count=len(terms))
    order = np.argsort(columns)
    columns = columns[order]
    often = np.fromiter(map(_often, terms.values()), dtype=np.float64, count=len(terms))
    raw = rarity[columns] * often[order]
    return columns, raw / (math.sqrt(sum((raw * raw).tolist())) or 1.0)


@lru_cache(maxsize=1024)
def _often(count: int) -> float:
    """What a term's weight is multiplied by that a report has so many times."""
    return 1 + math.log(count)


def frequencies(reports: Iterable[Features]) -> Counter[str]:
    """In how many reports each term is."""
    return Counter(term for one in reports for term in terms_of(one))


def unit_vector(terms: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    """The weight of each term of a report, by term in order; their squares sum to 1."""
    raw = {term: rarity[term] * _often(terms[term]) for term in sorted(terms)}
    length = math.sqrt(sum(each * each for each in raw.values())) or 1.0
    return {term: each / length for term, each in raw.items()}


def terms_of(one: Features) -> dict[str, int]:
    """Every term of a report with its count: what its text holds, its events, and days other than its own."""
    found = dict(one.terms)
    for happening in one.happenings:
        if happening.by or happening.to:
            found[f"{HAPPENING}:{happening.kind} {'+'.join(happening.by)}>{'+'.join(happening.to)}"] = 1
    found.update((f"{DAY}:{day}", 1) for day in one.days if day != one.published)
    return found


def weight(term: str, reports: int, among: int, known: Lexicon) -> float:
    """What a term weighs that `reports` of `among` reports have."""
    share = (reports + _prior(term, known)) / (among + _PRIOR_REPORTS)
    return _WEIGHTS[term[0]] * -math.log(min(1.0, max(share, _RAREST)))


def _prior(term: str, known: Lexicon) -> float:
    """In how many of the prior's reports a term is."""
    name, value = term[0], term[2:]
    if name in (NAME, WORD):  # a common word with a capital is part of a title or an office: Foreign Minister
        return max(_PRIOR[name], _PRIOR_REPORTS * known.shares.get(value if name == WORD else stem(value), 0.0))
    if name == NUMBER and value.isdigit() and (int(value) <= 20 or 1900 < int(value) < 2100):
        return _ROUND
    return _PRIOR[name]
