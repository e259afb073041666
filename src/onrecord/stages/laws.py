"""Laws, treaties and other instruments that a report names, who made them and when."""

import re

from onrecord.identity import content_id
from onrecord.model import Law, LawKind, Mention, Report, Span, When
from onrecord.stages.circumstances import Circumstances, References, by_head
from onrecord.syntax import Token, Tree
from onrecord.values import Clause, Match, Reference
from onrecord.vocabulary.instruments import Instruments

_MAKING = ("enact_law", "sign_agreement", "ratify")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_DESCRIBED = 12  # tokens: a bare "law" is called by what is said of it, if that is short
_BELOW = ("amod", "compound", "nmod", "poss", "nummod")


def find_laws(
    report: Report,
    tree: Tree,
    clauses: tuple[Clause, ...],
    matches: tuple[Match, ...],
    mentions: tuple[Reference, ...],
    circumstances: Circumstances,
    instruments: Instruments,
) -> tuple[Law, ...]:
    """Each instrument once, by title; a making event (enacted, signed, ratified) gives its maker and year."""
    references = by_head(mentions)
    makers = {head: match for match in matches if match.kind in _MAKING for head in match.heads("instrument")}
    found: dict[str, Law] = {}
    for token in tree.tokens:
        kind = instruments.kind_of(token.lemma) if token.pos in ("NOUN", "PROPN") and token.dep != "compound" else None
        if kind is None or not _named(tree, token, kind, token.i in makers, instruments):
            continue
        span = _title(tree, token, token.i in makers, instruments)
        match = makers.get(token.i)
        if match is not None and clauses[match.clause].negated:
            match = None
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


def _parties(references: References, heads: tuple[int, ...]) -> tuple[Mention, ...]:
    return tuple(reference.mention for head in heads for reference in references.get(head, ()))


def _named(tree: Tree, token: Token, kind: LawKind, made: bool, instruments: Instruments) -> bool:
    """Whether the noun phrase names one instrument: a capitalised title, a number or year, or one that is being made."""
    below = [kid for kid in tree.kids(token.i, *_BELOW) if kid.i < token.i]
    if made:
        return True
    if any(kid.lemma in instruments.generic for kid in below):
        return False
    proper = token.text[:1].isupper() and token.i != tree.sentences[token.sentence].start
    if proper and (below or _title_end(tree, token, instruments) > token.i):
        return True
    if token.tag in ("NNS", "NNPS"):
        return False
    dated = any(_YEAR.fullmatch(kid.text) for kid in below)
    return dated or (kind == "law" and any(kid.dep == "compound" for kid in below))


def _title(tree: Tree, token: Token, made: bool, instruments: Instruments) -> Span:
    inside = [i for kid in tree.kids(token.i, *_BELOW) if kid.i < token.i for i in tree.subtree(kid.i)]
    first = min([token.i, *(i for i in inside if tree.tokens[i].pos != "DET")])
    while first < token.i and tree.tokens[first].pos in ("DET", "PRON"):
        first += 1
    last = _title_end(tree, token, instruments)
    if made and first == last:
        below = tree.subtree(token.i)
        last = below[-1] if len(below) <= _DESCRIBED else last
    return tree.span(first, last)


def _title_end(tree: Tree, token: Token, instruments: Instruments) -> int:
    """The last word of a title that goes on after its noun: "Resolution 1718", "Convention on Consular Relations"."""
    last = token.i
    end = tree.sentences[token.sentence].end
    for following in tree.tokens[token.i + 1 : end]:
        if following.text.isdigit() and last == token.i and token.text[:1].isupper() and following.i == token.i + 1:
            return following.i
        if following.text[:1].isupper() and token.text[:1].isupper() and following.i > token.i + 1:
            last = following.i
        elif following.text.lower() not in instruments.titles:
            break
    return last
