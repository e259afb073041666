"""Overview, network, map and a party's acts: each number is that of the rows that it stands for."""

from collections import Counter
from collections.abc import Iterable

import pytest
from sqlalchemy import select
from tests.store import recount
from tests.store.drawn import BODIES, PEOPLE, drawn
from tests.store.reports import add, embassy, sheltered, told_by_others

from onrecord.errors import OptionError
from onrecord.model import Place
from onrecord.store import Store, looking
from onrecord.store.days import iso
from onrecord.store.linkage import link
from onrecord.store.listing import list_items
from onrecord.store.merging import merge
from onrecord.store.network import network
from onrecord.store.overview import overview
from onrecord.store.partyacts import party_acts
from onrecord.store.partypage import list_parties
from onrecord.store.placemap import placemap
from onrecord.store.reportpage import list_reports, record_of
from onrecord.store.reviewing import Verdict, review
from onrecord.store.showing import show
from onrecord.store.summaries import Count, KindCount, MonthCount, Network
from onrecord.store.tables import reports
from onrecord.store.values import Filters, Item, Paging

DEMAND = "demand"


@pytest.fixture
def filled(store: Store) -> Store:
    for seed in range(14):
        add(store, drawn(seed))
    add(store, embassy("one", day="2011-05-10"))
    add(store, told_by_others())
    link(store, "ada")
    merge(store, "ada", BODIES[0].party, BODIES[1].party, "one")
    for row in recount.every_item(store, ("event", "claim"), Filters())[:5]:
        review(store, "ada", f"{row.report}/{row.id}", Verdict(decision="accept", reviewer="ada"))
    return store


def numbers(counts: Iterable[Count]) -> dict[str, int]:
    return {one.value: one.number for one in counts}


def latest(rows: Iterable[Item]) -> str | None:
    day = max(map(recount.first_day, rows))
    return iso(day) if day else None


def test_the_overview_is_what_lists_hold(filled: Store) -> None:
    found = overview(filled)
    rows = {what: recount.every_item(filled, (what,), Filters()) for what in recount.TYPES}
    assert numbers(found.items) == {what: len(some) for what, some in rows.items()}
    for counts, what in ((found.commitments, "commitment"), (found.claims, "claim"), (found.cases, "case")):
        assert numbers(counts) == recount.counted(row.status for row in rows[what])  # type: ignore[index]
    every = recount.every_report(filled, Filters())
    assert (found.reports, found.parties) == (len(every), list_parties(filled, Filters()).total)
    assert found.outlets == len({row.source for row in every if row.source})
    published = sorted(row.published for row in every if row.published)
    assert (found.first, found.last) == (published[0], published[-1])
    assert found.newest == list_reports(filled, Filters(), Paging(size=10)).rows
    months = recount.counted(map(recount.month_of, rows["event"]))
    assert {one.month: one.number for one in found.months} == months
    assert [one.month for one in found.months] == sorted(months)
    assert numbers(found.review) == {
        "machine": sum(map(len, rows.values())) - 5, "accepted": 5, "corrected": 0, "rejected": 0, "disputed": 0,
    }  # fmt: skip


def test_the_overview_of_an_empty_register(store: Store) -> None:
    found = overview(store)
    assert (found.reports, found.parties, found.items, found.first, found.newest, found.months) == (0, 0, (), None, (), ())


def test_the_newest_changes_of_standing_are_told(store: Store) -> None:
    add(store, embassy("one", day="2011-05-10"))
    add(store, embassy("two", day="2011-05-12"))
    assert overview(store).changes == ()
    link(store, "ada")
    changes = overview(store).changes
    assert changes
    told = {}
    for what in ("commitment", "claim", "case", "law"):
        for row in recount.every_item(store, (what,), Filters()):
            before: str | None = None
            for standing in show(store, row.id).history:
                if standing.status != before:
                    told[row.matter, standing.report] = (standing.day, before, standing.status)
                before = standing.status
    assert {(one.matter, one.report): (one.day, one.before, one.after) for one in changes} == told
    assert [one.day or "" for one in changes] == sorted((one.day or "" for one in changes), reverse=True)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(), Filters(kind=DEMAND), Filters(since="2011", until="2011"), Filters(since="2010", until="2012"),
        Filters(by="NOR"), Filters(to="NOR", kind=DEMAND), Filters(by="NOR", to="SUD"), Filters(place="SUD"),
        Filters(by="SUD", since="2011", until="2012"), Filters(text="gate"), Filters(by="NOR", place="Port Sudra"),
    ],
    ids=str,
)  # fmt: skip
def test_each_edge_is_the_list_of_its_events(filled: Store, filters: Filters) -> None:
    found = network(filled, filters, size=100)
    assert found.counted
    expected: Counter[tuple[str, str]] = Counter()
    keys = recount.actor_keys(filled)
    ends = [key for key in keys if not key.startswith(("NORGOV", "SUDGOV", "EST/"))]  # whose country stands for them
    for source in ends:
        for target in ends:
            if filters.by not in (None, source) or filters.to not in (None, target) or source == target:
                continue
            given = {name: getattr(filters, name) for name in ("kind", "place", "text")}
            rows = recount.every_item(filled, ("event",), Filters(by=source, to=target, **given))
            rows = [row for row in rows if within(row, filters)]
            if not rows:
                continue
            expected[source, target] = len(rows)
            (edge,) = [one for one in found.edges if (one.source, one.target) == (source, target)]
            assert (edge.number, edge.latest) == (len(rows), latest(rows))
            assert numbers(edge.kinds) == recount.counted(row.kind for row in rows)
    assert {(one.source, one.target): one.number for one in found.edges} == dict(expected)
    check_nodes(found)


def within(row: Item, filters: Filters) -> bool:
    """Whether an event begins in whole years."""
    year = recount.first_day(row) // 10000
    return (filters.since is None or year >= int(filters.since)) and (filters.until is None or 0 < year <= int(filters.until))


def check_nodes(found: Network) -> None:
    sums: Counter[str] = Counter()
    for edge in found.edges:
        sums[edge.source] += edge.number
        sums[edge.target] += edge.number
    assert {node.id: node.number for node in found.nodes} == dict(sums)
    assert [one.number for one in found.edges] == sorted((one.number for one in found.edges), reverse=True)


def test_a_network_keeps_the_strongest_edges(filled: Store) -> None:
    every = network(filled, Filters(), size=100).edges
    assert network(filled, Filters(), size=3).edges == every[:3]
    some = Filters(since="2010", until="2012")
    assert network(filled, some, size=3).edges == network(filled, some, size=100).edges[:3]


def test_strongest_edges_of_some_years_may_be_weak_in_all(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    some = Filters(since="2009", until="2010")
    every = network(filled, some, size=3)
    monkeypatch.setattr("onrecord.store.pairs._CANDIDATES", 1)
    assert network(filled, some, size=3) == every


def test_the_most_recent_of_parties_with_many_events_may_be_a_year(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = network(filled, Filters(), size=100).edges
    monkeypatch.setattr("onrecord.store.pairs._NEWEST", 1)
    found = network(filled, Filters(), size=100).edges
    told = {(one.source, one.target): one.latest for one in exact}
    assert any(edge.latest and len(edge.latest) == len("2011") for edge in found)
    for edge in found:
        assert edge.latest in (told[edge.source, edge.target], str(told[edge.source, edge.target])[:4])


@pytest.mark.parametrize("party", ["NOR", "Noria", "body-1", PEOPLE[0].party])
def test_a_party_has_the_edges_from_and_to_it(filled: Store, party: str) -> None:
    found = network(filled, Filters(), size=100, party=party)
    own = "NOR" if party == "Noria" else party
    assert found.edges
    assert all(own in (edge.source, edge.target) for edge in found.edges)
    for edge in found.edges:
        rows = recount.every_item(filled, ("event",), Filters(by=edge.source, to=edge.target))
        assert (edge.number, edge.latest) == (len(rows), latest(rows))
    check_nodes(found)
    others = {key for key in recount.actor_keys(filled) if "GOV" not in key and "/" not in key} - {own}
    sent = {key for key in others if list_items(filled, ("event",), Filters(by=own, to=key)).rows}
    assert {edge.target for edge in found.edges if edge.source == own} == sent


def test_a_network_refuses_what_it_cannot_be(filled: Store) -> None:
    with pytest.raises(OptionError, match="has no --by"):
        network(filled, Filters(by="NOR"), party="SUD")
    with pytest.raises(OptionError, match="no party called"):
        network(filled, Filters(), party="nobody")


def placed(store: Store, wanted: set[tuple[str, str]]) -> dict[tuple[object, ...], list[Item]]:
    """The events of each place with coordinates, from the records."""
    rows = {(row.report, row.id): row for row in recount.every_item(store, ("event",), Filters())}
    found: dict[tuple[object, ...], list[Item]] = {}
    with store.reading() as connection:
        records = [record_of(connection, no) for no in connection.execute(select(reports.c.report_no)).scalars().all()]
    for record in records:
        for event in record.events:
            if (record.report.id, event.id) in wanted and event.place and event.place.lat is not None:
                found.setdefault(at(event.place), []).append(rows[record.report.id, event.id])
    return found


def at(place: Place) -> tuple[object, ...]:
    return place.lat, place.lon, place.country, place.mission.type if place.mission else None


@pytest.mark.parametrize(
    "filters",
    [
        Filters(), Filters(kind="meet"), Filters(by="NOR"), Filters(since="2011", until="2012"), Filters(place="SUD"),
        Filters(since="2011", until="2011", kind="aid"), Filters(text="gate"),
    ],
    ids=str,
)  # fmt: skip
def test_the_map_has_the_events_of_each_place(filled: Store, filters: Filters) -> None:
    given = {name: getattr(filters, name) for name in ("kind", "place", "text", "by")}
    rows = [row for row in recount.every_item(filled, ("event",), Filters(**given)) if within(row, filters)]
    expected = placed(filled, {(row.report, row.id) for row in rows})
    found = placemap(filled, filters)
    assert found.counted
    assert {(r.lat, r.lon, r.country, r.mission): r.number for r in found.rows} == {k: len(v) for k, v in expected.items()}
    for row in found.rows:
        days = [day for day in map(recount.first_day, expected[row.lat, row.lon, row.country, row.mission]) if day]
        assert (row.first, row.last) == ((iso(min(days)), iso(max(days))) if days else (None, None))
    assert {row.of for row in found.rows if row.mission} <= {"NOR"}
    assert placemap(filled, filters, size=1).rows == found.rows[:1]


def test_a_place_is_one_under_all_its_names(filled: Store) -> None:
    cities = [row for row in placemap(filled, Filters()).rows if row.country == "SUD" and row.mission is None]
    assert len(cities) == 1
    assert cities[0].name in ("Port Sudra", "Puerto Sudra")


@pytest.mark.parametrize("party", ["NOR", "Noria", "body-1", PEOPLE[0].party, "EST"])
@pytest.mark.parametrize(("since", "until"), [(None, None), ("2011-05", "2011-06"), ("2012", None)])
def test_what_a_party_did_and_what_was_done_to_it(filled: Store, party: str, since: str | None, until: str | None) -> None:
    found = party_acts(filled, party, since, until)
    for role, kinds, months in (
        ("by", found.actor_kinds, found.actor_months),
        ("to", found.recipient_kinds, found.recipient_months),
    ):
        expected_kinds: set[KindCount] = set()
        expected_months: set[MonthCount] = set()
        for what in ("event", "statement", "commitment", "claim"):
            rows = recount.every_item(filled, (what,), Filters(**{role: party}))
            rows = [row for row in rows if begins(row, since, until)]
            for kind, number in recount.counted(row.kind for row in rows).items():
                expected_kinds.add(KindCount(type=what, kind=kind, number=number))
            for month, number in recount.counted(map(recount.month_of, rows)).items():
                expected_months.add(MonthCount(type=what, month=month, number=number))
        assert set(kinds) == expected_kinds
        assert set(months) == expected_months
        assert [one.month for one in months if one.type == "event"] == sorted(o.month for o in months if o.type == "event")
    assert found.counted
    told = Filters(by=party, since=since, until=until)
    assert found.did == list_items(filled, ("event",), told, Paging(size=10))
    assert found.claims == list_items(filled, ("claim",), told, Paging(size=10))
    asked = Filters(to=party, kind=DEMAND, since=since, until=until)
    assert found.demanded.rows == list_items(filled, ("event", "statement"), asked, Paging(size=10)).rows
    assert found.party.id == {"Noria": "NOR"}.get(party, party)


def begins(row: Item, since: str | None, until: str | None) -> bool:
    month = recount.month_of(row) or ""
    return (since is None or month >= since) and (until is None or ("" < month <= until))


def test_parties_of_very_many_items_are_counted_in_part(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.partyacts._MOST", 2)
    found = party_acts(filled, "body-1")
    assert not found.counted
    assert found.looked
    monkeypatch.setattr(looking.look, "__defaults__", (2,))
    for chart in (network(filled, Filters(text="gate")), placemap(filled, Filters(text="gate"))):
        assert (chart.counted, chart.looked) == (False, 2)


def test_charts_name_no_protected_person(store: Store) -> None:
    add(store, sheltered())
    add(store, embassy())
    link(store, "ada")
    told = [overview(store), network(store, Filters()), placemap(store, Filters()), party_acts(store, "SUD")]
    assert "marovic" not in str(told).lower()
