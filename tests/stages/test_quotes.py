from itertools import pairwise

import pytest

from onrecord.parse import parse
from onrecord.stages.quotes import find_quotations
from onrecord.values import Quotation


def read(text: str) -> list[tuple[str, str]]:
    return [(q.kind, text[q.inner_start : q.inner_end]) for q in find_quotations(parse(text))]


def groups(text: str) -> list[int]:
    return [q.group for q in find_quotations(parse(text))]


MARKS = [
    '"We will not leave the harbour," she said.',
    "\u201cWe will not leave the harbour,\u201d she said.",
    "\u201eWe will not leave the harbour,\u201d she said.",
    "\u00abWe will not leave the harbour,\u00bb she said.",
    "\u300cWe will not leave the harbour,\u300d she said.",
    "``We will not leave the harbour,'' she said.",
    "''We will not leave the harbour,'' she said.",
    "\u2018We will not leave the harbour,\u2019 she said.",
    "'We will not leave the harbour,' she said.",
]


@pytest.mark.parametrize("text", MARKS)
def test_every_mark(text: str) -> None:
    assert read(text) == [("speech", "We will not leave the harbour,")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('She declined, citing the "calm and order" of the port.', [("scare", "calm and order")]),
        ("The envoy called the plan \u201ca disaster.\u201d He left.", [("scare", "a disaster.")]),
        ('"Collateral damage" is a term that guards use.', [("scare", "Collateral damage")]),
        ("The film \u201cA Winter in Lorvia\u201d opened on Monday.", [("title", "A Winter in Lorvia")]),
        ('He wrote a book entitled "The Long Bridge".', [("title", "The Long Bridge")]),
        ("The guards' rights are 'not for sale', the porters' union said.", [("scare", "not for sale")]),
        ("The porters' union met the guards' union.", []),
        ("It was the winter of '94 and the guards' huts were cold.", []),
        ('"Never!" the guard shouted.', [("speech", "Never!")]),
        ("Minister: 'We will not pay'", [("speech", "We will not pay")]),
        ("The rule said nothing of marks.", []),
        ("The guard, 6'3\" tall, stood at the gate and said nothing.", []),
    ],
)
def test_kinds(text: str, wanted: list[tuple[str, str]]) -> None:
    assert read(text) == wanted


def test_nested_singles_follow_the_double_that_holds_them() -> None:
    text = "\u201cThe envoy told me \u2018go home now\u2019 and left,\u201d the consul said."
    outer, inner = find_quotations(parse(text))
    assert outer.start < inner.start and inner.end < outer.end
    assert text[inner.inner_start : inner.inner_end] == "go home now"


def test_a_quotation_split_by_its_cue_is_one_group() -> None:
    assert groups('"If this is done," he told reporters late on Monday, "we shall answer."') == [0, 0]
    assert groups('"The bridge is shut," she said. "It stays shut."') == [0, 0]


def test_two_speakers_are_two_groups() -> None:
    text = '"The bridge is shut," she said. The mayor met the guards at noon. "It is open," he said.'
    assert groups(text) == [0, 1]


def test_a_quotation_runs_over_paragraphs() -> None:
    text = '"The first part is long and goes on.\n\n"The second part ends here," he said.'
    assert groups(text) == [0, 0]


def test_a_missing_mark_harms_only_its_paragraph() -> None:
    text = 'He said, "This was never closed.\n\n"The gate is open," she said. He left.'
    assert read(text)[-1] == ("speech", "The gate is open,")
    stray = 'The gate" is open. It is.\n\n"The gate is shut," she said.'
    assert read(stray) == [("speech", "The gate is shut,")]


def test_marks_stand_at_their_offsets() -> None:
    text = " ".join(MARKS)
    for quotation in find_quotations(parse(text)):
        assert text[quotation.inner_start : quotation.inner_end] == "We will not leave the harbour,"
        assert quotation.start < quotation.inner_start < quotation.inner_end < quotation.end


def test_order() -> None:
    found: tuple[Quotation, ...] = find_quotations(parse("\n\n".join(MARKS)))
    assert len(found) == len(MARKS)
    assert all(a.end <= b.start for a, b in pairwise(found))
