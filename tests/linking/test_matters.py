import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations
from typing import get_args

import pytest

from onrecord.linking.features import Features
from onrecord.linking.histories import history
from onrecord.linking.matching import BAR, match, score
from onrecord.linking.matters import Matter, find_matters
from onrecord.linking.stories import find_stories
from onrecord.linking.tellings import Stand, Telling, tellings_of
from onrecord.linking.terms import Lexicon
from onrecord.model import LawKind, Record


@dataclass
class Store:
    records: dict[str, Record]
    features: dict[str, Features]
    known: Lexicon

    def matters(self, names: Iterable[str]) -> tuple[Matter, ...]:
        listed = list(names)
        stories = find_stories([self.features[name] for name in listed], self.known)
        story_of = {report: story.id for story in stories for report in story.reports}
        told = [telling for name in listed for telling in tellings_of(self.records[name], self.known)]
        return find_matters(told, story_of, self.known)

    def source(self, report: str) -> str:
        return next(name for name, record in self.records.items() if record.report.id == report)


SAMPLES = ("1-disclosure", "2-refusal", "3-admission")


@pytest.fixture
def store(records: dict[str, Record], features: dict[str, Features], known: Lexicon) -> Store:
    return Store(records, features, known)


def several(matters: Iterable[Matter], kind: str) -> list[Matter]:
    """The matters of a kind that more than one report tells."""
    return [one for one in matters if one.kind == kind and len(one.history) > 1]


@pytest.mark.parametrize("seed", range(6))
def test_the_samples_in_any_order_are_one_commitment_reported_unconfirmed_confirmed(store: Store, seed: int) -> None:
    names = list(SAMPLES)
    random.Random(seed).shuffle(names)
    matters = store.matters(names)
    (one,) = several(matters, "commitment")
    assert [(each.day, store.source(each.report), each.status) for each in one.history] == [
        ("2019-03-14", "1-disclosure", "reported"),
        ("2019-03-15", "2-refusal", "unconfirmed"),
        ("2019-04-02", "3-admission", "confirmed"),
    ]
    assert (one.by, one.to, one.status) == (("FIN",), ("PER",), "confirmed")
    assert [stand for each in one.history for stand in each.stands if stand.stance == "declines_to_confirm"] == [
        Stand("Annika Lehtovaara", "FIN", "declines_to_confirm", "2019-03-15")
    ]
    assert all("Suomen Kuriiri" in each.sources for each in one.history[:2]) and "Finland" in one.history[2].sources


def test_the_protection_case_of_the_samples_is_there_once(store: Store) -> None:
    cases = [one for one in store.matters(SAMPLES) if one.kind == "case"]
    assert sorted((one.text, len(one.history)) for one in cases if one.by == ("BOL",)) == [
        ("23 Bolivians", 2),
        ("Bolivian families", 1),
    ]


def test_a_pledge_that_is_later_withdrawn_is_one_commitment(store: Store) -> None:
    matters = store.matters(["aid-3", "aid-1", "other-aid-1", "aid-2", "other-aid-2"])
    histories = {tuple(store.source(each.report) for each in one.history): one.status for one in several(matters, "commitment")}
    assert histories == {("aid-1", "aid-2", "aid-3"): "withdrawn", ("other-aid-1", "other-aid-2"): "reported"}


def test_all_stories_together_join_nothing_more(store: Store) -> None:
    apart = [store.matters(SAMPLES), store.matters(name for name in store.records if name not in SAMPLES)]
    assert {one.items for one in store.matters(store.records)} == {one.items for matters in apart for one in matters}


def test_every_join_says_why(store: Store) -> None:
    for one in store.matters(store.records):
        assert {item for pair in one.joined for item in (pair.one, pair.other)} == (
            set(one.items) if len(one.items) > 1 else set()
        )
        assert all(score(pair.parts) >= BAR for pair in one.joined)


def pledge(item: str = "c-1", **fields: object) -> Telling:
    base: dict[str, object] = {
        "kind": "commitment", "report": f"report of {item}", "published": "2015-03-01", "item": item, "text": "",
        "status": "reported",
        "by": ("DNK",), "to": ("MWI",), "terms": ("n:chikwawa", "q:40", "w:bridg", "w:rebuild"), "form": "written",
    }  # fmt: skip
    return Telling(**{**base, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fields",
    [{"by": ("SWE",)}, {"to": ("ZMB",)}, {"form": "spoken"}, {"terms": ("n:chikwawa", "q:25", "w:bridg", "w:rebuild")}],
    ids=["maker", "receiver", "form", "sum"],
)
def test_what_rules_out_that_two_pledges_are_one(known: Lexicon, fields: dict[str, object]) -> None:
    assert match(pledge(), pledge("c-2"), True, known) != "conflict"
    assert match(pledge(), pledge("c-2", **fields), True, known) == "conflict"


def test_the_same_words_join_across_stories_and_the_same_parties_alone_do_not(known: Lexicon) -> None:
    one, other = pledge(), pledge("c-2", terms=("n:karonga", "w:vaccine"))
    assert len(find_matters([one, pledge("c-2")], {}, known)) == 1
    assert len(find_matters([one, other], {}, known)) == 2
    assert len(find_matters([one, other], {one.report: "s", other.report: "s"}, known)) == 2


def test_a_bare_telling_joins_one_pledge_and_never_two(known: Lexicon) -> None:
    one, other = pledge(), pledge("c-2", terms=("n:karonga", "w:vaccine"))
    bare = pledge("m-1", terms=("w:assurance",), bare=True, form="unstated")
    story = {each.report: "s" for each in (one, other, bare)}
    assert sorted(len(each.items) for each in find_matters([one, other, bare], story, known)) == [1, 2]
    assert len(find_matters([one, bare], {}, known)) == 2


def test_one_conflict_keeps_two_groups_apart(known: Lexicon) -> None:
    told = [pledge(form="spoken"), pledge("c-2", form="unstated"), pledge("c-3")]
    assert sorted(len(each.items) for each in find_matters(told, {}, known)) == [1, 2]


def standing(*told: tuple[str, str]) -> str:
    """How a matter stands after reports that say (status, who denies or confirms it)."""
    stances = {"denied": "denies", "confirmed": "confirms"}
    tellings = [
        pledge(f"c-{day}", published=f"2015-03-{day + 1:02}", status=status,
               stands=(Stand(who, who, stances[status]),) if status in stances else ())
        for day, (status, who) in enumerate(told)
    ]  # fmt: skip
    return history(tellings)[-1].status


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([("reported", ""), ("unconfirmed", "")], "unconfirmed"),
        ([("unconfirmed", ""), ("reported", "")], "unconfirmed"),
        ([("unconfirmed", ""), ("confirmed", "DNK")], "confirmed"),
        ([("confirmed", "DNK"), ("unconfirmed", "")], "confirmed"),
        ([("denied", "DNK"), ("unconfirmed", "")], "denied"),
        ([("denied", "DNK"), ("confirmed", "DNK")], "confirmed"),
        ([("denied", "DNK"), ("confirmed", "MWI")], "contested"),
        ([("confirmed", "MWI"), ("denied", "DNK")], "contested"),
        ([("confirmed", "DNK"), ("withdrawn", ""), ("reported", "")], "withdrawn"),
        ([("broken", ""), ("kept", "")], "kept"),
        ([("withdrawn", ""), ("confirmed", "DNK")], "withdrawn"),
    ],
)
def test_how_a_matter_stands_after_several_reports(told: list[tuple[str, str]], status: str) -> None:
    assert standing(*told) == status


def test_within_one_report_a_refusal_to_confirm_says_more_than_that_it_is_reported() -> None:
    told = [pledge("c-1"), pledge("c-2", report="report of c-1", status="unconfirmed")]
    (one,) = history(told)
    assert (one.told, one.items) == ("unconfirmed", ("c-1", "c-2"))


@pytest.mark.parametrize("statuses", list(permutations(["entered", "sheltered", "returned", "unknown"], 3)))
def test_within_one_report_the_outcome_that_comes_last_holds(statuses: tuple[str, ...]) -> None:
    told = [pledge(f"k-{at}", report="one", kind="case", status=status) for at, status in enumerate(statuses)]
    (one,) = history(told)
    assert one.told == next(status for status in ("returned", "sheltered", "entered") if status in statuses)


def test_of_two_kinds_of_law_the_first_is_told() -> None:
    told = [pledge(f"l-{at}", report="one", kind="law", status=kind) for at, kind in enumerate(get_args(LawKind))]
    assert [history(told[at:])[0].told for at in range(len(told))] == list(get_args(LawKind))
