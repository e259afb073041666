"""One matter, many sources: the commitment, claim, protection case or law that several reports tell of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from onrecord.identity import content_id
from onrecord.linking.groups import Groups
from onrecord.linking.histories import Standing, history
from onrecord.linking.links import Part
from onrecord.linking.matching import BAR, match, score
from onrecord.linking.tellings import MatterKind, Telling
from onrecord.linking.terms import NAME, NUMBER, Lexicon

_BLOCK, _NEAREST = 200, 20  # as in `blocking`


class Joined(msgspec.Struct, frozen=True):
    """Two items that were held to be one, and what spoke for it."""

    one: str
    other: str
    parts: tuple[Part, ...]


class Matter(msgspec.Struct, frozen=True):
    """A matter with the items that tell it, its history in order of publication, how it stands now, and why they are one.

    `text` is the longest wording of its first report. `id` is made of its first item.
    """

    id: str
    kind: MatterKind
    text: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    items: tuple[str, ...]
    status: str
    history: tuple[Standing, ...]
    joined: tuple[Joined, ...]


def find_matters(tellings: Iterable[Telling], story_of: Mapping[str, str], known: Lexicon) -> tuple[Matter, ...]:
    """Every matter, by date of its first report, whatever the order of the input. `story_of` maps reports to their stories.

    The surest pairs are joined first; two groups are not joined where a telling of one rules out a telling of the other.
    """
    listed = sorted(tellings, key=lambda one: (one.published or "~", one.report, one.item))
    return tuple(_matter([listed[i] for i in members], joined) for members, joined in _grouped(listed, story_of, known))


class _Pair(msgspec.Struct, frozen=True, order=True):
    """Two tellings that are held to be one matter: those that say what it is before bare ones, the surest first."""

    bare: bool
    doubt: float
    one: int
    other: int


def _grouped(
    listed: Sequence[Telling], story_of: Mapping[str, str], known: Lexicon
) -> Iterator[tuple[list[int], list[Joined]]]:
    told = _Told(listed)
    pairs: list[_Pair] = []
    parts: dict[tuple[int, int], tuple[Part, ...]] = {}
    for one, other in _candidates(listed, story_of):
        ours, theirs = story_of.get(listed[one].report), story_of.get(listed[other].report)
        verdict = match(listed[one], listed[other], ours is not None and ours == theirs, known)
        if verdict == "conflict":
            told.apart.add((one, other))
        elif score(verdict) >= BAR:
            pairs.append(_Pair(listed[one].bare or listed[other].bare, -score(verdict), one, other))
            parts[one, other] = verdict
    held: dict[int, list[Joined]] = defaultdict(list)
    for pair in sorted(pairs):
        if told.join(pair):
            held[pair.one].append(Joined(listed[pair.one].item, listed[pair.other].item, parts[pair.one, pair.other]))
    for group in told.groups.all():
        yield group, [each for i in group for each in held[i]]


class _Told:
    """Groups of tellings as they grow; `apart` are pairs (lower first) that cannot be of one matter."""

    def __init__(self, listed: Sequence[Telling]) -> None:
        self.listed = listed
        self.groups = Groups(len(listed))
        self.members = {i: [i] for i in range(len(listed))}
        self.apart: set[tuple[int, int]] = set()

    def join(self, pair: _Pair) -> bool:
        """Joins the groups of a pair, and says whether the two are now in one group."""
        a, b = sorted((self.groups.top(pair.one), self.groups.top(pair.other)))
        if a == b:
            return True
        if (pair.bare and self._full(a) and self._full(b)) or self._ruled_out(a, b):
            return False
        self.groups.join(a, b)
        self.members[a] += self.members.pop(b)
        return True

    def _full(self, group: int) -> bool:
        """Whether a telling of the group says what is undertaken: a bare one must not join two such groups."""
        return any(not self.listed[i].bare for i in self.members[group])

    def _ruled_out(self, one: int, other: int) -> bool:
        return any((min(i, j), max(i, j)) in self.apart for i in self.members[one] for j in self.members[other])


def _candidates(listed: Sequence[Telling], story_of: Mapping[str, str]) -> list[tuple[int, int]]:
    """Pairs of a kind that share a key; in a large block, each with the next by date only."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(listed):
        for key in _keys(one, story_of.get(one.report, one.report)):
            blocks[one.kind, *key].append(at)
    return sorted(
        {
            (one, other)
            for block in blocks.values()
            for place, one in enumerate(block)
            for other in block[place + 1 : len(block) if len(block) <= _BLOCK else place + 1 + _NEAREST]
        }
    )


def _keys(one: Telling, story: str) -> Iterator[tuple[str, ...]]:
    """Where a telling may meet others: in its story by party or word; elsewhere by party and name or number, mission, title."""
    for party in (*one.by, *one.to):
        yield "story", story, party
    yield from (("story", story, term) for term in one.terms if not one.by)
    if one.kind == "law":
        yield ("title", *one.terms)
    if one.mission and one.place:
        yield "mission", one.mission, one.place
    for party in one.by:
        yield from (("content", party, term) for term in one.terms if term[0] in (NAME, NUMBER))


def _matter(told: Sequence[Telling], joined: Sequence[Joined]) -> Matter:
    first = [one for one in told if one.report == told[0].report]
    standings = history(told)
    return Matter(
        id=content_id("matter", told[0].item),
        kind=told[0].kind,
        text=max((one.text for one in first), key=lambda text: (len(text), text)),
        by=tuple(sorted({party for one in told for party in one.by})),
        to=tuple(sorted({party for one in told for party in one.to})),
        items=tuple(one.item for one in told),
        status=standings[-1].status,
        history=standings,
        joined=tuple(joined),
    )
