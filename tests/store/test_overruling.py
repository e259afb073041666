"""Lists go by what holds: a reviewer's values in the place of the machine's, which are kept, and come back exactly."""

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from sqlalchemy import delete, select, update
from tests.store.reports import NAME, add, contents, embassy, incoming, sheltered
from tests.store.tampering import unguarded
from tests.store.test_crash import NEWER

from onrecord.store import Store
from onrecord.store.linkage import link
from onrecord.store.listing import list_items
from onrecord.store.merging import merge
from onrecord.store.partypage import list_parties
from onrecord.store.recoding import recode
from onrecord.store.reviewing import Verdict, review, undo
from onrecord.store.showing import show
from onrecord.store.tables import item_parties, items, overruled, reviews
from onrecord.store.timeline import timeline
from onrecord.store.values import Filters, Item, ItemType
from onrecord.store.verifying import verify

TABLES = ("items", "item_parties", "overruled", "matters", "matter_parties")


@pytest.fixture
def one(store: Store) -> Store:
    add(store, embassy())
    return store


def of(store: Store, what: ItemType, **filters: str) -> list[Item]:
    return list(list_items(store, (what,), Filters(**filters)).rows)


def correct(store: Store, item: str, whose: str = "ada", **values: str | list[str]) -> None:
    given = {name: [value] if isinstance(value, str) else value for name, value in values.items()}
    review(store, whose, item, Verdict(decision="correct", reviewer=whose, reason="as printed", values=given))


def told_twice(store: Store) -> tuple[Item, Item]:
    """A pledge of two reports: the first telling, which stands for the matter in lists, and the last."""
    for name in ("one", "two"):
        add(store, embassy(name))
    link(store, "ada")
    (matter,) = of(store, "commitment")
    last = show(store, matter.id).history[-1]
    assert last.report != matter.report
    return matter, next(row for row in show(store, matter.id).tellings if row.id in last.items and row.type == "commitment")


@pytest.mark.parametrize(
    ("what", "values", "finds", "finds_no_more", "shown"),
    [
        ("commitment", {"kind": "spoken"}, {"kind": "spoken"}, {"kind": "written"}, {"kind": "spoken"}),
        ("commitment", {"kind": "spoken"}, {"kind": "spoken", "by": "NOR"}, {"kind": "written", "by": "NOR"}, {}),
        ("commitment", {"status": "kept"}, {"status": "kept"}, {"status": "contested"}, {"status": "kept"}),
        ("commitment", {"by": "Sudria"}, {"by": "SUD"}, {"by": "NOR"}, {"by": ("Sudria",)}),
        ("commitment", {"by": "SUD"}, {"by": "sudria", "to": "SUD"}, {"by": "Norland"}, {"by": ("Sudria",)}),
        ("commitment", {"to": ["SUD", "the Harbour Board"]}, {"to": "the harbour board"}, {"to": "NOR"}, {}),
        ("commitment", {"to": ""}, {"by": "NOR"}, {"to": "SUD"}, {"to": ()}),
        ("commitment", {"date": "1999-05"}, {"until": "1999"}, {"since": "2000"}, {"date": "1999-05"}),
        ("commitment", {"date": "1999-05"}, {"by": "NOR", "until": "1999"}, {"by": "NOR", "since": "2000"}, {}),
        ("event", {"kind": "consult"}, {"kind": "consult"}, {"kind": "seek_refuge", "by": "EST"}, {"kind": "consult"}),
        ("event", {"place": "Grand Port, Norland"}, {"place": "grand port"}, {"place": "SUD"}, {"country": "NOR"}),
        ("event", {"place": "Grand Port, Norland"}, {"place": "NOR"}, {"place": "SUD"}, {"place": "Grand Port, Norland"}),
        ("case", {"place": ""}, {"by": "NOR"}, {"place": "SUD"}, {"place": None, "country": None}),
        ("case", {"status": "returned", "place": "Norland"}, {"status": "returned", "place": "NOR"}, {"place": "SUD"}, {}),
        ("statement", {"about": "Ada Berg"}, {"about": "Ada Berg"}, {"about": "EST"}, {"about": ("Ada Berg",)}),
        ("law", {"date": "2009"}, {"since": "2009"}, {"until": "2006"}, {"date": "2009"}),
    ],
)  # fmt: skip
def test_lists_find_by_the_value_that_holds_and_undo_brings_all_back(
    one: Store,
    what: ItemType,
    values: dict[str, Any],
    finds: dict[str, str],
    finds_no_more: dict[str, str],
    shown: dict[str, Any],
) -> None:
    item = next(row for row in of(one, what) if what != "event" or "Estrians" in row.by)
    before, machine = contents(one), show(one, item.id).item
    correct(one, item.id, **values)
    assert item.id in [row.id for row in of(one, what, **finds)]
    assert item.id not in [row.id for row in of(one, what, **finds_no_more)]
    (now,) = (row for row in of(one, what) if row.id == item.id)
    assert {name: getattr(now, name) for name in shown} == shown
    assert show(one, item.id).item == now
    assert [row.field for row in now.corrected] == list(values)
    assert all(row.machine != row.value for row in now.corrected)
    assert list(verify(one)) == []
    undo(one, "ada", item.id, "ada")
    after = contents(one)
    assert [name for name in TABLES if before[name] != after[name]] == []
    assert show(one, item.id).item == machine
    assert list(verify(one)) == []


def test_an_items_corrected_date_moves_it_on_the_timeline(one: Store) -> None:
    def dates() -> list[tuple[str, str | None]]:
        return [(row.id, row.date) for row in timeline(one, Filters()).rows]

    refuge = next(row for row in of(one, "event") if "Estrians" in row.by)
    before = dates()
    assert (refuge.id, "2008") in before
    correct(one, refuge.id, date="2013-04")
    assert dates()[-1] == (refuge.id, "2013-04")
    assert [row.id for row in timeline(one, Filters(by="EST", since="2013")).rows] == [refuge.id]
    correct(one, refuge.id, date="")
    assert refuge.id not in [item for item, _ in dates()]
    undo(one, "ada", refuge.id, "ada")
    undo(one, "ada", refuge.id, "ada")
    assert dates() == before
    undated = next(row for row in of(one, "event") + of(one, "statement") if row.date is None)
    correct(one, undated.id, date="2001")
    assert dates()[0] == (undated.id, "2001")
    assert list(verify(one)) == []


def test_the_newest_decision_says_what_holds(one: Store) -> None:
    item = of(one, "commitment")[0].id
    coded = contents(one)
    correct(one, item, kind="spoken")
    correct(one, item, "bert", date="2001")
    (row,) = of(one, "commitment")
    assert (row.kind, row.date) == ("written", "2001")
    assert [str(each) for each in row.corrected] == ["date: 2001 (machine: none)"]
    undo(one, "bert", item, "bert")
    assert [(row.kind, row.date) for row in of(one, "commitment")] == [("spoken", None)]
    review(one, "bert", item, Verdict(decision="accept", reviewer="bert"))
    assert [row.kind for row in of(one, "commitment")] == ["written"]
    assert [contents(one)[name] for name in TABLES] == [coded[name] for name in TABLES]
    assert list(verify(one)) == []


def test_a_correction_is_of_what_the_machine_coded_whatever_was_corrected_before(one: Store) -> None:
    item = of(one, "commitment")[0].id
    correct(one, item, status="kept", by="Sudria")
    correct(one, item, status="withdrawn")
    (row,) = of(one, "commitment")
    assert [str(each) for each in row.corrected] == ["status: withdrawn (machine: contested)"]
    assert (row.by, row.status) == (("Norland",), "withdrawn")
    assert not any(said.stale for said in show(one, item).reviews)
    assert list(verify(one)) == []


def test_a_party_that_no_report_names_is_found_and_goes_with_the_correction(one: Store) -> None:
    def known() -> list[str]:
        return [row.id for row in list_parties(one, Filters(text="harbour board")).rows]

    item = of(one, "commitment")[0].id
    correct(one, item, to="the Harbour Board")
    assert [row.id for row in of(one, "commitment", to="The Harbour Board")] == [item]
    assert known() == ["hand:the-harbour-board"]
    undo(one, "ada", item, "ada")
    assert known() == []
    correct(one, item, to="the Harbour Board")
    assert known() == ["hand:the-harbour-board"]
    merge(one, "ada", "the Harbour Board", "harbour-post", "one house")
    assert [row.id for row in of(one, "commitment", to="Harbour Post")] == [item]
    assert list(verify(one)) == []


def test_corrections_outlive_a_new_coding(one: Store) -> None:
    item = of(one, "commitment")[0].id
    correct(one, item, kind="spoken", to="the Harbour Board", status="kept")
    record = embassy()
    changed = msgspec.structs.replace(record.commitments[0], status="broken")
    came = incoming(msgspec.structs.replace(record, commitments=(changed,)))
    recode(one, "ada", came.record, came.masked, NEWER)
    (row,) = of(one, "commitment", to="the Harbour Board")
    assert (row.kind, row.status) == ("spoken", "kept")
    assert list(verify(one)) == []
    undo(one, "ada", item, "ada")
    assert [(row.kind, row.to, row.status) for row in of(one, "commitment")] == [("written", ("Sudria",), "broken")]
    assert list(verify(one)) == []


def test_how_a_matter_stands_follows_the_corrected_telling(store: Store) -> None:
    matter, telling = told_twice(store)
    before = contents(store)
    correct(store, telling.id, status="kept", source="the Fjord Herald alone")
    (now,) = of(store, "commitment", status="kept")
    assert now.id == matter.id
    assert of(store, "commitment", status="contested") == []
    assert [standing.status for standing in show(store, matter.id).history] == ["contested", "kept"]
    assert "the Fjord Herald alone" in now.source
    corrected = contents(store)
    add(store, embassy("three", day="2011-05-11"))
    link(store, "ada")
    assert sorted(standing.told for standing in show(store, matter.id).history) == ["contested", "contested", "kept"]
    assert list(verify(store)) == []
    undo(store, "ada", telling.id, "ada")
    assert [row.status for row in of(store, "commitment")] == ["contested"]
    assert corrected["matters"] != before["matters"]
    assert list(verify(store)) == []


def test_a_matter_is_found_by_whoever_any_of_its_tellings_names(store: Store) -> None:
    matter, telling = told_twice(store)
    before = contents(store)
    correct(store, telling.id, to=["SUD", "the Harbour Board"])
    for filters in (
        {"to": "the Harbour Board"}, {"by": "NOR", "to": "the Harbour Board"}, {"to": "the Harbour Board", "kind": "written"},
        {"to": "the Harbour Board", "status": "contested", "since": "2011"}, {"to": "the Harbour Board", "text": "gate"},
    ):  # fmt: skip
        page = list_items(store, ("commitment",), Filters(**filters))
        assert [row.id for row in page.rows] == [matter.id], filters
        assert page.total == 1
        assert page.rows[0].to == ("Sudria",), "what is shown is the first telling's"
    assert of(store, "commitment", to="the Harbour Board", kind="spoken") == []
    assert of(store, "commitment", to="the Harbour Board", report=matter.report) == []
    assert [row.id for row in of(store, "commitment", to="the Harbour Board", report=telling.report)] == [telling.id]
    undo(store, "ada", telling.id, "ada")
    assert of(store, "commitment", to="the Harbour Board") == []
    assert [contents(store)[name] for name in TABLES] == [before[name] for name in TABLES]


def test_a_protected_name_that_is_typed_is_masked_in_the_rows(store: Store) -> None:
    report = add(store, sheltered()).report
    correct(store, f"{report}/e-5", by=[NAME, "Sudria"])
    public = {
        name: rows for name, rows in contents(store).items() if name not in ("raws", "texts", "originals", "features", "typed")
    }
    assert "marovic" not in str(public).lower()
    assert [row.by for row in of(store, "event")] == [("████ ███████", "Sudria")]
    assert list(verify(store)) == []


def _altered(table: Any, **values: Any) -> Callable[[int], Any]:
    return lambda number: update(table).where(table.c.item_no == number).values(**values)


@pytest.mark.parametrize(
    "change",
    [
        _altered(items, kind="written"), _altered(items, kind="unstated"), _altered(items, place="Grand Port"),
        _altered(items, lower=20000101), _altered(items, source="nobody"), _altered(items, quote="nothing"),
        _altered(item_parties, name="Norland and others"), _altered(item_parties, country="EST"),
        lambda number: delete(item_parties).where(item_parties.c.item_no == number, item_parties.c.role == "by"),
        lambda number: delete(overruled).where(overruled.c.item_no == number),
    ],
)  # fmt: skip
def test_an_altered_row_of_a_corrected_item_is_found(one: Store, change: Callable[[int], Any]) -> None:
    item = of(one, "commitment")[0].id
    correct(one, item, kind="spoken", to="the Harbour Board")
    with one.reading() as connection:
        number = connection.execute(select(items.c.item_no).where(items.c.id == item)).scalar_one()
    assert list(verify(one)) == []
    _forge(one, change(number))
    assert list(verify(one)) != []


@pytest.mark.parametrize("field", ["kind", "status", "lower", "source", "on_timeline"])
def test_an_altered_value_of_the_machine_is_found(one: Store, field: str) -> None:
    item = of(one, "commitment")[0].id
    correct(one, item, kind="spoken", status="kept", date="2010", source="the Herald")
    with one.reading() as connection:
        coded = json.loads(connection.execute(select(overruled.c.coded)).scalar_one())
    coded["values"][field] = 7 if isinstance(coded["values"][field], int) else "other"
    written = json.dumps(coded, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    _forge(one, update(overruled).values(coded=written))
    assert list(verify(one)) != []


def test_a_state_without_its_review_is_found(one: Store) -> None:
    correct(one, of(one, "commitment")[0].id, kind="spoken")
    with unguarded(one) as connection:
        from onrecord.store.verifyhands import check_hands

        connection.execute(delete(reviews))
        assert list(check_hands(connection))


def _forge(store: Store, command: Any) -> None:
    """Changes rows by the door, as somebody with the database in hand can."""
    with store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(command)
