"""Who does what to whom: countries, and parties that belong to none, joined by the events between them."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection, text

from onrecord.errors import OptionError
from onrecord.store.actors import Actor, actors, key_of
from onrecord.store.conditions import Conditions
from onrecord.store.countedrows import END
from onrecord.store.days import iso
from onrecord.store.facetsums import whole_years
from onrecord.store.looking import listed, look
from onrecord.store.pairs import Pair, pairs_between, strongest
from onrecord.store.protocol import Store
from onrecord.store.resolving import who
from onrecord.store.summaries import Count, Edge, Network, Node
from onrecord.store.summarytables import pair_counts
from onrecord.store.values import Filters

_SUMMED = frozenset({"kind", "since", "until", "by", "to"})
_PAIRS = """
SELECT source, target, kind, count(*) AS number, max(lower) AS latest FROM (
  SELECT DISTINCT i.item_no, coalesce(i.kind, '') AS kind, i.lower, {source} AS source, {target} AS target
  FROM items AS i JOIN item_parties AS a ON a.item_no = i.item_no AND a.role = 'by'
  JOIN item_parties AS b ON b.item_no = i.item_no AND b.role = 'to' WHERE i.item_no IN ({numbers})
) AS one WHERE source <> target{narrowed} GROUP BY 1, 2, 3
"""


def network(store: Store, filters: Filters, size: int = 40, party: str | None = None) -> Network:
    """The `size` edges with the most events, and their parties; with `party` (id, name or country) only those from and to it.

    A country stands for all its parties; whom `party`, `by` or `to` names stands for itself. The period of an event is that of
    its first day where `since` and `until` are whole years. Raises OptionError where a filter names nobody, or no date.
    """
    if party is not None and (filters.by is not None or filters.to is not None):
        raise OptionError("--party: the network of a party has no --by and --to")
    with store.reading() as connection:
        ends = [party] if party is not None else [one for one in (filters.by, filters.to) if one is not None]
        keys = {named: _key(connection, named) for named in ends}
        given = filters.given.keys()
        if given <= _SUMMED and whole_years(filters) and all(is_country for _, is_country in keys.values()):
            return _summed(connection, filters, size, party, keys)
        return _looked_at(store, connection, filters, size, party, keys)


def _key(connection: Connection, named: str) -> tuple[str, bool]:
    """The key of a party, and whether it is a country."""
    meant = who(connection, named)
    key = key_of(connection, msgspec.structs.replace(meant, held=()))
    if key is None:
        raise OptionError(f"{named!r} fits several parties; give the id")
    return key, meant.country is not None


def _summed(
    connection: Connection, filters: Filters, size: int, party: str | None, keys: Mapping[str, tuple[str, bool]]
) -> Network:
    """From the summary, whatever the number of events."""
    span = whole_years(filters)
    assert span is not None
    source, target = pair_counts.c.source, pair_counts.c.target
    if party is not None:
        ends = [source == keys[party][0], target == keys[party][0]]
    else:
        both = [column == keys[named][0] for column, named in ((source, filters.by), (target, filters.to)) if named is not None]
        ends = [both[0] & both[1]] if len(both) == 2 else both
    pairs = strongest(connection, filters.kind, span, ends, size)
    known = actors(connection, [key for pair in pairs for key in pair])
    return _told(pairs_between(connection, pairs, filters.kind, span, known) if pairs else [], size, known)


def _looked_at(
    store: Store, connection: Connection, filters: Filters, size: int, party: str | None, keys: Mapping[str, tuple[str, bool]]
) -> Network:
    """From the events themselves, where they are few, else from the newest."""
    if party is None:
        ways = [filters]
    else:
        ways = [msgspec.structs.replace(filters, by=party), msgspec.structs.replace(filters, to=party)]
    pairs: list[Pair] = []
    looked, whole = 0, True
    for way in ways:
        found = look(connection, Conditions(store, connection, ("event",), way))
        looked, whole = looked + found.looked, whole and found.whole
        pairs += _pairs(connection, found.numbers, way, keys)
    known = actors(connection, [key for one in pairs for key in (one.source, one.target)])
    return _told(pairs, size, known, None if whole else looked)


def _pairs(
    connection: Connection, numbers: list[int], filters: Filters, keys: Mapping[str, tuple[str, bool]]
) -> Iterable[Pair]:
    """Who does what to whom in these events. Whom a filter names stands for itself, also where it has a country."""
    ends, narrowed, given = {}, "", {}
    for end, p, named in (("source", "a", filters.by), ("target", "b", filters.to)):
        ends[end] = END.format(p=p)
        if named is not None:
            key, is_country = keys[named]
            given[end] = key
            if is_country:
                narrowed += f" AND {end} = :{end}"
            else:
                ends[end] = f":{end}"
    rows = connection.execute(text(_PAIRS.format(**ends, numbers=listed(numbers), narrowed=narrowed)), given)
    return [Pair(*row) for row in rows]


def _told(pairs: Iterable[Pair], size: int, known: Mapping[str, Actor], looked: int | None = None) -> Network:
    """The edges with the most events, and their parties."""
    found: dict[tuple[str, str], list[Pair]] = {}
    for one in pairs:
        found.setdefault((one.source, one.target), []).append(one)
    edges = sorted((_edge(ends, kinds) for ends, kinds in found.items()), key=lambda e: (-e.number, e.source, e.target))[:size]
    numbers: Counter[str] = Counter()
    for edge in edges:
        numbers[edge.source] += edge.number
        numbers[edge.target] += edge.number
    nodes = sorted(numbers.items(), key=lambda one: (-one[1], one[0]))
    return Network(
        nodes=tuple(
            Node(id=key, name=known[key].name, kind=known[key].kind, country=known[key].country, number=number)
            for key, number in nodes
        ),
        edges=tuple(edges),
        counted=looked is None,
        looked=looked,
    )


def _edge(ends: tuple[str, str], kinds: list[Pair]) -> Edge:
    latest = max(one.latest for one in kinds)
    counted = sorted(kinds, key=lambda one: (-one.number, one.kind))
    return Edge(
        source=ends[0],
        target=ends[1],
        number=sum(one.number for one in kinds),
        latest=_when(latest) if latest else None,
        kinds=tuple(Count(value=one.kind, name=one.kind, number=one.number) for one in counted),
    )


def _when(day: int) -> str:
    """A day, or a year alone, as EDTF."""
    return iso(day) if day % 10000 else f"{day // 10000:04}"
