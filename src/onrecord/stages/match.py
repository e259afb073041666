"""Vocabulary rules on clauses: which kinds of event a clause tells, and which argument plays which role."""

from collections.abc import Iterator

from onrecord.stages.judge import Scene, Verdict, fillers, filling_of, firing, fits, scene_of
from onrecord.syntax import Tree
from onrecord.values import Clause, Match, Reference
from onrecord.vocabulary.rulebook import Rulebook


def match_kinds(
    tree: Tree, clauses: tuple[Clause, ...], mentions: tuple[Reference, ...], rulebook: Rulebook
) -> tuple[Match, ...]:
    """The matches of every clause, at most one a kind: that of the rule which fills most roles, the first if equal."""
    scene = scene_of(tree, clauses, mentions, rulebook)
    matches: list[Match] = []
    for clause in clauses:
        if fired := firing(scene, clause, rulebook):
            matches += _best(scene, clause, fired)
    return tuple(matches)


def _best(scene: Scene, clause: Clause, fired: list[Verdict]) -> Iterator[Match]:
    best: dict[str, Verdict] = {}
    for verdict in fired:
        kind = verdict.entry.kind.kind
        if kind not in best or len(verdict.roles) > len(best[kind].roles):
            best[kind] = verdict
    for kind, verdict in best.items():
        if not verdict.entry.kind.yields.isdisjoint(best):
            continue
        code = _code(scene, clause, verdict)
        yield Match(clause.index, verdict.entry.id, kind, code, verdict.roles)


def _code(scene: Scene, clause: Clause, verdict: Verdict) -> str | None:
    """The narrowest CAMEO code that the clause's words justify."""
    if verdict.entry.rule.cameo or not verdict.entry.kind.cameo.narrower:
        return verdict.entry.rule.cameo or verdict.entry.kind.cameo.default
    filled, below = fillers(scene, clause.predicate), frozenset[str]()
    for narrower in verdict.entry.kind.cameo.narrower:
        for name, condition in narrower.where.items():
            heads = filling_of(filled, name, verdict.roles)
            if not heads or not fits(scene, heads, condition):
                break
        else:
            if not narrower.anywhere:
                return narrower.code
            below = below or _words_below(scene.tree, clause)
            if not below.isdisjoint(narrower.anywhere):
                return narrower.code
    return verdict.entry.kind.cameo.default


def _words_below(tree: Tree, clause: Clause) -> frozenset[str]:
    heads = {clause.predicate, *(slot.head for slot in clause.slots if slot.name != "subject")}
    return frozenset([tree.tokens[i].lemma for head in heads for i in tree.subtree(head)])
