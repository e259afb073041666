"""What stands beside a clause, and how a stage reads its date, place and count from it."""

import msgspec

from onrecord.model import Place, Quantity, When
from onrecord.values import Reference, Site


class Circumstances(msgspec.Struct, frozen=True):
    """What stands beside each clause, by the clause's index."""

    when: dict[int, When]
    sites: dict[int, tuple[Site, ...]]
    counts: dict[int, Quantity]


def on_the_date(when: When) -> When:
    """The same date as a point, without "since" or "until"."""
    if when.edtf is None or when.relation not in ("since", "until"):
        return when
    return msgspec.structs.replace(when, edtf=when.edtf.replace("/..", "").replace("../", ""), relation="on")


def place_of(sites: tuple[Site, ...], prefer: tuple[str, ...] = ("at", "in", "near")) -> Place | None:
    """The place of an event among those beside its clause: a mission first, then one where it happens."""
    if not sites:
        return None
    missions = [site.place for site in sites if site.place.mission]
    where = [site.place for site in sites if site.place.role in prefer]
    return next(iter([*missions, *where]), None)


References = dict[int, tuple[Reference, ...]]


def by_head(mentions: tuple[Reference, ...]) -> References:
    """The references by their head token; "they" may stand for two parties."""
    found: References = {}
    for reference in mentions:
        head = reference.head
        found[head] = (*found[head], reference) if head in found else (reference,)
    return found


def count_of(counts: dict[int, Quantity], heads: tuple[int, ...], references: References) -> Quantity | None:
    """The count of the first of the heads that is counted; a pronoun has none of its own."""
    for head in heads:
        if head in counts:
            return counts[head]
        for reference in references.get(head, ()):
            inside = (counts[i] for i in range(reference.first, reference.last + 1) if i in counts)
            if (found := next(inside, None)) is not None:
                return found
    return None
