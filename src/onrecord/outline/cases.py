"""Protection cases as rows: how many of whom, where, since when, in whose care, and what became of them."""

from collections.abc import Iterator

from onrecord.model import Case, Event, Quantity, Record
from onrecord.outline.dates import when_in_words
from onrecord.outline.row import Row
from onrecord.outline.visible import one_line
from onrecord.outline.wording import Wording, count_in_words, sentence

_OUTCOMES = {"turned_back": "turned back", "unknown": "outcome not told"}


def case_rows(record: Record, wording: Wording) -> Iterator[Row]:
    """One row for each case."""
    return (_row(case, wording) for case in record.cases)


def _row(case: Case, wording: Wording) -> Row:
    events = [wording.items[i] for i in case.events if i in wording.items]
    return Row(
        title=f"{sentence(', '.join(_parts(case, wording)))}: {_OUTCOMES.get(case.outcome, case.outcome)}",
        notes=(f"Host: {wording.parties(case.host)}.",) if case.host else (),
        source=wording.source_of(case.events),
        item=case.id,
        about=case.events,
        rule=case.rule,
        evidence=tuple(span for event in events if isinstance(event, Event) for span in event.evidence),
    )


def _parts(case: Case, wording: Wording) -> Iterator[str]:
    group = one_line(case.group.name)
    yield group if case.count is None or _tells(group, case.count) else f"{count_in_words(case.count)} {group}"
    if case.place:
        yield wording.place(case.place)
    for when, relation in ((case.since, "since"), (case.until, "until")):
        if when:
            words = when_in_words(when)
            yield words if words.startswith(relation) or not when.edtf else f"{relation} {words.split(' ', 1)[1]}"


def _tells(group: str, count: Quantity) -> bool:
    """Whether the group's name holds the count ("five Estrians", "23 Estrians")."""
    words = group.casefold().split()
    return words[0].isdigit() or any(word in words for word in count.text.casefold().split())
