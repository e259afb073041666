"""Confidence: what counts for and against a code, and the calibration that turns it into a chance."""

import pytest

from onrecord import pipeline
from onrecord.model import Report
from onrecord.parse import parse
from onrecord.stages.grounds import grounds_of
from onrecord.vocabulary import load


def grounds(text: str, kind: str) -> tuple[str, ...]:
    """What is told of the first event of a kind."""
    report = Report(id="r", source_id="r", text=text, sha256="")
    values = pipeline.run(report, parse(text), load())
    found = grounds_of(values["tree"], values["clauses"], values["coded"], values["events"], load().rulebook)
    return next(known for event, known in zip(values["events"], found, strict=True) if event.kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "ground"),
    [
        ("Kenya will expel two Peruvian diplomats.", "expel", "modal"),
        ("If Kenya expels the Peruvian diplomats, talks will stop.", "expel", "condition"),
        ("Two Peruvian diplomats were expelled.", "expel", "no actor"),
        ("Kenya warned Peru. It expelled two Peruvian diplomats.", "expel", "actor by pronoun or description"),
        ("Kenya left the talks after it expelled two Peruvian diplomats.", "expel", "below another clause"),
        ("Kenya criticised Peru and expelled two Peruvian diplomats.", "expel", "one more event in the sentence"),
    ],
)
def test_what_counts(text: str, kind: str, ground: str) -> None:
    assert ground in grounds(text, kind)
    assert ground not in grounds("Kenya expelled two Peruvian diplomats.", "expel")


def test_every_ground_has_a_weight_and_lowers_or_raises_the_chance() -> None:
    known = load().confidence
    plain = known.chance(())
    assert 0 < plain < 1
    for ground, weight in known.grounds.items():
        assert (known.chance((ground,)) > plain) == (weight > 0)


def test_an_event_has_a_chance_unless_it_has_no_code() -> None:
    text = "Kenya promised to expel two Peruvian diplomats."
    report = Report(id="r", source_id="r", text=text, sha256="")
    events = pipeline.run(report, parse(text), load())["events"]
    assert {event.cameo is None for event in events} == {True, False}
    assert all((event.confidence is None) == (event.cameo is None) for event in events)
