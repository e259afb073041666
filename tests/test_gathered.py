"""Names that a text lists among the sheltered, held or returned."""

import pytest

from onrecord.gathered import find_gathered, names_in
from onrecord.vocabulary.privacy import read_privacy


def found(text: str) -> list[str]:
    return list(dict.fromkeys(find_gathered(text, read_privacy())))


@pytest.mark.parametrize(
    "text",
    [
        "Among those still inside are Orla Vestrin, 34, and her two sons.",
        "Among those held is Orla Vestrin.",
        "One of the detainees was Orla Vestrin, a weaver.",
        "Some of the families at the gate, among them Orla Vestrin, had no papers.",
        "Families hid there. Among them was a baker, Orla Vestrin, 61.",
        "The refugees left. Among them are the nurse Orla Vestrin and others.",
        "The refugees were brought out. The group includes Orla Vestrin and a child.",
        "Those sheltering in the consulate include Orla Vestrin, 34.",
        "Twelve refugees, including Orla Vestrin, 20, crossed the river.",
        "Others still detained are Orla Vestrin and a cousin.",
        "Orla Vestrin was among the deportees, a guard said.",
        "Orla Vestrin, 34, is one of those trapped in the compound.",
        "Orla Vestrin, who fled in May, waits at the gate.",
        "Orla Vestrin, 19, who was handed over on Monday, is well.",
        "A man sent back in June was identified by neighbours as Orla Vestrin.",
        "The defector gave her name as Orla Vestrin.",
        "In the yard of the shelter for refugees Orla Vestrin, 41, and her three daughters slept on mats.",
        "The five returnees - Orla Vestrin, 20, and four others - were seen on Friday.",
    ],
)
def test_a_listed_name_is_found(text: str) -> None:
    assert "Orla Vestrin" in found(text)


def test_every_name_of_a_list_is_found() -> None:
    text = "Among those inside are Orla Vestrin, 34, Ilmar Tokk, 7, and the tailor Nuri al-Hamdo."
    assert found(text) == ["Orla Vestrin", "Ilmar Tokk", "Nuri al-Hamdo"]
    assert found("Among those inside are Orla, 34, and Ilmar, 7.") == ["Orla", "Ilmar"]


@pytest.mark.parametrize(
    "text",
    [
        "Among those who spoke was Orla Vestrin.",
        "Among the guests at the ceremony were Orla Vestrin and Ilmar Tokk.",
        "The delegation includes Orla Vestrin.",
        "Orla Vestrin, who chairs the committee, spoke of the refugees.",
        "Orla Vestrin, 34, won the race.",
        "The refugees wrote to Orla Vestrin.",
        "The detainees were moved to North Harbour.",
        "It is known as the Long Wall.",
    ],
)
def test_lists_of_others_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_ages_and_words_before_a_name_are_no_part_of_it() -> None:
    assert list(names_in("the nurse Orla Vestrin, aged 34, and Ilmar Tokk (7)")) == ["Orla Vestrin", "Ilmar Tokk"]
