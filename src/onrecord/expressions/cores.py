"""What a matched date rule says, before it is known which day, month or year is meant."""

from typing import Literal

import msgspec

from onrecord.expressions.items import Items
from onrecord.vocabulary.calendar import Calendar, DateRule

CoreKind = Literal["calendar", "shift", "distance", "duration", "set", "ref"]


class Core(msgspec.Struct, frozen=True):
    """One date expression between items `first` and `last`; which fields are set depends on its kind.

    `which` is the choosing word's class meaning ("last", "next", "this", "previous"...). `unit` is a TIMEX3 unit or a
    grain. `count` is the number of units, None where vague; `way` is -1 for earlier and 1 for later. `text_anchor`: reckoned
    from a date in the text, not from the report's. `value` is a finished TIMEX3 value. `within` is the longer expression
    around a shorter one ("June last year").
    """

    first: int
    last: int
    kind: CoreKind
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: str | None = None
    century: int | None = None
    holiday: str | None = None
    part: str | None = None
    clock: str | None = None
    which: str | None = None
    unit: str | None = None
    count: float | None = None
    way: int = 0
    text_anchor: bool = False
    value: str | None = None
    anchored: str | None = None
    within: "Core | None" = None


class Found(msgspec.Struct, frozen=True):
    """A rule's match: its items and the item and meaning of each slot."""

    rule: DateRule
    first: int
    last: int
    slots: dict[str, str]
    at: dict[str, int]


def find_matches(items: Items, calendar: Calendar) -> list[Found]:
    """Every match of a date rule, in order of the text and without overlaps."""
    found = []
    for island in calendar.island.finditer(items.chars):
        for match in calendar.expression.finditer(items.chars, island.start(), island.end()):
            number = int((match.lastgroup or "p0")[1:])
            slots, at = {}, {}
            for slot, groups in calendar.slots[number].items():
                item = max(map(match.start, groups))
                if item >= 0:
                    at[slot] = item
                    slots[slot] = _meaning(items, item, slot)
            found.append(Found(calendar.rules[number], match.start(), match.end() - 1, slots, at))
    return found


def _meaning(items: Items, item: int, slot: str) -> str:
    meaning = items.meanings[item]
    if slot == "pair":
        return meaning.get("year") or meaning.get("two", "")
    name = {"mm": "two", "dd": "two", "day2": "day", "low": "number", "which2": "which", "u2": "units"}.get(slot, slot)
    return meaning.get(name, "")
