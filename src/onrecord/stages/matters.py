"""What a report puts on record that somebody could confirm or dispute: each telling of an event or a commitment."""

from collections.abc import Iterator

import msgspec

from onrecord.model import Commitment, Event, Mention, Report, Span, Stance, Statement, When
from onrecord.syntax import Tree
from onrecord.values import Attribution, Clause, Coded, Reference

TALK = frozenset({"deny", "decline_to_confirm", "acknowledge", "decline_comment", "state", "reject", "predict", "accuse"})
TELLING = frozenset({"assert", "accuse", "criticise", "warn", "predict", "protest"})
_REFUSALS = frozenset({"refuse", "reject", "decline_comment"})  # "would not let them in" is what was done
_UNDERTAKING = frozenset({"pledge", "offer", "agree", "decline", "threaten", "request", "demand", "propose"})
_ARGUMENTS = ("subject", "object", "indirect", "to", "with", "against", "by", "possessor", "of")
_NAMED = ("state", "government", "office", "person", "party", "organisation", "outlet")
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one", "neither"})
_EMPTY = frozenset({"be", "have", "do", "make", "take", "get", "become", "remain", "seem", "want", "need", "go", "come", "say"})
_QUESTIONS = ("what ", "whether ", "if ", "when ", "where ", "why ", "who ", "how ", "which ")
_SHORT = 3  # letters of a word that says little
_STEM = 4  # letters that a verb and its noun share ("burn", "burning"; "decide", "decision")


class Matter(msgspec.Struct, frozen=True):
    """One telling of something that can be disputed: who tells it, in which clause, and who is a party to it.

    `id` is that of its commitment, else of its event, else of the statement that tells it.
    """

    id: str
    span: Span
    clause: Clause
    teller: Mention | None
    statement: Statement | None
    when: When | None
    parties: frozenset[str]
    kinds: frozenset[str]
    negated: bool
    said: Attribution | None = None
    event: Event | None = None
    commitment: Commitment | None = None


class Ground(msgspec.Struct, frozen=True):
    """What the search for matters and for positions on them looks at.

    `commitments` are by event, `undertaken` those that no event codes by the predicate that tells them.
    """

    report: Report
    tree: Tree
    clauses: tuple[Clause, ...]
    by_token: dict[int, Clause]
    coded: dict[int, tuple[Coded, ...]]
    commitments: dict[str, Commitment]
    undertaken: dict[int, Commitment]
    references: dict[int, tuple[Reference, ...]]
    cues: dict[int, Attribution]


def tellings(ground: Ground, said: Attribution, statement: Statement) -> Iterator[Matter]:
    """The matters that a statement tells: the top clauses of its content, but for those that only attribute in turn."""
    for clause in top_clauses(ground, said.content):
        inner = ground.cues.get(clause.predicate)
        if inner is not None and inner.index != said.index and _leaves_open(inner):
            continue
        relays = inner is not None and inner.index != said.index and inner.act not in _UNDERTAKING
        if inner is not None and relays and (tops := top_clauses(ground, inner.content)):
            if clause.form == "noun" or ground.tree.tokens[clause.predicate].pos == "NOUN" or inner.mode == "evidence":
                yield from (_matter(ground, top, said, statement) for top in tops)
            continue
        yield _matter(ground, clause, said, statement)


def _leaves_open(said: Attribution) -> bool:
    """ "It does not say what happens": nothing is told."""
    return said.act == "decline" and bool(said.content) and said.content[0].text.lower().startswith(_QUESTIONS)


def own_tellings(ground: Ground, inside: set[int]) -> Iterator[Matter]:
    """What the report tells in its own words: coded events that stand in nobody's content and are not what somebody says."""
    for clause in ground.clauses:
        events = ground.coded.get(clause.index, ())
        speaks = (said := ground.cues.get(clause.predicate)) is not None and said.act in TELLING
        asked = ground.tree.texts[ground.tree.sentences[ground.tree.tokens[clause.predicate].sentence].end - 1] == "?"
        if events and not speaks and not asked and clause.predicate not in inside and events[0].event.kind not in TALK:
            yield _matter(ground, clause, None, None)


def top_clauses(ground: Ground, content: tuple[Span, ...]) -> tuple[Clause, ...]:
    """The clauses of some words that stand in no other clause of these words, in order."""
    inside = set(tokens_in(ground.tree, content))
    held = [i for i in sorted(inside) if i in ground.by_token]
    tops = [i for i in held if not any(a.i in inside and a.i in ground.by_token for a in ground.tree.ancestors(i))]
    joined = (kid.i for i in tops for kid in ground.tree.kids(i, "conj") if kid.i in inside and _is_coded(ground, kid.i))
    return tuple(ground.by_token[i] for i in sorted((*tops, *joined)))


def _is_coded(ground: Ground, token: int) -> bool:
    """Whether a clause coordinated with another tells an event of its own."""
    clause = ground.by_token.get(token)
    return clause is not None and any(one.event.kind not in TALK for one in ground.coded.get(clause.index, ()))


def tokens_in(tree: Tree, content: tuple[Span, ...]) -> Iterator[int]:
    """The numbers of the tokens that stand in some spans."""
    for span in content:
        first = tree.token_at(span.start)
        at = first.i if first is not None else len(tree.tokens)
        while at < len(tree.tokens) and tree.tokens[at].start < span.end:
            yield at
            at += 1


def country_or_party(mention: Mention) -> str:
    """The country that a party speaks for, or the party itself."""
    return mention.country or mention.party


def _matter(ground: Ground, clause: Clause, said: Attribution | None, statement: Statement | None) -> Matter:
    coded = next((one for one in _coded(ground, clause) if one.event.kind not in TALK), None)
    event = coded.event if coded else None
    commitment = ground.commitments.get(event.id) if event else ground.undertaken.get(clause.predicate)
    chain = statement.chain if statement else ()
    fallback = statement.id if statement else ""
    return Matter(
        id=commitment.id if commitment else event.id if event else fallback,
        span=_accusation(ground, said) or (event.evidence[0] if event else _span(ground, clause, said)),
        clause=clause,
        teller=chain[-1] if chain else ground.report.outlet,
        statement=statement,
        when=statement.when if statement else None,
        parties=frozenset(map(country_or_party, _parties(ground, clause, event, commitment))),
        kinds=frozenset({event.kind}) if event else frozenset(),
        negated=(clause.negated and (event is None or event.kind not in _REFUSALS))
        or any(ground.tree.tokens[slot.head].lemma in _NOBODY for slot in clause.slots),
        said=said,
        event=event,
        commitment=commitment,
    )


def _coded(ground: Ground, clause: Clause) -> Iterator[Coded]:
    """The events of a clause, and of the noun under a light verb ("gave a pledge")."""
    yield from ground.coded.get(clause.index, ())
    for head in clause.heads("object"):
        below = ground.by_token.get(head)
        if below is not None and below.light:
            yield from ground.coded.get(below.index, ())


def _span(ground: Ground, clause: Clause, said: Attribution | None) -> Span:
    for span in said.content if said else ():
        if span.start <= ground.tree.tokens[clause.predicate].start < span.end:
            return _in_sentence(ground, clause, span)
    return ground.tree.span(clause.predicate, clause.predicate)


def _accusation(ground: Ground, said: Attribution | None) -> Span | None:
    """ "Chad accused them of spying": with the words that accuse, without which the rest says nothing."""
    if said is None or said.act != "accuse" or said.cue is None or said.cue.end > said.content[0].start:
        return None
    source = said.source.span if said.source else None
    before = source is not None and source.end <= said.cue.start <= source.end + 1
    return ground.tree.cut(source.start if source is not None and before else said.cue.start, said.content[0].end)


def _in_sentence(ground: Ground, clause: Clause, content: Span) -> Span:
    """The part of a content that stands in the clause's sentence."""
    sentence = ground.tree.sentences[ground.tree.tokens[clause.predicate].sentence]
    inside = [i for i in tokens_in(ground.tree, (content,)) if sentence.start <= i < sentence.end]
    if not inside or (ground.tree.tokens[inside[0]].start <= content.start and inside[-1] + 1 == len(ground.tree.tokens)):
        return content
    start = max(content.start, ground.tree.tokens[inside[0]].start)
    last = ground.tree.tokens[inside[-1]]
    return content if last.end >= content.end and start == content.start else ground.tree.cut(start, min(content.end, last.end))


def _parties(ground: Ground, clause: Clause, event: Event | None, commitment: Commitment | None) -> Iterator[Mention]:
    if commitment is not None:
        yield from (*commitment.by, *commitment.to)
    if event is not None:
        yield from (*event.actor, *event.recipient, *event.affected)
    for name in _ARGUMENTS:
        for head in clause.heads(name):
            yield from (reference.mention for reference in ground.references.get(head, ()))


def same_matter(ground: Ground, one: Matter, other: Matter) -> bool:
    """Whether two tellings are of one matter: the same event or a word of the same stem, and no parties that differ.

    Two pledges of different things are two matters.
    """
    if one.id == other.id:
        return True
    if one.commitment is not None and other.commitment is not None and _promise_otherwise(one.commitment, other.commitment):
        return False
    return _alike(one, other) and all(_agree(ground, name, one.clause, other.clause) for name in ("subject", "object"))


def _promise_otherwise(one: Commitment, other: Commitment) -> bool:
    """Whether the contents of two pledges share no word but short ones, or one without content is made to somebody else."""
    ours, theirs = (
        {word.strip(".,").lower() for span in made.content for word in span.text.split() if len(word) > _SHORT}
        for made in (one, other)
    )
    if not ours or not theirs:
        return bool(one.to) != bool(other.to)
    return not ours & theirs


def turned_round(ground: Ground, one: Matter, other: Matter) -> bool:
    """Whether two tellings are alike, but each teller names the other ("India said Pakistan fired first", and the reverse)."""
    if not _alike(one, other) or one.teller is None or other.teller is None:
        return False
    ours, theirs = country_or_party(one.teller), country_or_party(other.teller)
    return (
        ours != theirs
        and theirs in one.parties
        and ours in other.parties
        and not _agree(ground, "subject", one.clause, other.clause)
    )


def _alike(one: Matter, other: Matter) -> bool:
    if one.kinds and other.kinds:
        return bool(one.kinds & other.kinds)
    if one.clause.lemma in _EMPTY or other.clause.lemma in _EMPTY:
        return False
    return same_stem(one.clause.lemma, other.clause.lemma)


def same_stem(one: str, other: str) -> bool:
    """Whether two lemmas are one word, or share the letters that a verb shares with its noun."""
    one, other = one.replace(" ", ""), other.replace(" ", "")
    return one == other or (min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM])


def _agree(ground: Ground, name: str, one: Clause, other: Clause) -> bool:
    """No two different parties in one slot, as far as both are known."""
    ours, theirs = (
        {
            country_or_party(r.mention)
            for h in clause.heads(name)
            for r in ground.references.get(h, ())
            if r.mention.kind in _NAMED
        }
        for clause in (one, other)
    )
    return not ours or not theirs or bool(ours & theirs)


def _named(ground: Ground, name: str, clause: Clause) -> Iterator[Mention]:
    for head in clause.heads(name):
        yield from (r.mention for r in ground.references.get(head, ()) if r.mention.kind in _NAMED)


def is_negative(matter: Matter) -> bool:
    """Whether it is that something is not so; "Nepal says it never crossed the river" is about the crossing, denied."""
    return matter.negated and (matter.teller is None or country_or_party(matter.teller) not in matter.parties)


def first_stance(ground: Ground, matter: Matter) -> Stance:
    """What whoever tells a matter holds of it: it is so, it is not so (own conduct), or it will be so (others')."""
    if matter.negated and not is_negative(matter):
        return "denies"
    teller = matter.teller
    ahead = matter.clause.modal in ("will", "would", "shall", "'ll") or matter.clause.tense == "future"
    if ahead and matter.statement and teller and teller.kind != "outlet" and country_or_party(teller) not in matter.parties:
        return "predicts"
    return "asserts"
