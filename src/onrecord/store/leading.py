"""Along which index the items are found that fit several filters.

Of two filters, the items of the one are gone through, the newest first, and the other is looked up for each. Few rows are gone
through to the end; where both let very many through, enough fit among the first. In between, what the rarer filter lets through
is held as a set (it stands in its index), and the other's index is followed.
"""

from collections.abc import Callable, Iterable, Mapping

import msgspec
from sqlalchemy import Connection, SelectBase, func, select, union_all

from onrecord.store.conditions import Conditions, choices
from onrecord.store.tables import item_parties, items

_FEW, _HELD = 2_000, 20_000  # rows that are looked up one by one, and that are held as a set


class Lead(msgspec.Struct, frozen=True):
    """The filter whose index is followed, and the one that is held as a set, if any. Both are None where nothing leads."""

    along: str | None = None
    held: str | None = None


def leading_role(connection: Connection, conditions: Conditions) -> Lead:
    """Of the named roles."""
    named = conditions.named
    if len(named) < 2:
        return Lead(next(iter(named), None))
    return _lead({role: _named_so(connection, conditions, role, _HELD + 1) for role in named})


def leading_value(connection: Connection, conditions: Conditions, kind: str | None) -> Lead:
    """Of the columns that have one value, for items of a type."""
    equal = conditions.equal()
    if len(equal) < 2 or kind is None:
        return Lead()
    return _lead({name: _valued_so(connection, conditions, name, kind, _HELD + 1) for name in equal})


def rarest_role(connection: Connection, conditions: Conditions, most: int) -> str:
    """The named role with the fewest rows, counted so far."""
    return _rarest(conditions.named, lambda role: _named_so(connection, conditions, role, most))


def rarest_value(connection: Connection, conditions: Conditions, kind: str, most: int) -> str:
    """The column whose one value the fewest items of a type have, counted so far."""
    return _rarest(conditions.equal(), lambda name: _valued_so(connection, conditions, name, kind, most))


def _rarest(names: Iterable[str], size: Callable[[str], int]) -> str:
    first, *others = names
    return min((first, *others), key=size) if others else first


def _named_so(connection: Connection, conditions: Conditions, role: str, most: int) -> int:
    """How many rows name these parties in a role, counted so far."""
    row = select(item_parties.c.item_no).where(item_parties.c.role == role)
    parts = [row.where(one).limit(most) for one in choices(conditions.named[role])]
    return _count(connection, union_all(*(select(part.subquery()) for part in parts)))


def _valued_so(connection: Connection, conditions: Conditions, name: str, kind: str, most: int) -> int:
    """How many items of a type have the value of a column, counted so far."""
    column, value = conditions.equal()[name]
    return _count(connection, select(items.c.item_no).where(items.c.type == kind, column == value).limit(most))


def _lead(sizes: Mapping[str, int]) -> Lead:
    rare, *others = sorted(sizes, key=lambda name: sizes[name])
    return Lead(others[-1], held=rare) if _FEW < sizes[rare] <= _HELD else Lead(rare)


def _count(connection: Connection, wanted: SelectBase) -> int:
    return int(connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one())
