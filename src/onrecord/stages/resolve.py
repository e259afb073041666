"""Matches as events: parties for role tokens, date, place, count, factuality, and the chain of sources."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from onrecord.identity import content_id
from onrecord.model import Event, FactClass, Factuality, Mention, Plover, Quantity, Report, Span, Statement
from onrecord.stages.circumstances import Circumstances, References, by_head, count_of, place_of
from onrecord.stages.factuality import Assessment
from onrecord.stages.holding import holding
from onrecord.stages.told import without_told
from onrecord.syntax import Tree
from onrecord.values import Attribution, Clause, Coded, Match, Reference, Site
from onrecord.vocabulary.kinds import Kind
from onrecord.vocabulary.rulebook import Rulebook

_TRIMMED = ("relcl", "advcl", "appos", "parataxis", "cc", "conj", "punct")
_MAKING = frozenset({"sign_agreement", "ratify", "enact_law"})
_BREAKING_OUT = frozenset({"demonstrate", "fight", "bomb", "mass_violence"})  # what is told of a place, whoever did it
_GIVING = frozenset({"aid", "pledge", "offer", "cut_aid"})
_GAP = 6  # tokens between two parts of the evidence that still read as one stretch
_TO_PLACE = {"visit": ("to", "in", "at"), "transfer": ("to", "at", "in"), "deport": ("to", "from")}


class _Scene(msgspec.Struct, frozen=True):
    report: Report
    tree: Tree
    clauses: tuple[Clause, ...]
    references: References
    circumstances: Circumstances
    said: tuple[tuple[Attribution, Statement], ...]
    made: dict[int | None, list[tuple[Attribution, Statement]]]
    held: list[int | None]
    assessments: tuple[Assessment, ...]
    kinds: dict[str, Kind]
    light: frozenset[str]


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
    rulebook: Rulebook,
) -> tuple[Coded, ...]:
    """One event for each match with at least one party, or of unrest and fighting with a place, in order of the text."""
    said = tuple(zip(attributions, statements, strict=True))
    scene = _Scene(
        report, tree, clauses, by_head(mentions), circumstances, said, _by_clause(said), holding(tree, attributions),
        assessments, rulebook.kinds, rulebook.light,
    )  # fmt: skip
    found: dict[object, Coded] = {}
    for match in matches:
        event = _event(scene, match)
        if event is not None:
            found.setdefault(_told(match, event), Coded(match, event))
    return without_told(tree, clauses, tuple(found.values()))


def _told(match: Match, event: Event) -> object:
    """What makes two matches one event: kind, actors and the same words in every other role ("protected and helped them")."""
    others = tuple([slot for slot in match.roles if slot.name != "actor"])
    return event.kind, tuple([mention.party for mention in event.actor]), others or match.clause


def _event(scene: _Scene, match: Match) -> Event | None:
    clause = scene.clauses[match.clause]
    roles = _by_role(match)
    acting, suffering = roles.get("actor", ()), roles.get("affected", ())
    actor, affected = _parties(scene, acting), _parties(scene, suffering)
    recipient = _parties(scene, roles.get("recipient", ()))
    if actor and recipient:
        own = {mention.party for mention in actor}
        recipient = tuple([mention for mention in recipient if mention.party not in own])
    place = place_of(_sites(scene, clause), _TO_PLACE.get(match.kind, ("at", "in", "near")))
    somebody = bool(actor or affected or recipient or (place and match.kind in _BREAKING_OUT))
    if not (somebody or _is_made(scene, match, clause)):
        return None
    evidence = _evidence(scene, match, clause)
    cameo, plover = _codes(scene, match, clause, not somebody)
    made, around = _sayings(scene, clause)
    return Event(
        id=content_id("e", scene.report.id, match.kind, [(span.start, span.end) for span in evidence]),
        kind=match.kind,
        cameo=cameo,
        plover=plover,
        actor=actor,
        recipient=recipient,
        affected=affected,
        when=scene.circumstances.when.get(clause.index),
        place=place,
        quantity=_how_many(scene, match.kind, roles, bool(affected)),
        factuality=Factuality(cls=_class(scene, match, clause)),
        chain=around[0][1].chain if around else _outlet(scene.report),
        statement=(made or around)[0][1].id if made or around else None,
        rule=match.rule,
        evidence=evidence,
    )


def _by_role(match: Match) -> dict[str, tuple[int, ...]]:
    """The head tokens that fill each role."""
    found: dict[str, tuple[int, ...]] = {}
    for slot in match.roles:
        name = slot.name
        found[name] = (*found[name], slot.head) if name in found else (slot.head,)
    return found


def _how_many(scene: _Scene, kind: str, roles: dict[str, tuple[int, ...]], affected: bool) -> Quantity | None:
    """How many are affected, or how much is given or promised, else how many act."""
    given = _quantity(scene, roles.get("content", ())) if kind in _GIVING else None
    whom = _quantity(scene, roles.get("affected", ()))
    return whom or given or (None if affected else _quantity(scene, roles.get("actor", ())))


def _is_made(scene: _Scene, match: Match, clause: Clause) -> bool:
    """ "The treaty was signed in May", "the treaty signed in May" tell something also where they leave open by whom."""
    return match.kind in _MAKING and bool(match.heads("instrument")) and clause.index in scene.circumstances.when


def _codes(scene: _Scene, match: Match, clause: Clause, nobody: bool) -> tuple[str | None, Plover]:
    """The event's codes; none where a participle only tells which instrument is meant, and nobody who made it."""
    kind = scene.kinds[match.kind]
    if nobody and scene.tree.kid(clause.predicate, "auxpass") is None:
        return None, Plover()
    return match.cameo, kind.plover_of.get(match.cameo or "", kind.plover)


def _parties(scene: _Scene, heads: tuple[int, ...]) -> tuple[Mention, ...]:
    if not heads:
        return ()
    found: dict[str, Mention] = {}
    for head in heads:
        for reference in scene.references.get(head, ()):
            found.setdefault(reference.mention.party, reference.mention)
    return tuple(found.values())


def _outlet(report: Report) -> tuple[Mention, ...]:
    return (report.outlet,) if report.outlet else ()


_Said = Sequence[tuple[Attribution, Statement]]


def _by_clause(said: _Said) -> dict[int | None, list[tuple[Attribution, Statement]]]:
    """The statements by the clause that makes them."""
    found: dict[int | None, list[tuple[Attribution, Statement]]] = {}
    for pair in said:
        found.setdefault(pair[0].clause, []).append(pair)
    return found


def _sayings(scene: _Scene, clause: Clause) -> tuple[_Said, _Said]:
    """The statements that the clause itself makes, and those whose content holds it, the innermost first."""
    own = scene.made.get(clause.index, ())
    around = []
    at = scene.held[clause.predicate]
    while at is not None:
        if all(pair[0].index != at for pair in own):
            around.append(scene.said[at])
        at = scene.said[at][0].parent
    return own, around


def _class(scene: _Scene, match: Match, clause: Clause) -> FactClass:
    verb = _light_clause(scene, clause) if match.rule in scene.light else None
    return scene.assessments[(verb or clause).index].holder


def _light_clause(scene: _Scene, clause: Clause) -> Clause | None:
    """The clause of the light verb over an event noun."""
    if clause.form != "verb" and clause.light and clause.governor is not None:
        return scene.clauses[clause.governor]
    return None


def _sites(scene: _Scene, clause: Clause) -> tuple[Site, ...]:
    found = scene.circumstances.sites.get(clause.index, ())
    verb = _light_clause(scene, clause)
    return (*found, *(scene.circumstances.sites.get(verb.index, ()) if verb else ()))


def _evidence(scene: _Scene, match: Match, clause: Clause) -> tuple[Span, ...]:
    """The predicate and what fills its roles, within the sentence: one stretch, or several where much stands between."""
    tree = scene.tree
    tokens = {clause.predicate, *_particle(tree, clause)}
    if clause.light and clause.form != "verb":
        tokens.add(_light(tree, clause))
    for head in clause.heads("complement"):
        tokens.update(tree.subtree(head, ("relcl", "conj", "cc", "advcl")))
    for slot in match.roles:
        tokens.update(tree.subtree(slot.head, _TRIMMED if slot.name in ("actor", "recipient") else ()))
    sentence = tree.sentences[tree.tokens[clause.predicate].sentence]
    inside = sorted([i for i in tokens if sentence.start <= i < sentence.end])
    while len(inside) > 1 and tree.tokens[inside[-1]].dep == "punct" and tree.tokens[inside[-1]].text in ",.;":
        inside.pop()
    ends = [n for n, (i, after) in enumerate(pairwise(inside)) if after - i > _GAP]
    if not ends:
        return (tree.span(inside[0], inside[-1]),)
    stretches = zip([0, *[n + 1 for n in ends]], [*ends, len(inside) - 1], strict=True)
    spans = [tree.span(inside[first], inside[last]) for first, last in stretches]
    at = tree.tokens[clause.predicate].start
    return tuple(sorted(spans, key=lambda span: (not span.start <= at < span.end, span.start)))


def _particle(tree: Tree, clause: Clause) -> Iterator[int]:
    """The "back" of "sent back", right after its verb or behind its object ("turned the offer down")."""
    _, _, particle = clause.lemma.partition(" ")
    after = clause.predicate + 1
    if clause.form != "verb" or not particle:
        return
    if after < len(tree.tokens) and tree.texts[after].lower() == particle:
        yield after
    else:
        yield from (kid.i for kid in tree.kids(clause.predicate, "prt") if kid.text.lower() == particle)


def _light(tree: Tree, clause: Clause) -> int:
    """The verb over an event noun."""
    return next((token.i for token in tree.ancestors(clause.predicate) if token.pos == "VERB"), clause.predicate)


def _quantity(scene: _Scene, heads: tuple[int, ...]) -> Quantity | None:
    """How many: the count on the noun phrase, or for "they" and "the group" the last count of the same party."""
    counts, references = scene.circumstances.counts, scene.references
    if (found := count_of(counts, heads, references)) is not None:
        return found
    for head in heads:
        for reference in references.get(head, ()):
            if (reference.mention.reason or "").startswith(("pronoun", "definite", "relative")):
                party = reference.mention.party
                before = [i for i in sorted(references, reverse=True) if i < head and _is_of(references[i], party)]
                return next((q for i in before if (q := count_of(counts, (i,), references)) is not None), None)
    return None


def _is_of(references: tuple[Reference, ...], party: str) -> bool:
    return any(reference.mention.party == party for reference in references)
