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
    by = sentence(_makers(commitment, wording) or "somebody unnamed")
    to = f" to {wording.parties(commitment.to)}" if commitment.to else ""
    content = f": {quoted(commitment.content)}" if commitment.content else ""
    return Row(
        title=f"{by} pledged{to}{_FORMS[commitment.form]}{content}",
        notes=tuple(_notes(commitment, wording)),
        source=wording.source(commitment.chain),
        item=commitment.id,
        about=commitment.events,
        rule=commitment.rule,
        evidence=(*commitment.content, *commitment.condition_for, *commitment.conditions),
    )


def _makers(commitment: Commitment, wording: Wording) -> str:
    """ "Canada, through Marc Tessier,": the state first, then who spoke for it."""
    first, *others = commitment.by or (None,)
    if first is None or first.kind not in ("state", "government") or not others:
        return wording.parties(commitment.by)
    if any(mention.kind not in ("person", "office", "unnamed") for mention in others):
        return wording.parties(commitment.by)
    return f"{wording.party(first)}, through {wording.parties(tuple(others))},"


def _notes(commitment: Commitment, wording: Wording) -> Iterator[str]:
    yield f"Standing: {commitment.status}."
    if commitment.when:
        yield f"Given {when_in_words(commitment.when)}."
    if commitment.demanded_by:
        yield f"Demanded by {wording.parties(commitment.demanded_by)}."
    if commitment.condition_for:
        yield f"A condition for {quoted(commitment.condition_for)}."
    if commitment.conditions:
        yield f"On the condition: {quoted(commitment.conditions)}."
