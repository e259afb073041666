"""Statements as rows: who said what, with which cue."""

from collections.abc import Iterator

from onrecord.model import Record, Statement
from onrecord.outline.dates import when_in_words
from onrecord.outline.row import Row
from onrecord.outline.wording import Wording, evidence_quoted


def statement_rows(record: Record, wording: Wording) -> Iterator[Row]:
    """One row for each statement, in order of the record."""
    return (_row(statement, wording) for statement in record.statements)


def statement_in_words(statement: Statement, wording: Wording) -> str:
    """A statement in a few words: "Demand: Peru → Finland"."""
    to = f" → {wording.parties(statement.addressee)}" if statement.addressee else ""
    return f"{statement.act.replace('_', ' ').capitalize()}: {wording.party(statement.source)}{to}"


def statement_quoted(statement: Statement, wording: Wording) -> str:
    """A statement in a few words, and its content between quotation marks."""
    return f"{statement_in_words(statement, wording)}. {evidence_quoted(statement.content)}"


def _row(statement: Statement, wording: Wording) -> Row:
    return Row(
        title=statement_quoted(statement, wording),
        notes=tuple(_notes(statement)),
        source=wording.source(statement.chain),
        item=statement.id,
        rule=statement.rule,
        factuality=statement.factuality.cls,
        evidence=(*([statement.cue] if statement.cue else []), *statement.content),
    )


def _notes(statement: Statement) -> Iterator[str]:
    yield ("Carried over from the sentence before." if statement.implicit else f"{statement.quotation.capitalize()} speech.")
    if statement.when:
        yield f"When: {when_in_words(statement.when)}."
