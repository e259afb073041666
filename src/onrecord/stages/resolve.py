"""Matches as events: parties for role tokens, date, place, count, factuality, and the chain of sources."""

from collections.abc import Iterator

import msgspec

from onrecord.identity import content_id
from onrecord.model import Event, FactClass, Factuality, Mention, Quantity, Report, Span, Statement
from onrecord.stages.circumstances import Circumstances, count_of, place_of
from onrecord.stages.factuality import Assessment
from onrecord.syntax import Tree
from onrecord.values import Attribution, Clause, Coded, Match, Reference
from onrecord.vocabulary.kinds import Kind

_TRIMMED = ("relcl", "advcl", "appos", "parataxis", "cc", "conj", "punct")
_TO_PLACE = {"visit": ("to", "in", "at"), "transfer": ("to", "at", "in"), "deport": ("to", "from")}


class _Scene(msgspec.Struct, frozen=True):
    report: Report
    tree: Tree
    clauses: tuple[Clause, ...]
    references: dict[int, Reference]
    circumstances: Circumstances
    said: tuple[tuple[Attribution, Statement], ...]
    assessments: tuple[Assessment, ...]
    kinds: dict[str, Kind]


def resolve(
    report: Report,
    tree: Tree,
    clauses: tuple[Clause, ...],
    matches: tuple[Match, ...],
    mentions: tuple[Reference, ...],
    circumstances: Circumstances,
    attributions: tuple[Attribution, ...],
    statements: tuple[Statement, ...],
    assessments: tuple[Assessment, ...],
    kinds: tuple[Kind, ...],
) -> tuple[Coded, ...]:
    """One event for each match in which at least one party is known, in order of the text."""
    scene = _Scene(
        report, tree, clauses, {reference.head: reference for reference in mentions}, circumstances,
        tuple(zip(attributions, statements, strict=True)), assessments, {kind.kind: kind for kind in kinds},
    )  # fmt: skip
    found = ((match, _event(scene, match)) for match in matches)
    return tuple(Coded(match, event) for match, event in found if event is not None)


def _event(scene: _Scene, match: Match) -> Event | None:
    clause, kind = scene.clauses[match.clause], scene.kinds[match.kind]
    actor = _parties(scene, match.heads("actor"))
    affected = _parties(scene, match.heads("affected"))
    acting = {mention.party for mention in actor}
    recipient = tuple(mention for mention in _parties(scene, match.heads("recipient")) if mention.party not in acting)
    if not (actor or affected or recipient) or (match.heads("recipient") and not recipient and acting and not affected):
        return None
    evidence = _evidence(scene, match, clause)
    own, around = _sayings(scene, clause)
    where = scene.circumstances.sites.get(clause.index, ())
    return Event(
        id=content_id("e", scene.report.id, match.kind, evidence.start, evidence.end, clause.predicate),
        kind=match.kind,
        cameo=match.cameo,
        plover=kind.plover,
        actor=actor,
        recipient=recipient,
        affected=affected,
        when=scene.circumstances.when.get(clause.index),
        place=place_of(where, _TO_PLACE.get(match.kind, ("at", "in", "near"))),
        quantity=_quantity(scene, match.heads("affected") or match.heads("actor")),
        factuality=Factuality(cls=_class(scene, clause)),
        chain=around[0][1].chain if around else _outlet(scene.report),
        statement=next((statement.id for _, statement in (*own, *around)), None),
        rule=match.rule,
        evidence=(evidence,),
    )


def _parties(scene: _Scene, heads: tuple[int, ...]) -> tuple[Mention, ...]:
    found: dict[str, Mention] = {}
    for head in heads:
        if reference := scene.references.get(head):
            found.setdefault(reference.mention.party, reference.mention)
    return tuple(found.values())


def _outlet(report: Report) -> tuple[Mention, ...]:
    return (report.outlet,) if report.outlet else ()


_Said = tuple[tuple[Attribution, Statement], ...]


def _sayings(scene: _Scene, clause: Clause) -> tuple[_Said, _Said]:
    """The statements that the clause itself makes, and those whose content holds it, the innermost first."""
    at = scene.tree.tokens[clause.predicate].start
    own = tuple(pair for pair in scene.said if pair[0].clause == clause.index)
    around = [pair for pair in scene.said if pair not in own and any(s.start <= at < s.end for s in pair[0].content)]
    around.sort(key=lambda pair: sum(span.end - span.start for span in pair[0].content))
    return own, tuple(around)


def _class(scene: _Scene, clause: Clause) -> FactClass:
    return scene.assessments[clause.index].holder


def _evidence(scene: _Scene, match: Match, clause: Clause) -> Span:
    """From the first to the last word of the predicate and of what fills its roles, within the sentence."""
    tree = scene.tree
    tokens = {clause.predicate, *_light(tree, clause)}
    for slot in match.roles:
        trimmed = _TRIMMED if slot.name in ("actor", "recipient") else ()
        tokens.update(tree.subtree(slot.head, trimmed))
    sentence = tree.sentences[tree.tokens[clause.predicate].sentence]
    inside = sorted(i for i in tokens if sentence.start <= i < sentence.end)
    while len(inside) > 1 and tree.tokens[inside[-1]].dep == "punct" and tree.tokens[inside[-1]].text in ",.;":
        inside.pop()
    return tree.span(inside[0], inside[-1])


def _light(tree: Tree, clause: Clause) -> Iterator[int]:
    if clause.form != "verb" and clause.light:
        yield next((token.i for token in tree.ancestors(clause.predicate) if token.pos == "VERB"), clause.predicate)


def _quantity(scene: _Scene, heads: tuple[int, ...]) -> Quantity | None:
    """How many: the count on the noun phrase, or for "they" and "the group" the last count of the same party."""
    counts = scene.circumstances.counts
    if (found := count_of(counts, heads, scene.references)) is not None:
        return found
    for head in heads:
        reference = scene.references.get(head)
        if reference is None or not (reference.mention.reason or "").startswith(("pronoun", "definite", "relative")):
            continue
        earlier = (r for i, r in sorted(scene.references.items(), reverse=True) if i < head)
        same = (r.head for r in earlier if r.mention.party == reference.mention.party)
        return next((q for h in same if (q := count_of(counts, (h,), scene.references)) is not None), None)
    return None
