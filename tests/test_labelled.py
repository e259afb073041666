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
ALONE = frozenset({"references", "disputes", "events"})  # labelled once so far
LABELLED = [(name, who) for name in SETS for who in FILES if who == "first" or name not in ALONE]
ACTS, STANCES = frozenset(get_args(Act)), frozenset(get_args(Stance))
COPIED = ("source", "cue", "content", "at", "condition", "demanded_by", "about", "reason")
NAMES = ("is", "by", "to", "party", "chain")


def content_of(name: str, who: str) -> Any:
    path = FOLDER / name / f"{who}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def words_in(labels: list[dict[str, Any]], fields: tuple[str, ...]) -> Iterator[str]:
    """Every string of these fields of the labels, and of the positions in them."""
    for label in labels:
        for field in fields:
            value = label.get(field)
            yield from [value] if isinstance(value, str) else value or []
        yield from words_in(label.get("positions", []), fields)


def stray(name: str, who: str, fields: tuple[str, ...]) -> list[tuple[str, str]]:
    """The words of these fields that do not stand in their text."""
    texts = content_of(name, "texts")
    return [
        (key, words)
        for key, labels in content_of(name, who).items()
        for words in words_in(labels or [], fields)
        if words not in ("none", "outlet", "unclear") and words not in texts[key]
    ]


@pytest.mark.parametrize(("name", "who"), LABELLED)
def test_labels_copy_words_of_their_text(name: str, who: str) -> None:
    assert stray(name, who, COPIED) == []


@pytest.mark.parametrize("name", sorted(set(SETS) - ALONE))
def test_settled_labels_copy_names_too(name: str) -> None:
    assert stray(name, "agreed", NAMES) == []


@pytest.mark.parametrize(("name", "who"), LABELLED)
def test_every_text_is_labelled(name: str, who: str) -> None:
    assert content_of(name, who).keys() == content_of(name, "texts").keys()


def test_sets_are_as_large_as_they_should_be() -> None:
    found = {name: [one for labels in content_of(name, "agreed").values() for one in labels] for name in SETS}
    levels = [len(label["chain"]) - 1 for label in found["attributions"]]
    positions = [claim["positions"] for claim in found["claims"]]
    contested = [held for held in positions if len(held) > 1 or held[0]["stance"] != "asserts"]
    assert len(levels) >= 150 and max(levels) >= 3
    assert (len(found["sources"]) >= 100, len(content_of("commitments", "texts")) >= 120, len(contested) >= 60) == (True,) * 3


@pytest.mark.parametrize("who", FILES)
def test_acts_and_stances_are_those_of_the_guidelines(who: str) -> None:
    acts = {label["act"] for labels in content_of("attributions", who).values() for label in labels or []}
    claims = [claim for name in ("claims", "disputes") for labels in content_of(name, who).values() for claim in labels or []]
    stances = {position["stance"] for claim in claims for position in claim["positions"]}
    assert (acts - ACTS, stances - STANCES) == (set(), set())


def test_the_words_of_each_coded_event_stand_in_its_sentence() -> None:
    texts, labels = content_of("events", "texts"), content_of("events", "first")
    words = [(key, part) for key, events in labels.items() for event in events for part in event["words"].split(" ... ")]
    assert [(key, part) for key, part in words if part not in texts[key]] == []
    assert set(content_of("events", "held-out")) < texts.keys()
