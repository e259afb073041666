"""Stories and matters in the register: the three sample reports, in whatever order they are added."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from tests.store.reports import CODER, add, embassy, text_only

from onrecord import reading
from onrecord.errors import StoreError
from onrecord.pipeline import code_all
from onrecord.store import Store, open_store
from onrecord.store.adding import Incoming, add_report
from onrecord.store.linkage import is_current, link
from onrecord.store.listing import list_items
from onrecord.store.reportpage import list_reports
from onrecord.store.showing import show
from onrecord.store.storypage import diff, list_stories, page_of_stories
from onrecord.store.values import Filters, ItemType, Paging
from onrecord.store.verifying import verify


@pytest.fixture(scope="module")
def samples(root: Path) -> tuple[Incoming, ...]:
    """The three sample reports with their records."""
    raws = list(reading.raw_reports(sorted((root / "samples").glob("[123]-*"))))
    codings = code_all(report for _, report in raws)
    return tuple(
        Incoming(data=raw.data, extractor="", version="", record=coding.record, masked=coding.masked)
        for (raw, _), coding in zip(raws, codings, strict=True)
    )


def told(store: Store) -> Iterator[object]:
    """Everything that linking makes, without the store's own numbers and the time of adding."""
    for story in list_stories(store):
        yield story.id, [report.id for report in story.reports], story.copies
    for what in ("commitment", "claim", "case", "law"):
        for row in sorted(list_items(store, (what,), Filters()).rows, key=lambda row: row.id):
            yield row
            yield show(store, row.id).history


def filled(address: str, samples: tuple[Incoming, ...]) -> Store:
    store = open_store(address, create=True)
    for sample in samples:
        add_report(store, "ada", sample, CODER)
    link(store, "ada")
    return store


def rows(store: Store, what: ItemType, **filters: str) -> list[str]:
    return [row.id for row in list_items(store, (what,), Filters(**filters)).rows]


def test_three_reports_one_story_one_commitment_with_its_history(address: str, samples: tuple[Incoming, ...]) -> None:
    store = filled(address, samples)
    (story,) = list_stories(store)
    assert [report.source_id for report in story.reports] == ["1-disclosure", "2-refusal", "3-admission"]
    (pledge,) = list_items(store, ("commitment",), Filters(by="Finland", to="Peru", status="confirmed")).rows
    assert pledge.reports == 3
    assert all(outlet in pledge.source for outlet in ("The Lima Courier", "Nordic Dispatch", "Meridian Newswire"))
    shown = show(store, pledge.id)
    assert [(standing.day, standing.status) for standing in shown.history] == [
        ("2019-03-14", "reported"), ("2019-03-15", "unconfirmed"), ("2019-04-02", "confirmed"),
    ]  # fmt: skip
    assert all(standing.sources for standing in shown.history)
    sheltered = [row for row in list_items(store, ("case",), Filters(status="sheltered")).rows if "23" in row.title]
    assert len(sheltered) == 1
    assert list(verify(store)) == []
    store.close()


def test_the_order_of_adding_makes_no_difference(tmp_path: Path, samples: tuple[Incoming, ...]) -> None:
    outcomes = []
    for number, order in enumerate(permutations(samples)):
        store = filled(str(tmp_path / f"{number}.db"), order)
        outcomes.append(list(told(store)))
        store.close()
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_linking_knows_what_has_come_since(store: Store) -> None:
    def current() -> bool:
        with store.reading() as connection:
            return is_current(connection)

    assert current()
    add(store, embassy())
    assert not current()
    link(store, "ada")
    assert current()
    assert len(list_stories(store)) == 1
    add(store, text_only("other", "Quite another matter: the harvest failed in Estria, farmers said on Sunday."))
    assert not current()
    link(store, "ada")
    assert len(list_stories(store)) == 2
    assert list_stories(store, least=2) == ()
    whole = page_of_stories(store, 1, Paging(newest=False))
    assert (sorted(one.id for one in whole.rows), whole.total) == (sorted(one.id for one in list_stories(store)), 2)
    first = page_of_stories(store, 1, Paging(size=1, newest=False))
    rest = page_of_stories(store, 1, Paging(size=1, newest=False, after=first.next))
    assert ((*first.rows, *rest.rows), rest.next) == (whole.rows, None)
    assert page_of_stories(store, 2).rows == ()


def test_a_copy_is_told_from_a_report_of_its_own(store: Store) -> None:
    text = " ".join(f"Sentence {n} says that the minister of trade number {n * 7} met delegation {n}." for n in range(60))
    first = add(store, text_only("wire", text))
    second = add(store, text_only("paper", f"{text} Printed by the Evening Post."))
    link(store, "ada")
    (story,) = list_stories(store)
    assert len(story.copies) == 1
    assert set(story.copies[0]) == {first.report, second.report}


def test_what_one_matter_tells_twice_is_listed_once(store: Store) -> None:
    add(store, embassy("one", day="2011-05-10"))
    add(store, embassy("two", day="2011-05-12"))
    before = rows(store, "commitment")
    link(store, "ada")
    after = rows(store, "commitment")
    assert (len(before), len(after)) == (2, 1)
    assert len(show(store, after[0]).tellings) >= 2
    assert len(rows(store, "statement")) == 4


def test_diff_tells_what_a_report_adds(store: Store) -> None:
    one = add(store, embassy("one"))
    other = add(store, text_only("none", "Nothing was said."))
    assert {difference.sort for difference in diff(store, other.report, one.report)} == {"adds"}
    assert {difference.sort for difference in diff(store, one.report, other.report)} == {"drops"}
    assert diff(store, one.report[:12], one.report) == ()
    with pytest.raises(StoreError, match="not a report"):
        diff(store, one.report, rows(store, "event")[0])


def test_what_is_linked_is_not_printed_by_name(store: Store) -> None:
    from tests.store.reports import sheltered

    add(store, sheltered())
    link(store, "ada")
    printed = str(list(told(store))) + str(list_reports(store, Filters()))
    assert "protected person 1" in printed
    assert "marovic" not in printed.lower()
