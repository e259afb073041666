"""Matching: at most one match a kind on a clause, that of the rule that fills most roles."""

from onrecord.parse import parse
from onrecord.stages.clauses import find_clauses
from onrecord.stages.judge import scene_of, verdicts
from onrecord.stages.match import match_kinds
from onrecord.vocabulary import load
from onrecord.vocabulary.kinds import Codes, Kind, Rule
from onrecord.vocabulary.rulebook import rulebook

BARE = Rule(id="bare", verb=frozenset({"expel"}), match=("x",), no_match=("x",))
FULL = Rule(id="full", verb=frozenset({"expel"}), affected=("object",), match=("x",), no_match=("x",))
EXPEL = Kind(kind="expel", meaning="", cameo=Codes(default="161"), rules=(BARE, FULL))


def test_the_fuller_rule_wins() -> None:
    tree = parse("Kenya expelled two diplomats.")
    book = rulebook((EXPEL,), {})
    clauses = find_clauses(tree, book, load().grammar)
    (match,) = match_kinds(tree, clauses, (), book)
    assert match.rule == "expel/full" and match.cameo == "161"
    assert tree.tokens[match.heads("affected")[0]].text == "diplomats"


def test_a_rule_that_does_not_fire_says_why() -> None:
    passive = Rule(id="passive", verb=frozenset({"expel"}), passive=True, match=("x",), no_match=("x",))
    tree = parse("Kenya expelled two diplomats.")
    book = rulebook((Kind(kind="expel", meaning="", cameo=Codes(default="161"), rules=(passive,)),), {})
    clauses = find_clauses(tree, book, load().grammar)
    scene = scene_of(tree, clauses, (), book)
    (verdict,) = (v for clause in clauses for v in verdicts(scene, clause, book))
    assert verdict.failed == "passive is false"


def test_a_kind_leaves_the_clause_to_the_one_it_yields_to() -> None:
    general = Kind(kind="cut", meaning="", cameo=Codes(default="160"), rules=(BARE,), yields=frozenset({"expel"}))
    tree = parse("Kenya expelled two diplomats.")
    for kinds, found in (((general, EXPEL), ["expel"]), ((general,), ["cut"])):
        book = rulebook(kinds, {})
        matches = match_kinds(tree, find_clauses(tree, book, load().grammar), (), book)
        assert [match.kind for match in matches] == found
