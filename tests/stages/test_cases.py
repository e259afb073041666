"""Protection cases from short reports."""

from tests.stages.reading import read


def test_a_stay_that_ends_with_a_transfer_is_one_case() -> None:
    record = read(
        "Four Eritreans sought refuge in the Norwegian embassy in Khartoum in 2012. "
        "The four were flown to Norway in March with Sudan's tacit approval."
    )
    (case,) = record.cases
    assert case.group.country == "ERI"
    assert case.count and (case.count.min, case.count.max) == (4, 4)
    assert case.since and case.since.edtf == "2012"
    assert case.outcome == "transferred"
    assert case.place and case.place.mission and case.place.mission.of == "NOR"
    assert len(case.events) == 2


def test_arrivals_in_different_years_are_two_cases() -> None:
    record = read(
        "Two Eritreans sought refuge in the Norwegian embassy in Khartoum in 2009. "
        "Another two Eritreans sought refuge in the same embassy in 2013."
    )
    assert [case.since.edtf for case in record.cases if case.since] == ["2009", "2013"]


def test_people_turned_away_are_a_case() -> None:
    (case,) = read("Slovenian border guards turned back 30 Afghan refugees on Monday.").cases
    assert case.outcome == "turned_back"
    assert case.group.country == "AFG"
    assert case.host[0].country == "SVN"


def test_what_did_not_happen_is_no_case() -> None:
    assert read("Norway will not shelter Eritrean refugees.").cases == ()
    assert read("Sudan said Norway must stop sheltering Eritrean refugees.").cases == ()


def test_officials_are_no_case() -> None:
    assert read("The Norwegian ambassador was flown to Sudan.").cases == ()
