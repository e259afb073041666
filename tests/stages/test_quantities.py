"""Counts of people and things: their bounds and what they count."""

import pytest

from onrecord.model import Report, When
from onrecord.parse import parse
from onrecord.stages.dates import find_dates
from onrecord.stages.quantities import find_quantities
from onrecord.values import Count
from onrecord.vocabulary import load

Row = tuple[str, float | None, float | None, bool, str]


def counts(text: str) -> list[Row]:
    """Text, bounds, approximate and the counted word of each quantity."""
    tree = parse(text)
    return [
        (c.quantity.text, c.quantity.min, c.quantity.max, c.quantity.approximate, tree.tokens[c.head].text)
        for c in find_quantities(tree, (), load().numbers)
    ]


def beside_dates(text: str) -> tuple[Count, ...]:
    """The counts of a text whose dates are known."""
    tree = parse(text)
    report = Report(id="r", source_id="r", text=text, sha256="", published=When(text="", edtf="2011-12-09"))
    return find_quantities(tree, find_dates(report, tree, load().calendar), load().numbers)


COUNTED: list[tuple[str, list[Row]]] = [
    ("Five Ruritanians entered the embassy.", [("Five", 5.0, 5.0, False, "Ruritanians")]),
    ("Some 200 sailors found shelter.", [("Some 200", 200.0, 200.0, True, "sailors")]),
    ("At least 11 diplomats were expelled.", [("At least 11", 11.0, None, False, "diplomats")]),
    ("More than 40 guards left.", [("More than 40", 40.0, None, False, "guards")]),
    ("Up to five guards stayed.", [("Up to five", None, 5.0, False, "guards")]),
    ("Fewer than ten envoys came.", [("Fewer than ten", None, 10.0, False, "envoys")]),
    ("Nearly half of the refugees stayed.", [("Nearly half", 0.5, 0.5, True, "refugees")]),
    ("Half the staff left.", [("Half", 0.5, 0.5, False, "staff")]),
    ("A third of the staff left.", [("A third", 0.333, 0.333, False, "staff")]),
    ("Two thirds of the villagers fled.", [("Two thirds", 0.667, 0.667, False, "villagers")]),
    ("Dozens of refugees fled.", [("Dozens", 24.0, None, True, "refugees")]),
    ("Hundreds of sailors fled.", [("Hundreds", 200.0, None, True, "sailors")]),
    ("Hundreds of thousands of people fled.", [("Hundreds of thousands", 200000.0, None, True, "people")]),
    ("Tens of thousands of villagers fled.", [("Tens of thousands", 20000.0, None, True, "villagers")]),
    ("Two or three envoys came.", [("Two or three", 2.0, 3.0, False, "envoys")]),
    ("Between 5 and 10 officers came.", [("Between 5 and 10", 5.0, 10.0, False, "officers")]),
    ("Five to ten officers came.", [("Five to ten", 5.0, 10.0, False, "officers")]),
    ("A couple of guards came.", [("A couple", 2.0, 2.0, False, "guards")]),
    ("A few guards came.", [("A few", 2.0, None, True, "guards")]),
    ("Several guards came.", [("Several", 2.0, None, True, "guards")]),
    ("A handful of guards came.", [("A handful", 2.0, None, True, "guards")]),
    ("A dozen sailors were freed.", [("A dozen", 12.0, 12.0, False, "sailors")]),
    ("Two dozen sailors were freed.", [("Two dozen", 24.0, 24.0, False, "sailors")]),
    ("Half a dozen sailors were freed.", [("Half a dozen", 6.0, 6.0, False, "sailors")]),
    ("Another five defectors entered.", [("five", 5.0, 5.0, False, "defectors")]),
    ("One Ruritanian was turned back.", [("One", 1.0, 1.0, False, "Ruritanian")]),
    ("One of the envoys resigned.", [("One", 1.0, 1.0, False, "envoys")]),
    ("Two of the envoys resigned.", [("Two", 2.0, 2.0, False, "envoys")]),
    ("The ministry agreed to let the five go.", [("five", 5.0, 5.0, False, "five")]),
    ("About 1,200 soldiers crossed the border.", [("About 1,200", 1200.0, 1200.0, True, "soldiers")]),
    ("Almost three hundred villagers fled.", [("Almost three hundred", 300.0, 300.0, True, "villagers")]),
    ("Two hundred and five villagers fled.", [("Two hundred and five", 205.0, 205.0, False, "villagers")]),
    ("Twenty-one states signed.", [("Twenty-one", 21.0, 21.0, False, "states")]),
    ("Ruritania gave $3 million in aid.", [("$3 million", 3000000.0, 3000000.0, False, "million")]),
    ("Ruritania gave 3 billion yen in aid.", [("3 billion yen", 3000000000.0, 3000000000.0, False, "yen")]),
    ("Ruritania gave US$2.5bn in aid.", [("US$2.5bn", 2500000000.0, 2500000000.0, False, "2.5bn")]),
    ("Some 40 percent of the voters stayed at home.", [("Some 40 percent", 40.0, 40.0, True, "percent")]),
    ("Duties of up to 15 per cent were weighed.", [("up to 15 per cent", None, 15.0, False, "cent")]),
    ("He handed over eleven men.", [("eleven", 11.0, 11.0, False, "men")]),
    ("They mapped fields around two villages.", [("two", 2.0, 2.0, False, "villages")]),
    (
        "Around 200 men left over 20 towns.",
        [("Around 200", 200.0, 200.0, True, "men"), ("over 20", 20.0, None, False, "towns")],
    ),
    ("Support fell to 12.5%.", [("12.5%", 12.5, 12.5, False, "%")]),
    ("No fewer than six states abstained.", [("No fewer than six", 6.0, None, False, "states")]),
    ("As many as 30 boats were seized.", [("As many as 30", None, 30.0, False, "boats")]),
    ("No more than four inspectors may enter.", [("No more than four", None, 4.0, False, "inspectors")]),
    ("Roughly 1.5 million people fled.", [("Roughly 1.5 million", 1500000.0, 1500000.0, True, "people")]),
    ("Twenty or so fishermen were held.", [("Twenty or so", 20.0, 20.0, True, "fishermen")]),
    ("Three or more fishermen were held.", [("Three or more", 3.0, None, False, "fishermen")]),
    ("At most two envoys may enter.", [("At most two", None, 2.0, False, "envoys")]),
    (
        "150 of the 400 officials were expelled.",
        [("150", 150.0, 150.0, False, "officials"), ("400", 400.0, 400.0, False, "officials")],
    ),
    ("Two to three million people fled.", [("Two to three million", 2000000.0, 3000000.0, False, "people")]),
    ("Around a hundred tents were burned.", [("Around a hundred", 100.0, 100.0, True, "tents")]),
    ("Half a million people fled.", [("Half a million", 500000.0, 500000.0, False, "people")]),
    ("An estimated 900 people crossed.", [("An estimated 900", 900.0, 900.0, True, "people")]),
    ("Two million refugees live there.", [("Two million", 2000000.0, 2000000.0, False, "refugees")]),
    ("Just under 50 ships took part.", [("Just under 50", 50.0, 50.0, True, "ships")]),
    ("Well over 100 ships took part.", [("Well over 100", 100.0, None, False, "ships")]),
    ("Three-quarters of the land is mined.", [("Three-quarters", 0.75, 0.75, False, "land")]),
    ("Upwards of 60 houses burned.", [("Upwards of 60", 60.0, None, False, "houses")]),
    ("None of the twelve was named.", [("twelve", 12.0, 12.0, False, "twelve")]),
    ("A score of villages burned.", [("A score", 20.0, 20.0, False, "villages")]),
    ("Anywhere from 20 to 30 sailors were aboard.", [("20 to 30", 20.0, 30.0, False, "sailors")]),
    ("The number rose from 20 to 30 sailors.", [("20", 20.0, 20.0, False, "20"), ("30", 30.0, 30.0, False, "sailors")]),
    ("One in five refugees is a child.", [("One in five", 0.2, 0.2, False, "refugees")]),
    ("Nine out of ten villagers fled.", [("Nine out of ten", 0.9, 0.9, False, "villagers")]),
    ("Between two and three dozen boats came.", [("Between two and three dozen", 24.0, 36.0, False, "boats")]),
    ("Two or three hundred boats came.", [("Two or three hundred", 200.0, 300.0, False, "boats")]),
    ("Some 1.2m refugees fled.", [("Some 1.2m", 1200000.0, 1200000.0, True, "refugees")]),
    ("The toll, 34, is the worst in years.", [("34", 34.0, 34.0, False, "34")]),
    ("They were 15 in all.", [("15", 15.0, 15.0, False, "15")]),
    ("Under 20 guards were left.", [("Under 20", None, 20.0, False, "guards")]),
    ("Four women and six children were found.", [("Four", 4.0, 4.0, False, "women"), ("six", 6.0, 6.0, False, "children")]),
    ("Several hundred villagers fled.", [("Several hundred", 200.0, None, True, "villagers")]),
    ("A few dozen sailors were freed.", [("A few dozen", 24.0, None, True, "sailors")]),
]

NOT_COUNTED = [
    "The 15-year-old boy was freed.",
    "A boy aged 15 was freed.",
    "He is 15.",
    "The boy, who is 15, was freed.",
    "The guard and his son, 12, were held.",
    "The mission is 20 years old.",
    "Not one envoy came.",
    "Anna Novak, 34, was freed.",
    "The council adopted Resolution 1973.",
    "Article 9 forbids it.",
    "Flight 103 landed.",
    "They won 3-2.",
    "The number is 202-555-0199.",
    "Call 555-1234.",
    "The first envoy came third.",
    "One must not forget it.",
    "No one came.",
    "The six-party talks resumed.",
    "The three-nation group met.",
    "It happened in 1998.",
    "The one who fled was freed.",
    "They spoke to one another.",
    "Room 12 was empty.",
    "1. Ruritania shall withdraw.",
    "The paper is on page 4.",
    "He is No. 2 in the party.",
    "Few came.",
]


@pytest.mark.parametrize(("text", "rows"), COUNTED, ids=[text for text, _ in COUNTED])
def test_what_is_counted(text: str, rows: list[Row]) -> None:
    assert counts(text) == rows


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_what_counts_nothing(text: str) -> None:
    assert counts(text) == []


def test_numbers_of_dates_are_no_counts() -> None:
    text = "On May 5, two weeks ago, at 10:35 a.m., seven envoys met for three days; ten stayed until 2014."
    assert [count.quantity.text for count in beside_dates(text)] == ["seven", "ten"]


def test_a_rise_is_two_counts_not_a_range() -> None:
    assert [row[1:3] for row in counts("The number of guards rose from 5 to 10.")] == [(5, 5), (10, 10)]


def test_the_span_stands_in_the_text() -> None:
    text = "Early on, some 200 Ruritanians entered."
    (count,) = beside_dates(text)
    span = count.quantity.span
    assert span is not None
    assert text[span.start : span.end] == span.text == "some 200"


def test_a_text_of_digits_costs_little() -> None:
    assert counts("1" * 40_000) == []
