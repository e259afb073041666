"""Every telling of an undertaking: a pledge, an offer, an agreement to act, or the speaker's own "will"."""

from collections.abc import Iterator

import msgspec

from onrecord.model import Act, CommitmentStatus, Event, Mention, Span, Statement, When
from onrecord.stages.conditions import made_of
from onrecord.stages.endings import ending_of
from onrecord.stages.matters import tokens_in
from onrecord.stages.terms import terms_of
from onrecord.syntax import Tree
from onrecord.values import Attribution, Clause, Coded, Reference
from onrecord.vocabulary.endings import Endings
from onrecord.vocabulary.words import Words

OWN_WILL = "commitment/own-will"
_KINDS = ("pledge", "offer", "agree")
_ACTS: tuple[Act, ...] = ("pledge", "offer")
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_UNTRUE: tuple[Act, ...] = ("deny", "decline", "demand", "request", "ask")
_ROLES = ("GOV", "LEG", "MIL", "COP", "JUD", "SPY")


class Undertaking(msgspec.Struct, frozen=True):
    """One telling of an undertaking, by an event or by a statement; `status` where it tells what became of it.

    `around` are the predicates of the words that speak it, from the inside: "wrote" over "you have our assurance".
    """

    by: tuple[Mention, ...]
    to: tuple[Mention, ...]
    content: tuple[Span, ...]
    heads: tuple[int, ...]
    sentence: int
    chain: tuple[Mention, ...]
    when: When | None
    spoken: bool
    rule: str
    clause: Clause | None = None
    around: tuple[int, ...] = ()
    event: Event | None = None
    statement: Statement | None = None
    status: CommitmentStatus = "reported"


class Told(msgspec.Struct, frozen=True):
    """What undertakings are looked for in."""

    tree: Tree
    clauses: tuple[Clause, ...]
    by_token: dict[int, Clause]
    references: dict[int, tuple[Reference, ...]]
    said: tuple[tuple[Attribution, Statement], ...]
    coded: tuple[Coded, ...]
    held: list[int | None]
    endings: Endings
    words: Words


def find_undertakings(told: Told) -> tuple[Undertaking, ...]:
    """All of them, in order of the text; a statement whose content an event covers is that event's."""
    coded = [found for one in told.coded if (found := _of_event(told, one)) is not None]
    covered = {head for one in told.coded if one.event.kind in _KINDS for head in one.match.heads("content")}
    spoken = [found for pair in told.said if (found := _of_statement(told, *pair, covered)) is not None]
    covered |= {head for one in (*coded, *spoken) for head in one.heads}
    ended = [found for clause in told.clauses for found in _of_ending(told, clause, covered)]
    return tuple(sorted((*coded, *spoken, *ended), key=lambda one: (one.sentence, min(one.heads, default=0))))


def _of_event(told: Told, one: Coded) -> Undertaking | None:
    event, clause = one.event, told.clauses[one.match.clause]
    if event.kind not in _KINDS or not event.actor:
        return None
    if event.kind == "agree" and not _is_act(told, one):
        return None
    if clause.form == "noun" and made_of(told.tree, clause.predicate) is not None:
        return None  # "made the assurance a condition" gives none
    status = ending_of(told.tree, told.by_token, clause.predicate, told.endings)
    if status is None and event.factuality.cls not in ("CT+", "PR+", "PS+"):
        return None
    promised = [head for head in one.match.heads("content") if not _is_state(told, head)]
    if any(_is_nothing(told.tree, head) for head in promised):
        return None
    heads = tuple(_with_conjuncts(told.tree, tuple(promised)))
    if not heads and event.kind != "pledge":
        return None  # "has made a similar offer"
    outer = _spoken_in(told, told.held[clause.predicate], event.actor)
    makers = _makers(told, event.actor, heads)
    given = tuple([one for one in _given(told, heads) if one.party not in {maker.party for maker in makers}])
    return Undertaking(
        by=makers, to=event.recipient or given,
        content=tuple(_phrase(told.tree, head) for head in heads), heads=heads,
        sentence=told.tree.tokens[clause.predicate].sentence, chain=event.chain, when=event.when,
        spoken=_is_spoken(told, event.kind == "pledge" and event.statement is not None, clause, outer),
        around=outer,
        rule=event.rule, clause=clause, event=event,
        status=status or "reported",
    )  # fmt: skip


def _with_conjuncts(tree: Tree, heads: tuple[int, ...]) -> Iterator[int]:
    """The heads, and the bare infinitives coordinated with them: "to build the school, issue the visas and cancel the debt"."""
    for head in heads:
        yield head
        below = [kid.i for kid in tree.kids(head, "conj") if kid.tag == "VB" and tree.tokens[head].tag == "VB"]
        yield from (at for at in _with_conjuncts(tree, tuple(below)) if at not in heads)


def _makers(told: Told, by: tuple[Mention, ...], heads: tuple[int, ...]) -> tuple[Mention, ...]:
    """Who is bound: the state that is to act, where one of its own country or of none known speaks for it; then they."""
    countries = {mention.country for mention in by}
    acting = tuple(
        reference.mention
        for head in heads
        if (clause := told.by_token.get(head)) is not None and told.tree.kid(head, "nsubj", "nsubjpass") is not None
        for subject in clause.heads("subject")
        for reference in told.references.get(subject, ())
        if told.tree.tokens[subject].pos == "PROPN"
        and (reference.mention.kind == "state" or (reference.mention.kind == "government" and reference.mention.country))
        and (None in countries or reference.mention.country in countries)
    )
    return tuple({mention.party: mention for mention in (*acting, *by)}.values())


def _is_act(told: Told, one: Coded) -> bool:
    """ "agreed to withdraw", not "agreed on a timetable", nor two parties' "agreed to hold talks"."""
    verbs = [head for head in one.match.heads("content") if told.tree.tokens[head].pos == "VERB"]
    below = {token.lemma for head in verbs for token in (told.tree.tokens[head], *told.tree.children[head])}
    actors = [told.tree.tokens[head] for head in one.match.heads("actor")]
    joint = len(one.event.actor) > 1 or any(actor.tag in ("NNS", "NNPS") for actor in actors)
    return bool(verbs) and not (joint and below & told.words["conferring"])


def _phrase(tree: Tree, head: int) -> Span:
    """The words of a content without what only sets its terms ("if ...", "in exchange for ...")."""
    terms = {i for inside in terms_of(tree, head) for i in inside}
    terms |= {i for kid in tree.kids(head, "relcl") for i in tree.subtree(kid.i)}
    terms |= {i for kid in tree.kids(head, "prep") if _is_return(tree, kid.i) for i in tree.subtree(kid.i)}
    inside = [i for i in tree.subtree(head, without=("mark", "punct", "cc", "conj")) if i not in terms]
    return tree.span(inside[0], inside[-1])


def _is_return(tree: Tree, preposition: int) -> bool:
    return any(kid.lemma in ("exchange", "return") for kid in tree.kids(preposition, "pobj"))


def _of_statement(told: Told, said: Attribution, statement: Statement, covered: set[int]) -> Undertaking | None:
    if said.source is None or said.source.span is None or not said.content or not _is_real(told, said):
        return None
    if covered.intersection(tokens_in(told.tree, said.content)) or any(
        a.i in covered for r in said.roots for a in told.tree.ancestors(r)
    ):
        return None
    cue = told.clauses[said.clause] if said.clause is not None else None
    if cue is not None and any(_is_nothing(told.tree, head) for name in ("object", "to") for head in cue.heads(name)):
        return None
    own = said.act not in _ACTS
    if own and not (_is_own_will(told, said) or _rules_out(told, said)):
        return _goes_on_to_will(told, said, statement, covered)
    if _harms_or_asks(told, said):
        return None
    if said.act == "offer" and _is_for_others(told, said):
        return None
    status = ending_of(told.tree, told.by_token, cue.predicate, told.endings) if cue else None
    first = told.tree.token_at(said.content[0].start)
    outer = _spoken_in(told, said.parent, (said.source,))
    bound = _bound_by(told, said, cue)
    return Undertaking(
        by=bound or _makers(told, (said.source,), said.roots), to=_receivers(told, said),
        content=said.content, heads=said.roots,
        sentence=first.sentence if first else 0, chain=said.chain if bound else said.chain[:-1], when=statement.when,
        spoken=_is_spoken(told, True, cue, outer), rule=OWN_WILL if own else said.rule,
        clause=cue, around=outer, statement=statement, status=status or "reported",
    )  # fmt: skip


def _is_for_others(told: Told, said: Attribution) -> bool:
    """ "offered that Chad should pay", "advised ships to wait": what others are to do is not undertaken."""
    if any(told.tree.kid(root, "nsubj", "nsubjpass") for root in said.roots):
        return True
    cue = told.clauses[said.clause] if said.clause is not None else None
    asked = set(cue.heads("object")) if cue is not None else set()
    doing = {head for root in said.roots if root in told.by_token for head in told.by_token[root].heads("subject")}
    return bool(asked & doing)


def _goes_on_to_will(told: Told, said: Attribution, statement: Statement, covered: set[int]) -> Undertaking | None:
    """ "said he had ordered an inquiry and would present its findings": what the speaker goes on to say that they will do."""
    for root in said.roots:
        for kid in told.tree.kids(root, "conj"):
            if kid.i in covered or told.tree.kid(kid.i, "nsubj", "nsubjpass") is not None:
                continue
            later = msgspec.structs.replace(said, roots=(kid.i,), content=(_phrase(told.tree, kid.i),))
            if kid.pos == "VERB" and _is_own_will(told, later):
                return _of_statement(told, later, statement, covered)
    return None


def _bound_by(told: Told, said: Attribution, cue: Clause | None) -> tuple[Mention, ...]:
    """ "a letter commits Chad to pay": a paper promises nothing itself; whom it binds does, on its word."""
    source = said.source
    if cue is None or source is None or source.kind != "unnamed" or cue.lemma not in told.words["binding"]:
        return ()
    if source.name.lower().rsplit(" ", 1)[-1] not in told.words["papers"] | told.words["agreements"]:
        return ()
    return tuple(one.mention for head in cue.heads("object") for one in told.references.get(head, ()))


def _spoken_in(told: Told, at: int | None, by: tuple[Mention, ...]) -> tuple[int, ...]:
    """The predicates of the cues of speech around an undertaking, from the inside, where its maker's side speaks."""
    makers = {mention.country or mention.party for mention in by}
    found: list[int] = []
    while at is not None:
        said = told.said[at][0]
        speaks = said.source is not None and (said.source.country or said.source.party) in makers
        if said.mode == "speech" and said.clause is not None and speaks:
            found.append(told.clauses[said.clause].predicate)
        at = said.parent
    return tuple(found)


def _is_spoken(told: Told, may: bool, clause: Clause | None, outer: tuple[int, ...]) -> bool:
    """Said by a verb of promising, repeated, or within what somebody says; "ruled out", "agreed" leave it open."""
    if outer:
        return True
    if clause is None or not may:
        return False
    if clause.form == "verb":
        return clause.lemma not in told.words["unspoken"]
    return clause.lemma == "word" or bool(set((clause.light or "").split()) & told.words["repeating"])


def _receivers(told: Told, said: Attribution) -> tuple[Mention, ...]:
    """To whom the thing goes ("will give Chad a loan"), else who is told."""
    return _given(told, said.roots) or tuple(one for one in said.addressee if not _is_audience(one, told.words))


def _given(told: Told, heads: tuple[int, ...]) -> tuple[Mention, ...]:
    """ "to lend Chad money": who gets what is promised."""
    clauses = [told.by_token[head] for head in heads if head in told.by_token]
    getting = [head for clause in clauses for head in clause.heads("indirect")]
    return tuple(one.mention for head in getting for one in told.references.get(head, ()))


def _is_state(told: Told, head: int) -> bool:
    """ "promised Chad more than it admits": a state is promised something, and is not what is promised."""
    parties = [one.mention.kind for one in told.references.get(head, ())]
    return told.tree.tokens[head].pos == "PROPN" and bool(parties) and set(parties) <= {"state", "government"}


def _is_nothing(tree: Tree, head: int) -> bool:
    """ "agreed to nothing", "promised no such thing"."""
    return tree.tokens[head].lemma == "nothing" or (
        tree.tokens[head].pos == "NOUN" and any(kid.text.lower() == "no" for kid in tree.kids(head, "det"))
    )


def _is_audience(mention: Mention, words: Words) -> bool:
    """ "told a news briefing", "told reporters": whoever listens is promised nothing."""
    last = mention.name.lower().rsplit(" ", 1)[-1]
    return mention.kind == "unnamed" and any(last in (noun, f"{noun}s") for noun in words["audiences"])


def _harms_or_asks(told: Told, said: Attribution) -> bool:
    """ "vowed to hit back" threatens; "would not say how it would respond" leaves open."""
    first = said.content[0].text.split(maxsplit=1)[0].lower()
    return first in told.words["question_words"] or any(
        told.tree.tokens[root].lemma in told.words["hostile"] for root in said.roots
    )


def _of_ending(told: Told, clause: Clause, covered: set[int]) -> Iterator[Undertaking]:
    """ "reneged on a deal to return the paintings": an undertaking that only its end tells of."""
    for noun in {
        head for ending in told.endings if clause.lemma in ending.verb for via in ending.via for head in clause.heads(via)
    }:
        head = told.tree.tokens[noun]
        below = (
            *(kid.i for kid in told.tree.kids(noun, "acl") if kid.pos == "VERB"),
            *clause.heads("infinitive"),
            *clause.heads("purpose"),
        )
        content = next(iter(below), None)
        while content is not None and told.tree.tokens[content].lemma in (
            "make",
            "give",
        ):  # "a commitment made in May to donate"
            content = next((kid.i for kid in told.tree.kids(content, "xcomp", "advcl")), None)
        status = ending_of(told.tree, told.by_token, noun, told.endings)
        by = tuple(one.mention for head in clause.heads("subject") for one in told.references.get(head, ()))
        nouns = told.words["agreements"] | told.words["undertaking_nouns"]
        if head.lemma in nouns and content is not None and content not in covered and status and by:
            yield Undertaking(
                by=by, to=(), content=(_phrase(told.tree, content),), heads=(content,), sentence=head.sentence,
                chain=told.said[at][0].chain if (at := told.held[clause.predicate]) is not None else (), when=None,
                spoken=False, rule="commitment/ending", clause=clause, status=status,
            )  # fmt: skip


def _is_real(told: Told, said: Attribution) -> bool:
    """Not denied, demanded, refused or supposed, and not by a source that only reports it untrue."""
    if said.clause is not None:
        clause = told.clauses[said.clause]
        if clause.form == "noun":
            if any(kid.text.lower() in ("no", "any") for kid in told.tree.kids(clause.predicate, "det")):
                return False
        elif clause.negated or clause.conditional or clause.modal is not None:
            return False
        governor = told.clauses[clause.governor] if clause.governor is not None else None
        if governor is not None and governor.lemma in told.words["refusing"]:
            return False
    at = said.parent
    while at is not None:
        outer = told.said[at][0]
        if outer.act in _UNTRUE:
            return False
        at = outer.parent
    return True


def _is_own_will(told: Told, said: Attribution) -> bool:
    """ "It will not sell the island", "there will be no arrests": said by whom it lies with."""
    for root in said.roots:
        clause = told.by_token.get(root)
        if clause is None or clause.modal not in _FUTURE:
            continue
        if _there_will_be_none(told, root):
            return said.source is not None and _is_official(said.source)
        if clause.lemma in told.words["not_willed"]:
            continue
        if any(aux.lemma == "have" for aux in told.tree.kids(root, "aux")):
            continue
        if clause.lemma in told.words["conferring"] | {"hold"} and len(clause.heads("subject")) > 1:
            continue  # "Norway and Chad will hold talks" announces
        if said.act == "decline" or _speaks_for(told, said, clause):
            return True
    return False


def _there_will_be_none(told: Told, root: int) -> bool:
    """ "There will be no arrests"."""
    things = [kid.i for kid in told.tree.kids(root, "attr", "dobj")] if told.tree.kid(root, "expl") else []
    return any(kid.lemma == "no" for thing in things for kid in told.tree.kids(thing, "det"))


def _is_official(source: Mention) -> bool:
    return source.code is not None and any(role in source.code for role in _ROLES)


def _speaks_for(told: Told, said: Attribution, clause: Clause) -> bool:
    """Whether the speaker speaks for whoever is to act: "its director", or an official for a state, for their own if known."""
    source = said.source
    if source is None or (clause.negated and not _is_called_a_promise(told, clause)):
        return False
    if source.span is not None and source.span.text.lower().startswith(("its ", "their ")) and clause.heads("subject"):
        return True
    if not _is_official(source):
        return False
    acting = [one.mention for head in clause.heads("subject") for one in told.references.get(head, ())]
    if source.country is None:
        return any(mention.kind == "state" for mention in acting)
    return any(mention.country == source.country for mention in acting)


def _is_called_a_promise(told: Told, clause: Clause) -> bool:
    """ "The state will not deport anyone, she said. 'That is our promise.'" """
    here = told.tree.sentences[told.tree.tokens[clause.predicate].sentence]
    after = next(iter(told.tree.sentences[here.index + 1 : here.index + 2]), None)
    if after is None or after.paragraph != here.paragraph:
        return False
    for token in told.tree.tokens[after.start : after.end]:
        if token.lemma in told.words["undertaking_nouns"] | {"word"} and token.dep == "attr":
            subject = told.tree.kid(token.head, "nsubj")
            if subject is not None and subject.text.lower() in ("that", "this", "it"):
                return True
    return False


def _rules_out(told: Told, said: Attribution) -> bool:
    """ "ruled out using force": one's own act, not what others may do."""
    if said.clause is None or told.clauses[said.clause].lemma not in ("rule out", "forswear", "renounce"):
        return False
    return any(told.tree.tokens[root].tag == "VBG" for root in said.roots)
