"""Protection cases: who was sheltered, turned back or moved on, where, since when, and how it ended."""

import msgspec

from onrecord.identity import content_id
from onrecord.model import Case, Event, Mention, Outcome, Quantity, Report, When
from onrecord.stages.circumstances import on_the_date
from onrecord.syntax import Tree
from onrecord.values import Clause, Coded

_OUTCOMES: dict[str, Outcome] = {
    "seek_refuge": "entered", "protect": "sheltered", "turn_back": "turned_back", "transfer": "transferred",
    "deport": "returned", "return": "returned", "release": "unknown", "detain": "unknown",
}  # fmt: skip
_OPENING = ("seek_refuge", "protect", "turn_back", "deport")
_RANK: dict[Outcome, int] = {
    "unknown": 0,
    "entered": 1,
    "sheltered": 2,
    "turned_back": 3,
    "transferred": 3,
    "returned": 3,
}
_HAPPENED = ("CT+", "PR+", "PS+")
_REACH = 3  # sentences: a count this near tells of the group named before it


class _Draft(msgspec.Struct, frozen=True):
    """A case under way, and the sentence in which it was last spoken of."""

    case: Case
    sentence: int


def find_cases(report: Report, tree: Tree, clauses: tuple[Clause, ...], coded: tuple[Coded, ...]) -> tuple[Case, ...]:
    """Cases in order of the text; later events of the same group and count continue a case rather than open one."""
    drafts: list[_Draft] = []
    for one in coded:
        group = _group(one)
        if one.event.kind not in _OUTCOMES or group is None or not _happened(clauses[one.match.clause], one.event):
            continue
        sentence = tree.tokens[clauses[one.match.clause].predicate].sentence
        new = _opened(report, one.event, group)
        at = next((n for n in reversed(range(len(drafts))) if _continues(drafts[n], new, one.event, sentence)), None)
        if at is not None:
            drafts[at] = _Draft(_joined(drafts[at].case, new), sentence)
        elif one.event.kind in _OPENING or _held_abroad(one) or (new.count is not None and one.event.kind == "transfer"):
            drafts.append(_Draft(new, sentence))
    return tuple(draft.case for draft in drafts)


def _group(one: Coded) -> Mention | None:
    """The people whom the event is about; officials and states are no protection case."""
    people = one.event.actor if one.event.kind == "seek_refuge" else one.event.affected
    return next((m for m in people if m.kind in ("group", "person", "unnamed") and not _official(m)), None)


def _held_abroad(one: Coded) -> bool:
    """Whether people are in custody for good ("is being held"), or those of another state: an arrest at home is no case."""
    if one.event.kind != "detain":
        return False
    holders = {m.country for m in (*one.event.actor, *one.event.recipient) if m.country}
    foreign = any(m.country and holders and m.country not in holders for m in one.event.affected)
    return foreign or one.event.rule.endswith("verb-keep")


def _official(mention: Mention) -> bool:
    return (mention.code or "")[3:6] in ("GOV", "MIL", "COP", "LEG", "JUD", "SPY")


def _happened(clause: Clause, event: Event) -> bool:
    return event.factuality.cls in _HAPPENED and not clause.negated and clause.modal is None and not clause.conditional


def _opened(report: Report, event: Event, group: Mention) -> Case:
    hosting = (*event.actor, *event.recipient) if event.kind == "seek_refuge" else event.actor
    host = tuple(m for m in hosting if (m.code and _official(m)) or m.kind in ("state", "government"))
    return Case(
        id=content_id("k", report.id, event.id),
        group=group,
        count=event.quantity,
        place=event.place,
        since=event.when,
        host=() if event.kind == "seek_refuge" and not event.recipient else host,
        outcome=_OUTCOMES[event.kind],
        events=(event.id,),
        rule=event.rule,
    )


def _continues(draft: _Draft, new: Case, event: Event, sentence: int) -> bool:
    old = draft.case
    if old.group.party != new.group.party and (old.group.country is None or old.group.country != new.group.country):
        return False
    if new.count is not None and old.count is not None:
        return _bounds(old.count) == _bounds(new.count) and not _apart(old.since, new.since, event.kind)
    if new.count is not None:
        return sentence - draft.sentence <= _REACH and new.since is None and event.kind == _last_kind(old)
    return event.kind not in _OPENING or (sentence - draft.sentence <= _REACH and not _apart(old.since, new.since, event.kind))


def _last_kind(case: Case) -> str:
    """The kind of event that gave the case its outcome."""
    return next(kind for kind, outcome in _OUTCOMES.items() if outcome == case.outcome)


def _bounds(count: Quantity) -> tuple[float | None, float | None]:
    return count.min, count.max


def _apart(old: When | None, new: When | None, kind: str) -> bool:
    """Two arrivals on different dates are two cases."""
    return kind in _OPENING and old is not None and new is not None and old.edtf != new.edtf


def _joined(old: Case, new: Case) -> Case:
    ends = new.outcome in ("transferred", "returned", "turned_back")
    return msgspec.structs.replace(
        old,
        count=old.count or new.count,
        place=old.place or new.place,
        since=old.since or (None if ends else new.since),
        until=old.until or (on_the_date(new.since) if ends and new.since else None),
        host=old.host or new.host,
        outcome=new.outcome if _RANK[new.outcome] >= _RANK[old.outcome] else old.outcome,
        events=(*old.events, *new.events),
    )
