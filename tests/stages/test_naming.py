"""Listed names: the longest at each word, as it is meant on the report's day and among the report's other names."""

from functools import cache

import pytest

from onrecord.model import Report, When
from onrecord.parse import parse
from onrecord.stages.naming import Listed, find_names
from onrecord.vocabulary.parties import Parties, read_parties


@cache
def parties() -> Parties:
    return read_parties()


def names(text: str, published: str | None = None) -> Listed:
    when = When(text="", edtf=published) if published else None
    return find_names(Report(id="r", source_id="r", text=text, sha256="", published=when), parse(text), parties())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya and Chile signed.", ["Kenya KEN", "Chile CHL"]),
        ("The South Korean army left South Sudan.", ["South Korean KOR", "South Sudan SSD"]),
        ("North and South Korea talked.", ["North PRK", "South Korea KOR"]),
        ("KENYA protested.", ["KENYA KEN"]),
        ("The weather was fine.", []),
    ],
)
def test_the_longest_name_is_taken(text: str, found: list[str]) -> None:
    tree = parse(text)
    assert [f"{tree.span(hit.first, hit.last).text} {hit.name.country}" for hit in names(text).hits] == found


def test_countries_are_counted_but_outlets_show_none() -> None:
    assert names("Kenya met Chile. Kenyan troops left. Reuters said so.").countries == {"KEN": 2, "CHL": 1}


def test_an_office_that_one_state_has_is_nobodys_in_a_report_of_others() -> None:
    text = "The Secretary of State met the press in {}."
    assert [hit.name.country for hit in names(text.format("the hall")).hits] == ["USA"]
    assert [hit.name.country for hit in names(text.format("Chile")).hits] == [None, "CHL"]
