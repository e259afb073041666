"""Every cue's own sentences: those under `match` must give exactly the marked spans, those under `no_match` nothing."""

import re

import pytest

from onrecord.model import Report
from onrecord.parse import parse
from onrecord.stages.attribute import attribute
from onrecord.stages.clauses import find_clauses
from onrecord.stages.quotes import find_quotations
from onrecord.values import Attribution
from onrecord.vocabulary import load
from onrecord.vocabulary.cues import Cue, read_cues

_MARKED = re.compile(r"\[(source|cue|content) ([^\]]*)\]")
CUES = read_cues()
MATCH = [(cue, text) for cue in CUES.entries for text in cue.match]
NO_MATCH = [(cue, text) for cue in CUES.entries for text in cue.no_match]


def read(text: str) -> tuple[Attribution, ...]:
    tree, words = parse(text), load()
    clauses = find_clauses(tree, words.rulebook, words.grammar)
    report = Report(id="r", source_id="r", text=text, sha256="")
    return attribute(report, tree, find_quotations(tree), (), clauses, CUES)


def marked(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
    for role, words in _MARKED.findall(text):
        found[role].append(words)
    return found


@pytest.mark.parametrize(("cue", "text"), MATCH, ids=lambda v: v.id if isinstance(v, Cue) else v)
def test_match(cue: Cue, text: str) -> None:
    wanted = marked(text)
    found = [
        {
            "source": [a.source.name] if a.source and not a.source.inferred else [],
            "cue": [a.cue.text] if a.cue else [],
            "content": [span.text for span in a.content],
        }
        for a in read(_MARKED.sub(r"\2", text))
        if a.rule == f"cue/{cue.id}"
    ]
    assert wanted in found


@pytest.mark.parametrize(("cue", "text"), NO_MATCH, ids=lambda v: v.id if isinstance(v, Cue) else v)
def test_no_match(cue: Cue, text: str) -> None:
    assert f"cue/{cue.id}" not in [a.rule for a in read(text)]
