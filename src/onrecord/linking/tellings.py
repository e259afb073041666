"""What each report tells of a commitment, a claim, a protection case or a law, made ready to be matched with other reports."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import msgspec

from onrecord.linking.features import country_or_party, day_of
from onrecord.linking.terms import Lexicon, count_terms
from onrecord.model import Case, Claim, Commitment, Event, Law, Mention, Quantity, Record, Span, When

MatterKind = Literal["commitment", "claim", "case", "law"]
_UNDERTAKING = frozenset({"pledge", "offer"})
_FEW = 3  # terms: content with fewer says too little by itself, and the sentence around it is taken
_WRITTEN = re.compile(r"\b(?:written|in writing|signed|letter|memorandum|document)\b")
_SPOKEN = re.compile(r"\b(?:oral(?:ly)?|verbal(?:ly)?|spoken|by word of mouth)\b")
_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+|\n")


class Stand(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one party holds of a matter: its name, country or party id, stance, and the day it says so, if told."""

    name: str
    party: str
    stance: str
    day: str | None = None


class Telling(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One item of one report.

    `item` is its id in the record, `by` and `to` countries or parties, `terms` what its content says (see `terms`), without the
    countries of `by` and `to`. `bare` marks a telling that an undertaking was given but not what it says. `status` is a
    commitment's or claim's status, a case's outcome or a law's kind. `mission` is the sending state and type of a mission;
    `least` and `most` bound the number of people; `since` is EDTF.
    """

    kind: MatterKind
    report: str
    published: str | None
    item: str
    text: str
    status: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    form: str = "unstated"
    stands: tuple[Stand, ...] = ()
    sources: tuple[str, ...] = ()
    place: str | None = None
    mission: str | None = None
    least: float | None = None
    most: float | None = None
    since: str | None = None
    year: int | None = None
    bare: bool = False


def tellings_of(record: Record, known: Lexicon) -> tuple[Telling, ...]:
    """Every commitment, claim, case and law of a record as a telling, in that order.

    A claim about a commitment, or about the event of one ("declined to confirm that it had given an assurance"), tells of that
    commitment.
    """
    events = {event.id: event for event in record.events}
    commitments = {one.id: one for one in record.commitments}
    return (
        *(_commitment(record, one, events, known) for one in record.commitments),
        *(_claim(record, one, events, commitments, known) for one in record.claims),
        *(_case(record, one) for one in record.cases),
        *(_law(record, one, known) for one in record.laws),
    )


def _commitment(record: Record, one: Commitment, events: dict[str, Event], known: Lexicon) -> Telling:
    recipients = one.to or tuple(m for event in _of(one.events, events) for m in event.recipient if _speaks(m))
    by, to = _ids(one.by), _other(_ids(recipients), _ids(one.by))
    content = _joined(one.content)
    around = _sentences(record.report.text, _evidence(one, events, record))
    return Telling(
        kind="commitment", report=record.report.id, published=day_of(record.report.published), item=one.id,
        text=content or around, status=one.status, by=by, to=to, terms=_terms(content, around, (*by, *to), known),
        form=one.form, stands=(), sources=_names(one.chain),
    )  # fmt: skip


def _claim(record: Record, one: Claim, events: dict[str, Event], commitments: dict[str, Commitment], known: Lexicon) -> Telling:
    event, commitment = events.get(one.about), commitments.get(one.about)
    by = _ids(commitment.by if commitment else event.actor if event else ())
    to = _other(_ids(commitment.to if commitment else event.recipient if event else ()), by)
    about = commitment is not None or (event is not None and event.kind in _UNDERTAKING)
    bare = about and commitment is None
    around = _sentences(record.report.text, event.evidence) if event and bare else one.text
    content = _joined(commitment.content) if commitment else "" if bare else one.text
    return Telling(
        kind="commitment" if about else "claim", report=record.report.id, published=day_of(record.report.published),
        item=one.id, text=content or one.text, status=one.status, by=by, to=to,
        terms=_terms(content, around, (*by, *to), known), form=commitment.form if commitment else _form(one.text),
        stands=tuple(
            Stand(p.party.name, country_or_party(p.party), p.stance, day_of(p.when)) for p in one.positions
        ),
        sources=_names(p.party for p in one.positions), bare=bare,
    )  # fmt: skip


def _case(record: Record, one: Case) -> Telling:
    mission = one.place.mission if one.place else None
    least, most = _bounds(one.count)
    return Telling(
        kind="case", report=record.report.id, published=day_of(record.report.published), item=one.id, text=one.group.name,
        status=one.outcome, by=_ids((one.group,)) if one.group.country else (), to=_ids(one.host),
        place=one.place.name if one.place else None, mission=f"{mission.of} {mission.type}" if mission else None,
        least=least, most=most, since=_first(one.since),
    )  # fmt: skip


def _law(record: Record, one: Law, known: Lexicon) -> Telling:
    return Telling(
        kind="law", report=record.report.id, published=day_of(record.report.published), item=one.id, text=one.title,
        status=one.kind, by=(one.country,) if one.country and one.kind in ("law", "decree") else (),
        terms=tuple(sorted(count_terms(one.title.lower(), known))), year=one.year,
    )  # fmt: skip


def _form(text: str) -> str:
    return "written" if _WRITTEN.search(text) else "spoken" if _SPOKEN.search(text) else "unstated"


def _of(ids: Iterable[str], events: dict[str, Event]) -> Iterator[Event]:
    return (events[one] for one in ids if one in events)


def _evidence(one: Commitment, events: dict[str, Event], record: Record) -> tuple[Span, ...]:
    told = [span for event in _of(one.events, events) for span in event.evidence]
    said = {statement.id: statement for statement in record.statements}
    told.extend(span for each in one.statements if each in said for span in said[each].content)
    return (*told, *one.content)


def _sentences(text: str, spans: tuple[Span, ...]) -> str:
    """The sentences in which spans stand."""
    found = {(a, b) for a, b in pairwise(_ends(text)) if any(a < span.end and span.start < b for span in spans)}
    return " ".join(text[a:b].strip() for a, b in sorted(found))


@lru_cache(maxsize=1)
def _ends(text: str) -> tuple[int, ...]:
    """Where the sentences of a text end, and where the first begins."""
    return (0, *(match.end() for match in _END.finditer(text)), len(text))


def _terms(content: str, around: str, parties: tuple[str, ...], known: Lexicon) -> tuple[str, ...]:
    for text in (content, around):
        found = sorted(term for term in count_terms(text, known) if term[2:] not in parties)
        if len(found) >= _FEW or text is around:
            return tuple(found)
    return ()


def _joined(spans: Iterable[Span]) -> str:
    return "; ".join(span.text for span in spans)


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(sorted({country_or_party(one) for one in mentions}))


def _other(ids: tuple[str, ...], than: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in than)


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in mentions))


def _speaks(mention: Mention) -> bool:
    return mention.kind in ("state", "government", "office", "person", "organisation", "party")


def _bounds(count: Quantity | None) -> tuple[float | None, float | None]:
    if count is None:
        return None, None
    return count.min if count.min is not None else count.max, count.max if count.max is not None else count.min


def _first(when: When | None) -> str | None:
    return when.edtf.partition("/")[0] or None if when and when.edtf else None
