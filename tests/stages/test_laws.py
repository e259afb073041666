"""Laws and treaties by name, from short reports."""

import pytest
from tests.stages.reading import read


def test_an_enacted_law_has_its_maker_and_year() -> None:
    (law,) = read("Norway enacted a refugee protection law in 1998.").laws
    assert (law.title, law.kind, law.country, law.year) == ("refugee protection law", "law", "NOR", 1998)


@pytest.mark.parametrize(
    ("text", "title", "kind", "year"),
    [
        ("Kenya cited the 1951 Refugee Convention.", "1951 Refugee Convention", "convention", 1951),
        ("Envoys cited the Vienna Convention on Diplomatic Relations.",
         "Vienna Convention on Diplomatic Relations", "convention", None),
        ("The council adopted Resolution 1718 on Monday.", "Resolution 1718", "resolution", 2015),
        ("Kenya cited Resolution 1973 of 2011.", "Resolution 1973", "resolution", 2011),
        ("Kenya cited the Lamu Agreement of 2005.", "Lamu Agreement", "treaty", 2005),
        ("Kenya cited the Treaty of Lamu (1951).", "Treaty of Lamu", "treaty", 1951),
        ("Gabon left the Gulf of Guinea Fisheries Convention.", "Gulf of Guinea Fisheries Convention", "convention", None),
        ("Kenya left the Lamu Convention. The convention was signed in 2009.", "Lamu Convention", "convention", 2009),
        ("Kenya broke the Law of Lamu in May.", "Law of Lamu", "law", None),
    ],
)  # fmt: skip
def test_titles(text: str, title: str, kind: str, year: int | None) -> None:
    (law,) = read(text).laws
    assert (law.title, law.kind, law.year) == (title, kind, year)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya respects international law.", "Norway respects Kenyan laws.", "They broke the law.",
        "Kenya went to the Tribunal for the Law of the Sea.", "Kenya backed a draft resolution.",
    ],
)  # fmt: skip
def test_no_law_in_particular(text: str) -> None:
    assert read(text).laws == ()
