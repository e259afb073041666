"""Facets are what the lists hold, counted one by one, whether they come from summaries or from the rows."""

from collections.abc import Iterator, Sequence
from itertools import product

import msgspec
import pytest
from tests.store import recount
from tests.store.drawn import BODIES, PEOPLE, drawn
from tests.store.reports import add, embassy, told_by_others

from onrecord.errors import OptionError
from onrecord.store import Store, looking
from onrecord.store.facets import facets
from onrecord.store.linkage import link
from onrecord.store.listing import list_items
from onrecord.store.merging import merge
from onrecord.store.reportfacets import report_facets
from onrecord.store.reviewing import Verdict, review
from onrecord.store.summaries import Facet
from onrecord.store.values import Filters, ItemType

SOME: tuple[Filters, ...] = (
    Filters(), Filters(kind="demand"), Filters(status="reported"), Filters(by="NOR"), Filters(to="SUD"), Filters(by="body-1"),
    Filters(by=PEOPLE[0].party), Filters(by="NOR", kind="demand"), Filters(by="NOR", to="SUD"), Filters(place="SUD"),
    Filters(place="Port Sudra"), Filters(since="2011", until="2011"), Filters(since="2011-05-10"), Filters(until="2011"),
    Filters(text="gate"), Filters(review="accepted"), Filters(review="machine"), Filters(kind="meet", place="SUD"),
    Filters(since="2012", kind="aid"), Filters(about="EST"), Filters(by="NOR", since="2011", until="2012"),
)  # fmt: skip


@pytest.fixture
def filled(store: Store) -> Store:
    for seed in range(12):
        add(store, drawn(seed))
    add(store, embassy("one", day="2011-05-10"))
    add(store, told_by_others())
    link(store, "ada")
    merge(store, "ada", BODIES[0].party, BODIES[1].party, "one")
    for n, row in enumerate(recount.every_item(store, ("event", "commitment", "claim"), Filters())[:9]):
        review(
            store, "ada", f"{row.report}/{row.id}", Verdict(decision=("accept", "reject")[n % 2], reviewer="ada", reason="so")
        )
        if n % 3 == 0:
            review(store, "bo", f"{row.report}/{row.id}", Verdict(decision="accept", reviewer="bo"))
    return store


def numbers(facet: Facet) -> dict[str, int]:
    assert facet.counted
    return {row.value: row.number for row in facet.rows}


def check(store: Store, types: Sequence[ItemType], filters: Filters) -> int:
    """Compares every facet with the list; the number of rows."""
    found = facets(store, types, filters)
    rows = recount.every_item(store, types, filters)
    assert (found.total, found.looked) == (len(rows), None)
    assert numbers(found.kind) == recount.counted(row.kind for row in rows)
    assert numbers(found.country) == recount.counted(row.country for row in rows)
    assert numbers(found.year) == recount.counted(map(recount.year_of, rows))
    assert numbers(found.by) == recount.by_party(store, types, filters, "by")
    assert numbers(found.to) == recount.by_party(store, types, filters, "to")
    if filters.review in (None, "machine"):
        assert numbers(found.status) == recount.counted(row.status for row in rows)
    reviewed = {
        state: len(recount.every_item(store, types, msgspec.structs.replace(filters, review=state)))
        for state in ("machine", "accepted", "corrected", "rejected", "disputed")
        if state != "machine" or filters.review in (None, "machine")
    }
    assert numbers(found.review) == {state: number for state, number in reviewed.items() if number}
    return len(rows)


def test_facets_are_what_lists_hold(filled: Store) -> None:
    sizes = [check(filled, types, filters) for types, filters in cases()]
    assert sum(size > 0 for size in sizes) > len(sizes) / 2


def cases() -> Iterator[tuple[tuple[ItemType, ...], Filters]]:
    types: tuple[tuple[ItemType, ...], ...] = (("event",), ("statement",), ("claim",), ("commitment",), ("event", "statement"))
    yield from product(types, SOME)
    yield from ((one, Filters()) for one in ((), ("case",), ("law",), recount.TYPES))


def test_most_frequent_first_and_years_in_order(filled: Store) -> None:
    found = facets(filled, ("event",), Filters())
    assert [row.number for row in found.kind.rows] == sorted((row.number for row in found.kind.rows), reverse=True)
    assert [row.value for row in found.year.rows] == sorted(row.value for row in found.year.rows)
    names = {row.value: row.name for row in found.by.rows}
    assert (names["NOR"], names["body-1"], names[PEOPLE[0].party]) == ("Noria", "League 1", "Ada Berg")
    assert "body-0" not in names


def test_what_is_too_dear_to_count_says_so(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.looking.LOOK", 5)
    monkeypatch.setattr(looking.look, "__defaults__", (5,))
    whole = facets(filled, ("event",), Filters())
    assert whole.looked is None
    assert whole.total == len(recount.every_item(filled, ("event",), Filters()))
    found = facets(filled, ("event",), Filters(by="NOR"))
    assert (found.looked, found.kind.counted, found.to.counted, found.country.counted) == (5, True, False, False)
    rows = recount.every_item(filled, ("event",), Filters(by="NOR"))
    assert found.total == len(rows) > 5
    assert {row.value: row.number for row in found.country.rows} == recount.counted(row.country for row in rows[:5])
    text = facets(filled, ("event",), Filters(text="gate or harvest"[:4]))
    assert (text.total, text.kind.counted) == (None, False)
    assert sum(row.number for row in text.kind.rows) <= 5


@pytest.mark.parametrize(
    "filters",
    [
        Filters(), Filters(language="de"), Filters(by="post-1"), Filters(since="2011", until="2011"), Filters(since="2012"),
        Filters(since="2011-06-01"), Filters(text="number"), Filters(text="number", language="en"), Filters(until="2011"),
    ],
    ids=str,
)  # fmt: skip
def test_facets_of_reports_are_what_lists_hold(filled: Store, filters: Filters) -> None:
    found, rows = report_facets(filled, filters), recount.every_report(filled, filters)
    assert (found.total, found.looked) == (len(rows), None)
    assert rows
    assert {row.name: row.number for row in found.outlet.rows} == recount.counted(row.source for row in rows)
    assert numbers(found.language) == recount.counted(row.language for row in rows)
    assert numbers(found.year) == recount.counted(map(recount.year_of, rows))


def test_reports_are_listed_by_language_and_items_are_not(filled: Store) -> None:
    rows = recount.every_report(filled, Filters(language="de"))
    assert {row.language for row in rows} == {"de"}
    for ask in (lambda f: list_items(filled, ("event",), f), lambda f: facets(filled, ("event",), f)):
        with pytest.raises(OptionError, match="--language is for reports"):
            ask(Filters(language="de"))


def test_an_empty_register_has_no_facets(store: Store) -> None:
    found = facets(store, ("event",), Filters())
    assert (found.total, found.kind.rows, found.by.rows) == (0, (), ())
    assert report_facets(store, Filters()).total == 0


def test_what_nobody_is_called_is_refused(store: Store) -> None:
    for filters in (Filters(by="nobody"), Filters(since="soon"), Filters(text="...")):
        with pytest.raises(OptionError):
            facets(store, ("event",), filters)
