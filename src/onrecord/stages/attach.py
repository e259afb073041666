"""Which date, place and count belong to which clause: the nearest predicate above them, shared with its conjuncts."""

from collections.abc import Iterator

from onrecord.model import Span, When
from onrecord.stages.circumstances import Circumstances, on_the_date
from onrecord.stages.offsets import at_a_distance
from onrecord.syntax import Token, Tree
from onrecord.values import Clause, Count, Dates, Site

_LOOSE = frozenset({"in", "on", "since", "until", "during", "by", "before", "after"})
_WITHIN = frozenset({"nummod", "compound", "amod", "nmod", "poss"})  # "the 1951 convention" dates no verb
_PREMISES = frozenset({"building", "compound", "premises", "grounds", "villa", "courtyard", "gate"})
# Who asks, orders or promises a thing "by Friday" says when it is due, not when it was asked for.
_DUE = frozenset({
    "ask", "request", "demand", "urge", "call", "promise", "pledge", "vow", "order", "want", "insist", "require", "undertake",
    "agree", "offer", "appeal", "press", "invite", "instruct", "warn", "threaten", "commit", "guarantee", "seek", "hope",
    "expect",
})  # fmt: skip
_SCHEDULING = frozenset(
    {"schedule", "plan", "set", "slate", "fix", "time", "expect", "arrange", "convene", "postpone", "delay"}
)
_NAMING = frozenset(
    {"relate", "concern", "regard", "entitle", "call", "name", "govern", "cover", "include", "involve"}
)  # "relating to"
_CLAUSAL = frozenset({"ccomp", "advcl", "relcl", "acl", "pcomp", "csubj", "parataxis"})


def attach(
    tree: Tree, clauses: tuple[Clause, ...], dates: Dates, places: tuple[Site, ...], counts: tuple[Count, ...]
) -> Circumstances:
    """Dates and places by clause index; counts by the token that they count."""
    by_token = {clause.predicate: clause for clause in clauses}
    return Circumstances(
        when=_shared(tree, clauses, by_token, _dated(tree, by_token, dates)),
        sites=_sited(tree, by_token, places),
        counts={count.head: count.quantity for count in counts},
    )


def _head_of(tree: Tree, span: Span) -> Token | None:
    """The token of the span that hangs on a token outside it."""
    token = tree.token_at(span.start)
    while token is not None and token.head != token.i:
        above = tree.tokens[token.head]
        if not span.start <= above.start < span.end:
            return token
        token = above
    return token


def _predicate_above(tree: Tree, token: Token, by_token: dict[int, Clause]) -> Clause | None:
    if token.i in by_token and by_token[token.i].form == "verb":
        return by_token[token.i]
    above = (up for up in tree.ancestors(token.i) if up.i in by_token and not (up.dep == "acl" and up.lemma in _NAMING))
    return next((by_token[up.i] for up in above), None)


def _dated(tree: Tree, by_token: dict[int, Clause], dates: Dates) -> dict[int, When]:
    """Dates that are printed with the predicate, those with a value first; a noun's loose date is its verb's too."""
    found: dict[int, When] = {}
    loose: list[tuple[int, When]] = []
    for when in sorted(dates, key=lambda when: when.edtf is None):
        if when.span is None or (when.timex and when.timex.type in ("DURATION", "SET")):
            continue
        for below in _when_clauses(tree, when.span, by_token):
            found.setdefault(below.index, on_the_date(when))
        head = _head_of(tree, when.span)
        clause = _predicate_above(tree, head, by_token) if head else None
        if (
            head is None
            or clause is None
            or (head.dep in _WITHIN and head.head != clause.predicate)
            or _is_due(tree, head, clause)
        ):
            continue
        found.setdefault(clause.index, when)
        judged = clause.form == "adjective" and tree.tokens[clause.predicate].dep != "acomp"
        if judged or (clause.form == "noun" and tree.tokens[head.head].text.lower() in _LOOSE):
            loose.extend((above.index, when) for above in _verb_above(tree, clause, by_token))
    for index, when in (*loose, *at_a_distance(tree, by_token, dates, found)):
        found.setdefault(index, when)
    return found


def _verb_above(tree: Tree, clause: Clause, by_token: dict[int, Clause]) -> list[Clause]:
    """The verb that a noun hangs on, itself or by a preposition: not that of "voiced concern over the arrests in April"."""
    above = tree.tokens[tree.tokens[clause.predicate].head]
    above = tree.tokens[above.head] if above.pos == "ADP" else above
    verb = by_token.get(above.i)
    return [verb] if verb is not None and verb.form == "verb" else []


def _is_due(tree: Tree, date: Token, clause: Clause) -> bool:
    """ "demanded an answer by Friday", "has summoned him for 6 December"."""
    link, verb = tree.tokens[date.head].text.lower(), clause.lemma.split(" ")[0]
    if clause.form != "verb" or link not in ("by", "for"):
        return False
    return verb in _DUE if link == "by" else clause.tense == "past" and verb not in _SCHEDULING


def _when_clauses(tree: Tree, span: Span, by_token: dict[int, Clause]) -> Iterator[Clause]:
    """ "Since 2002, when five sought refuge": the clause after "when" happened on the date before it."""
    last = tree.token_at(span.end - 1)
    if last is None:
        return
    following = [token for token in tree.tokens[last.i + 1 : last.i + 3] if token.text != ","]
    if following and following[0].text.lower() in ("when", "where") and following[0].tag == "WRB":
        clause = by_token.get(following[0].head)
        if clause is not None:
            yield clause


def _shared(tree: Tree, clauses: tuple[Clause, ...], by_token: dict[int, Clause], found: dict[int, When]) -> dict[int, When]:
    """Adds to conjuncts of one subject the date of the last, and to a noun the date of its light verb."""
    whole = dict(found)
    for clause in clauses:
        if clause.index not in whole and clause.form == "verb":
            for other in tree.kids(clause.predicate, "conj"):
                mate = by_token.get(other.i)
                if mate and mate.index in found and mate.heads("subject") == clause.heads("subject"):
                    last = found[mate.index]
                    if last.relation in ("on", "during", "since") and not _is_parted(tree, other):
                        whole[clause.index] = last
    for clause in clauses:
        for below in tree.kids(clause.predicate, "xcomp") if clause.lemma == "vote" and clause.index in whole else ():
            for voted in (below, *tree.kids(below.i, "conj")):
                if voted.i in by_token:
                    whole.setdefault(by_token[voted.i].index, whole[clause.index])  # what a body votes to do it does that day
    for clause, mate in _mates(tree, by_token):
        day = whole.get(clause.index)
        if day is not None and day.precision == "day" and day.relation == "on" and mate.index not in whole:
            whole[mate.index] = day
    for clause in clauses:
        by = tree.tokens[tree.tokens[clause.predicate].head]
        doing = by_token.get(by.head)
        if (
            tree.tokens[clause.predicate].dep == "pcomp"
            and by.text.lower() == "by"
            and doing is not None
            and doing.index in whole
        ):
            whole.setdefault(clause.index, whole[doing.index])  # "hit back in April by closing the port"
    for clause in clauses:
        if clause.form != "verb" and clause.light and clause.index not in whole and clause.governor in whole:
            whole[clause.index] = whole[clause.governor]
    return whole


def _is_parted(tree: Tree, mate: Token) -> bool:
    """Whether a comma parts a verb from those that it is coordinated with: "urged them to join, and met in April"."""
    before = tree.tokens[mate.i - 1]
    while before.dep in ("cc", "advmod", "aux", "auxpass", "neg") and before.i:
        before = tree.tokens[before.i - 1]
    return before.text == ","


def _sited(tree: Tree, by_token: dict[int, Clause], places: tuple[Site, ...]) -> dict[int, tuple[Site, ...]]:
    found: dict[int, list[Site]] = {}
    for site in places:
        clause = _predicate_above(tree, tree.tokens[site.head], by_token)
        while clause is not None:
            found.setdefault(clause.index, []).append(site)
            clause = _next_up(tree, by_token, clause)
    for token in tree.tokens:
        if token.text.lower() == "there" and token.dep == "advmod":
            clause = _predicate_above(tree, token, by_token)
            before = [site for site in places if site.last < token.i]
            if clause is not None and before:
                found.setdefault(clause.index, []).append(_foremost(before))
    for token in tree.tokens:
        if token.pos == "NOUN" and token.lemma in _PREMISES and _is_definite(tree, token):
            mission = next((site for site in reversed(places) if site.last < token.i and site.place.mission), None)
            clause = _predicate_above(tree, token, by_token)
            if mission is not None and clause is not None and token.dep in ("pobj", "dobj", "nsubjpass"):
                found.setdefault(clause.index, []).append(mission)
    for clause, mate in _mates(tree, by_token):
        if clause.index in found and mate.index not in found:
            found[mate.index] = found[clause.index]
            found.update({low.index: found[mate.index] for low in _light_below(by_token, mate) if low.index not in found})
    return {index: tuple(sites) for index, sites in found.items()}


def _is_definite(tree: Tree, noun: Token) -> bool:
    """ "The building", without a name or a place of its own."""
    kids = tree.kids(noun.i)
    return any(kid.text.lower() in ("the", "this", "that") for kid in kids) and all(kid.dep in ("det", "punct") for kid in kids)


def _mates(tree: Tree, by_token: dict[int, Clause]) -> Iterator[tuple[Clause, Clause]]:
    """Two verbs of one subject and tense, joined by "and": "entered the building and asked for asylum"."""
    for clause in by_token.values():
        if clause.form != "verb":
            continue
        for kid in tree.kids(clause.predicate, "conj"):
            mate = by_token.get(kid.i)
            if mate is None or kid.i < clause.predicate or mate.form != "verb" or mate.tense != clause.tense or mate.modal:
                continue
            if mate.heads("subject") == clause.heads("subject") and mate.passive == clause.passive:
                yield clause, mate


def _light_below(by_token: dict[int, Clause], verb: Clause) -> Iterator[Clause]:
    return (clause for clause in by_token.values() if clause.light and clause.governor == verb.index)


def _next_up(tree: Tree, by_token: dict[int, Clause], clause: Clause) -> Clause | None:
    """A noun's place is also its light verb's, an infinitive's also its governor's."""
    token = tree.tokens[clause.predicate]
    if (clause.form == "verb" and token.dep != "xcomp") or token.dep in _CLAUSAL:
        return None
    return next((by_token[above.i] for above in tree.ancestors(token.i) if above.i in by_token), None)


def _foremost(sites: list[Site]) -> Site:
    last = sites[-1]
    near = [site for site in sites if site.place.mission and site.last >= last.first - 8]
    return near[-1] if near else last
