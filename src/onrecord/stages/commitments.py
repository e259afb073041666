"""The register of pledges: what was undertaken, in what form, who had demanded it, and in return for what."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from onrecord.identity import content_id
from onrecord.model import Commitment, Event, Form, Report, Span
from onrecord.syntax import Tree
from onrecord.values import Clause, Coded, Match
from onrecord.vocabulary.words import Words

_T = TypeVar("_T")
_MAKING = ("pledge", "offer")
_ASKING = ("demand", "request", "appeal")
_WRITTEN = frozenset({"written", "letter", "note", "memorandum", "document", "sign", "paper", "writing", "fax", "cable"})
_SPOKEN = frozenset({"verbal", "oral", "spoken", "verbally", "orally"})
_RETURN = ("as condition for", "as condition of", "in exchange for", "in return for", "as precondition for", "as price for",
           "in exchange", "in return")  # fmt: skip


class _Undertaking(msgspec.Struct, frozen=True):
    """A pledge event with the clause it was coded from."""

    event: Event
    match: Match
    clause: Clause


def find_commitments(
    report: Report,
    tree: Tree,
    clauses: tuple[Clause, ...],
    coded: tuple[Coded, ...],
    words: Words,
) -> tuple[Commitment, ...]:
    """One commitment for each undertaking; pledges that a report tells again are joined to the first."""
    made = [_Undertaking(one.event, one.match, clauses[one.match.clause]) for one in coded]
    undertakings = [found for found in made if found.event.kind in _MAKING and found.event.actor and _made(found)]
    groups: list[list[_Undertaking]] = []
    for undertaking in undertakings:
        group = next((g for g in groups if _same(tree, g, undertaking, words)), None)
        if group is None:
            groups.append([undertaking])
        else:
            group.append(undertaking)
    asked = [found for found in made if found.event.kind in _ASKING]
    return tuple(_commitment(report, tree, group, asked, words) for group in groups)


def _made(found: _Undertaking) -> bool:
    return found.event.factuality.cls in ("CT+", "PR+", "PS+")


def _same(tree: Tree, group: list[_Undertaking], new: _Undertaking, words: Words) -> bool:
    """Whether a pledge tells an earlier one again: the same maker, no other receiver, and said in one breath or by "the"."""
    first = group[0]
    if not {m.country or m.party for m in first.event.actor} & {m.country or m.party for m in new.event.actor}:
        return False
    to_first, to_new = ({m.country or m.party for m in e.recipient} for e in (first.event, new.event))
    if to_first and to_new and not to_first & to_new:
        return False
    a, b = (tree.sentences[tree.tokens[u.clause.predicate].sentence] for u in (group[-1], new))
    chains = [[mention.party for mention in u.event.chain] for u in (group[-1], new)]
    carried = a.paragraph == b.paragraph and b.index == a.index + 1 and chains[0] == chains[1]
    return carried or (a.index < b.index and _points_back(tree, b.index, words))


def _points_back(tree: Tree, sentence: int, words: Words) -> bool:
    """Whether the sentence speaks of "the pledge", "such an assurance"."""
    bounds = tree.sentences[sentence]
    for token in tree.tokens[bounds.start : bounds.end]:
        if token.lemma in words["undertaking_nouns"] and token.pos == "NOUN":
            determiner = tree.kid(token.i, "det")
            if determiner is not None and determiner.text.lower() in ("the", "this", "that", "such"):
                return True
    return False


def _commitment(report: Report, tree: Tree, group: list[_Undertaking], asked: list[_Undertaking], words: Words) -> Commitment:
    first = group[0]
    demands = [d for d in asked if _demanded(tree, d, group, words)]
    terms = [span for u in (*group, *demands) for span in _terms(tree, u.clause)]
    recipients = next((u.event.recipient for u in group if u.event.recipient), ())
    demanders = _distinct(m for d in demands for m in d.event.actor)
    return Commitment(
        id=content_id("c", report.id, first.event.id),
        by=first.event.actor,
        to=recipients,
        content=_distinct(span for u in group for span in _content(tree, u)),
        form=_form(tree, group, demands),
        demanded_by=demanders,
        condition_for=_distinct(terms),
        when=next((u.event.when for u in group if u.event.when), None),
        status="reported",
        chain=first.event.chain,
        events=tuple(u.event.id for u in group),
        rule=first.event.rule,
    )


def _content(tree: Tree, undertaking: _Undertaking) -> Iterator[Span]:
    for head in undertaking.match.heads("content"):
        inside = tree.subtree(head, without=("mark", "punct", "cc", "conj"))
        yield tree.span(inside[0], inside[-1])


def _demanded(tree: Tree, demand: _Undertaking, group: list[_Undertaking], words: Words) -> bool:
    """Whether a demand asks for this pledge: from its maker, and for a "pledge" or for the very thing that it promises."""
    makers = {m.country or m.party for u in group for m in u.event.actor}
    asked = {m.country or m.party for m in demand.event.recipient}
    asking = {m.country or m.party for m in demand.event.actor}
    if (asked and not asked & makers) or asking & makers:
        return False
    heads = demand.match.heads("content")
    below = {tree.tokens[i].lemma for head in heads for i in tree.subtree(head)}
    if below & words["undertaking_nouns"]:
        return any(u.clause.form == "noun" for u in group)
    promised = {tree.tokens[head].lemma for u in group for head in u.match.heads("content")}
    return bool(asked) and bool(promised & {tree.tokens[head].lemma for head in heads})


def _terms(tree: Tree, clause: Clause) -> Iterator[Span]:
    for name in _RETURN:
        for head in clause.heads(name):
            inside = tree.subtree(head)
            yield tree.span(inside[0], inside[-1])
    for kid in tree.kids(clause.predicate, "advcl"):
        if any(mark.text.lower() in ("if", "unless", "provided") for mark in tree.kids(kid.i, "mark")):
            inside = tree.subtree(kid.i)
            yield tree.span(inside[0], inside[-1])


def _form(tree: Tree, group: list[_Undertaking], demands: list[_Undertaking]) -> Form:
    for undertaking in (*group, *demands):
        bounds = undertaking.event.evidence[0]
        first, last = tree.token_at(bounds.start), tree.token_at(bounds.end - 1)
        if first is None or last is None:
            continue
        lemmas = {form for t in tree.tokens[first.i : last.i + 1] for form in (t.lemma, t.text.lower())}
        if lemmas & _WRITTEN:
            return "written"
        if lemmas & _SPOKEN:
            return "spoken"
    return "spoken" if any(u.clause.form == "verb" and u.event.statement for u in group) else "unstated"


def _distinct(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))
