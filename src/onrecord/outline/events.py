"""Events as rows: who did what to whom, when, where."""

from collections.abc import Iterator

from onrecord.model import Event, Record
from onrecord.outline.dates import when_in_words
from onrecord.outline.row import Row
from onrecord.outline.wording import Wording, count_in_words, evidence_quoted

PLACE = "place"  # why a country stands as a recipient: the event happened there (`stages.dyads`)


def event_rows(record: Record, wording: Wording) -> Iterator[Row]:
    """One row for each event, in order of the record."""
    return (_row(event, wording) for event in record.events)


def event_in_words(event: Event, wording: Wording) -> str:
    """An event in a few words: "Pledge: Finland → Peru"; of what parties do together, "Meet: Finland, Peru"."""
    actor = wording.parties(event.actor) or "somebody unnamed"
    joint = () if event.recipient == event.actor else tuple(one for one in event.recipient if one.reason != PLACE)
    others = wording.parties((*joint, *event.affected))
    kind = event.kind.replace("_", " ").capitalize()
    return f"{kind}: {actor} → {others}" if others else f"{kind}: {actor}"


def _row(event: Event, wording: Wording) -> Row:
    return Row(
        title=event_in_words(event, wording),
        notes=tuple(_notes(event, wording)),
        source=wording.source(event.chain),
        item=event.id,
        about=(event.statement,) if event.statement else (),
        rule=event.rule,
        factuality=event.factuality.cls,
        evidence=event.evidence,
    )


def _notes(event: Event, wording: Wording) -> Iterator[str]:
    yield f"{evidence_quoted(event.evidence)}."
    if event.affected:
        number = f" ({count_in_words(event.quantity)})" if event.quantity else ""
        yield f"Affected: {wording.parties(event.affected)}{number}."
    elif event.quantity:
        yield f"How many: {count_in_words(event.quantity)}."
    if event.when:
        yield f"When: {when_in_words(event.when)}."
    if event.place:
        yield f"Where: {wording.place(event.place)}."
    codes = [
        f"CAMEO {event.cameo}" if event.cameo else "",
        f"PLOVER {event.plover.event}" if event.plover.event else "",
    ]
    if any(codes):
        yield f"{', '.join(filter(None, codes))}."
