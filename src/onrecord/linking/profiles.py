"""What the reports of a collection know of each party: names, country, offices by day, and where it is found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.linking.features import day_of
from onrecord.model import Mention, PartyKind, Record
from onrecord.vocabulary.parties import Parties

_DEPARTED = frozenset({"minister", "secretary"})
_NO_DEPARTMENT = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "our", "then", "new", "deputy", "vice", "and", "of"}
)


class Profile(msgspec.Struct, frozen=True, array_like=True):
    """One party over many reports. `offices` are (office, ISO day or None) as printed with its name; `days` are of reports."""

    party: str
    kind: PartyKind
    names: tuple[str, ...]
    country: str | None
    offices: tuple[tuple[str, str | None], ...]
    days: tuple[str, ...]
    reports: tuple[str, ...]


def profiles_of(records: Iterable[Record], parties: Parties) -> tuple[Profile, ...]:
    """The profile of every named party, by id. Protected persons have none: nothing may be made known of them."""
    found: dict[str, list[tuple[Mention, str, str | None]]] = defaultdict(list)
    for record in records:
        day = day_of(record.report.published)
        for mention in _mentions(record):
            if mention.kind not in ("unnamed", "group") and not mention.protected:
                found[mention.party].append((mention, record.report.id, day))
    return tuple(_profile(party, found[party], parties) for party in sorted(found))


def _profile(party: str, seen: list[tuple[Mention, str, str | None]], parties: Parties) -> Profile:
    mentions = [mention for mention, _, _ in seen]
    offices = {(office, day) for mention, _, day in seen if (office := office_of(mention, parties)) is not None}
    return Profile(
        party=party,
        kind=mentions[0].kind,
        names=tuple(sorted({mention.name for mention in mentions})),
        country=next((mention.country for mention in mentions if mention.country), None),
        offices=tuple(sorted(offices, key=lambda one: (one[0], one[1] or ""))),
        days=tuple(sorted({day for _, _, day in seen if day})),
        reports=tuple(sorted({report for _, report, _ in seen})),
    )


def office_of(mention: Mention, parties: Parties) -> str | None:
    """The office that is printed with a name ("Finnish Foreign Minister Annika ...": "foreign minister"), or that it is.

    None for a former holder.
    """
    if mention.kind == "office":
        return mention.party.rpartition("/")[2].replace("-", " ")
    words = mention.span.text.split() if mention.span else []
    low = [word.lower() for word in words]
    if parties.usage.former & set(low):
        return None
    found = [
        (end - len(called.words), end)
        for end in range(1, len(low) + 1)
        for called in parties.roles.get(low[end - 1], ())
        if not called.plural and tuple(low[max(0, end - len(called.words)) : end]) == called.words
    ]
    if not found:
        return None
    start, end = max(found, key=lambda bounds: (bounds[1] - bounds[0], bounds))
    if low[end - 1] in _DEPARTED and end - start == 1 and start and _department(words[start - 1], parties):
        start -= 1
    return " ".join(low[start:end])


def _department(word: str, parties: Parties) -> bool:
    """Whether a word before "minister" says of what: a word, and no country's."""
    return word.isalpha() and word.lower() not in _NO_DEPARTMENT and word not in parties.names.meanings


def _mentions(record: Record) -> Iterator[Mention]:
    for event in record.events:
        yield from (*event.actor, *event.recipient, *event.affected, *event.chain)
    for statement in record.statements:
        yield from (statement.source, *statement.chain, *statement.addressee)
    for commitment in record.commitments:
        yield from (*commitment.by, *commitment.to, *commitment.demanded_by)
    for claim in record.claims:
        yield from (position.party for position in claim.positions)
