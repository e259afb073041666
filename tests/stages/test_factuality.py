from functools import cache

import pytest

from onrecord.model import Report
from onrecord.parse import parse
from onrecord.stages.attribute import attribute
from onrecord.stages.clauses import find_clauses
from onrecord.stages.factuality import assess
from onrecord.stages.quotes import find_quotations
from onrecord.vocabulary import load


@cache
def read(text: str) -> dict[str, str]:
    """The class of each predicate for the last source."""
    tree, words = parse(text), load()
    clauses = find_clauses(tree, words.rulebook, words.grammar)
    report = Report(id="r", source_id="r", text=text, sha256="")
    said = attribute(report, tree, find_quotations(tree), (), clauses, words.cues)
    verdicts = assess(tree, clauses, said, words.factuality)
    return {tree.tokens[clauses[v.clause].predicate].text: v.holder for v in verdicts}


@pytest.mark.parametrize(
    ("text", "word", "holder"),
    [
        ("Lorvia closed the bridge.", "closed", "CT+"),
        ("Lorvia did not close the bridge.", "close", "CT-"),
        ("Lorvia never closed the bridge.", "closed", "CT-"),
        ("Lorvia will close the bridge.", "close", "PR+"),
        ("Lorvia may close the bridge.", "close", "PS+"),
        ("Lorvia may not close the bridge.", "close", "PS-"),
        ("Lorvia must close the bridge.", "close", "UU"),
        ("Lorvia probably closed the bridge.", "closed", "PR+"),
        ("If Lorvia closes the bridge, trade will stop.", "closes", "UU"),
        ("Did Lorvia close the bridge?", "close", "UU"),
        ("Lorvia managed to close the bridge.", "close", "CT+"),
        ("Lorvia did not manage to close the bridge.", "close", "CT-"),
        ("Lorvia failed to close the bridge.", "close", "CT-"),
        ("Lorvia may have failed to close the bridge.", "close", "PS-"),
        ("Lorvia refused to close the bridge.", "close", "CT-"),
        ("Lorvia wants to close the bridge.", "close", "UU"),
        ("Lorvia promised to close the bridge.", "close", "UU"),
        ("It is unlikely that Lorvia closed the bridge.", "closed", "PR-"),
        ("It is likely that Lorvia closed the bridge.", "closed", "PR+"),
        ("The mayor knew that Lorvia had closed the bridge.", "closed", "CT+"),
        ("The mayor said Lorvia had closed the bridge.", "closed", "CT+"),
        ("The mayor said Lorvia had not closed the bridge.", "closed", "CT-"),
        ("The mayor said Lorvia may close the bridge.", "close", "PS+"),
        ("The mayor said Lorvia failed to close the bridge.", "close", "CT-"),
        ("The mayor denied that Lorvia had closed the bridge.", "closed", "CT-"),
        ("The mayor did not deny that Lorvia had closed the bridge.", "closed", "UU"),
        ("The mayor declined to confirm that Lorvia had closed the bridge.", "closed", "UU"),
        ("The mayor denied that he had refused to close the bridge.", "close", "UU"),
        ("The mayor denied that he had refused to close the bridge.", "refused", "CT-"),
        ("The mayor admitted that Lorvia had closed the bridge.", "closed", "CT+"),
        ("The mayor confirmed that Lorvia had closed the bridge.", "closed", "CT+"),
        ("The mayor asked whether Lorvia had closed the bridge.", "closed", "UU"),
        ("The mayor demanded that Lorvia close the bridge.", "close", "UU"),
        ("The mayor added it is unlikely that Lorvia will close the bridge.", "close", "PR-"),
        ("Lorvia reportedly closed the bridge.", "closed", "PR+"),
        ("Lorvia reportedly did not close the bridge.", "close", "PR-"),
        ("Lorvia is said to have closed the bridge.", "closed", "PR+"),
        ("The mayor said he had been told by a guard that Lorvia closed the bridge.", "closed", "CT+"),
        ("The mayor said Lorvia must close the bridge.", "said", "CT+"),
        ("The ministry pretended to close the bridge.", "close", "CT-"),
    ],
)
def test_class(text: str, word: str, holder: str) -> None:
    assert read(text)[word] == holder


def test_one_assessment_for_each_clause() -> None:
    text = "The mayor said Lorvia wants to close the bridge that the guards built."
    tree, words = parse(text), load()
    clauses = find_clauses(tree, words.rulebook, words.grammar)
    verdicts = assess(tree, clauses, (), words.factuality)
    assert [v.clause for v in verdicts] == [c.index for c in clauses]
