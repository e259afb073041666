"""What people say of items: kept beside what the machine coded, never instead of it; two may differ; a new coding keeps it."""

import msgspec
import pytest
from sqlalchemy import select
from tests.records import TEXT
from tests.store.reports import NAME, add, contents, embassy, incoming, moved, sheltered
from tests.store.test_crash import NEWER

from onrecord.errors import OnrecordError
from onrecord.model import Record
from onrecord.store import Store
from onrecord.store.listing import list_items
from onrecord.store.recoding import recode
from onrecord.store.reviewing import Verdict, review, undo
from onrecord.store.reviewpage import disagreements, orphaned_reviews
from onrecord.store.showing import show
from onrecord.store.tables import reviews
from onrecord.store.values import Filters, Item, ItemType
from onrecord.store.verifying import verify

TYPES: tuple[ItemType, ...] = ("statement", "event", "commitment", "claim", "case", "law")
MACHINE = ("review", "reviewer", "reviewed", "disputed", "corrected")


def items(store: Store, state: str | None = None) -> list[Item]:
    return list(list_items(store, TYPES, Filters(review=state)).rows)


def pledge(store: Store) -> Item:
    (found,) = list_items(store, ("commitment",), Filters()).rows
    return found


def said(decision: str, by: str = "ada", **more: object) -> Verdict:
    reason = None if decision == "accept" else "the letter says so"
    return Verdict(decision=decision, reviewer=by, **{"reason": reason, **more})  # type: ignore[arg-type]


def code_anew(store: Store, record: Record) -> None:
    came = incoming(record)
    recode(store, "ada", came.record, came.masked, NEWER)


@pytest.fixture
def one(store: Store) -> Store:
    add(store, embassy())
    return store


def test_every_item_is_the_machines_until_somebody_says_so(one: Store) -> None:
    assert {row.review for row in items(one)} == {"machine"}
    assert len(items(one, "machine")) == 8
    first = pledge(one)
    review(one, "ada", first.id[:8], said("accept"))
    now = pledge(one)
    assert (now.review, now.reviewer, now.disputed) == ("accepted", "ada", False)
    assert now.reviewed is not None
    assert now.reviewed > "2020"
    assert [row.id for row in items(one, "accepted")] == [first.id]
    assert len(items(one, "machine")) == 7
    assert {name: getattr(now, name) for name in Item.__struct_fields__ if name not in MACHINE} == {
        name: getattr(first, name) for name in Item.__struct_fields__ if name not in MACHINE
    }
    assert list(verify(one)) == []


def test_a_correction_keeps_the_machines_values_beside_it(one: Store) -> None:
    item = pledge(one)
    start = TEXT.index("Norland has promised")
    end = start + len("Norland has promised Sudria in writing")
    values = {"kind": ["spoken"], "to": ["SUD", "the Harbour Board"], "date": ["2011-05"], "status": ["confirmed"]}
    review(one, "clerk", item.id, said("correct", values=values, spans=[f"{start}:{end}"]))
    now = pledge(one)
    assert (now.kind, now.to, now.date, now.status) == ("spoken", ("Sudria", "the Harbour Board"), "2011-05", "confirmed")
    assert (now.by, now.title, now.quote, now.rule) == (item.by, item.title, item.quote, item.rule)
    at = TEXT.index("to close the gate")
    assert [str(each) for each in now.corrected] == [
        "kind: spoken (machine: written)",
        "to: SUD; the Harbour Board (machine: Sudria)",
        "date: 2011-05 (machine: none)",
        "status: confirmed (machine: contested)",
        f'span content: [{start}:{end}] "Norland has promised Sudria in writing" '
        f'(machine: [{at}:{at + 32}] "to close the gate of its embassy")',
    ]
    (row,) = show(one, item.id).reviews
    assert (row.reviewer, row.decision, row.reason) == ("ada", "correct", "the letter says so")
    assert (row.holds, row.stale) == (True, False)
    with one.reading() as connection:
        kept = connection.execute(select(reviews.c.changes)).scalar_one()
        assert connection.execute(select(reviews.c.actor)).scalar_one() == "clerk"
    for part in ('"exact":"Norland has promised Sudria in writing"', '"prefix":', '"suffix":" to close the gate', '"SUD"'):
        assert part in kept
    assert list(verify(one)) == []


@pytest.mark.parametrize(
    ("values", "spans", "told"),
    [
        ({"kind": ["sung"]}, [], "--kind: 'sung' is none of written, spoken, unstated"),
        ({"date": ["May"]}, [], "--date"),
        ({"date": ["2011-02-30"]}, [], "--date"),
        ({"status": [""]}, [], "--status"),
        ({"factuality": ["CT+"]}, [], "a commitment has none"),
        ({"cameo": ["030"]}, [], "--cameo"),
        ({"source": [" "]}, [], "--source"),
        ({"kind": ["written"]}, [], "is what the machine has"),
        ({"by": ["Norland"]}, [], "is what the machine has"),
        ({"place": ["x" * 501]}, [], "at most 500"),
        ({}, ["5"], "is no span"),
        ({}, ["5:5"], "does not lie in the text"),
        ({}, ["9:5"], "does not lie in the text"),
        ({}, [f"5:{len(TEXT) + 1}"], "does not lie in the text"),
        ({}, ["-1:5"], "is no span"),
        ({}, ["5:99999999999999999999"], "is no span"),
        ({}, ["cue=0:5"], "has no 'cue'"),
        ({}, [], "say what is right"),
    ],
)
def test_what_cannot_be_right_is_refused(one: Store, values: dict[str, list[str]], spans: list[str], told: str) -> None:
    before = contents(one)
    with pytest.raises(OnrecordError, match=told.replace("+", r"\+")):
        review(one, "ada", pledge(one).id, said("correct", values=values, spans=spans))
    assert contents(one) == before


def test_a_review_says_who_and_why(one: Store) -> None:
    item = pledge(one).id
    for verdict, told in (
        (said("reject", reason=" "), "--reason"),
        (said("correct", reason=None, values={"kind": ["spoken"]}), "--reason"),
        (said("note", reason=None), "--reason"),
        (said("accept", by=" "), "--reviewer"),
        (said("maybe"), "no decision"),
        (said("accept", values={"kind": ["spoken"]}), "are for correct"),
    ):
        with pytest.raises(OnrecordError, match=told):
            review(one, "ada", item, verdict)
    with pytest.raises(OnrecordError, match="is a report"):
        review(one, "ada", show(one, item).report.id, said("accept"))  # type: ignore[union-attr]
    with pytest.raises(OnrecordError, match="nothing in the register"):
        review(one, "ada", "zzz", said("accept"))


def test_two_reviewers_may_differ_and_both_are_kept(one: Store) -> None:
    item = pledge(one).id
    review(one, "ada", item, said("accept"))
    assert disagreements(one) == ()
    review(one, "bert", item, said("reject", by="bert"))
    assert (pledge(one).review, pledge(one).reviewer, pledge(one).disputed) == ("rejected", "bert", True)
    assert [(row.reviewer, row.decision) for row in disagreements(one)] == [("ada", "accept"), ("bert", "reject")]
    assert {row.title for row in disagreements(one)} == {pledge(one).title}
    assert [row.id for row in items(one, "disputed")] == [item]
    review(one, "ada", item, said("reject"))
    assert not pledge(one).disputed
    assert disagreements(one) == ()
    assert [(row.reviewer, row.decision, row.holds) for row in show(one, item).reviews] == [
        ("ada", "accept", False), ("bert", "reject", True), ("ada", "reject", True),
    ]  # fmt: skip


def test_two_corrections_differ_where_their_values_do(one: Store) -> None:
    item = pledge(one).id
    for by, day in (("ada", "2011-05"), ("bert", "2011-06"), ("bert", "2011-05")):
        review(one, by, item, said("correct", by=by, values={"date": [day]}))
        assert pledge(one).disputed == (day == "2011-06")


def test_undo_brings_back_what_was_before_and_overwrites_nothing(one: Store) -> None:
    item = pledge(one).id
    for decision in ("accept", "reject"):
        review(one, "ada", item, said(decision))
    review(one, "ada", item, said("note", reason="see the archive"))
    states = []
    for _ in range(2):
        undo(one, "ada", item, "ada")
        states.append(pledge(one).review)
    assert states == ["accepted", "machine"]
    with pytest.raises(OnrecordError, match="no decision of ada"):
        undo(one, "ada", item, "ada")
    with pytest.raises(OnrecordError, match="no decision of bert"):
        undo(one, "ada", item, "bert")
    assert [row.decision for row in show(one, item).reviews] == ["accept", "reject", "note", "undo", "undo"]
    assert [row.decision for row in show(one, item).reviews if row.holds] == ["note", "undo", "undo"]
    assert list(verify(one)) == []


def test_reviews_outlive_a_new_coding(one: Store) -> None:
    law, item = items_of(one, "law"), pledge(one).id
    review(one, "ada", law.id, said("accept"))
    review(one, "ada", item, said("correct", values={"kind": ["spoken"]}))
    record = embassy()
    code_anew(one, msgspec.structs.replace(record, laws=()))
    assert pledge(one).review == "corrected"
    assert not show(one, item).reviews[0].stale
    assert [(row.item, row.decision, row.orphaned, row.title) for row in orphaned_reviews(one)] == [
        (law.id, "accept", True, None)
    ]
    assert list(verify(one)) == []
    code_anew(one, record)
    assert orphaned_reviews(one) == ()
    assert items_of(one, "law").review == "accepted"
    changed = msgspec.structs.replace(record.commitments[0], status="kept")
    code_anew(one, msgspec.structs.replace(record, commitments=(changed,)))
    assert show(one, item).reviews[0].stale
    code_anew(one, msgspec.structs.replace(record, laws=()))
    undo(one, "ada", law.id, "ada")
    code_anew(one, record)
    assert items_of(one, "law").review == "machine"


def items_of(store: Store, what: ItemType) -> Item:
    return list_items(store, (what,), Filters()).rows[0]


def test_offsets_of_corrected_spans_are_those_of_the_text_in_nfc(store: Store) -> None:
    add(store, moved(embassy(), "Cafe\u0301 re\u0301sume\u0301. "))
    review(store, "ada", pledge(store).id, said("correct", spans=["0:4", "5:11"]))
    assert pledge(store).corrected[0].value == '[0:4] "Café"; [5:11] "résumé"'
    assert list(verify(store)) == []


def test_an_item_of_one_report_is_meant_where_two_share_an_id(store: Store) -> None:
    record = embassy()
    first = add(store, record).report
    add(store, msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, source_id="copy", url=None)))
    law = record.laws[0].id
    with pytest.raises(OnrecordError, match="fits several"):
        review(store, "ada", law, said("accept"))
    review(store, "ada", f"{first}/{law}", said("accept"))
    states = {row.report == first: row.review for row in list_items(store, ("law",), Filters()).rows}
    assert states == {True: "accepted", False: "machine"}
    with pytest.raises(OnrecordError, match="has no item"):
        review(store, "ada", f"{first}/e-none", said("accept"))


def test_what_reviewers_type_names_no_protected_person_in_public(store: Store) -> None:
    report = add(store, sheltered()).report
    item = f"{report}/e-5"
    reason = f"the sister of {NAME} told us; MAROVIC, Lena is 34, lena.marovic@post.example"
    review(store, "ada", item, said("correct", reason=reason, values={"by": [NAME, "Sudria"]}, spans=["12:40"]))
    review(store, "bert", item, said("note", by="bert", reason="call Marovic's lawyer"))
    shown = show(store, report)
    assert shown.reviews[1].reason == "call ███████'s lawyer"
    assert shown.reviews[0].corrected[0].value == "████ ███████; Sudria"
    opened = show(store, report, reveal=True)
    assert [row.reason for row in opened.reviews] == [reason, "call Marovic's lawyer"]
    assert opened.reviews[0].corrected[0].value == f"{NAME}; Sudria"
    answers = [shown, show(store, "e-5"), *items(store), disagreements(store), list_items(store, ("event",), Filters())]
    assert "marovic" not in str(answers).lower()
    assert "lena" not in str(answers).lower()
    apart = ("raws", "texts", "originals", "features", "typed")
    public = str({name: rows for name, rows in contents(store).items() if name not in apart}).lower()
    assert "marovic" not in public
    assert "lena" not in public
    assert list(verify(store)) == []


def test_a_name_that_another_report_protects_is_masked_in_full(store: Store) -> None:
    add(store, sheltered())
    add(store, embassy())
    review(store, "ada", pledge(store).id, said("note", reason=f"compare {NAME}, says Lena Olsen"))
    (row,) = show(store, pledge(store).id).reviews
    assert row.reason == "compare ████ ███████, says Lena Olsen"
