"""Every rule's own examples: what it must match, with the roles as marked, and what it must not."""

from functools import cache

import pytest
from tests.stages.reading import mentions_of

from onrecord.model import Report
from onrecord.parse import parse
from onrecord.stages.clauses import find_clauses
from onrecord.stages.judge import Verdict, scene_of, verdicts
from onrecord.syntax import Tree
from onrecord.vocabulary import load
from onrecord.vocabulary.examples import Marked, unmark
from onrecord.vocabulary.kinds import Kind, Rule

RULES = [(kind, rule) for kind in load().kinds for rule in kind.rules]
NAMES = [f"{kind.kind}/{rule.id}" for kind, rule in RULES]
# Both tests of a rule in one process, so that its sentences are parsed once.
TOGETHER = [pytest.param(*pair, marks=pytest.mark.xdist_group(name)) for pair, name in zip(RULES, NAMES, strict=True)]


@cache
def fired(sentence: str) -> tuple[Tree, tuple[Verdict, ...]]:
    vocabulary = load()
    tree = parse(sentence)
    report = Report(id="r", source_id="r", text=sentence, sha256="")
    mentions = mentions_of(report, tree, vocabulary.parties)
    clauses = find_clauses(tree, vocabulary.rulebook, vocabulary.grammar)
    scene = scene_of(tree, clauses, mentions, vocabulary.rulebook)
    every = (v for c in clauses for v in verdicts(scene, c, vocabulary.rulebook))
    return tree, tuple(verdict for verdict in every if verdict.failed is None)


def answers(tree: Tree, marked: Marked, verdict: Verdict) -> bool:
    """Whether the verdict fills each marked role inside its mark, and no marked role elsewhere."""
    for role in {name for name, _, _ in marked.roles}:
        wanted = [(a, b) for name, a, b in marked.roles if name == role]
        heads = [tree.tokens[slot.head] for slot in verdict.roles if slot.name == role]
        inside = [[a <= head.start and head.end <= b for a, b in wanted] for head in heads]
        if not all(map(any, inside)) or not all(any(column) for column in zip(*inside, strict=True)) or not heads:
            return False
    return True


@pytest.mark.parametrize(("kind", "rule"), TOGETHER, ids=NAMES)
def test_examples(kind: Kind, rule: Rule) -> None:
    name = f"{kind.kind}/{rule.id}"
    for sentence in rule.match:
        marked = unmark(sentence)
        tree, found = fired(marked.text)
        mine = [verdict for verdict in found if verdict.entry.id == name]
        assert mine, f"does not fire: {sentence}"
        shown = [[(s.name, tree.tokens[s.head].text) for s in verdict.roles] for verdict in mine]
        assert any(answers(tree, marked, verdict) for verdict in mine), f"{sentence} gives {shown}"
    for sentence in rule.no_match:
        tree, found = fired(sentence)
        assert name not in {verdict.entry.id for verdict in found}, f"fires: {sentence}"


@pytest.mark.parametrize(("kind", "rule"), TOGETHER, ids=NAMES)
def test_no_rule_is_idle(kind: Kind, rule: Rule) -> None:
    """Without the rule, at least one of its sentences would lose its answer."""
    name = f"{kind.kind}/{rule.id}"
    for sentence in rule.match:
        marked = unmark(sentence)
        tree, found = fired(marked.text)
        others = [v for v in found if v.entry.kind.kind == kind.kind and v.entry.id != name]
        if not any(answers(tree, marked, verdict) for verdict in others):
            return
    pytest.fail(f"other rules of {kind.kind} already answer every sentence of {rule.id}")
