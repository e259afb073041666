"""Laws, treaties and other instruments that a report names, who made them and when."""

import re

import msgspec

from onrecord.identity import content_id
from onrecord.model import Law, LawKind, Mention, Report, Span, When
from onrecord.stages.circumstances import Circumstances, References, by_head
from onrecord.syntax import Token, Tree
from onrecord.values import Clause, Match, Reference
from onrecord.vocabulary.instruments import Instruments

_MAKING = ("enact_law", "sign_agreement", "ratify")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_OF_YEAR = re.compile(r",?\s(?:of|from)\s(1[89]\d\d|20\d\d)\b|\s\((1[89]\d\d|20\d\d)\)")
_NUMBER = re.compile(r"\bResolution \d+", re.IGNORECASE)  # "Resolution 1973" tells no year
_BODY = re.compile(
    r"\b(?:Tribunal|Court|Commission|Committee|Convention|Council|Institute|Office|School|Centre|Center|Conference)"
    r" (?:for|of|on) (?:the )?$"
)
_FAR = 40  # characters
_LINKS = frozenset({"of", "and", "for"})
_CALENDAR = frozenset({
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
})  # fmt: skip
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
        if kind is None or not _named(tree, token, kind, token.i in makers, instruments) or _is_party(references, token):
            continue
        span = _title(tree, token, token.i in makers, instruments)
        stated = _year_after(tree, span)
        match = makers.get(token.i)
        if match is not None and clauses[match.clause].negated:
            match = None
        by = _parties(references, match.heads("actor")) if match else ()
        by = by or _parties(references, tuple(kid.i for kid in tree.kids(token.i, "amod", "poss")))
        when = circumstances.when.get(match.clause) if match else None
        law = _law(report, span, kind, by, stated, when, match.rule if match else f"instrument/{kind}")
        title = _taken_up(tree, token, law, found) or law.title.lower()
        known = found.get(title)
        if known is None or (law.title.lower() == title and law.by and not known.by):
            found[title] = law
        elif match is not None:
            found[title] = _told_more(known, law)
    return tuple(found.values())


def _is_party(references: References, noun: Token) -> bool:
    """ "the opposition Civic Accord": a party of that name, no accord."""
    return noun.pos == "PROPN" and any(
        r.mention.kind in ("party", "organisation", "outlet") for r in references.get(noun.i, ())
    )


def _taken_up(tree: Tree, noun: Token, law: Law, found: dict[str, Law]) -> str | None:
    """The title, printed before, of what "the convention" takes up: the last of that noun."""
    definite = any(kid.text.lower() in ("the", "this", "that") for kid in tree.kids(noun.i, "det"))
    if law.title.lower() != noun.text.lower() or not definite:
        return None
    return next((title for title in reversed(found) if found[title].kind == law.kind and noun.lemma in title.split()), None)


def _told_more(known: Law, law: Law) -> Law:
    """The law with what a later sentence tells of its making."""
    return msgspec.structs.replace(
        known, by=known.by or law.by, country=known.country or law.country, year=known.year or law.year
    )


def _year_after(tree: Tree, span: Span) -> str:
    """ "the Treaty of Lima of 1951", "Resolution 99 (2018)"."""
    found = _OF_YEAR.match(tree.text, span.end)
    return (found[1] or found[2]) if found is not None else ""


def _law(report: Report, span: Span, kind: LawKind, by: tuple[Mention, ...], after: str, when: When | None, rule: str) -> Law:
    stated = _YEAR.search(after) or _YEAR.search(_NUMBER.sub("", span.text)) or _YEAR.search((when.edtf or "") if when else "")
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
    if any(kid.lemma == "draft" for kid in below) or _of_a_body(tree, token):
        return False
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


def _of_a_body(tree: Tree, token: Token) -> bool:
    """ "the Tribunal for the Law of the Sea", "the Convention on the Law of the Sea": part of another name."""
    before = tree.text[max(tree.tokens[tree.sentences[token.sentence].start].start, token.start - _FAR) : token.start]
    return token.text[:1].isupper() and _BODY.search(before) is not None


def _title(tree: Tree, token: Token, made: bool, instruments: Instruments) -> Span:
    inside = [i for kid in tree.kids(token.i, *_BELOW) if kid.i < token.i for i in tree.subtree(kid.i)]
    first = min([token.i, *(i for i in inside if tree.tokens[i].pos != "DET")])
    while first < token.i and tree.tokens[first].pos in ("DET", "PRON"):
        first += 1
    while _goes_before(tree, first):
        first -= 2
    last = _title_end(tree, token, instruments)
    if made and first == last:
        below = tree.subtree(token.i)
        last = below[-1] if len(below) <= _DESCRIBED else last
    return tree.span(first, last)


def _goes_before(tree: Tree, first: int) -> bool:
    """Whether a title begins before its noun phrase: "Gulf of Lima" in "the Gulf of Lima Fisheries Convention"."""
    if first < 2 or not tree.texts[first][:1].isupper() or tree.tokens[first - 2].sentence != tree.tokens[first].sentence:
        return False
    before = tree.tokens[first - 2]
    return tree.texts[first - 1] in _LINKS and before.text[:1].isupper() and before.pos == "PROPN" and before.head != before.i


def _title_end(tree: Tree, token: Token, instruments: Instruments) -> int:
    """The last word of a title that goes on after its noun: "Resolution 1718", "Convention on Consular Relations"."""
    last = token.i
    end = tree.sentences[token.sentence].end
    for following in tree.tokens[token.i + 1 : end]:
        if following.text.isdigit() and last == token.i and token.text[:1].isupper() and following.i == token.i + 1:
            return following.i
        if following.text in _CALENDAR:
            break
        if following.text[:1].isupper() and token.text[:1].isupper() and following.i > token.i + 1:
            last = following.i
        elif following.text.lower() not in instruments.titles:
            break
    return last
