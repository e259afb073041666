import pytest

from onrecord.model import DateRelation, When
from onrecord.outline.dates import date_in_words, when_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2011-12-09T10:15", "9 December 2011, 10:15"),
        ("2011-12-09T10:15:30+09:00", "9 December 2011, 10:15"),
        ("2011-12-08", "8 December 2011"),
        ("2011-01", "January 2011"),
        ("2006", "2006"),
        ("2006~", "about 2006"),
        ("2006?", "possibly 2006"),
        ("2011-22", "summer 2011"),
        ("201X", "the 2010s"),
        ("19XX", "the 1900s"),
        ("2011-XX-XX", "2011"),
        ("2010-10/2010-12", "October to December 2010"),
        ("2010-10/2011-02", "October 2010 to February 2011"),
        ("2006/..", "since 2006"),
        ("../2006", "until 2006"),
        ("2011-99", "2011-99"),
        ("soon", "soon"),
    ],
)
def test_edtf_in_words(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "relation", "words"),
    [
        ("2011-12-08", "on", "on 8 December 2011"),
        ("2011-01", "on", "in January 2011"),
        ("2008", "since", "since 2008"),
        ("2008/..", "since", "since 2008"),
        ("2010-10/2010-12", "on", "within October to December 2010"),
        ("2011-01-05", "before", "before 5 January 2011"),
        (None, "on", "“last week”"),
    ],
)
def test_dates_get_their_preposition(edtf: str | None, relation: DateRelation, words: str) -> None:
    assert when_in_words(When(text="last week", edtf=edtf, relation=relation)) == words
