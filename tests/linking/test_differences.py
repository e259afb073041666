import msgspec
import pytest

from onrecord.linking.differences import Difference, differences
from onrecord.linking.terms import Lexicon
from onrecord.model import Record, Report
from onrecord.pipeline import read_all


def changed(record: Record, *changes: tuple[str, str]) -> Record:
    """The record of the same report with other words in it."""
    text = record.report.text
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (found,) = read_all([msgspec.structs.replace(record.report, id="changed", source_id="changed", text=text)])
    return found


def shown(found: tuple[Difference, ...], sort: str) -> set[tuple[str, str | None, str | None, str | None]]:
    return {
        (d.what, d.field, d.one.value if d.one else None, d.other.value if d.other else None) for d in found if d.sort == sort
    }


@pytest.mark.parametrize("name", ["1-disclosure", "2-refusal", "3-admission", "expulsion-1", "aid-1"])
def test_a_report_does_not_differ_from_itself(records: dict[str, Record], known: Lexicon, name: str) -> None:
    assert differences(records[name], records[name], known) == ()


def test_another_day_and_another_count_contradict(records: dict[str, Record], known: Lexicon) -> None:
    one = records["expulsion-1"]
    other = changed(one, ("two Armenian", "three Armenian"), ("on Tuesday", "on Monday"))
    assert {("event", "date", "2016-05-03", "2016-05-02"), ("event", "count", "two", "three")} <= shown(
        differences(one, other, known), "contradicts"
    )
    assert differences(other, one, known)[0].sort == "contradicts"


def told(text: str, known: Lexicon) -> Record:
    (found,) = read_all([Report(id="ferry", source_id="ferry", text=text, sha256="0")])
    return found


FERRY = (
    "At least 31 people died when a ferry sank off Lesvos, the Greek coast guard said. The toll of 31 was confirmed by "
    "Health Minister Maria Kallas, who said 40 survivors were in hospital. The boat was built for some 200 passengers."
)


def test_a_corrected_toll_contradicts_whether_or_not_an_event_is_coded_for_it(known: Lexicon) -> None:
    one = told(FERRY, known)
    other = told(FERRY.replace("31", "13"), known)
    found = differences(one, other, known)
    assert {(d.what, d.field, d.one.value, d.other.value) for d in found if d.one and d.other} == {
        ("quantity", "count", "At least 31", "At least 13"),
        ("quantity", "count", "31", "13"),
    }
    assert {d.sort for d in found} == {"contradicts"}  # the minister's statement of another toll is the same statement


def test_a_number_that_only_sounds_otherwise_contradicts_nothing(known: Lexicon) -> None:
    one = told(FERRY, known)
    other = told(FERRY.replace("31", "thirty-one").replace("some 200", "about 190"), known)
    assert shown(differences(one, other, known), "contradicts") == set()


def test_numbers_of_other_things_are_not_set_against_each_other(known: Lexicon) -> None:
    one = told("Nine sailors were freed in Busan on Monday, the ministry said.", known)
    other = told("The ministry said it had bought four trawlers and 17 nets.", known)
    assert shown(differences(one, other, known), "contradicts") == set()


def test_that_it_did_not_happen_contradicts_that_it_did(records: dict[str, Record], known: Lexicon) -> None:
    one = records["expulsion-1"]
    other = changed(one, ("Latvia expelled two", "Latvia has not expelled two"))
    assert ("event", "happened", "CT+", "CT-") in shown(differences(one, other, known), "contradicts")


def test_what_only_one_report_says_is_added_or_dropped_with_its_words(records: dict[str, Record], known: Lexicon) -> None:
    one = records["expulsion-1"]
    other = changed(one, ("Armenia denied the accusation. ", ""))
    dropped = [d for d in differences(one, other, known) if d.sort == "drops" and d.what == "event"]
    assert [d.one.spans[0].text for d in dropped if d.one] == ["Armenia denied the accusation"]
    added = [d for d in differences(other, one, known) if d.sort == "adds" and d.what == "event"]
    assert [d.other.spans[0].text for d in added if d.other] == ["Armenia denied the accusation"]


def test_a_later_standing_is_added_with_the_words_of_both(records: dict[str, Record], known: Lexicon) -> None:
    found = differences(records["1-disclosure"], records["3-admission"], known)
    (standing,) = [d for d in found if d.field == "standing"]
    assert standing.one is not None and standing.other is not None
    assert (standing.sort, standing.one.value, standing.other.value) == ("adds", "reported", "confirmed")
    assert standing.one.spans[0].text in records["1-disclosure"].report.text
    assert standing.other.spans[0].text in records["3-admission"].report.text


def test_confirmed_and_denied_contradict(records: dict[str, Record], known: Lexicon) -> None:
    one = records["3-admission"]
    pledges = tuple(msgspec.structs.replace(c, status="denied") if c.status == "confirmed" else c for c in one.commitments)
    claims = tuple(msgspec.structs.replace(c, status="denied") if c.status == "confirmed" else c for c in one.claims)
    other = msgspec.structs.replace(one, commitments=pledges, claims=claims)
    assert ("commitment", "standing", "confirmed", "denied") in shown(differences(one, other, known), "contradicts")


def test_every_span_is_of_its_own_report(records: dict[str, Record], known: Lexicon) -> None:
    one, other = records["aid-1"], records["aid-3"]
    for difference in differences(one, other, known):
        for side, record in ((difference.one, one), (difference.other, other)):
            for span in side.spans if side else ():
                assert record.report.text[span.start : span.end] == span.text
