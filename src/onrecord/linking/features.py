"""The features of one report that linking needs: small enough to keep for each report, and made without any other report."""

import msgspec

from onrecord.linking.shingles import shingle_hashes, signature_of
from onrecord.linking.terms import Lexicon, count_terms
from onrecord.model import Event, Mention, Record, When

_DAY = 10  # letters of an ISO 8601 day
_TALK = frozenset({"state", "decline_comment", "predict"})  # kinds that any report has


class Happening(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who did what to whom, as countries or parties, and on which day (EDTF) if the report tells one."""

    kind: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    when: str | None = None


class Features(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What linking knows of one report.

    `terms` are names, numbers, countries and words with their counts (see `terms`), sorted. `published` is an ISO day.
    `signature` is a MinHash of the text (see `shingles`) and `shingles` how many different shingles it has.
    """

    report: str
    source: str
    published: str | None
    outlet: str | None
    headline: str | None
    parties: tuple[str, ...]
    happenings: tuple[Happening, ...]
    days: tuple[str, ...]
    places: tuple[str, ...]
    terms: tuple[tuple[str, int], ...]
    signature: bytes
    shingles: int


def features_of(record: Record, known: Lexicon) -> Features:
    """The features of a record. `known` is `terms.lexicon` of the vocabulary's parties."""
    report = record.report
    text = "\n".join(filter(None, (report.headline, report.text)))
    shingles = shingle_hashes(report.text)
    return Features(
        report=report.id,
        source=report.source_id,
        published=day_of(report.published),
        outlet=report.outlet.party if report.outlet else None,
        headline=report.headline,
        parties=_parties(record),
        happenings=_happenings(record),
        days=tuple(sorted({day for when in record.dates if (day := day_of(when)) is not None})),
        places=tuple(sorted({place.name for place in record.places})),
        terms=tuple(sorted(count_terms(text, known).items())),
        signature=signature_of(shingles),
        shingles=len(shingles),
    )


def day_of(when: When | None) -> str | None:
    """The ISO day of a date that is known to the day."""
    if when is None or when.edtf is None or when.precision != "day" or "/" in when.edtf:
        return None
    return when.edtf[:_DAY]


def country_or_party(mention: Mention) -> str:
    """The country that a party speaks for, or the party itself."""
    return mention.country or mention.party


def by_date(one: Features) -> tuple[str, str]:
    """A key that puts reports in order of publication, those without a date last, and the same day's by id."""
    return one.published or "~", one.report


def _parties(record: Record) -> tuple[str, ...]:
    mentions = [mention for event in record.events for mention in (*event.actor, *event.recipient, *event.affected)]
    mentions.extend(statement.source for statement in record.statements)
    return tuple(sorted({one.party for one in mentions if one.kind != "unnamed" and not one.protected}))


def _happenings(record: Record) -> tuple[Happening, ...]:
    found = {_happening(event) for event in record.events if event.kind not in _TALK}
    return tuple(sorted(found, key=lambda one: (one.kind, one.by, one.to, one.when or "")))


def _happening(event: Event) -> Happening:
    by, to = (tuple(sorted(set(map(country_or_party, side)))) for side in (event.actor, event.recipient or event.affected))
    return Happening(event.kind, by, to, day_of(event.when))
