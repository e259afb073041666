"""What every store must do, over SQLite and PostgreSQL alike."""

import unicodedata

import msgspec
import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DBAPIError
from tests.records import BERG, NORLAND
from tests.store.reports import CODER, NAME, add, contents, embassy, incoming, moved, sheltered, text_only

from onrecord.errors import OptionError, StoreError
from onrecord.model import Record
from onrecord.store import Store
from onrecord.store.adding import add_reports
from onrecord.store.audit import broken as faults_of
from onrecord.store.audit import entries
from onrecord.store.itempage import item_row
from onrecord.store.listing import list_items
from onrecord.store.packing import encode, unpack
from onrecord.store.partypage import list_parties
from onrecord.store.reportpage import list_reports, record_of, text_of
from onrecord.store.searching import search
from onrecord.store.showing import show
from onrecord.store.tables import METADATA, audit, codings, features, items, originals, raws, spans, texts
from onrecord.store.timeline import timeline
from onrecord.store.values import Filters, ItemType, Paging
from onrecord.store.verifying import verify

NO_FILTER = Filters()
PRIVATE = (raws, texts, originals, features)
TYPES: tuple[ItemType, ...] = ("statement", "event", "commitment", "claim", "case", "law")


def titles(store: Store, what: ItemType, **filters: str) -> list[str]:
    return [row.title for row in list_items(store, (what,), Filters(**filters)).rows]


def test_a_report_is_kept_whole(store: Store) -> None:
    came = incoming(embassy())
    add(store, embassy())
    with store.reading() as connection:
        assert unpack(connection.execute(select(raws.c.packed)).scalar_one()) == came.data
        assert unpack(connection.execute(select(texts.c.packed)).scalar_one()).decode() == came.record.report.text
    shown = show(store, came.record.report.id)
    assert shown.record == came.record
    assert shown.report is not None
    assert (shown.report.source, shown.report.published) == ("Harbour Post", "2011-05-10")


def test_adding_again_changes_nothing(store: Store) -> None:
    assert add(store, embassy()).new
    before = contents(store)
    assert not add(store, embassy(), actor="bert").new
    assert contents(store) == before


def test_reports_that_come_together_are_added_all_or_none_each_with_its_row_of_the_log(store: Store) -> None:
    some = [incoming(embassy(name)) for name in ("one", "two", "one")]
    assert [added.new for added in add_reports(store, "ada", some, CODER)] == [True, True, False]
    with store.reading() as connection:
        assert [row.details["report"] for row in entries(connection)] == [came.record.report.id for came in some[:2]]
    before = contents(store)
    broken = msgspec.structs.replace(incoming(embassy("four")), data="no bytes")
    with pytest.raises((StoreError, TypeError)):
        add_reports(store, "ada", [incoming(embassy("three")), broken], CODER)
    assert contents(store) == before
    assert add_reports(store, "ada", [], CODER) == ()
    assert list(verify(store)) == []


def test_each_type_of_item_is_listed_with_its_source(store: Store) -> None:
    add(store, embassy())
    counted = {what: len(list_items(store, (what,), NO_FILTER).rows) for what in TYPES}
    assert counted == {"statement": 2, "event": 2, "commitment": 1, "claim": 1, "case": 1, "law": 1}
    (pledge,) = list_items(store, ("commitment",), NO_FILTER).rows
    assert pledge.source == "Harbour Post, citing the Fjord Herald"
    assert (pledge.by, pledge.to, pledge.kind, pledge.status) == (("Norland",), ("Sudria",), "written", "contested")
    assert pledge.quote == "to close the gate of its embassy"
    assert all(row.source for what in TYPES for row in list_items(store, (what,), NO_FILTER).rows)


@pytest.mark.parametrize(
    ("what", "filters", "found"),
    [
        ("commitment", {"by": "Norland"}, 1),
        ("commitment", {"by": "NOR"}, 1),
        ("commitment", {"by": "norland", "to": "SUD"}, 1),
        ("commitment", {"by": "Sudria"}, 0),
        ("commitment", {"to": "NOR"}, 0),
        ("commitment", {"status": "contested"}, 1),
        ("commitment", {"status": "kept"}, 0),
        ("commitment", {"kind": "written", "by": "NOR"}, 1),
        ("commitment", {"kind": "spoken", "by": "NOR"}, 0),
        ("commitment", {"text": "GATE embassy"}, 1),
        ("commitment", {"text": "gate harbour"}, 0),
        ("commitment", {"by": "NOR", "text": "gate"}, 1),
        ("statement", {"by": "NORGOV/ada-berg"}, 1),
        ("statement", {"by": "ada  BERG", "kind": "decline_to_confirm"}, 1),
        ("statement", {"about": "Sudria"}, 1),
        ("event", {"since": "2008", "until": "2008"}, 1),
        ("event", {"since": "2011-05"}, 1),
        ("event", {"until": "2007"}, 0),
        ("event", {"since": "2008-12-31", "by": "EST"}, 1),
        ("event", {"since": "2009", "by": "EST"}, 0),
        ("case", {"place": "port sudra"}, 1),
        ("case", {"place": "SUD"}, 1),
        ("case", {"place": "Sudria"}, 1),
        ("case", {"place": "Norland"}, 0),
        ("law", {"until": "2006"}, 1),
        ("law", {"since": "2007"}, 0),
    ],
)
def test_lists_are_narrowed(store: Store, what: ItemType, filters: dict[str, str], found: int) -> None:
    add(store, embassy())
    assert len(titles(store, what, **filters)) == found
    assert list_items(store, (what,), Filters(**filters)).total == found


@pytest.mark.parametrize(("what", "filters", "found"), [("statement", {}, 14), ("commitment", {"text": "gate"}, 7)])
def test_pages_follow_each_other_without_gap_or_repetition(
    store: Store, what: ItemType, filters: dict[str, str], found: int
) -> None:
    for n in range(7):
        add(store, embassy(f"gate-{n}", day=f"2011-05-{10 + n % 3}"))
    for newest in (True, False):
        seen: list[str] = []
        after = None
        while True:
            page = list_items(store, (what,), Filters(**filters), Paging(size=3, after=after, newest=newest))
            assert page.total == found
            seen += [row.id for row in page.rows]
            after = page.next
            if after is None:
                break
        assert len(seen) == len(set(seen)) == found
        assert seen == [row.id for row in list_items(store, (what,), Filters(**filters), Paging(newest=newest)).rows]
    with pytest.raises(OptionError, match="--after"):
        list_items(store, ("statement",), Filters(), Paging(after="x"))


def test_an_item_of_two_parties_of_one_country_is_listed_once(store: Store) -> None:
    for n in range(5):
        record = embassy(f"gate-{n}")
        both = tuple(msgspec.structs.replace(one, by=(NORLAND, BERG)) for one in record.commitments)
        add(store, msgspec.structs.replace(record, commitments=both))
    whole = list_items(store, ("commitment",), Filters(by="NOR"))
    assert (len(whole.rows), whole.total) == (5, 5)
    first = list_items(store, ("commitment",), Filters(by="NOR"), Paging(size=3))
    rest = list_items(store, ("commitment",), Filters(by="NOR"), Paging(size=3, after=first.next))
    assert [row.id for row in (*first.rows, *rest.rows)] == [row.id for row in whole.rows]


def test_a_name_that_nobody_has_and_a_date_that_is_none_are_told(store: Store) -> None:
    add(store, embassy())
    with pytest.raises(OptionError, match="'Nobody'"):
        titles(store, "event", by="Nobody")
    with pytest.raises(OptionError, match="--since"):
        titles(store, "event", since="yesterday")
    with pytest.raises(OptionError, match="--text"):
        titles(store, "event", text="?!")


def test_reports_and_parties_are_listed(store: Store) -> None:
    add(store, embassy())
    add(store, text_only("later", "Rain fell on Port Sudra."))
    assert [row.source_id for row in list_reports(store, NO_FILTER).rows] == ["gate", "later"]
    assert [row.source_id for row in list_reports(store, Filters(text="rain")).rows] == ["later"]
    assert [row.source_id for row in list_reports(store, Filters(since="2011", by="Harbour Post")).rows] == ["gate"]
    names = [row.name for row in list_parties(store, NO_FILTER).rows]
    assert names == ["Ada Berg", "Estrians", "Fjord Herald", "Harbour Post", "Norland", "Sudria"]
    (berg,) = list_parties(store, Filters(text="berg", kind="person", place="NOR")).rows
    assert (berg.id, berg.country, berg.source) == ("NORGOV/ada-berg", "NOR", "Harbour Post")
    with pytest.raises(OptionError, match="--kind"):
        list_reports(store, Filters(kind="pledge"))
    with pytest.raises(OptionError, match="--since"):
        list_parties(store, Filters(since="2011"))


def test_the_unnamed_of_two_reports_stay_apart(store: Store) -> None:
    for name in ("one", "two"):
        record = encode(embassy(name)).decode().replace('"NORGOV/ada-berg"', '"unnamed:1"')
        add(store, msgspec.json.decode(record, type=Record))
    assert len([row for row in list_parties(store, Filters(text="Ada Berg")).rows if "unnamed" in row.id]) == 2


def test_the_timeline_goes_from_the_oldest_on(store: Store) -> None:
    add(store, embassy())
    assert [(row.date, row.type) for row in timeline(store, NO_FILTER).rows] == [("2008", "event"), ("2011-05-09", "statement")]
    assert [row.date for row in timeline(store, Filters(by="EST")).rows] == ["2008"]
    assert [row.date for row in timeline(store, Filters(since="2009")).rows] == ["2011-05-09"]


def test_an_id_may_be_shortened_while_it_is_unique(store: Store) -> None:
    add(store, embassy())
    (pledge,) = list_items(store, ("commitment",), NO_FILTER).rows
    shown = show(store, pledge.id[:6])
    assert shown.item == pledge
    assert [anchor.exact for anchor in shown.anchors] == ["to close the gate of its embassy"]
    assert show(store, "NOR").party is not None
    with pytest.raises(StoreError, match="nothing"):
        show(store, "zzz")
    with pytest.raises(StoreError, match="fits several"):
        show(store, "s")


def test_a_text_and_an_item_are_had_without_the_record(store: Store) -> None:
    for record in (embassy(), sheltered()):
        add(store, record)
    with store.reading() as connection:
        for number in (1, 2):
            assert text_of(connection, number) == record_of(connection, number).report.text
        assert NAME not in text_of(connection, 2)
    for what in TYPES:
        for row in list_items(store, (what,), NO_FILTER).rows:
            assert item_row(store, row.id) == show(store, row.id).item
    assert item_row(store, incoming(embassy()).record.report.id) is None
    with pytest.raises(StoreError):
        item_row(store, "nothing")


def test_search_ranks_and_marks(store: Store) -> None:
    add(store, text_only("often", "The treaty. The treaty again, and the treaty once more."))
    add(store, text_only("once", "A long report about fish and boats that names the treaty in passing. " + "Fish swim. " * 30))
    found = search(store, "treaty")
    assert [one.report.source_id for one in found] == ["often", "once"]
    start, end = found[1].marks[0]
    assert found[1].snippet[start:end] == "treaty"
    assert search(store, "treaty fish boats whales") == ()
    with pytest.raises(OptionError):
        search(store, "...")


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("베이징 주재 한국대사관이 밝혔다.", "대사관", True),
        ("베이징 주재 한국대사관이 밝혔다.", "한국", True),
        ("베이징 주재 한국대사관이 밝혔다.", "사한", False),
        ("日本政府は中国に約束した。", "中国", True),
        ("日本政府は中国に約束した。", "中本", False),
        ("日本政府は中国に約束した。", "国", True),
        ("外交部发言人在北京表示", "北京", True),
        ("外交部发言人在北京表示", "示", True),
        ("Der Außenminister Müller reiste nach Málaga.", "aussenminister muller malaga", True),
        ("Al-Qaeda denied it.", "alqaeda", True),
        ("Al-Qaeda denied it.", "al qaeda", True),
        ("Al-Qaeda denied it.", '"al-qaeda denied"', True),
        ("The co-operation ended.", "cooperation", True),
        ("The cooperation ended.", "co-operation", True),
        ("Peru's promise stood.", "peru", True),
        ("Peru’s promise stood.", "perus", True),
        ("The written assurance was denied.", '"written assurance"', True),
        ("The assurance was written.", '"written assurance"', False),
        ("Diplomats met.", "diplom*", True),
        ("Diplomats met.", "diplom", False),
        ("ＡＢＣ declared it.", "abc", True),
        ("It's 'quoted' AND odd OR (strange) NEAR -x", "odd OR (strange) NEAR", True),
        ("Sentence with a backslash \\ and 'quote", "backslash 'quote", True),
    ],
)
def test_words_are_found_as_people_type_them(store: Store, text: str, query: str, found: bool) -> None:
    add(store, text_only("one", text))
    hits = search(store, query)
    assert len(hits) == found
    assert not found or hits[0].marks


def test_no_query_finds_a_protected_name_and_no_answer_prints_it(store: Store) -> None:
    added = add(store, sheltered())
    for query in ("Lena", "Marovic", "lena-marovic", "mar*"):
        assert search(store, query) == ()
    with pytest.raises(OptionError):
        titles(store, "event", about=NAME)
    answers = [
        *(list_items(store, (what,), NO_FILTER) for what in TYPES), list_reports(store, NO_FILTER),
        list_parties(store, NO_FILTER), timeline(store, NO_FILTER), show(store, added.report), search(store, "embassy"),
        *(show(store, row.id) for what in TYPES for row in list_items(store, (what,), NO_FILTER).rows),
    ]  # fmt: skip
    printed = encode(answers).decode().lower()
    assert "protected person 1" in printed
    assert "lena" not in printed
    assert "marovic" not in printed
    assert show(store, added.report, reveal=True).record == incoming(sheltered()).record
    with store.reading() as connection:
        public = [connection.execute(select(table)).all() for table in METADATA.sorted_tables if table not in PRIVATE]
        masked = unpack(connection.execute(select(codings.c.record)).scalar_one()).decode()
    assert "marovic" not in f"{public} {masked}".lower()


def test_a_newer_state_of_a_page_corrects_the_older(store: Store) -> None:
    address = "https://harbour-post.example/gate"
    first = add(store, text_only("a", "Norland will sign.", url=address))
    second = add(store, text_only("b", "Norland will not sign.", url=address))
    assert (second.new, second.corrects) == (True, first.report)
    assert {row.source_id: row.corrects for row in list_reports(store, NO_FILTER).rows} == {"a": None, "b": first.report}


def test_spans_hold_in_text_that_is_not_in_nfc(store: Store) -> None:
    before = "Cafe\u0301 re\u0301sume\u0301. "
    added = add(store, moved(embassy(), before))
    record = show(store, added.report).record
    assert record is not None
    assert record.report.text.startswith(before)
    with store.reading() as connection:
        rows = connection.execute(select(spans.c.start, spans.c.end, spans.c.exact)).all()
    text = unicodedata.normalize("NFC", record.report.text)
    assert [text[row.start : row.end] for row in rows] == [row.exact for row in rows] != []
    assert "to close the gate of its embassy" in [row.exact for row in rows]


def test_every_change_is_one_row_of_the_log(store: Store) -> None:
    add(store, embassy())
    add(store, embassy("other"), actor="bert")
    with store.reading() as connection:
        log = list(entries(connection))
        assert list(faults_of(connection)) == []
    assert [(row.actor, row.action) for row in log] == [("ada", "add"), ("bert", "add")]
    assert log[0].details["bytes"] == incoming(embassy()).record.report.sha256


@pytest.mark.parametrize("change", [update(audit).values(actor="eve"), delete(audit), update(raws).values(size=0)])
def test_the_log_and_the_bytes_cannot_be_changed(store: Store, change: object) -> None:
    add(store, embassy())
    with pytest.raises(StoreError), store.writing("eve", "forge") as writing:
        writing.connection.execute(change)  # type: ignore[call-overload]
        writing.note(x=1)
    with store.reading() as connection:
        assert list(faults_of(connection)) == []


def test_what_is_not_noted_is_not_kept(store: Store) -> None:
    with store.writing("ada", "nothing") as change:
        change.connection.execute(insert(raws).values(sha256="0", size=0, packed=b""))
    assert contents(store)["raws"] == []


def test_a_failing_change_leaves_nothing(store: Store) -> None:
    add(store, embassy())
    before = contents(store)
    with pytest.raises(ZeroDivisionError), store.writing("ada", "break") as change:
        change.note(x=1)
        change.connection.execute(delete(spans))
        _ = 1 // 0
    assert contents(store) == before


def test_foreign_keys_are_watched(store: Store) -> None:
    add(store, embassy())
    with pytest.raises((StoreError, DBAPIError)), store.writing("ada", "orphan") as change:
        change.connection.execute(update(items).values(report_no=99))
        change.note(x=1)
