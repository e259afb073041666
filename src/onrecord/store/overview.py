"""What is in a register, at a glance."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord.linking.histories import Standing
from onrecord.store.canonical import canonicals
from onrecord.store.days import iso
from onrecord.store.packing import unpack_value
from onrecord.store.progress import progress_of
from onrecord.store.protocol import Store
from onrecord.store.reportpage import reports_of
from onrecord.store.summaries import Count, MonthCount, Overview, StandingChange
from onrecord.store.summarytables import item_counts, month_counts, report_counts
from onrecord.store.tables import items, matters, parties, reports

_NEWEST, _CHANGES = 10, 10
_LATELY = 100  # reports, the newest, whose matters are looked at for changes of standing


def overview(store: Store) -> Overview:
    """Numbers of all that is there, the newest reports, and what changed lately."""
    with store.reading() as connection:
        counted = _counted(connection)
        bounds = connection.execute(select(func.min(reports.c.day), func.max(reports.c.day)).where(reports.c.day > 0)).one()
        lately = select(reports.c.report_no).order_by(reports.c.day.desc(), reports.c.report_no.desc()).limit(_LATELY)
        newest = connection.execute(lately).scalars().all()
        shown = {type: _counts(status) for type, status in counted.items()}
        return Overview(
            reports=int(connection.execute(select(func.sum(report_counts.c.number))).scalar() or 0),
            parties=_parties(connection),
            outlets=_outlets(connection),
            items=_counts({type: sum(status.values()) for type, status in counted.items()}),
            first=iso(bounds[0]) if bounds[0] else None,
            last=iso(bounds[1]) if bounds[1] else None,
            commitments=shown.get("commitment", ()),
            claims=shown.get("claim", ()),
            cases=shown.get("case", ()),
            review=progress_of(connection, sum(sum(status.values()) for status in counted.values())),
            newest=reports_of(connection, newest[:_NEWEST]),
            changes=tuple(_changes(connection, newest))[:_CHANGES],
            months=_months(connection),
        )


def _counted(connection: Connection) -> dict[str, Counter[str]]:
    """The number of items that lists show, by type and standing."""
    columns = item_counts.c.type, item_counts.c.status
    found: dict[str, Counter[str]] = {}
    for type, status, number in connection.execute(select(*columns, func.sum(item_counts.c.number)).group_by(*columns)).all():
        found.setdefault(type, Counter())[status] += int(number)
    return found


def _counts(counted: Mapping[str, int]) -> tuple[Count, ...]:
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Count(value=value, name=value, number=number) for value, number in ordered if value and number)


def _parties(connection: Connection) -> int:
    """Those that stand for themselves."""
    every = connection.execute(select(func.count()).select_from(parties)).scalar_one()
    return int(every) - len(canonicals(connection))


def _outlets(connection: Connection) -> int:
    """Who published reports; one that was merged is the one that stands for it."""
    published = select(report_counts.c.outlet_no).where(report_counts.c.outlet_no > 0, report_counts.c.number > 0)
    heads = select(func.count(func.distinct(parties.c.canonical_no))).where(parties.c.party_no.in_(published))
    return int(connection.execute(heads).scalar_one())


def _changes(connection: Connection, newest: Sequence[int]) -> Iterator[StandingChange]:
    """After which of the newest reports a matter stands otherwise than before, the latest first."""
    told = (
        select(items.c.id, items.c.type, items.c.title, items.c.report_no, reports.c.id.label("report"), items.c.matter_no)
        .join(reports, reports.c.report_no == items.c.report_no)
        .where(items.c.report_no.in_(newest), items.c.matter_no.is_not(None))
    )
    rows = {(row.matter_no, row.report): row for row in connection.execute(told).all()}
    numbers = {matter for matter, _ in rows}
    wanted = select(matters.c.matter_no, matters.c.id, matters.c.history).where(matters.c.matter_no.in_(numbers))
    found: list[tuple[str, StandingChange]] = []
    for matter in connection.execute(wanted).all():
        before: str | None = None
        for standing in unpack_value(matter.history, tuple[Standing, ...]):
            row = rows.get((matter.matter_no, standing.report))
            if row is not None and standing.status != before:
                found.append((standing.day or "", _change(row, matter.id, standing, before)))
            before = standing.status
    yield from (change for _, change in sorted(found, key=lambda one: (one[0], one[1].item), reverse=True))


def _change(row: Any, matter: str, standing: Standing, before: str | None) -> StandingChange:
    return StandingChange(
        day=standing.day, report=standing.report, item=row.id, type=row.type, title=row.title, matter=matter, before=before,
        after=standing.status,
    )  # fmt: skip


def _months(connection: Connection) -> tuple[MonthCount, ...]:
    wanted = select(month_counts).where(month_counts.c.type == "event", month_counts.c.month > 0, month_counts.c.number > 0)
    rows = connection.execute(wanted.order_by(month_counts.c.month))
    return tuple(MonthCount(type="event", month=f"{r.month // 100:04}-{r.month % 100:02}", number=r.number) for r in rows)
