"""Parties merged and split by hand: what is found, what is refused, and that a split leaves all as it was."""

import msgspec
import pytest
from tests.records import BERG
from tests.store.reports import NAME, add, contents, embassy, renamed, sheltered

from onrecord.errors import OnrecordError, OptionError
from onrecord.model import Mention, Record, When
from onrecord.store import Store
from onrecord.store.listing import list_items
from onrecord.store.merging import merge, split
from onrecord.store.partypage import list_parties
from onrecord.store.showing import show
from onrecord.store.suggesting import suggest_parties
from onrecord.store.tables import merges, typed
from onrecord.store.values import Filters
from onrecord.store.verifying import verify

MINISTER = Mention(
    party="NORGOV/foreign-minister", name="foreign minister of Norland", kind="office", code="NORGOV", country="NOR"
)
A, B, C = (
    Mention(party=f"SUD/{key}", name=name, kind="person", code="SUDMED", country="SUD")
    for key, name in (("ivo-sand", "Ivo Sand"), ("i-sand", "I. Sand"), ("ivo-sandt", "Ivo Sandt"))
)


def acting(name: str, who: Mention, day: str) -> Record:
    """A report of one day in which somebody does something, and nothing else is told."""
    record = embassy(name, day)
    when = When(text=day, edtf=day)
    own = msgspec.structs.replace(record.events[0], id=f"e-{name}", actor=(who,), when=when, statement=None)
    return Record(report=record.report, events=(own,))


def acted(store: Store, who: str) -> set[str | None]:
    return {row.date for row in list_items(store, ("event",), Filters(by=who)).rows}


@pytest.fixture
def three(store: Store) -> Store:
    """A register in which three names act, each on its own day."""
    for who, day in ((A, "2011-01-01"), (B, "2011-02-02"), (C, "2011-03-03")):
        add(store, acting(who.party[4:], who, day))
    return store


def names(store: Store) -> list[str]:
    return [row.id for row in list_parties(store, Filters(kind="person")).rows]


def test_a_merged_party_answers_for_both(three: Store) -> None:
    assert acted(three, "Ivo Sand") == {"2011-01-01"}
    merge(three, "ada", "SUD/i-sand", "SUD/ivo-sand", "the same signature on both letters")
    for asked in ("Ivo Sand", "I. Sand", "SUD/i-sand", "SUD/ivo-sand"):
        assert acted(three, asked) == {"2011-01-01", "2011-02-02"}, asked
    assert names(three) == ["SUD/ivo-sand", "SUD/ivo-sandt"]
    assert [row.id for row in list_parties(three, Filters(text="i. sand")).rows] == ["SUD/ivo-sand"]
    shown = show(three, "SUD/i-sand")
    assert shown.party is not None
    assert (shown.id, shown.party.items, shown.names) == ("SUD/ivo-sand", 2, ("I. Sand", "Ivo Sand"))
    (told,) = shown.merged
    assert (told.id, told.into, told.actor, told.reason) == (
        "SUD/i-sand", "SUD/ivo-sand", "ada", "the same signature on both letters",
    )  # fmt: skip
    assert list(verify(three)) == []


def test_a_split_leaves_every_item_name_and_office_as_before(three: Store) -> None:
    before, shown = contents(three), [show(three, one.party) for one in (A, B, C)]
    merge(three, "ada", A.party, B.party, "one hand")
    merge(three, "ada", B.party, C.party, "one pen")
    assert acted(three, "Ivo Sand") == {"2011-01-01", "2011-02-02", "2011-03-03"}
    assert [row.into for row in show(three, A.party).merged] == [B.party, C.party]
    split(three, "bert", B.party, "two pens")
    assert acted(three, "Ivo Sand") == {"2011-01-01", "2011-02-02"}
    assert acted(three, "Ivo Sandt") == {"2011-03-03"}
    split(three, "bert", A.party, "two hands")
    after = contents(three)
    assert [name for name in before if name not in ("audit", "merges") and before[name] != after[name]] == []
    assert [show(three, one.party) for one in (A, B, C)] == shown
    assert len(after["merges"]) == 4
    assert list(verify(three)) == []


def test_later_reports_of_a_merged_party_are_found_and_go_with_it_when_it_is_split(three: Store) -> None:
    merge(three, "ada", A.party, B.party, "one hand")
    add(three, acting("again", A, "2012-01-01"))
    assert acted(three, "I. Sand") == {"2011-01-01", "2011-02-02", "2012-01-01"}
    split(three, "ada", A.party, "two hands")
    assert acted(three, "I. Sand") == {"2011-02-02"}
    assert acted(three, "Ivo Sand") == {"2011-01-01", "2012-01-01"}


def test_no_cycles_no_second_home(three: Store) -> None:
    merge(three, "ada", A.party, B.party, "one hand")
    merge(three, "ada", B.party, C.party, "one pen")
    before = contents(three)
    for party, into, told in (
        (C.party, A.party, "is merged into SUD/ivo-sandt itself"),
        (C.party, B.party, "is merged into SUD/ivo-sandt itself"),
        (B.party, A.party, "is merged into SUD/ivo-sandt already; split it first"),
        (A.party, C.party, "is merged into SUD/i-sand already; split it first"),
        (C.party, C.party, "into itself"),
        (C.party, "harbour-post", "cannot be one"),
        ("Nobody", C.party, "no party called 'Nobody'"),
    ):
        with pytest.raises(OnrecordError, match=told):
            merge(three, "ada", party, into, "why not")
    with pytest.raises(OnrecordError, match=r"merged into nothing; merged into it are SUD/i-sand"):
        split(three, "ada", C.party, "a try")
    assert contents(three)["merges"] == before["merges"]
    assert list(verify(three)) == []


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_is_merged_or_split_without_a_reason(three: Store, reason: str) -> None:
    with pytest.raises(OptionError, match="--reason"):
        merge(three, "ada", A.party, B.party, reason)
    merge(three, "ada", A.party, B.party, "one hand")
    with pytest.raises(OptionError, match="--reason"):
        split(three, "ada", A.party, reason)


def test_two_states_stay_two(store: Store) -> None:
    add(store, embassy())
    for party, into in (("NOR", "SUD"), ("SUD", "NOR")):
        with pytest.raises(OnrecordError, match="two states"):
            merge(store, "ada", party, into, "alike")


def test_an_office_goes_with_its_holder_for_a_time(store: Store) -> None:
    other = Mention(party="NORGOV/eva-lund", name="Eva Lund", kind="person", code="NORGOV", country="NOR")
    for n, day in enumerate(("2010-03-01", "2010-12-31", "2011-01-01", "2011-06-01")):
        add(store, acting(f"office-{n}", MINISTER, day))
    add(store, acting("berg", BERG, "2010-05-05"))
    add(store, acting("lund", other, "2011-05-05"))
    with pytest.raises(OnrecordError, match="for a time"):
        merge(store, "ada", MINISTER.party, BERG.party, "she held it")
    merge(store, "ada", MINISTER.party, BERG.party, "she held it", until="2010")
    with pytest.raises(OnrecordError, match="is theirs at that time"):
        merge(store, "ada", MINISTER.party, other.party, "overlaps", since="2010-12")
    merge(store, "ada", MINISTER.party, other.party, "appointed at New Year", since="2011-01-01")
    assert acted(store, "Ada Berg") == {"2010-03-01", "2010-05-05", "2010-12-31"}
    assert acted(store, "Eva Lund") == {"2011-01-01", "2011-05-05", "2011-06-01"}
    assert len(acted(store, MINISTER.party)) == 4
    (held,) = show(store, BERG.party).merged
    assert (held.id, held.since, held.until) == (MINISTER.party, None, "2010-12-31")
    with pytest.raises(OnrecordError, match="--from"):
        split(store, "ada", MINISTER.party, "unclear")
    split(store, "ada", MINISTER.party, "she resigned in spring", apart=BERG.party)
    assert acted(store, "Ada Berg") == {"2010-05-05"}
    assert len(acted(store, "Eva Lund")) == 3
    assert list(verify(store)) == []


def test_days_are_for_offices_only(three: Store) -> None:
    with pytest.raises(OnrecordError, match="for an office"):
        merge(three, "ada", A.party, B.party, "one hand", since="2011")
    with pytest.raises(OptionError, match="no date"):
        merge(three, "ada", A.party, B.party, "one hand", since="May")


def test_suggestions_are_never_carried_out_and_end_with_the_merge(store: Store) -> None:
    for n, who in enumerate((A, C)):
        add(store, acting(f"s-{n}", who, f"2011-0{n + 1}-01"))
    before = contents(store)
    (found,) = [row for row in suggest_parties(store) if {row.party, row.into} == {A.party, C.party}]
    assert found.why
    assert contents(store) == before
    merge(store, "ada", found.party, found.into, "one person, two spellings")
    assert not [row for row in suggest_parties(store) if {row.party, row.into} == {A.party, C.party}]


def test_protected_persons_are_not_merged_and_no_reason_names_them(store: Store) -> None:
    added = add(store, sheltered())
    add(store, renamed(protected_again(), "again"))
    one, other = (row.id for row in list_parties(store, Filters(text="protected person")).rows)
    with pytest.raises(OnrecordError, match="protected"):
        merge(store, "ada", one, other, "the same woman")
    assert added.report in f"{one} {other}"
    for who, day in ((A, "2011-01-01"), (B, "2011-02-02")):
        add(store, acting(who.party[4:], who, day))
    merge(store, "ada", A.party, B.party, f"both wrote to {NAME}")
    assert show(store, B.party).merged[0].reason == "both wrote to ████ ███████"
    assert show(store, B.party, reveal=True).merged[0].reason == f"both wrote to {NAME}"
    public = {name: rows for name, rows in contents(store).items() if name not in ("raws", "texts", "originals", "typed")}
    assert "marovic" not in str({**public, "features": []}).lower()
    with store.reading() as connection:
        assert NAME in connection.execute(typed.select()).one().words
        assert connection.execute(merges.select()).one().reason == "both wrote to ████ ███████"
    assert list(verify(store)) == []


def protected_again() -> Record:
    """The same protected person in a second report."""
    record = sheltered()
    return msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, source_id="again", url=None))
