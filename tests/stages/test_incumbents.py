"""Names of holders of high office: when a name alone means one of them, and when a title and the year are needed."""

import pytest

from onrecord.stages.incumbents import find_incumbent
from onrecord.vocabulary.holders import Listing, index_holders

HEADS = frozenset({"president", "king"})
LISTING = Listing(
    offices={
        "PER": ("Rosa Quint 1990-1995", "Rosa Quint 2001-2004", "Ivo Marsh 1996-2000"),
        "CHL": ("Ana Marsh 1999-2003", "King Olav 1980-2010"),
        "KOR": ("Pak Do-hun 2003-2008",),
        "IGOUNO": ("Émile Quarshie 1997-",),
    },
    alone=frozenset({"Quint"}),
)
HOLDERS = index_holders(LISTING, frozenset({"KOR"}))


@pytest.mark.parametrize(
    ("name", "titles", "year", "code"),
    [
        ("Rosa Quint", (), 1992, "PER"), ("Rosa M. Quint", (), None, "PER"), ("Quint", (), 1992, "PER"),
        ("Marsh", ("president",), 1997, "PER"), ("Marsh", ("president",), 2002, "CHL"),
        ("Pak Do-hun", (), 2005, "KOR"), ("Pak", ("president",), 2005, "KOR"), ("Emile Quarshie", (), 2020, "IGOUNO"),
        ("Olav", ("king",), 1990, "CHL"),
        # several fit, another year, no title, a title that the name asks for is missing, another first name
        ("Marsh", ("president",), 1999, None), ("Marsh", ("president",), None, None), ("Marsh", ("president",), 1980, None),
        ("Marsh", (), 1997, None), ("Olav", ("president",), 1990, None), ("Ina Quint", (), 1992, None),
        ("Rosa Quint", (), 1980, None), ("Do-hun", ("president",), 2005, None),
    ],
)  # fmt: skip
def test_a_name_means_whom_its_title_and_year_allow(
    name: str, titles: tuple[str, ...], year: int | None, code: str | None
) -> None:
    found = find_incumbent(name, frozenset(titles), HEADS, HOLDERS, year)
    assert (found.code if found else None) == code


def test_the_term_that_the_year_falls_into_is_taken() -> None:
    found = find_incumbent("Rosa Quint", frozenset(), HEADS, HOLDERS, 2002)
    assert found is not None
    assert (found.first, found.held(2002), found.held(2010)) == (2001, True, False)


def test_a_line_without_years_is_refused() -> None:
    with pytest.raises(ValueError, match="Ivo Marsh"):
        index_holders(Listing(offices={"PER": ("Ivo Marsh",)}, alone=frozenset()), frozenset())
