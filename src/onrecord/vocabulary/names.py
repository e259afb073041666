"""The index of every listed name, whatever the tokens that a parser cuts it into.

A name is keyed by its letters without white space; `starts` gives, for the first token of a name, the longest such key.
"""

import datetime
import re
from collections.abc import Callable
from typing import Literal

import msgspec

Texts = tuple[str, ...]
Sort = Literal["state", "adjective", "national", "capital", "seat", "body", "organisation", "outlet", "office", "shadow"]
_NO_PLURAL = ("ese", "ish", "ch", "sh", "ss", "que", ".")
Add = Callable[[str, "Name"], None]
_FIRST = re.compile(r"[^\s-]+")


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state, former state, region or part of a state: `parties/states.yaml`, `former.yaml` and `parts.yaml`."""

    name: str
    code: str = ""
    also: Texts = ()
    adj: Texts = ()
    noun: Texts = ()
    capital: str | None = None
    seat: Texts = ()
    cameo: str | None = None
    before: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    beside: dict[str, str] = {}
    until: datetime.date | None = None
    region: bool = False
    part: bool = False


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation of no one state: its CAMEO code, other names, and what it may be called later."""

    name: str
    code: str
    also: Texts = ()
    called: frozenset[str] = frozenset()
    armed: bool = False
    since: datetime.date | None = None
    until: datetime.date | None = None


class Body(msgspec.Struct, frozen=True):
    """Named bodies that share a country and a CAMEO role."""

    names: Texts
    country: str
    role: str


class Name(msgspec.Struct, frozen=True):
    """One meaning of a listed name. `plural` holds for nationals ("Chileans"); `role` is a body's CAMEO role.

    `printed` is how a report spells out an organisation that is listed by its initials.
    """

    sort: Sort
    name: str
    country: str | None = None
    code: str | None = None
    role: str | None = None
    plural: bool = False
    region: bool = False
    part: bool = False
    called: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    since: datetime.date | None = None
    until: datetime.date | None = None
    needs: str | None = None
    printed: str | None = None


class Names(msgspec.Struct, frozen=True):
    """Meanings by key; by first token, the length of the longest key and the letters that may come next in one.

    `spaced` are the keys of names that are printed with white space.
    """

    meanings: dict[str, tuple[Name, ...]]
    starts: dict[str, int]
    nexts: dict[str, frozenset[str]]
    spaced: frozenset[str]


def index_names(
    states: tuple[State, ...],
    bodies: tuple[Body, ...],
    organisations: tuple[Organisation, ...],
    outlets: dict[str, Texts],
    shadows: Texts,
    offices: dict[str, str],
) -> Names:
    """The index of all names; of the meanings of one name the first listed is tried first."""
    found: dict[str, list[Name]] = {}
    starts: dict[str, int] = {}
    nexts: dict[str, set[str]] = {}
    spaced: set[str] = set()

    def add(text: str, meaning: Name) -> None:
        key = "".join(text.split())
        found.setdefault(key, []).append(meaning)
        if key != text:
            spaced.add(key)
        for first in {text.split(maxsplit=1)[0], _first(text), _first(text).partition("'")[0] or text}:
            starts[first] = max(starts.get(first, 0), len(key))
            nexts.setdefault(first, set()).update(key[len(first) : len(first) + 1])

    for text in shadows:
        add(text, Name("shadow", text))
    for text, country in offices.items():
        add(text, Name("office", text, country, f"{country}GOV", "GOV"))
    _add_organisations(organisations, add)
    for state in states:
        _add_state(state, add)
    for body in bodies:
        for text in body.names:
            add(text, Name("body", _fullest(text, body.names), body.country, body.country + body.role, body.role))
    for country, names in outlets.items():
        for text in names:
            add(text, Name("outlet", text.removeprefix("The "), country, f"{country}MED", "MED"))
    following = {first: frozenset(letters) for first, letters in nexts.items()}
    return Names({key: tuple(meanings) for key, meanings in found.items()}, starts, following, frozenset(spaced))


def _fullest(text: str, names: Texts) -> str:
    """The longer name of the same body of which `text` is the end or the initials ("Duma", "LDP")."""
    longer = (
        name for name in names if name.endswith(f" {text}") or "".join(w[0] for w in name.split() if w[0].isupper()) == text
    )
    return next((name for name in longer if len(name) > len(text)), text)


def _first(text: str) -> str:
    match = _FIRST.match(text)
    return match.group() if match else text


def _add_state(state: State, add: Add) -> None:
    code = state.cameo or state.code

    def name(sort: Sort, **more: bool) -> Name:
        return Name(sort, state.name, state.code, code if sort in ("state", "adjective", "national") else f"{code}GOV",
                    None, more.get("plural", False), state.region, state.part, frozenset(), state.before, state.context,
                    None, state.until)  # fmt: skip

    for text in (state.name, *state.also):
        add(text, name("state"))
    for text, needs in state.beside.items():
        add(text, msgspec.structs.replace(name("state"), needs=needs))
    for text in state.adj:
        add(text, name("adjective"))
        if not text.endswith(_NO_PLURAL):
            add(f"{text}s", name("national", plural=True))
    for text in state.noun:
        add(text, name("national"))
        add(f"{text[:-2]}en" if text.endswith("man") else f"{text}s", name("national", plural=True))
    for text in (state.capital,) if state.capital else ():
        for spelling in _in_capitals(text):
            add(spelling, name("capital"))
    for text in state.seat:
        for spelling in _in_capitals(text):
            add(spelling, name("seat"))


def _in_capitals(city: str) -> set[str]:
    """A city's name, and as it is keyed where a dateline shouts it ("Dar Es Salaam")."""
    return {city, city.title()} if " " in city and any(word.islower() for word in city.split()) else {city}


def _add_organisations(organisations: tuple[Organisation, ...], add: Add) -> None:
    for each in organisations:
        home = None if each.code.startswith(("IGO", "NGO", "IMG")) or len(each.code) < 6 else each.code[:3]
        meaning = Name("organisation", each.name, home, each.code, "REB" if each.armed else None, called=each.called,
                       since=each.since, until=each.until)  # fmt: skip
        for text in (each.name, *each.also):
            add(text, meaning)
