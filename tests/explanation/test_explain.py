"""Explanations of a short report by the whole pipeline."""

import re
from pathlib import Path

import pytest

import onrecord
from onrecord.explanation.lines import lines
from onrecord.explanation.reasons import Explanation, Near

REPORT = """Kenya gives its word over bridge

May 9, 2011

Kenya promised Norway on Monday to reopen the bridge.

The promise of spring was in the air. The ferry rusted.
"""


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explained") / "bridge.txt"
    path.write_text(REPORT)
    return path


def test_an_event_tells_its_clause_rule_and_roles(article: Path) -> None:
    told = next(told for told in onrecord.explain(article, "promised Norway") if "event, Pledge: Kenya" in told)
    assert "verb “promise”, past" in told
    assert "pledge/verb-1 (pledge: promises" in told
    assert re.search(r"actor: +“Kenya”", told)
    assert re.search(r"recipient: +“Norway”", told)


def test_an_id_is_enough(article: Path) -> None:
    event = onrecord.read(article).events[0]
    for start in (event.id, event.id[:6], event.id.partition("-")[2][:6]):
        assert [told.split()[0] for told in onrecord.explain(article, start)] == [event.id]


def test_words_that_were_not_coded_tell_why(article: Path) -> None:
    told = "\n".join(onrecord.explain(article, "promise of spring"))
    assert "not coded" in told
    assert re.search(r"did not fire: +pledge/", told)
    assert "no rule knows “rust”" in "\n".join(onrecord.explain(article, "The ferry"))


def test_everything_is_explained_unasked(article: Path) -> None:
    record = onrecord.read(article)
    found = [told.split()[0] for told in onrecord.explain(article)]
    assert found == [*(event.id for event in record.events), *(said.id for said in record.statements)]


def test_what_is_not_there_is_an_error(article: Path) -> None:
    with pytest.raises(onrecord.OptionError, match="answers to 'unicorn'"):
        onrecord.explain(article, "unicorn")


def test_lines_are_wrapped_under_their_field() -> None:
    told = Explanation(item=None, title="not coded", quote="word " * 20, near=(Near("pledge/verb-1", "passive is true"),))
    assert list(lines(told, 50)) == [
        "not coded",
        "  words:          word word word word word word",
        "                  word word word word word word",
        "                  word word word word word word",
        "                  word word",
        "  did not fire:   pledge/verb-1: passive is true",
    ]
