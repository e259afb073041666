"""The register of pledges: what was undertaken, in what form, who had demanded it, and in return for what."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from onrecord.identity import content_id
from onrecord.model import Commitment, CommitmentStatus, Event, Form, Mention, Report, Span, Statement
from onrecord.stages.conditions import Condition, find_conditions
from onrecord.stages.holding import holding
from onrecord.stages.outcomes import Outcome, find_outcomes
from onrecord.stages.terms import terms_of
from onrecord.stages.undertakings import OWN_WILL, Told, Undertaking, find_undertakings
from onrecord.syntax import Token, Tree
from onrecord.values import Attribution, Clause, Coded, Match, Reference
from onrecord.vocabulary.endings import Endings
from onrecord.vocabulary.words import Words

_T = TypeVar("_T")
_ASKING = ("demand", "request", "appeal")
_INSTRUMENTS = frozenset({"treaty", "agreement", "accord", "convention", "protocol", "pact", "memorandum", "contract",
                          "declaration", "communique", "communiqué", "text", "article", "clause"})  # fmt: skip
_WRITTEN = frozenset({"written", "letter", "note", "memorandum", "document", "sign", "paper", "writing", "fax", "cable",
                      "statement", "write", "manifesto"})  # fmt: skip
_SPOKEN = frozenset({"verbal", "oral", "spoken", "verbally", "orally"})
_RETURN = ("as condition for", "as condition of", "in exchange for", "in return for", "as precondition for", "as price for",
           "in exchange", "in return")  # fmt: skip
_SHORTEST = 4  # words of a sentence that can open with "In return" and go on


class _Demand(msgspec.Struct, frozen=True):
    """A demand with the clause it was coded from."""

    event: Event
    match: Match
    clause: Clause


def find_commitments(
    report: Report,
    tree: Tree,
    clauses: tuple[Clause, ...],
    mentions: tuple[Reference, ...],
    attributions: tuple[Attribution, ...],
    statements: tuple[Statement, ...],
    coded: tuple[Coded, ...],
    endings: Endings,
    words: Words,
) -> tuple[Commitment, ...]:
    """One commitment for each undertaking; pledges that a report tells again are joined to the first."""
    references: dict[int, tuple[Reference, ...]] = {}
    for reference in mentions:
        references[reference.head] = (*references.get(reference.head, ()), reference)
    by_token = {clause.predicate: clause for clause in clauses}
    said = tuple(zip(attributions, statements, strict=True))
    held = holding(tree, attributions)
    groups: list[list[Undertaking]] = []
    for undertaking in find_undertakings(Told(tree, clauses, by_token, references, said, coded, held, endings, words)):
        group = next((g for g in groups if _same(tree, g, undertaking, words)), None)
        if group is None:
            groups.append([undertaking])
        else:
            group.append(undertaking)
    asked = [_Demand(one.event, one.match, clauses[one.match.clause]) for one in coded if one.event.kind in _ASKING]
    conditions = tuple(find_conditions(tree, by_token, words))
    outcomes = _outcomes(tree, groups, references, tuple(find_outcomes(tree, by_token, held, attributions, endings, words)))
    made = [tuple(c for c in conditions if _made_of(tree, c, n, groups)) for n in range(len(groups))]
    return tuple(
        _commitment(report, tree, group, asked, made[n], references, words, outcomes.get(n)) for n, group in enumerate(groups)
    )


def _outcomes(
    tree: Tree, groups: list[list[Undertaking]], references: dict[int, tuple[Reference, ...]], outcomes: tuple[Outcome, ...]
) -> dict[int, CommitmentStatus]:
    """What became of which group: the last one before the words that tell it that its maker made."""
    found: dict[int, CommitmentStatus] = {}
    for outcome in outcomes:
        makers = {m.country or m.party for head in outcome.by for r in references.get(head, ()) for m in (r.mention,)}
        sentence = tree.tokens[outcome.noun].sentence
        before = [n for n, group in enumerate(groups) if group[0].sentence < sentence and _countries(group[0].by) & makers]
        if before:
            found[before[-1]] = outcome.status
    return found


def _made_of(tree: Tree, condition: Condition, number: int, groups: list[list[Undertaking]]) -> bool:
    """Whether it is the pledge told last before it that was made a condition."""
    sentence = tree.tokens[condition.noun].sentence
    before = [n for n, group in enumerate(groups) if group[0].sentence < sentence]
    named = [n for n in before if any(one.clause is not None and one.clause.form == "noun" for one in groups[n])]
    return number == max(named or before, default=-1)


def _same(tree: Tree, group: list[Undertaking], new: Undertaking, words: Words) -> bool:
    """Whether a pledge tells an earlier one again: the same maker, no other receiver, and said in one breath or by "the".

    What another source says that was promised stays apart, and so does what a speaker goes on to promise.
    """
    first, last = group[0], group[-1]
    if not _countries(first.by) & _countries(new.by):
        return False
    to_first, to_new = _countries(first.to), _countries(new.to)
    if to_first and to_new and not to_first & to_new:
        return False
    a, b = (tree.sentences[one.sentence] for one in (last, new))
    chains = [[mention.party for mention in one.chain] for one in (last, new)]
    if chains[0] != chains[1] and first.content and new.content:
        return False
    anew = first.rule == OWN_WILL and new.event is not None
    carried = a.paragraph == b.paragraph and b.index == a.index + 1 and chains[0] == chains[1] and not anew
    return carried or (a.index < b.index and _points_back(tree, b.index, new.heads, words))


def _countries(mentions: tuple[Mention, ...]) -> set[str]:
    return {mention.country or mention.party for mention in mentions}


def _points_back(tree: Tree, sentence: int, heads: tuple[int, ...], words: Words) -> bool:
    """Whether the sentence speaks of "the pledge", "such an assurance", but not in what is promised ("to write it down")."""
    promised = {i for head in heads for i in tree.subtree(head)}
    bounds = tree.sentences[sentence]
    for token in tree.tokens[bounds.start : bounds.end]:
        if token.lemma in words["undertaking_nouns"] and token.pos == "NOUN" and token.i not in promised:
            determiner = tree.kid(token.i, "det")
            if determiner is not None and determiner.text.lower() in ("the", "this", "that", "such"):
                return True
    return False


def _commitment(
    report: Report,
    tree: Tree,
    group: list[Undertaking],
    asked: list[_Demand],
    conditions: tuple[Condition, ...],
    references: dict[int, tuple[Reference, ...]],
    words: Words,
    outcome: CommitmentStatus | None,
) -> Commitment:
    first = group[0]
    setters = [reference.mention for c in conditions for head in c.by for reference in references.get(head, ())]
    demands = [d for d in asked if _demanded(tree, d, group, words)]
    tellings: list[Undertaking | _Demand] = [*group, *demands]
    clauses = [one.clause for one in tellings if one.clause is not None]
    key = first.event.id if first.event else first.statement.id if first.statement else ""
    return Commitment(
        id=content_id("c", report.id, key),
        by=first.by,
        to=next((one.to for one in group if one.to), ()),
        content=_distinct(span for one in group for span in one.content),
        form=_form(tree, group, demands),
        demanded_by=_distinct_parties([*(m for d in demands for m in d.event.actor), *setters]),
        condition_for=_distinct(
            [
                *(span for clause in clauses for span in _returns(tree, clause)),
                *(c.of for c in conditions if c.of is not None),
                *(span for one in group for span in _in_return(tree, one.sentence)),
            ]
        ),
        conditions=_distinct(span for one in group for span in _terms(tree, one)),
        when=next((one.when for one in group if one.when), None),
        status=outcome
        if outcome is not None
        else next((one.status for one in reversed(group) if one.status != "reported"), "reported"),
        chain=first.chain,
        events=tuple(one.event.id for one in group if one.event),
        statements=tuple(one.statement.id for one in group if one.statement),
        rule=first.rule,
    )


def _distinct_parties(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple({mention.party: mention for mention in reversed(list(mentions))}.values())[::-1]


def _demanded(tree: Tree, demand: _Demand, group: list[Undertaking], words: Words) -> bool:
    """Whether a demand asks for this pledge: from its maker, and for a "pledge" or for the very thing that it promises."""
    makers = {country for one in group for country in _countries(one.by)}
    asked, asking = _countries(demand.event.recipient), _countries(demand.event.actor)
    if (asked and not asked & makers) or asking & makers:
        return False
    heads = demand.match.heads("content")
    giving = words["giving"] | words["undertaking_nouns"]
    below = {tree.tokens[i].lemma for head in heads if tree.tokens[head].lemma in giving for i in tree.subtree(head)}
    if below & words["undertaking_nouns"]:
        return any(one.clause is not None and one.clause.form == "noun" for one in group)
    promised = {tree.tokens[head].lemma for one in group for head in one.heads}
    return bool(asked) and bool(promised & {tree.tokens[head].lemma for head in heads})


def _returns(tree: Tree, clause: Clause) -> Iterator[Span]:
    """In return for what a pledge is given."""
    for name in _RETURN:
        for term in clause.heads(name):
            inside = tree.subtree(term)
            yield tree.span(inside[0], inside[-1])


def _in_return(tree: Tree, sentence: int) -> Iterator[Span]:
    """What the next sentence says that the other side does for it: "In return, Togo would drop its complaint"."""
    after = next((one for one in tree.sentences[sentence + 1 : sentence + 2]), None)
    if after is None or after.end - after.start < _SHORTEST:
        return
    first, second, third = tree.tokens[after.start : after.start + 3]
    if first.text == "In" and second.text.lower() in ("return", "exchange") and third.text != "for":
        verb = next((a for a in tree.ancestors(first.i) if a.pos in ("VERB", "AUX")), None)
        inside = [i for i in tree.subtree(verb.i, without=("punct",)) if i > second.i] if verb is not None else []
        if inside:
            yield tree.span(inside[0], inside[-1])


def _terms(tree: Tree, one: Undertaking) -> Iterator[Span]:
    """On what condition it is given: the terms of its clause, or of the act that it promises."""
    heads = dict.fromkeys((*(_with_content(one.clause) if one.clause is not None else ()), *one.heads))
    for head in heads:
        for inside in terms_of(tree, head):
            yield tree.span(inside[0], inside[-1])


def _with_content(clause: Clause) -> tuple[int, ...]:
    return (clause.predicate, *clause.heads("infinitive"), *clause.heads("clause"))


def _form(tree: Tree, group: list[Undertaking], demands: list[_Demand]) -> Form:
    tellings: list[Undertaking | _Demand] = [*group, *demands]
    for one in tellings:
        lemmas = {form for token in _around(tree, one) for form in (token.lemma, token.text.lower())}
        if lemmas & _WRITTEN:
            return "written"
        if lemmas & _SPOKEN:
            return "spoken"
    if any(_by_instrument(tree, one) for one in group):
        return "written"
    return "spoken" if any(one.spoken for one in group) else "unstated"


def _by_instrument(tree: Tree, one: Undertaking) -> bool:
    """ "By the treaty, Chad undertakes to ...", "Under the agreement": what is signed is in writing."""
    heads = [one.clause.predicate] if one.clause is not None else list(one.around)
    phrases = [p for head in heads for p in tree.kids(head, "prep", "agent") if p.text.lower() in ("by", "under", "in")]
    return any(noun.lemma.lower() in _INSTRUMENTS for phrase in phrases for noun in tree.kids(phrase.i, "pobj"))


def _around(tree: Tree, one: Undertaking | _Demand) -> Iterator[Token]:
    """The words that tell of an undertaking: the event's, or the cue's clause without what is undertaken."""
    if one.event is not None:
        span = one.event.evidence[0]
        first, last = tree.token_at(span.start), tree.token_at(span.end - 1)
        told = {i for head in one.heads for i in tree.subtree(head)} if isinstance(one, Undertaking) else set()
        if first is not None and last is not None:
            yield from (token for token in tree.tokens[first.i : last.i + 1] if token.i not in told)
    heads = one.around if isinstance(one, Undertaking) else ()
    for head in (*((one.clause.predicate,) if one.clause is not None else ()), *heads):
        yield tree.tokens[head]
        yield from tree.kids(head)
        for preposition in tree.kids(head, "prep"):
            yield from tree.kids(preposition.i, "pobj")


def _distinct(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))
