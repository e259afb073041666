"""Which saying stands within which, and the chain of sources from the outlet to the one quoted."""

from collections.abc import Mapping, Sequence

from onrecord.model import Mention
from onrecord.stages.sayings import Range

FIRST_PERSON = "first person"
Contents = tuple[Range, ...]


def parents(
    heads: Sequence[int | None], contents: Sequence[Contents], under: Sequence[int | None], sentence: Sequence[int]
) -> tuple[int | None, ...]:
    """For each saying the number of the smallest other one whose content holds its cue (or, without a cue, its content).

    `heads` are the cue tokens (None where none is printed), `under` names a parent that is already known, `sentence` gives
    each token's sentence.
    """
    covering: dict[int, list[int]] = {}
    for number, ranges in enumerate(contents):
        for at in {s for first, last in ranges for s in range(sentence[first], sentence[last] + 1)}:
            covering.setdefault(at, []).append(number)
    found: list[int | None] = []
    for number, head in enumerate(heads):
        if under[number] is not None or head is None or not contents[number]:
            found.append(under[number])
            continue
        holding = [
            other for other in covering.get(sentence[head], ())
            if other != number and _holds(contents[other], head) and not _mutual(heads[other], contents, number, other)
        ]  # fmt: skip
        found.append(min(holding, key=lambda other: _size(contents[other]), default=None))
    return tuple(None if _circles(number, found) else above for number, above in enumerate(found))


def _circles(number: int, above: Sequence[int | None]) -> bool:
    """Whether a saying would stand above itself; a broken parse can make two sayings hold each other."""
    seen: set[int] = set()
    at = above[number]
    while at is not None and at not in seen:
        if at == number:
            return True
        seen.add(at)
        at = above[at]
    return False


def chain(
    number: int, above: Sequence[int | None], sources: Sequence[Mention], quoters: Mapping[int, Mention], outlet: Mention
) -> tuple[Mention, ...]:
    """The sources of saying `number` from the outlet inwards, each after who quotes it; none follows itself."""
    links: list[Mention] = []
    seen: set[int] = set()
    at: int | None = number
    while at is not None and at not in seen:
        seen.add(at)
        links += [sources[at], *([quoters[at]] if at in quoters else [])]
        at = above[at]
    links.append(outlet)
    ordered = links[::-1]
    return tuple(m for n, m in enumerate(ordered) if n == 0 or not _is_same(m, ordered[n - 1]))


def _is_same(mention: Mention, before: Mention) -> bool:
    """Two unnamed sources in a row are two, unless one is the other's "I"."""
    return mention.party == before.party and (mention.kind != "unnamed" or mention.reason == FIRST_PERSON)


def _holds(ranges: Contents, token: int) -> bool:
    return any(first <= token <= last for first, last in ranges)


def _mutual(head: int | None, contents: Sequence[Contents], number: int, other: int) -> bool:
    """Whether each stands in the other's content; then the larger content is the outer one."""
    if head is None or not _holds(contents[number], head):
        return False
    return _size(contents[other]) <= _size(contents[number])


def _size(ranges: Contents) -> int:
    return sum(last - first + 1 for first, last in ranges)
