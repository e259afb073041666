"""What happened when: every dated event and statement in order of time, undated events last."""

from onrecord.chronology import earliest
from onrecord.model import Event, Mention, Statement, TimelineEntry
from onrecord.values import Coded

_SHOWN = 100


def lay_out(coded: tuple[Coded, ...], statements: tuple[Statement, ...]) -> tuple[TimelineEntry, ...]:
    """Entries sorted by the start of their EDTF date; an open start ("../2006") sorts by its end.

    A public statement stands there as the statement, not as the event too.
    """
    dated = [_of_statement(said) for said in statements if said.when and said.when.edtf]
    entries = [*(_of_event(one.event) for one in coded if one.event.kind != "state" or not one.event.statement), *dated]
    return tuple(sorted(entries, key=lambda entry: earliest(entry.edtf)))


def _of_event(event: Event) -> TimelineEntry:
    edtf = event.when.edtf if event.when else None
    who = ", ".join(_names(event.actor)) or "unstated"
    whom = ", ".join(_names((*event.recipient, *event.affected)))
    doubt = "" if event.factuality.cls == "CT+" else f" ({event.factuality.cls})"
    summary = f"{who}: {event.kind.replace('_', ' ')}{' - ' + whom if whom else ''}{doubt}"
    return TimelineEntry(edtf=edtf, event=event.id, summary=summary)


def _of_statement(said: Statement) -> TimelineEntry:
    words = " ... ".join(span.text for span in said.content)
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
    summary = f"{said.source.name}: {said.act.replace('_', ' ')} - {' '.join(shown.split())}"
    return TimelineEntry(edtf=said.when.edtf if said.when else None, statement=said.id, summary=summary)


def _names(mentions: tuple[Mention, ...]) -> list[str]:
    return [mention.name for mention in mentions]
