"""The sets that people labelled (tests/labelled): every label's words stand in its text, and no text is without its labels."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from onrecord.model import Act, Stance

FOLDER = Path(__file__).parent / "labelled"
SETS = sorted(path.parent.name for path in FOLDER.glob("*/texts.yaml"))
FILES = ("first", "second", "agreed")
ACTS, STANCES = frozenset(get_args(Act)), frozenset(get_args(Stance))
COPIED = ("source", "cue", "content", "at", "condition", "about", "reason")


def content_of(name: str, who: str) -> Any:
    path = FOLDER / name / f"{who}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def copied_words(labels: list[dict[str, Any]]) -> Iterator[str]:
    """Every string of the labels that must be a copy of words of the text."""
    for label in labels:
        for field in COPIED:
            value = label.get(field)
            yield from [value] if isinstance(value, str) else value or []
        yield from copied_words(label.get("positions", []))


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("who", FILES)
def test_labels_copy_words_of_their_text(name: str, who: str) -> None:
    texts = content_of(name, "texts")
    stray = [
        (key, words)
        for key, labels in content_of(name, who).items()
        for words in copied_words(labels or [])
        if words not in ("none", "outlet", "unclear") and words not in texts[key]
    ]
    assert stray == []


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("who", FILES)
def test_every_text_is_labelled(name: str, who: str) -> None:
    labels = content_of(name, who)
    assert not labels or labels.keys() == content_of(name, "texts").keys()


@pytest.mark.parametrize("who", FILES)
def test_acts_and_stances_are_those_of_the_guidelines(who: str) -> None:
    acts = {label["act"] for labels in content_of("attributions", who).values() for label in labels or []}
    claims = [claim for labels in content_of("claims", who).values() for claim in labels or []]
    stances = {position["stance"] for claim in claims for position in claim["positions"]}
    assert (acts - ACTS, stances - STANCES) == (set(), set())
