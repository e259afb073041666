"""Bylines, datelines, outlets and times, each from one line."""

import pytest

from onrecord.model import When
from onrecord.pages.byline import byline_in, read_byline
from onrecord.pages.dateline import dateline_time, read_dateline
from onrecord.pages.outlet import from_copyright, from_source_line, named, outlet_mention
from onrecord.pages.times import better, read_times
from onrecord.pages.values import Named
from onrecord.vocabulary.pages import Pages


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Morel", "Ana Morel"),
        ("BY ANA MOREL", "ANA MOREL"),
        ("By Ana Morel and Tomas O'Sei, Plain Herald", "Ana Morel and Tomas O'Sei, Plain Herald"),
        ("By Ana Morel, Staff Reporter", "Ana Morel, Staff Reporter"),
        ("(Reporting by Ana Morel in Tarn; Editing by T. Osei)", "Ana Morel in Tarn"),
        ("Von Anna Morel", "Anna Morel"),
        ("Por Juan Morel", "Juan Morel"),
        ("박하늘 기자 sky@saebyeok.example", "박하늘"),
        ("（記者 山田太郎）", "山田太郎"),
    ],
)
def test_bylines(line: str, byline: str, pages: Pages) -> None:
    assert read_byline(line, pages) == byline


@pytest.mark.parametrize(
    "line", ["By Monday evening", "By the river", "Von Montag an", "Bystanders Said So", "정부는 기자 회견을 열었다"]
)
def test_no_bylines(line: str, pages: Pages) -> None:
    assert read_byline(line, pages) is None


def test_bylines_beside_dates(pages: Pages) -> None:
    assert (
        byline_in("By Ana Morel, Staff Reporter 입력 : 2012.03.05 09:41 | 수정 : 2012.03.06", pages)
        == "Ana Morel, Staff Reporter"
    )
    assert byline_in("Опубликовано: 5 марта 2014, 09:41. Автор: Анна Морель", pages) == "Анна Морель"


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("TARN, May 4 -- The", "TARN, May 4 --"),
        ("TARN, Highland, July 14, 2003 (LNA) -- The", "TARN, Highland, July 14, 2003 (LNA) --"),
        ("TARN (Lakes Newswire), May 4, 2003 — The", "TARN (Lakes Newswire), May 4, 2003 —"),
        ("Tarn (LNA) 4 May: The", "Tarn (LNA) 4 May:"),
        ("PORT LUNE — The", "PORT LUNE —"),
        ("(LNA) - The", "(LNA) -"),
        ("Tarn (dpa) – The", "Tarn (dpa) –"),
        ("[새벽=통신] 정부는", "[새벽=통신]"),
    ],
)
def test_datelines(text: str, dateline: str, pages: Pages) -> None:
    found = read_dateline(text, pages)
    assert found is not None
    assert text[: found.end] == dateline


@pytest.mark.parametrize(
    "text", ["US President – he said", "The envoy - who left - said", "READ MORE: Talks", "WARNING: It is"]
)
def test_no_datelines(text: str, pages: Pages) -> None:
    assert read_dateline(text, pages) is None


def test_a_dateline_dates_only_with_its_year(pages: Pages) -> None:
    dated = dateline_time("TARN, July 14, 2003 (LNA) -- The", pages)
    assert dated is not None and dated.edtf == "2003-07-14"
    assert dateline_time("TARN, July 14 (LNA) -- The", pages) is None


@pytest.mark.parametrize(
    ("line", "name", "party"),
    [
        ("Copyright © Dawnilbo & Dawn.example", "Dawnilbo", "dawnilbo"),
        ("Copyright (c) 2015 The Lowland Courier. All rights reserved.", "The Lowland Courier", "lowland-courier"),
        ("Copyright 2015 Plain Herald Inc. All rights reserved.", "Plain Herald", "plain-herald"),
        ("저작권자 새벽신문, 무단전재 및 재배포 금지", "새벽신문", "새벽신문"),
        ("版权所有 河流日报 未经授权不得转载", "河流日报", "河流日报"),
        ("جميع الحقوق محفوظة © 2014 صحيفة الوادي", "صحيفة الوادي", "صحيفة-الوادي"),
        ("© 2015 L’Écho du Val", "L’Écho du Val", "lecho-du-val"),
    ],
)
def test_copyright_lines_name_the_outlet(line: str, name: str, party: str, pages: Pages) -> None:
    found = from_copyright(line, pages)
    assert found == Named(name, "copyright line")
    mention = outlet_mention(found)
    assert (mention.party, mention.kind, mention.span, mention.reason) == (party, "outlet", None, "copyright line")


@pytest.mark.parametrize("line", ["All rights reserved.", "© 2015", "The report says nothing."])
def test_lines_without_a_holder(line: str, pages: Pages) -> None:
    assert from_copyright(line, pages) is None


def test_source_lines(pages: Pages) -> None:
    assert from_source_line("发布时间：2010-11-05 来源：River Daily 【打印】", pages) == Named("River Daily", "source line")


def test_sentences_are_no_names() -> None:
    assert named("the reports of the year that we liked best of all", "x") is None


def test_labels_part_publication_and_change(pages: Pages) -> None:
    times = read_times(["Updated Jun.3,2013 11:02 KST | Posted Jun.2,2013 07:30 KST"], pages)
    assert times.published and times.modified
    assert (times.published.edtf, times.modified.edtf) == ("2013-06-02T07:30", "2013-06-03T11:02")


def test_a_change_without_a_publication_stands_for_it_and_says_so(pages: Pages) -> None:
    times = read_times(["Last updated: 3 June 2013"], pages)
    assert times.published and times.modified
    assert (times.published.edtf, times.published.inferred, times.modified.inferred) == ("2013-06-03", True, False)


def test_a_clock_time_completes_the_same_day_only() -> None:
    day, clock, other = (When(text=e, edtf=e) for e in ("2013-06-02", "2013-06-02T07:30", "2013-06-03T07:30"))
    assert better(day, clock) == clock
    assert better(day, other) == day
    assert better(When(text="2/6/2013"), day) == day
