"""What a reviewer puts in the place of the machine's values, checked."""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from sqlalchemy import Connection, select

from onrecord.errors import OptionError, StoreError
from onrecord.model import Act, ClaimStatus, CommitmentStatus, FactClass, Form, LawKind, MissionType, Outcome
from onrecord.store.days import bounds
from onrecord.store.itemspans import Anchor, Anchoring
from onrecord.store.resolving import country_of, party_known
from onrecord.store.reviewstates import Changed
from onrecord.store.tables import items
from onrecord.store.values import Item
from onrecord.store.words import fold
from onrecord.vocabulary import load

PARTIES = ("by", "to", "about")
FIELDS = ("kind", "date", *PARTIES, "place", "status", "factuality", "cameo", "source")
"""What can be corrected, besides spans."""

_KINDS = {"statement": get_args(Act), "commitment": get_args(Form), "case": get_args(MissionType), "law": get_args(LawKind)}
_STATUS = {"commitment": get_args(CommitmentStatus), "claim": get_args(ClaimStatus), "case": get_args(Outcome)}
_LONGEST = 500
_CAMEO = re.compile(r"(?:0[1-9]|1\d|20)\d{0,2}")


def corrected_values(connection: Connection, item: Item, given: Mapping[str, Sequence[str]]) -> list[Changed]:
    """Each given field beside the machine's; an empty value means none. Raises OptionError for what the field cannot hold."""
    found = []
    for field, values in given.items():
        kept = tuple(" ".join(value.split()) for value in values if value.strip())
        had = getattr(item, field)
        machine = had if isinstance(had, tuple) else (had,) if had else ()
        known: tuple[str | None, ...] = ()
        country = _country(connection, kept[0]) if field == "place" and kept else None
        if field in PARTIES:
            known = tuple(_party(connection, field, value) for value in kept)
        else:
            _check(item.type, field, kept)
        if kept == machine:
            raise OptionError(f"--{field}: {'; '.join(kept) or 'none'} is what the machine has; accept it, or give another")
        found.append(Changed(field=field, value=kept, machine=machine, parties=known, country=country))
    return found


def corrected_spans(text: str, had: Sequence[Anchor], given: Sequence[str]) -> list[Changed]:
    """Spans written START:END or ROLE=START:END, as code points of the shown text in NFC, in the place of the role's.

    Raises OptionError where they are no span of the text, or the item has none of this role.
    """
    anchoring = Anchoring(text)
    roles = list(dict.fromkeys(anchor.role for anchor in had))
    main = next((role for role in roles if role != "cue"), roles[0] if roles else "content")
    wanted: dict[str, list[Anchor]] = {}
    for written in given:
        role, _, bounds_of = written.rpartition("=")
        if role and role not in roles:
            raise OptionError(f"--span: the item has no {role!r}; it has {', '.join(roles) or 'no spans'}")
        start, end = _offsets(written, bounds_of, len(anchoring.text))
        wanted.setdefault(role or main, []).append(anchoring.cut(role or main, start, end))
    return [
        Changed(
            field=f"span {role}",
            value=tuple(map(told, anchors)),
            machine=tuple(told(one) for one in had if one.role == role),
            spans=tuple(anchors),
            machine_spans=tuple(one for one in had if one.role == role),
        )
        for role, anchors in wanted.items()
    ]


def kinds_of(kind: str) -> Sequence[str]:
    """What the kind of an item of this type can be: of an event its kind, of a statement its act, of a pledge its form."""
    return sorted(one.kind for one in load().kinds) if kind == "event" else _KINDS.get(kind, ())


def statuses_of(kind: str) -> Sequence[str]:
    """How an item of this type can stand; empty where it has no standing."""
    return _STATUS.get(kind, ())


def told(anchor: Anchor) -> str:
    """A span in a line: where, and its words."""
    return f'[{anchor.start}:{anchor.end}] "{" ".join(anchor.exact.split())}"'


def _offsets(written: str, bounds_of: str, length: int) -> tuple[int, int]:
    start, colon, end = bounds_of.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10):
        raise OptionError(f"--span: {written!r} is no span; write START:END or ROLE=START:END, as onrecord show prints them")
    if not int(start) < int(end) <= length:
        raise OptionError(f"--span: {written!r} does not lie in the text, which has {length} characters")
    return int(start), int(end)


def place_parts(written: str) -> tuple[str, str]:
    """The key by which a place is found, and what is written of its country: "Lima, Peru"."""
    name, _, country = written.partition(",")
    return fold(name.strip()), country.strip()


def _country(connection: Connection, written: str) -> str | None:
    """The country of a place: as written with it, or itself, or that of the place of this name in the register."""
    key, of = place_parts(written)
    known = select(items.c.country).where(items.c.place_key == key, items.c.country.is_not(None)).limit(1)
    return country_of(connection, of or written) or connection.execute(known.order_by(items.c.item_no)).scalar()


def _party(connection: Connection, field: str, named: str) -> str | None:
    """The id of a party of the register; None for one that no report names."""
    try:
        return party_known(connection, named)
    except StoreError as error:
        raise OptionError(f"--{field}: {error}") from error


def _check(kind: str, field: str, values: Sequence[str]) -> None:
    if len(values) > 1 or any(len(value) > _LONGEST for value in values):
        raise OptionError(f"--{field}: give one value of at most {_LONGEST} characters")
    value = values[0] if values else None
    match field:
        case "date" if value and bounds(value) is None:
            raise OptionError(f"--date: {value!r} is no date; write 2011, 2011-12 or 2011-12-09 (EDTF)")
        case "kind":
            _one_of(kind, field, value, kinds_of(kind), needed=kind in ("statement", "event", "law"))
        case "status":
            _one_of(kind, field, value, statuses_of(kind), needed=True)
        case "factuality":
            _one_of(kind, field, value, get_args(FactClass) if kind in ("event", "statement") else (), needed=True)
        case "cameo" if kind != "event" or not _CAMEO.fullmatch(value or ""):
            raise OptionError(f"--cameo: {value or 'nothing'!r} is no code of an event; give 2 to 4 digits from 01 on to 20")
        case "source" if value is None:
            raise OptionError("--source: every item stands on somebody's word")


def _one_of(kind: str, field: str, value: str | None, allowed: Sequence[str], needed: bool) -> None:
    if not allowed:
        raise OptionError(f"--{field}: a {kind} has none")
    if value not in allowed if value else needed:
        raise OptionError(f"--{field}: {value or 'nothing'!r} is none of {', '.join(allowed)}")
