"""Numbers that two reports tell of the same thing otherwise: a corrected or revised toll, sum or share."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from onrecord.linking.terms import NUMBER, Lexicon, count_terms
from onrecord.linking.vectors import weight
from onrecord.model import Quantity, Record, Span
from onrecord.vocabulary.frequency import stem

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = 3  # words on either side that say what is counted
_ALIKE = 0.5  # least share of common words, of the sentence and of those beside, for one thing told twice
_ROUGHLY = 0.2  # how far apart, as a share of the larger, two numbers are of which one is approximate


class Counted(msgspec.Struct, frozen=True):
    """A number of the text, the words before and after it, and the weights of its sentence's terms, numbers left out."""

    quantity: Quantity
    span: Span
    before: tuple[str, ...]
    after: tuple[str, ...]
    terms: Mapping[str, float]


def counted(record: Record, known: Lexicon) -> list[Counted]:
    """Every number of the record's text, in order."""
    text = record.report.text
    sentences = list(_sentences(text))
    terms: dict[int, dict[str, float]] = {}
    found = []
    for quantity in record.quantities:
        if (span := quantity.span) is None:
            continue
        start, end = next(((a, b) for a, b in sentences if a <= span.start < b), (0, len(text)))
        if start not in terms:
            terms[start] = weights(text[start:end], known)
        before, after = _stems(text[start : span.start])[-_BESIDE:], _stems(text[span.end : end])[:_BESIDE]
        found.append(Counted(quantity, span, before, after, terms[start]))
    return found


def same_count(one: Counted, other: Counted) -> float:
    """How likely two numbers count the same thing (0 to 1): the same words beside them, in sentences much alike."""
    if not {*one.before[-1:], *one.after[:1]} & {*other.before[-1:], *other.after[:1]}:
        return 0.0
    beside = _shared(one.before, other.before) + _shared(one.after, other.after)
    near = beside / max(1, len(one.before) + len(one.after), len(other.before) + len(other.after))
    total = sum(one.terms.values()) + sum(other.terms.values())
    shared = one.terms.keys() & other.terms.keys()
    whole = 2 * sum(one.terms[term] for term in sorted(shared)) / total if total else 0.0
    return (near + whole) / 2 if min(near, whole) >= _ALIKE else 0.0


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of one thing cannot be one: ranges apart, or other bounds ("at least 31", "at least 13").

    Approximate ones differ where they lie more than a fifth apart.
    """
    if (one.min is None, one.max is None) != (other.min is None, other.max is None):
        return _apart(one, other)
    if one.approximate or other.approximate:
        bounds = [(a, b) for a, b in ((one.min, other.min), (one.max, other.max)) if a is not None and b is not None]
        return bool(bounds) and all(abs(a - b) > _ROUGHLY * max(abs(a), abs(b)) for a, b in bounds)
    if None in (one.min, one.max):
        return (one.min, one.max) != (other.min, other.max)
    return _apart(one, other)


def _apart(one: Quantity, other: Quantity) -> bool:
    """Whether two ranges, open where None, have no number in common."""
    below = one.max is not None and other.min is not None and one.max < other.min
    return below or (one.min is not None and other.max is not None and other.max < one.min)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word.lower()) for word in _WORD.findall(text))


def weights(words: str, known: Lexicon) -> dict[str, float]:
    """The weight of each term of some words, numbers left out: who tells another number still tells of the same thing."""
    counts = count_terms(words, known)
    return {term: weight(term, 0, 0, known) for term in counts if not term.startswith(f"{NUMBER}:")}


def _shared(ours: Sequence[str], theirs: Sequence[str]) -> int:
    return len({*ours} & {*theirs})
