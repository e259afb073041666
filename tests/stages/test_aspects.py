"""PLOVER's mode and context: by the code, by the kind, by the words."""

import pytest
from tests.stages.reading import read

from onrecord.vocabulary import load
from onrecord.vocabulary.plover import PloverCodes


def aspects(sentence: str, kind: str) -> tuple[str | None, str | None]:
    event = next(event for event in read(sentence).events if event.kind == kind)
    return event.plover.mode, event.plover.context


@pytest.mark.parametrize(
    ("sentence", "kind", "mode", "context"),
    [
        ("Kenya will expel two Chilean diplomats.", "expel", "relations", "diplomatic"),
        ("Kenya shelled a Chilean village.", "fight", "heavy-weapons", "military"),
        ("Thousands of Peruvians began a hunger strike.", "demonstrate", "hunger", None),
        ("Togo granted asylum to two Chadian officers.", "protect", "asylum", "asylum"),
        ("Oman rejected a Chadian offer of talks.", "reject", "meet", "diplomatic"),
    ],
)
def test_the_code_gives_mode_and_context(sentence: str, kind: str, mode: str | None, context: str | None) -> None:
    assert aspects(sentence, kind) == (mode, context)


@pytest.mark.parametrize(
    ("sentence", "kind", "context"),
    [
        ("Kenya and Oman held talks on uranium enrichment.", "meet", "cbrn"),
        ("Kenya and Oman held talks on trade.", "meet", "economic"),
        ("Kenya and Oman held talks.", "meet", "diplomatic"),
    ],
)
def test_where_the_code_says_little_the_words_do(sentence: str, kind: str, context: str) -> None:
    assert aspects(sentence, kind)[1] == context


def test_the_longest_beginning_of_a_code_counts() -> None:
    codes = PloverCodes({"14": "demo", "142": "hunger"}, {}, (), {})
    assert [codes.mode_of(code) for code in ("1421", "140", "20")] == ["hunger", "demo", None]


def test_codes_are_given_by_their_first_digits() -> None:
    plover = load().plover
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in (*plover.modes, *plover.contexts))
