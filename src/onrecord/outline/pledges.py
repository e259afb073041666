"""Commitments as rows: who pledged what to whom, and how it stands."""

from collections.abc import Iterator

from onrecord.model import Commitment, Record
from onrecord.outline.dates import when_in_words
from onrecord.outline.row import Row
from onrecord.outline.wording import Wording, quoted, sentence

_FORMS = {"written": " in writing", "spoken": " by word of mouth", "unstated": ""}


def pledge_rows(record: Record, wording: Wording) -> Iterator[Row]:
    """One row for each commitment."""
    return (_row(commitment, wording) for commitment in record.commitments)


def _row(commitment: Commitment, wording: Wording) -> Row:
    by = sentence(wording.parties(commitment.by) or "somebody unnamed")
    to = f" to {wording.parties(commitment.to)}" if commitment.to else ""
    content = f": {quoted(commitment.content)}" if commitment.content else ""
    return Row(
        title=f"{by} pledged{to}{_FORMS[commitment.form]}{content}",
        notes=tuple(_notes(commitment, wording)),
        source=wording.source(commitment.chain),
        item=commitment.id,
        about=commitment.events,
        rule=commitment.rule,
        evidence=(*commitment.content, *commitment.condition_for),
    )


def _notes(commitment: Commitment, wording: Wording) -> Iterator[str]:
    yield f"Standing: {commitment.status}."
    if commitment.when:
        yield f"Given {when_in_words(commitment.when)}."
    if commitment.demanded_by:
        yield f"Demanded by {wording.parties(commitment.demanded_by)}."
    if commitment.condition_for:
        yield f"A condition for {quoted(commitment.condition_for)}."
