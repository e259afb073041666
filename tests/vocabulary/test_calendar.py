"""The date rules prove themselves: each reads its examples, and without it they read otherwise."""

import re

import msgspec
import pytest

from onrecord.expressions.lexicon import Alphabet, compile_patterns
from onrecord.model import Report, When
from onrecord.parse import parse
from onrecord.stages.dates import find_dates
from onrecord.vocabulary import load
from onrecord.vocabulary.calendar import Calendar, DateRule, prepare

RULES = load().calendar.rules
REPORTED = When(text="2011-12-09", edtf="2011-12-09")


def values(sentence: str, calendar: Calendar) -> dict[str, str]:
    """The TIMEX3 value of each date by its text."""
    text = re.sub(r"[\[\]]", "", sentence)
    report = Report(id="r", source_id="r", text=text, sha256="", published=REPORTED)
    found = find_dates(report, parse(text), calendar)
    return {when.text: when.timex.value for when in found if when.timex is not None}


def marked(sentence: str) -> str:
    found = re.search(r"\[(.*)\]", sentence)
    assert found is not None, f"no date is marked in {sentence!r}"
    return found.group(1)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_reads_its_examples_and_is_needed(rule: DateRule) -> None:
    calendar = load().calendar
    rest = tuple(other for other in RULES if other is not rule)
    without = prepare(msgspec.structs.replace(calendar.words, rules=rest), calendar.numbers)
    for sentence, value in rule.match.items():
        assert values(sentence, calendar).get(marked(sentence)) == value
        assert values(sentence, without).get(marked(sentence)) != value


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("pattern", ["month & day", "mouth day"])
def test_a_pattern_that_cannot_be_read_is_named(pattern: str) -> None:
    alphabet = Alphabet()
    alphabet.char(["month"])
    alphabet.char(["day"])
    with pytest.raises(ValueError, match="month & day" if "&" in pattern else "mouth"):
        compile_patterns([pattern], alphabet)


def test_a_rule_needs_an_example() -> None:
    with pytest.raises(ValueError, match="rule x"):
        DateRule(id="x", reading="calendar", pattern="year", match={})
