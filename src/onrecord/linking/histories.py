"""How a matter stands, report by report in order of publication.

Within one report the most telling word counts: that it was kept, broken or withdrawn, then confirmed or denied, then left
unconfirmed, then reported; of a case the outcome that comes last (as in `stages.cases`). From report to report:

- that something is reported again changes nothing, and nor does a refusal to comment once somebody has confirmed or denied it;
- a confirmation after a denial stands where the denying side itself now confirms (an admission); else the matter is contested;
- a denial after a confirmation makes it contested, whoever denies;
- what was kept, broken or withdrawn stays so, but for a later report that says otherwise.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.linking.tellings import Stand, Telling

_ENDS = ("withdrawn", "kept", "broken")
_STRENGTH = ("reported", "unconfirmed", "contested", "denied", "confirmed", *_ENDS)
_OUTCOMES = ("unknown", "entered", "sheltered", "turned_back", "transferred", "returned")
_WEIGHTS = {status: weight for weight, status in enumerate((*_OUTCOMES, *_STRENGTH))}


class Standing(msgspec.Struct, frozen=True):
    """How a matter stands after one report: what that report says (`told`), and what holds from then on (`status`).

    `day` is the report's day of publication; `sources` are those on whose word it stands there; `stands` who holds what.
    """

    day: str | None
    report: str
    told: str
    status: str
    items: tuple[str, ...]
    sources: tuple[str, ...]
    stands: tuple[Stand, ...]


def history(tellings: Iterable[Telling]) -> tuple[Standing, ...]:
    """One standing for each report, in order of publication."""
    found: list[Standing] = []
    for told in _by_report(tellings):
        status = _told(told)
        stands = tuple(dict.fromkeys(stand for one in told for stand in one.stands))
        before = found[-1] if found else None
        found.append(
            Standing(
                day=told[0].published, report=told[0].report, told=status,
                status=_next(before.status, status, stands, found) if before else status,
                items=tuple(one.item for one in told), sources=tuple(dict.fromkeys(s for one in told for s in one.sources)),
                stands=stands,
            )
        )  # fmt: skip
    return tuple(found)


def _by_report(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    groups: dict[tuple[str, str], list[Telling]] = {}
    for one in sorted(tellings, key=lambda each: (each.published or "~", each.report, each.item)):
        groups.setdefault((one.published or "~", one.report), []).append(one)
    yield from groups.values()


def _told(told: Sequence[Telling]) -> str:
    """What one report says of a matter that it may tell several times."""
    said = dict.fromkeys(one.status for one in told)  # in order, so that of two with no weight the first is taken on every run
    if {"confirmed", "denied"} <= said.keys():
        return "contested"
    return max(said, key=lambda status: _WEIGHTS.get(status, -1))


def _next(before: str, told: str, stands: tuple[Stand, ...], earlier: Sequence[Standing]) -> str:
    if told not in _STRENGTH:  # the outcome of a case: the latest report knows
        return told if told != "unknown" else before
    if before in _ENDS:
        return told if told in _ENDS else before
    if told == "reported" or (told == "unconfirmed" and before in ("confirmed", "denied", "contested")):
        return before
    if (before, told) == ("confirmed", "denied"):
        return "contested"
    if told == "confirmed" and before in ("denied", "contested"):
        return "confirmed" if _admits(stands, earlier) else "contested"
    return told


def _admits(stands: tuple[Stand, ...], earlier: Sequence[Standing]) -> bool:
    """Whether every side that denied it now confirms it."""
    denied = {stand.party for standing in earlier for stand in standing.stands if stand.stance == "denies"}
    confirms = {stand.party for stand in stands if stand.stance in ("confirms", "indirectly_confirms")}
    return denied <= confirms
