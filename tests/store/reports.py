"""Reports to be kept, made by hand: the embassy record under other names, and texts alone."""

import hashlib
from typing import Any

import msgspec
from sqlalchemy import select
from tests.records import NORLAND, OUTLET, SUDRIA, embassy_record

from onrecord.identity import content_id
from onrecord.model import Case, Event, Mention, Record, Report, Span, When
from onrecord.protect import protect
from onrecord.store import Store
from onrecord.store.adding import Added, Coder, Incoming, add_report
from onrecord.store.tables import METADATA

CODER = Coder(onrecord="0.1.0", vocabulary="a" * 64, model="hand")
NAME = "Lena Marovic"
SHELTERED = f"Port Sudra\n\nThe refugee {NAME} was sheltered in the embassy of Norland. Marovic is 34."


def incoming(record: Record) -> Incoming:
    """A record as it comes in, its bytes being its text."""
    data = record.report.text.encode() + record.report.source_id.encode()
    digest = hashlib.sha256(data).hexdigest()
    report = msgspec.structs.replace(record.report, id=content_id("report", digest), sha256=digest)
    own = msgspec.structs.replace(record, report=report)
    return Incoming(data=data, extractor="by hand", version="1", record=own, masked=protect(own))


def add(store: Store, record: Record, actor: str = "ada", coder: Coder = CODER) -> Added:
    return add_report(store, actor, incoming(record), coder)


def embassy(name: str = "gate", day: str | None = "2011-05-10", **changes: Any) -> Record:
    """The embassy record as of one day; ids of its items differ from report to report."""
    when = When(text=day, edtf=day) if day else None
    record = embassy_record(source_id=name, published=when, **changes)
    return renamed(record, name)


def told_by_others() -> Record:
    """A later report of the embassy's matters that names other parties with them."""
    record = embassy("two", day="2011-05-12")
    (claim,), (pledge,) = record.claims, record.commitments
    held = tuple(msgspec.structs.replace(claim.positions[0], party=party) for party in (SUDRIA, NORLAND))
    estrians = Mention(party="EST/refugees", name="Estrians", kind="group", code="ESTREF", country="EST")
    return msgspec.structs.replace(
        record, claims=(msgspec.structs.replace(claim, positions=held),),
        commitments=(msgspec.structs.replace(pledge, to=(*pledge.to, estrians)),),
    )  # fmt: skip


def renamed(record: Record, name: str) -> Record:
    """The record with the ids of its items made anew, as the pipeline makes them for each report."""
    ids = [one.id for kind in _KINDS for one in getattr(record, kind)]
    encoded = msgspec.json.encode(record).decode()
    for old in ids:
        encoded = encoded.replace(f'"{old}"', f'"{content_id(old[0], name, old)}"')
    return msgspec.json.decode(encoded, type=Record)


_KINDS = ("statements", "events", "commitments", "claims", "cases", "laws")


def moved(record: Record, before: str) -> Record:
    """The record of the same report with other words before its text."""

    def shifted(value: Any) -> Any:
        if isinstance(value, dict):
            new = {key: shifted(part) for key, part in value.items()}
            return {**new, "start": new["start"] + len(before), "end": new["end"] + len(before)} if "start" in new else new
        return [shifted(part) for part in value] if isinstance(value, list | tuple) else value

    made = shifted(msgspec.to_builtins(record))
    made["report"]["text"] = before + record.report.text
    return msgspec.convert(made, Record)


def text_only(name: str, text: str, **changes: Any) -> Record:
    """A report in which nothing was coded."""
    return Record(report=Report(id="", sha256="", source_id=name, text=text, outlet=OUTLET, **changes))


def sheltered() -> Record:
    """A report that names a protected person, in its text, its address and its items."""
    start = SHELTERED.index(NAME)
    span = Span(start=start, end=start + len(NAME), text=NAME)
    person = Mention(party="SUD/lena-marovic", name=NAME, kind="person", country="SUD", span=span)
    evidence = Span(start=12, end=SHELTERED.index(" Marovic is"), text=SHELTERED[12 : SHELTERED.index(" Marovic is")])
    event = Event(
        id="e-5", kind="protect", cameo="0233", plover=embassy_record().events[0].plover, actor=(SUDRIA,), affected=(person,),
        factuality=embassy_record().events[0].factuality, chain=(OUTLET,), rule="protect/verb", evidence=(evidence,),
    )  # fmt: skip
    case = Case(id="k-5", group=person, outcome="sheltered", events=("e-5",), rule="cases/protect")
    report = Report(
        id="", sha256="", source_id="lena-marovic-sheltered", text=SHELTERED, outlet=OUTLET, headline=f"{NAME} sheltered",
        url="https://harbour-post.example/lena-marovic", published=When(text="1 June 2011", edtf="2011-06-01"),
    )  # fmt: skip
    return Record(report=report, events=(event,), cases=(case,))


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for times."""
    times = {"added", "coded", "at", "hash", "previous"}
    found = {}
    with store.reading() as connection:
        for table in METADATA.sorted_tables:
            columns = [column for column in table.c if column.name not in times]
            found[table.name] = [tuple(row) for row in connection.execute(select(*columns).order_by(*table.primary_key))]
    return found
