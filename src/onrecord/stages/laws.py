"""Laws, treaties and other instruments that a report names, who made them and when."""

import re

from onrecord.identity import content_id
from onrecord.model import Law, LawKind, Mention, Report, Span, When
from onrecord.stages.circumstances import Circumstances
from onrecord.syntax import Token, Tree
from onrecord.values import Match, Reference
from onrecord.vocabulary.instruments import Instruments

_MAKING = ("enact_law", "sign_agreement", "ratify")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_BELOW = ("amod", "compound", "nmod", "poss", "nummod")


def find_laws(
    report: Report,
    tree: Tree,
    matches: tuple[Match, ...],
    mentions: tuple[Reference, ...],
    circumstances: Circumstances,
    instruments: Instruments,
) -> tuple[Law, ...]:
    """Each instrument once, by title; a making event (enacted, signed, ratified) gives its maker and year."""
    references = {reference.head: reference.mention for reference in mentions}
    makers = {head: match for match in matches if match.kind in _MAKING for head in match.heads("instrument")}
    found: dict[str, Law] = {}
    for token in tree.tokens:
        kind = instruments.kind_of(token.lemma) if token.pos in ("NOUN", "PROPN") and token.dep != "compound" else None
        if kind is None or not _named(tree, token, kind, token.i in makers, instruments):
            continue
        span = _title(tree, token, instruments)
        match = makers.get(token.i)
        by = _parties(references, match.heads("actor")) if match else ()
        by = by or _parties(references, tuple(kid.i for kid in tree.kids(token.i, "amod", "poss")))
        when = circumstances.when.get(match.clause) if match else None
        law = _law(report, span, kind, by, when, match.rule if match else f"instrument/{kind}")
        known = found.get(law.title.lower())
        if known is None or (law.by and not known.by):
            found[law.title.lower()] = law
    return tuple(found.values())


def _law(report: Report, span: Span, kind: LawKind, by: tuple[Mention, ...], when: When | None, rule: str) -> Law:
    stated = _YEAR.search(span.text) or _YEAR.search((when.edtf or "") if when else "")
    return Law(
        id=content_id("l", report.id, span.text.lower()),
        title=span.text,
        by=by,
        year=int(stated.group()) if stated else None,
        country=next((mention.country for mention in by if mention.country), None),
        kind=kind,
        span=span,
        rule=rule,
    )


def _parties(references: dict[int, Mention], heads: tuple[int, ...]) -> tuple[Mention, ...]:
    return tuple(references[head] for head in heads if head in references)


def _named(tree: Tree, token: Token, kind: LawKind, made: bool, instruments: Instruments) -> bool:
    """Whether the noun phrase names one instrument: a capitalised title, a number, or a made one with its subject."""
    below = [kid for kid in tree.kids(token.i, *_BELOW) if kid.i < token.i]
    if any(kid.lemma in instruments.generic for kid in below) and not made:
        return False
    proper = token.text[:1].isupper() and token.i != tree.sentences[token.sentence].start
    if proper and (below or _continues(tree, token, instruments) or _numbered(tree, token)):
        return True
    if token.tag == "NNS" or token.tag == "NNPS":
        return False
    return bool(made and below) or (kind == "law" and any(kid.dep == "compound" for kid in below))


def _numbered(tree: Tree, token: Token) -> bool:
    after = tree.tokens[token.i + 1 : token.i + 2]
    return bool(after) and after[0].pos == "NUM"


def _continues(tree: Tree, token: Token, instruments: Instruments) -> bool:
    return any(
        kid.text.lower() in instruments.titles and any(t.text[:1].isupper() for t in tree.kids(kid.i, "pobj"))
        for kid in tree.kids(token.i, "prep")
    )


def _title(tree: Tree, token: Token, instruments: Instruments) -> Span:
    inside = [i for kid in tree.kids(token.i, *_BELOW) if kid.i < token.i for i in tree.subtree(kid.i)]
    first = min([token.i, *(i for i in inside if tree.tokens[i].pos != "DET")])
    last = token.i + 1 if _numbered(tree, token) else token.i
    if token.text[:1].isupper() and _continues(tree, token, instruments):
        prep = next(kid for kid in tree.kids(token.i, "prep") if kid.text.lower() in instruments.titles)
        inner = next(tree.kids(prep.i, "pobj"))
        last = max(last, inner.i, *(k.i for k in tree.kids(inner.i, "conj") if k.text[:1].isupper()), prep.i)
    while tree.tokens[first].text.lower() in ("a", "an", "the", "its", "their", "his", "her") and first < token.i:
        first += 1
    return tree.span(first, last)
