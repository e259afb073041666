import pytest

from onrecord.pages.clock import Order, find_stamps, is_date_line, read_when
from onrecord.vocabulary.pages import Pages

PRINTED = [
    ("May 04, 2015 17:05", "2015-05-04T17:05"),
    ("Jun.3,2013 11:02 KST", "2013-06-03T11:02"),
    ("4th of May 2015", "2015-05-04"),
    ("Mon, 4 May 2015", "2015-05-04"),
    ("10:15 AM EST, Fri May 8, 2015", "2015-05-08T10:15"),
    ("9 p.m., May 4, 2015", "2015-05-04T21:00"),
    ("12:05 am, May 4, 2015", "2015-05-04T00:05"),
    ("May 4, 2015 at 9.41pm", "2015-05-04T21:41"),
    ("2015-05-04T17:05:09+09:00", "2015-05-04T17:05"),
    ("2015.05.04 17:05", "2015-05-04T17:05"),
    ("2015. 5. 4. 오후 5:05", "2015-05-04T17:05"),
    ("2015년 5월 4일 (월) 오전 9:41", "2015-05-04T09:41"),
    ("2015年5月4日 午後5時05分", "2015-05-04T17:05"),
    ("2015/5/4(月) 9:41", "2015-05-04T09:41"),
    ("2015年5月4日 上午9:41", "2015-05-04T09:41"),
    ("4 мая 2015, 09:41", "2015-05-04T09:41"),
    ("٤ مايو ٢٠١٥ ٠٩:٤١ م", "2015-05-04T21:41"),
    ("4. Mai 2015 um 09:41 Uhr", "2015-05-04T09:41"),
    ("1er mai 2015 à 9h41", "2015-05-01T09:41"),
    ("4 de mayo de 2015 a las 09:41", "2015-05-04T09:41"),
    ("4 de maio de 2015 às 9h41", "2015-05-04T09:41"),
    ("4 maggio 2015 alle 09:41", "2015-05-04T09:41"),
    ("04.05.2015", "2015-05-04"),
    ("25/12/2015 10:00", "2015-12-25T10:00"),
    ("12/25/2015", "2015-12-25"),
    ("5/5/2015", "2015-05-05"),
]


@pytest.mark.parametrize(("line", "edtf"), PRINTED)
def test_dates_of_many_languages(line: str, edtf: str, pages: Pages) -> None:
    assert [stamp.when.edtf for stamp in find_stamps(line, pages)] == [edtf]
    assert is_date_line(line, pages)


def test_the_printed_words_and_the_zone_are_kept(pages: Pages) -> None:
    (stamp,) = find_stamps("Published 2015-05-04T17:05:09+09:00 by", pages)
    assert stamp.when.text == "2015-05-04T17:05:09+09:00"
    assert stamp.when.timex and (stamp.when.timex.type, stamp.when.timex.value) == ("TIME", "2015-05-04T17:05+09:00")
    assert stamp.when.precision == "day"


@pytest.mark.parametrize("line", ["2015-02-30", "31 June 2015", "00/13/2015", "99999-01-01", "0000-01-01", "15 pages in 2015"])
def test_no_date_is_made_up(line: str, pages: Pages) -> None:
    assert find_stamps(line, pages) == ()


def test_two_readings_stay_open(pages: Pages) -> None:
    (stamp,) = find_stamps("5/12/2011", pages)
    assert (stamp.when.text, stamp.when.edtf, stamp.when.timex) == ("5/12/2011", None, None)


@pytest.mark.parametrize(("order", "edtf"), [("day", "2011-12-05"), ("month", "2011-05-12")])
def test_a_known_order_decides(order: Order, edtf: str, pages: Pages) -> None:
    assert [stamp.when.edtf for stamp in find_stamps("5/12/2011", pages, order)] == [edtf]


@pytest.mark.parametrize("line", ["He met them on 4 May 2015 at 17:05", "The report of May 4, 2015", "In 2015"])
def test_sentences_are_no_date_lines(line: str, pages: Pages) -> None:
    assert not is_date_line(line, pages)


@pytest.mark.parametrize("line", ["1" * 40_000, "2011-" * 8_000, "1 " * 20_000, "5/12/" * 8_000, "May " * 10_000 + "2011"])
def test_hostile_lines_give_no_date(line: str, pages: Pages) -> None:
    assert [stamp.when.edtf for stamp in find_stamps(line, pages) if stamp.when.edtf] == []
    assert read_when(line, pages) is None
    assert not is_date_line(line, pages)
