"""Contested and reported claims: each party's position on one event or commitment, and how the matter stands.

Status, by rule: "denied" or "confirmed" where a party to the matter does so and nobody says otherwise; "contested" where
positions conflict; "unconfirmed" where a party declines to confirm and nobody adds to the first report; else "reported".
"""

from collections.abc import Iterator

import msgspec

from onrecord.identity import content_id
from onrecord.model import Claim, ClaimStatus, Commitment, Mention, Position, Report, Span, Stance, Statement
from onrecord.stages.referents import Matter, Referents, country_or_party, matters
from onrecord.syntax import Token, Tree
from onrecord.values import Attribution, Clause, Coded
from onrecord.vocabulary.rulebook import Rulebook
from onrecord.vocabulary.words import Words

_STANCES: dict[str, Stance] = {"deny": "denies", "confirm": "confirms", "decline_to_confirm": "declines_to_confirm"}
_DOUBTING = frozenset({"doubt", "question", "dispute", "challenge"})


class _Taken(msgspec.Struct, frozen=True):
    matter: Matter
    position: Position


def find_claims(
    report: Report,
    tree: Tree,
    clauses: tuple[Clause, ...],
    attributions: tuple[Attribution, ...],
    statements: tuple[Statement, ...],
    coded: tuple[Coded, ...],
    commitments: tuple[Commitment, ...],
    rulebook: Rulebook,
    words: Words,
) -> tuple[Claim, ...]:
    """A claim for every matter on which somebody takes a position beyond the first report, in order of the text."""
    find = Referents(tree, matters(clauses, coded, commitments), rulebook, words)
    by_token = {clause.predicate: clause for clause in clauses}
    taken: list[_Taken] = []
    for said, statement in zip(attributions, statements, strict=True):
        stance = _stance(tree, said, by_token, clauses, words)
        if stance is None or said.source is None or not said.content or _is_words(said.source, words):
            continue
        matter = find(said, _told_in(tree, clauses, said, coded))
        if matter is not None:
            reason = tuple(_reasons(tree, clauses, said))
            taken.append(_Taken(matter, Position(
                party=said.source, stance=stance, statement=statement.id, when=statement.when, reason=reason)))  # fmt: skip
    disputed = {one.matter.id: one.matter for one in taken}
    return tuple(
        _claim(report, matter, [one.position for one in taken if one.matter.id == matter.id], statements)
        for matter in sorted(disputed.values(), key=lambda matter: matter.start)
    )


def _stance(
    tree: Tree, said: Attribution, by_token: dict[int, Clause], clauses: tuple[Clause, ...], words: Words
) -> Stance | None:
    if said.clause is not None and clauses[said.clause].lemma in _DOUBTING:
        return "doubts"
    if said.act in _STANCES:
        return _STANCES[said.act]
    return "indirectly_confirms" if _something_confirms(tree, said, by_token, words) else None


def _is_words(source: Mention, words: Words) -> bool:
    """ "the remarks confirm it": remarks take no position, whoever says so does."""
    last = source.name.lower().rsplit(" ", 1)[-1]
    return source.kind == "unnamed" and any(
        last in (noun, f"{noun}s") for noun in words["remark_nouns"] | words["report_nouns"])  # fmt: skip


def _something_confirms(tree: Tree, said: Attribution, by_token: dict[int, Clause], words: Words) -> bool:
    """ "said the remarks confirm the story": not the speaker but what another said is taken as confirmation."""
    for span in said.content:
        for token in _tokens(tree, span):
            clause = by_token.get(token.i)
            if clause is None or clause.lemma not in words["confirming"] or clause.negated:
                continue
            subjects = {tree.tokens[head].lemma for head in clause.heads("subject")}
            if subjects & (words["remark_nouns"] | words["report_nouns"] | {"this", "that", "it", "refusal", "fact"}):
                return True
    return False


def _tokens(tree: Tree, span: Span) -> Iterator[Token]:
    first = tree.token_at(span.start)
    for token in tree.tokens[first.i if first else len(tree.tokens) :]:
        if token.start >= span.end:
            return
        yield token


def _told_in(tree: Tree, clauses: tuple[Clause, ...], said: Attribution, coded: tuple[Coded, ...]) -> tuple[Coded, ...]:
    def inside(one: Coded) -> bool:
        at = tree.tokens[clauses[one.match.clause].predicate].start
        return any(span.start <= at < span.end for span in said.content)

    return tuple(one for one in coded if inside(one))


def _reasons(tree: Tree, clauses: tuple[Clause, ...], said: Attribution) -> Iterator[Span]:
    """ "citing safety": the object of the participle; "because ...": the clause."""
    if said.clause is None:
        return
    for kid in tree.kids(clauses[said.clause].predicate, "advcl"):
        marks = {mark.text.lower() for mark in tree.kids(kid.i, "mark")}
        if kid.lemma == "cite":
            heads = [below.i for below in tree.kids(kid.i, "dobj")]
        elif marks & {"because", "as", "since"}:
            heads = [kid.i]
        else:
            continue
        for head in heads:
            inside = tree.subtree(head, without=("mark",))
            yield tree.span(inside[0], inside[-1])


def _claim(report: Report, matter: Matter, taken: list[Position], statements: tuple[Statement, ...]) -> Claim:
    positions = (*_asserted(matter, statements), *taken)
    return Claim(
        id=content_id("m", report.id, matter.id),
        about=matter.id,
        text=matter.text,
        positions=positions,
        status=_status(matter, positions),
        rule="claim/positions",
    )


def _asserted(matter: Matter, statements: tuple[Statement, ...]) -> Iterator[Position]:
    """Whoever put the matter on record first asserts it: the last member of its chain."""
    if matter.chain:
        statement = next((s for s in statements if s.id == matter.event.statement), None)
        when = statement.when if statement else None
        yield Position(party=matter.chain[-1], stance="asserts", statement=matter.event.statement, when=when)


def _status(matter: Matter, positions: tuple[Position, ...]) -> ClaimStatus:
    held = {position.stance for position in positions}
    party = {p.stance for p in positions if country_or_party(p.party) in matter.parties}
    against = held & {"denies", "doubts"}
    for_it = held & {"confirms", "indirectly_confirms"}
    if (against and for_it) or ("declines_to_confirm" in held and for_it and "confirms" not in party):
        return "contested"
    if "confirms" in party:
        return "confirmed"
    if against:
        return "denied" if "denies" in party else "contested"
    return "unconfirmed" if "declines_to_confirm" in held else "reported"
