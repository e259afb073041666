"""A contested claim with each party's position beside the others'."""

import msgspec
import pytest
from tests.records import BERG, HERALD, NORLAND, SUDRIA
from tests.store.reports import add, embassy

from onrecord.errors import StoreError
from onrecord.model import Record
from onrecord.store import Store
from onrecord.store.linkage import link
from onrecord.store.listing import list_items
from onrecord.store.merging import merge
from onrecord.store.positions import positions_of
from onrecord.store.values import Filters


def claim(store: Store) -> str:
    return list_items(store, ("claim",), Filters()).rows[0].id


def with_positions(record: Record, *stances: tuple[object, str]) -> Record:
    one = record.claims[0]
    held = tuple(msgspec.structs.replace(one.positions[0], party=party, stance=stance) for party, stance in stances)
    return msgspec.structs.replace(record, claims=(msgspec.structs.replace(one, positions=held),))


def test_each_party_has_its_own_words(store: Store) -> None:
    report = add(store, embassy()).report
    found = positions_of(store, claim(store))
    assert [(one.party, one.name) for one in found.parties] == [(HERALD.party, HERALD.name), (BERG.party, BERG.name)]
    herald, berg = (one.positions[0] for one in found.parties)
    assert (herald.stance, herald.date, herald.report, herald.outlet) == ("asserts", "2011-05-09", report, "Harbour Post")
    assert herald.quote is not None
    assert herald.quote.startswith("Norland has promised Sudria in writing")
    assert {anchor.role for anchor in herald.anchors} == {"cue", "content"}
    assert (berg.stance, berg.date, berg.quote, berg.reason) == (
        "declines_to_confirm", None, "the promise", "the safety of children",
    )  # fmt: skip
    assert (found.told, found.read) == (1, 1)
    statements = {row.id for row in list_items(store, ("statement",), Filters()).rows}
    assert {herald.statement, berg.statement} == statements


def test_all_tellings_of_the_matter_count(store: Store) -> None:
    first = add(store, embassy("one", day="2011-05-10")).report
    second = add(store, with_positions(embassy("two", day="2011-05-12"), (BERG, "denies"), (SUDRIA, "asserts"))).report
    alone = positions_of(store, claim(store))
    assert alone.told == 1
    link(store, "ada")
    found = positions_of(store, claim(store))
    assert found.told == 2
    held = {one.party: [(p.stance, p.report) for p in one.positions] for one in found.parties}
    assert held == {
        HERALD.party: [("asserts", first)],
        BERG.party: [("declines_to_confirm", first), ("denies", second)],
        SUDRIA.party: [("asserts", second)],
    }


def test_who_was_merged_stands_with_the_other(store: Store) -> None:
    other = msgspec.structs.replace(BERG, party="NORGOV/a-berg", name="A. Berg")
    add(store, with_positions(embassy(), (BERG, "asserts"), (other, "denies"), (NORLAND, "confirms")))
    assert len(positions_of(store, claim(store)).parties) == 3
    merge(store, "ada", other.party, BERG.party, reason="the same woman")
    found = positions_of(store, claim(store))
    assert {one.party: len(one.positions) for one in found.parties} == {BERG.party: 2, NORLAND.party: 1}


def test_what_is_no_claim_has_no_positions(store: Store) -> None:
    report = add(store, embassy()).report
    for named in (report, list_items(store, ("event",), Filters()).rows[0].id):
        with pytest.raises(StoreError, match="is no claim"):
            positions_of(store, named)
