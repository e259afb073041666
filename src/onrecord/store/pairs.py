"""Pairs of countries, or of parties without one, by the number of events between them, from the summary."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, TextClause, func, select, text

from onrecord.store.actors import Actor
from onrecord.store.days import FIRST, LAST
from onrecord.store.summarytables import ALL_KINDS, ALL_TIME, actor_counts, pair_counts

EVER = (FIRST // 10000, LAST // 10000)
_CANDIDATES = 300
_AT_ONCE = 100  # pairs that one query asks for
_NEWEST = 60  # events of a party in a year that are looked at for the most recent that it shares with another
_TABLE = pair_counts.c
_ENDS = _TABLE.source, _TABLE.target
_OTHER = (
    "party_no IN (SELECT own.party_no FROM parties AS own JOIN parties AS head "
    "ON head.party_no = own.canonical_no WHERE head.id = :{end})"
)

_Sizes = dict[tuple[str, str], int]
_Query = tuple[str, dict[str, Any]]


class Pair(msgspec.Struct, frozen=True):
    """How many events of a kind one did to the other, and the first day of the most recent (YYYYMMDD, 0 if none is dated).

    Of parties with very many events it may be the year alone (YYYY0000).
    """

    source: str
    target: str
    kind: str
    number: int
    latest: int


def strongest(
    connection: Connection, kind: str | None, span: tuple[int, int], ends: Sequence[ColumnElement[bool]], size: int
) -> list[tuple[str, str]]:
    """The pairs with the most events of a kind that begin in a span of years; one of `ends` holds, where there are any."""
    found: dict[tuple[str, str], int] = {}
    of_kind = _TABLE.kind == (kind or ALL_KINDS)
    for fits in [[of_kind, end] for end in ends] or [[of_kind]]:
        for source, target, number in _ranked(connection, fits, span, size, not ends):
            found[source, target] = int(number)
    return sorted(found, key=lambda pair: (-found[pair], pair))[:size]


def pairs_between(
    connection: Connection, ends: Sequence[tuple[str, str]], kind: str | None, span: tuple[int, int], known: dict[str, Actor]
) -> list[Pair]:
    """These pairs by kind; `known` are the actors that the ends stand for."""
    sources, targets = (sorted({pair[at] for pair in ends}) for at in (0, 1))
    mine = _TABLE.source.in_(sources), _TABLE.target.in_(targets)  # pairs of values would not be looked up along the key
    year = func.max(_TABLE.year).label("year")
    last = select(*_ENDS, year).where(*mine, _TABLE.kind == (kind or ALL_KINDS), _within(span)).group_by(*_ENDS)
    wanted = set(ends)
    years = {(one, other): year for one, other, year in connection.execute(last).all() if year and (one, other) in wanted}
    days = {pair: year * 10000 for pair, year in years.items()} | _latest(connection, years, kind, known)
    rows = _together(connection, [_counted(number, pair, kind, span) for number, pair in enumerate(ends)])
    return [Pair(ends[at][0], ends[at][1], of, int(counted), days.get(ends[at], 0)) for at, of, counted in rows]


def _counted(number: int, pair: tuple[str, str], kind: str | None, span: tuple[int, int]) -> _Query:
    """The numbers of one pair by kind."""
    when = f"year = {ALL_TIME}" if span == EVER else "year BETWEEN :first AND :last"
    of_kind = "kind = :kind" if kind else f"kind <> '{ALL_KINDS}'"
    query = (
        f"SELECT {number} AS pair, kind, sum(number) AS counted FROM pair_counts"
        f" WHERE source = :source{number} AND target = :target{number} AND {of_kind} AND {when} GROUP BY kind"
    )
    return query, {f"source{number}": pair[0], f"target{number}": pair[1], "kind": kind, "first": span[0], "last": span[1]}


def _together(connection: Connection, queries: Sequence[_Query]) -> list[Any]:
    """The rows of many queries, some hundred at a time."""
    found: list[Any] = []
    for begun in range(0, len(queries), _AT_ONCE):
        some = queries[begun : begun + _AT_ONCE]
        given = {name: value for _, own in some for name, value in own.items()}
        found += connection.execute(_prepared(" UNION ALL ".join(query for query, _ in some)), given).all()
    return found


@lru_cache(maxsize=64)
def _prepared(query: str) -> TextClause:
    """The same text for as many pairs: it is looked through for its parameters once."""
    return text(query)


def _sizes(connection: Connection, ends: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """How many events each end does, or has done to it, by role and key."""
    table = actor_counts.c
    fits = table.role.in_(("by", "to")), table.type == "event", table.kind == ALL_KINDS, table.month == ALL_TIME
    wanted = select(table.role, table.actor, table.number).where(*fits, table.actor.in_({key for pair in ends for key in pair}))
    return {(row.role, row.actor): int(row.number) for row in connection.execute(wanted).all()}


def _ranked(
    connection: Connection, fits: list[ColumnElement[bool]], span: tuple[int, int], size: int, everybody: bool
) -> Iterable[tuple[str, str, int]]:
    """The first `size` pairs in a span of years, by their number there."""
    whole = select(*_ENDS, _TABLE.number).where(*fits, _TABLE.year == (ALL_TIME if span == EVER else span[0]))
    first = whole.order_by(_TABLE.number.desc(), *_ENDS).limit(size)
    if span == EVER or span[0] == span[1]:
        return [(row.source, row.target, row.number) for row in connection.execute(first).all()]
    number = func.sum(_TABLE.number).label("number")
    summed = select(*_ENDS, number).where(*fits, _within(span)).group_by(*_ENDS)
    if everybody:
        # Nobody has more events in some years than in all, so that the best of the candidates are the best of all as soon as
        # they have more than the last candidate has in all years (Fagin's threshold).
        most = select(*_ENDS, _TABLE.number).where(*fits, _TABLE.year == ALL_TIME)
        candidates = connection.execute(most.order_by(_TABLE.number.desc()).limit(_CANDIDATES)).all()
        named = ({row._mapping[end] for row in candidates} for end in ("source", "target"))
        of_them = summed.where(*(column.in_(sorted(keys)) for column, keys in zip(_ENDS, named, strict=True)))
        rows = connection.execute(of_them.order_by(number.desc(), *_ENDS).limit(size)).all()
        if len(candidates) < _CANDIDATES or (len(rows) == size and rows[-1].number > candidates[-1].number):
            return [(row.source, row.target, row.number) for row in rows]
    rows = connection.execute(summed.order_by(number.desc(), *_ENDS).limit(size)).all()
    return [(row.source, row.target, row.number) for row in rows]


def _within(span: tuple[int, int]) -> ColumnElement[bool]:
    return _TABLE.year >= 0 if span == EVER else _TABLE.year.between(*span)


def _latest(
    connection: Connection, years: Mapping[tuple[str, str], int], kind: str | None, known: dict[str, Actor]
) -> dict[tuple[str, str], int]:
    """The first day of the most recent event of each pair, which begins in this year, where it is soon found."""
    pairs, sizes = list(years), _sizes(connection, list(years))
    queries = [_latest_of(number, pair, years[pair], kind, known, sizes) for number, pair in enumerate(pairs)]
    return {pairs[number]: int(day) for number, day in _together(connection, queries) if day}


def _latest_of(
    number: int, pair: tuple[str, str], year: int, kind: str | None, known: dict[str, Actor], sizes: _Sizes
) -> _Query:
    """The same of one pair, along the index of the rarer end."""
    sides = sorted([("by", pair[0]), ("to", pair[1])], key=lambda side: sizes.get(side, 0))
    (role, key), (other_role, other) = sides
    one, two = _is(known[key], "a", f"one{number}"), _is(known[other], "b", f"other{number}")
    query = (
        f"SELECT {number} AS pair, max(day) AS day FROM (SELECT a.item_no, a.lower AS day FROM item_parties AS a"
        f" WHERE {one} AND a.role = :role{number} AND a.type = 'event'{' AND a.kind = :kind' if kind else ''}"
        f" AND a.lower BETWEEN :year{number} AND :year{number} + 9999 ORDER BY a.lower DESC LIMIT {_NEWEST}) AS newest"
        f" WHERE EXISTS (SELECT 1 FROM item_parties AS b WHERE b.item_no = newest.item_no AND b.role = :as{number} AND {two})"
    )
    given = {"one": key, "other": other, "role": role, "as": other_role, "year": year * 10000}
    return query, {f"{name}{number}": value for name, value in given.items()} | ({"kind": kind} if kind else {})


def _is(actor: Actor, p: str, end: str) -> str:
    """The condition that a row `p` of parties is this actor's; the row `b` is looked up by its event."""
    country = f"{p}.country" if p == "a" else f"coalesce({p}.country, '')"
    return f"{country} = :{end}" if actor.country == actor.id else f"{p}.country IS NULL AND {p}.{_OTHER.format(end=end)}"
