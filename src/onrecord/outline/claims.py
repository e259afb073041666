"""Claims as rows: what is claimed, how it stands, and each party's position."""

from collections.abc import Iterator
from itertools import takewhile

from onrecord.model import Claim, Position, Record, Span, Statement
from onrecord.outline.dates import when_in_words
from onrecord.outline.row import Row
from onrecord.outline.visible import one_line
from onrecord.outline.wording import Wording, quoted, sentence

STANCES = {
    "asserts": "asserts it",
    "confirms": "confirms it",
    "indirectly_confirms": "indirectly confirms it",
    "denies": "denies it",
    "declines_to_confirm": "declines to confirm it",
    "doubts": "doubts it",
    "predicts": "predicts it",
}


def claim_rows(record: Record, wording: Wording) -> Iterator[Row]:
    """One row for each claim on which more is known than that one source reported it."""
    return (claim_row(claim, wording) for claim in record.claims if claim.status != "reported" or len(claim.positions) > 1)


def claim_row(claim: Claim, wording: Wording) -> Row:
    """One claim with each position on it."""
    return Row(
        title=f"{sentence(one_line(claim.text))} ({claim.status})",
        notes=tuple(_position(position, wording) for position in claim.positions),
        source=wording.publisher(),
        item=claim.id,
        about=(claim.about,),
        rule=claim.rule,
        evidence=tuple(span for position in claim.positions for span in _evidence(position, wording)),
    )


def _position(position: Position, wording: Wording) -> str:
    words = f"{sentence(wording.party(position.party))} {STANCES[position.stance]}"
    if position.when:
        words += f" {when_in_words(position.when)}"
    if position.reason:
        words += f", giving as the reason {quoted(position.reason)}"
    statement = wording.items.get(position.statement or "")
    outside = takewhile(lambda member: member.party != position.party.party, statement.chain if statement else ())
    return f"{words} (source: {wording.source(tuple(outside))})."


def _evidence(position: Position, wording: Wording) -> tuple[Span, ...]:
    statement = wording.items.get(position.statement or "")
    said = (*([statement.cue] if statement.cue else []), *statement.content) if isinstance(statement, Statement) else ()
    return (*said, *position.reason)
