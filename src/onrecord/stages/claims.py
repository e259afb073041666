"""Contested and reported claims: each party's position on one matter, and how the matter stands.

Status, by rule: "denied" or "confirmed" where a party to the matter does so and nobody else says otherwise; "contested" where
positions conflict; "unconfirmed" where a party declines to confirm and nobody adds to the first report; else "reported".
"""

import re
from collections.abc import Iterator

import msgspec

from onrecord.identity import content_id
from onrecord.model import Claim, ClaimStatus, Commitment, Mention, Position, Report, Stance, Statement
from onrecord.stages.counters import admitted_by, agrees, belongs_to, counters
from onrecord.stages.matters import (
    TELLING,
    Ground,
    Matter,
    country_or_party,
    first_stance,
    is_negative,
    own_tellings,
    same_matter,
    tellings,
    tokens_in,
    turned_round,
)
from onrecord.stages.referents import Referents
from onrecord.stages.stances import Taken, take
from onrecord.syntax import Tree
from onrecord.values import Attribution, Clause, Coded, Reference
from onrecord.vocabulary.rulebook import Rulebook
from onrecord.vocabulary.words import Words

_COUNTRY = 3  # letters of its code
_IN_OFFICE = ("state", "government", "office")
_OFFICES = ("GOV", "MIL", "COP", "JUD", "LEG")
_SWEEPING = frozenset({"work", "wrong", "wrongdoing", "crime", "harm", "damage", "plan", "step", "action", "deed", "contact"})
_LINK = re.compile(r"^(that|whether|if) ", re.IGNORECASE)


class _Held(msgspec.Struct, frozen=True):
    """One party's position on one matter; `told` where the party put the matter on record itself; `at` where it stands."""

    matter: Matter
    position: Position
    told: bool
    at: int = -1


def find_claims(
    report: Report,
    tree: Tree,
    clauses: tuple[Clause, ...],
    mentions: tuple[Reference, ...],
    attributions: tuple[Attribution, ...],
    statements: tuple[Statement, ...],
    coded: tuple[Coded, ...],
    commitments: tuple[Commitment, ...],
    rulebook: Rulebook,
    words: Words,
) -> tuple[Claim, ...]:
    """A claim for every matter on which somebody takes a position beyond the first report, in order of the text."""
    ground = _ground(report, tree, clauses, mentions, attributions, coded, commitments, statements)
    find = Referents(ground, rulebook, words)
    held: list[_Held] = []
    for item in _in_order(ground, attributions, statements):
        if isinstance(item, Matter):
            own = _own(item, report)
            if own is not None and not any(same_matter(ground, one.matter, item) for one in held):
                held.append(own)
            continue
        said, statement = item
        if said.source is None or _is_words(said.source, words) or (said.mode == "evidence" and said.parent is not None):
            continue
        taken = take(ground, said, words)
        if taken is not None:
            held += _taken(ground, find, said, statement, taken, held)
            held += _read_into(ground, said, statement, held, words)
        elif said.act in TELLING:
            held += _told(ground, said, statement, held, words)
    by_matter: dict[str, list[_Held]] = {}
    for one in held:
        by_matter.setdefault(one.matter.id, []).append(one)
    return tuple(_claim(ground, taken, words) for taken in by_matter.values() if any(not one.told for one in taken))


def _ground(
    report: Report,
    tree: Tree,
    clauses: tuple[Clause, ...],
    mentions: tuple[Reference, ...],
    attributions: tuple[Attribution, ...],
    coded: tuple[Coded, ...],
    commitments: tuple[Commitment, ...],
    statements: tuple[Statement, ...],
) -> Ground:
    events: dict[int, tuple[Coded, ...]] = {}
    for one in coded:
        events[one.match.clause] = (*events.get(one.match.clause, ()), one)
    told = {one: commitment for commitment in commitments if not commitment.events for one in commitment.statements}
    named: dict[int, tuple[Reference, ...]] = {}
    for reference in mentions:
        named[reference.head] = (*named.get(reference.head, ()), reference)
    return Ground(
        report=report,
        tree=tree,
        clauses=clauses,
        by_token={clause.predicate: clause for clause in clauses},
        coded=events,
        commitments={event: commitment for commitment in commitments for event in commitment.events},
        undertaken={
            clauses[said.clause].predicate: told[statement.id]
            for said, statement in zip(attributions, statements, strict=True)
            if said.clause is not None and statement.id in told
        },
        references=named,
        cues={clauses[said.clause].predicate: said for said in attributions if said.clause is not None},
    )


def _in_order(
    ground: Ground, attributions: tuple[Attribution, ...], statements: tuple[Statement, ...]
) -> Iterator[tuple[Attribution, Statement] | Matter]:
    """Every statement with words, and whatever the report tells in its own words, by where it stands."""
    said = [pair for pair in zip(attributions, statements, strict=True) if pair[0].source is not None and pair[0].content]
    inside = {i for one in attributions for i in tokens_in(ground.tree, one.content)}
    items: list[tuple[int, int, tuple[Attribution, Statement] | Matter]] = []
    items += ((pair[0].content[0].start, pair[0].index, pair) for pair in said)
    items += ((matter.span.start, -1, matter) for matter in own_tellings(ground, inside))
    return (item for _, _, item in sorted(items, key=lambda item: item[:2]))


def _taken(
    ground: Ground, find: Referents, said: Attribution, statement: Statement, taken: Taken, held: list[_Held]
) -> Iterator[_Held]:
    """The position that a statement takes, on a matter told before or on the one that it tells itself."""
    told = [one.matter for one in held]
    anew = list(tellings(ground, said, statement)) if taken.anew else []
    matter = next((before for new in anew for before in told if same_matter(ground, before, new)), None)
    if matter is None and held and _goes_on(ground, said, held[-1]):
        matter = held[-1].matter
    if matter is None and anew and taken.told:
        matter = anew[0]
    if matter is None:
        touched = {one.matter.id: _sentence(ground, one) for one in held if not one.told}
        told = [one for one in told if not _holds(one, said)]
        if taken.silent:
            matter = find.silent(said, told, touched)
        elif taken.named:
            matter = find.named(said, taken.pointers, told)
        elif taken.disputed:
            matter = find.disputed(told, touched)
        else:
            matter = (
                (find.disputed(told, touched) or _last(told, said)) if taken.last else find(said, taken.pointers, told, touched)
            )
        if matter is None and taken.stance == "indirectly_confirms":
            matter = find.disputed(told, touched)
    if matter is None and said.act == "deny" and _any(ground, said):
        matter = find.any_of(said, told) or (None if _any_thing(ground, said) else _last(told, said))
    if matter is None:
        matter = next((new for new in anew if new.clause.form == "verb" or new.event is not None), None)
    if matter is not None:
        stands = said.clause is not None and ground.clauses[said.clause].lemma == "stand"
        again = taken.stance == "confirms" and any(_is_first(one, matter, statement, stands) for one in held)
        if not again:
            yield _Held(matter, _position(said, statement, taken.stance), told=False, at=said.content[0].start)


def _is_first(one: _Held, matter: Matter, statement: Statement, stands: bool) -> bool:
    """Whether who stands by a matter is the one who told it, or speaks for the same side ("the paper stood by its story")."""
    if not statement.chain or one.matter.id != matter.id or one.position.stance != "asserts":
        return False
    again, first = statement.chain[-1], one.position.party
    return first.party == again.party or (stands and country_or_party(first) == country_or_party(again))


def _goes_on(ground: Ground, said: Attribution, last: _Held) -> bool:
    """ "denied that it had paid, calling the report groundless": the participle goes on with what was just denied."""
    token = ground.tree.tokens[ground.clauses[said.clause].predicate] if said.clause is not None else None
    if token is None or token.tag != "VBG" or token.dep != "advcl" or last.told:
        return False
    source = said.source.party if said.source else ""
    return last.position.party.party == source and _sentence(ground, last) == token.sentence


def _holds(matter: Matter, said: Attribution) -> bool:
    """Whether a statement is itself part of what a matter tells ("said the government has ruled it out")."""
    return matter.statement is not None and said.cue is not None and matter.span.start <= said.cue.start < matter.span.end


def _sentence(ground: Ground, one: _Held) -> int:
    """The sentence in which a position was taken."""
    token = ground.tree.token_at(one.at)
    return token.sentence if token is not None else -1


def _any(ground: Ground, said: Attribution) -> bool:
    """ "denied that any work was done", "denied anything of the kind": whatever was told is meant."""
    words = [ground.tree.texts[i].lower() for i in tokens_in(ground.tree, said.content)][:3]
    return not {"any", "anything", "anyone", "anybody", "ever"}.isdisjoint(words)


def _any_thing(ground: Ground, said: Attribution) -> bool:
    """ "denied that any maps had been given": a thing is meant that was named before, or what the statement itself tells."""
    first = next((ground.tree.tokens[i] for i in tokens_in(ground.tree, said.content) if ground.tree.texts[i] != "that"), None)
    noun = ground.tree.tokens[first.head] if first is not None and first.text.lower() == "any" else None
    return noun is not None and noun.dep in ("nsubj", "nsubjpass") and noun.tag in ("NN", "NNS") and noun.lemma not in _SWEEPING


def _last(told: list[Matter], said: Attribution) -> Matter | None:
    return next(
        (m for m in reversed(told) if m.teller is None or said.source is None or m.teller.party != said.source.party), None
    )


def _read_into(ground: Ground, said: Attribution, statement: Statement, held: list[_Held], words: Words) -> Iterator[_Held]:
    """ "would not comment, which the editor took as an admission": the editor's reading of the silence just told."""
    for mention in admitted_by(ground, said, words):
        if held and held[-1].position.statement == statement.id and held[-1].position.stance == "declines_to_confirm":
            position = Position(party=mention, stance="indirectly_confirms", statement=statement.id, when=statement.when)
            yield _Held(held[-1].matter, position, told=False, at=held[-1].at)


def _told(ground: Ground, said: Attribution, statement: Statement, held: list[_Held], words: Words) -> Iterator[_Held]:
    """What a statement tells: a matter for the first time, or one told before, by another or on another's word."""
    for matter in tellings(ground, said, statement):
        if matter.clause.form != "verb" and (said.act != "assert" or said.rule in ("cue/cite", "cue/vote")):
            continue  # who only names or lists a thing tells nothing that could be disputed
        rival = next((one for one in held if one.told and turned_round(ground, one.matter, matter)), None)
        if rival is not None:
            yield _Held(rival.matter, _position(said, statement, "denies"), told=False)
            continue
        before = [one for one in held if same_matter(ground, one.matter, matter)]
        countered = counters(ground, matter, [one.matter for one in held if one.told], words)
        if countered is not None:
            yield _Held(countered, _position(said, statement, "denies"), told=False, at=matter.span.start)
            continue
        if not before:
            yield _Held(matter, _position(said, statement, first_stance(ground, matter)), told=True)
            continue
        first = before[0].matter
        if before[0].told and _rests_on(first, matter):
            held[held.index(before[0])] = _Held(first, _position(said, statement, before[0].position.stance), told=True)
            yield from _relayed_twice(first, before[0])
        elif not _rests_on(matter, first) and all(one.position.party.party != _party(matter) for one in before):
            again = _again(first, matter, before)
            if again == "asserts" and agrees(ground, matter, words):
                again = "confirms"
            yield _Held(first, _position(said, statement, again), told=False)


def _relayed_twice(first: Matter, last: _Held) -> Iterator[_Held]:
    """ "the Courier reported, citing an agency, which quoted a clerk": the paper that took it up stands by it, too."""
    if first.teller is not None and first.statement is not None and first.teller.party != last.position.party.party:
        position = Position(party=first.teller, stance=last.position.stance, statement=first.statement.id, when=first.when)
        yield _Held(first, position, told=True)


def _party(matter: Matter) -> str:
    return matter.teller.party if matter.teller else ""


def _rests_on(first: Matter, matter: Matter) -> bool:
    """Whether the second telling gives the source of the first: "the Courier said, citing a clerk"."""
    if first.statement is None or matter.statement is None or first.clause.predicate != matter.clause.predicate:
        return False
    outer, inner = ([member.party for member in one.statement.chain] for one in (first, matter) if one.statement)
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _again(first: Matter, matter: Matter, before: list[_Held]) -> Stance:
    """The stance of whoever tells a matter that was told before."""
    if matter.negated != is_negative(first):
        return "denies"
    asserted = any(one.position.stance in ("asserts", "predicts", "confirms") for one in before)
    party = matter.teller is not None and country_or_party(matter.teller) in first.parties
    return "confirms" if asserted and party else "asserts"


def _position(said: Attribution, statement: Statement, stance: Stance) -> Position:
    assert said.source is not None
    party = statement.chain[-1] if statement.chain else said.source
    return Position(party=party, stance=stance, statement=statement.id, when=statement.when, reason=said.reason)


def _own(matter: Matter, report: Report) -> _Held | None:
    """The report's own telling of a matter, held by its outlet; nobody holds it where the outlet is not known."""
    if report.outlet is None:
        return None
    return _Held(matter, Position(party=report.outlet, stance="asserts"), told=True)


def _is_words(source: Mention, words: Words) -> bool:
    """ "the remarks confirm it": remarks take no position, whoever says so does; nor does nobody ("reportedly")."""
    if source.inferred and source.kind == "unnamed" and source.span is None:
        return True
    last = source.name.lower().rsplit(" ", 1)[-1].strip("()")
    return source.kind == "unnamed" and any(
        last in (noun, f"{noun}s") for noun in words["remark_nouns"] | words["report_nouns"])  # fmt: skip


def _text(tree: Tree, first: _Held) -> str:
    """What is claimed, without the word that denies it where its first teller does."""
    span, words = first.matter.span, first.matter.span.text
    below = tree.kids(first.matter.clause.predicate, "neg") if first.told and first.position.stance == "denies" else ()
    negation = next((token for token in below if token.text in ("not", "never") and span.start < token.start < span.end), None)
    if negation is not None:
        words = words[: negation.start - span.start] + words[negation.end - span.start :]
    return _LINK.sub("", " ".join(words.split()))


def _claim(ground: Ground, taken: list[_Held], words: Words) -> Claim:
    matter = taken[0].matter
    positions = tuple(dict.fromkeys(one.position for one in taken))
    return Claim(
        id=content_id("m", ground.report.id, matter.id),
        about=matter.id,
        text=_text(ground.tree, taken[0]),
        positions=positions,
        status=_status(ground, matter, positions, words),
        rule="claim/positions",
    )


def _is_party(ground: Ground, mention: Mention, matter: Matter, words: Words) -> bool:
    """Whether who takes a position is a party to the matter: named in it, or in charge, and of no other country than it."""
    if country_or_party(mention) in matter.parties or belongs_to(ground, mention, matter):
        return True
    if matter.teller is not None and country_or_party(matter.teller) == country_or_party(mention):
        return matter.said is not None and matter.said.act == "deny"
    countries = {one for one in matter.parties if len(one) == _COUNTRY and one.isupper()}
    if mention.country is not None and countries and mention.country not in countries:
        return False
    return mention.kind in _IN_OFFICE or (mention.code or "").endswith(_OFFICES) or _in_charge(mention, words)


def _in_charge(mention: Mention, words: Words) -> bool:
    """ "the prison's director", "his lawyer": who runs something or speaks for somebody."""
    named = (mention.name, mention.span.text if mention.span else "")
    return any(word.strip(",.").lower() in words["in_charge"] for name in named for word in name.split())


def _status(ground: Ground, matter: Matter, positions: tuple[Position, ...], words: Words) -> ClaimStatus:
    admitted = {country_or_party(p.party) for p in positions if p.stance == "confirms"}
    positions = tuple(p for p in positions if p.stance == "confirms" or country_or_party(p.party) not in admitted)
    held = {position.stance for position in positions}
    party = {p.stance for p in positions if _is_party(ground, p.party, matter, words)}
    against = held & {"denies", "doubts"}
    for_it = held & {"confirms", "indirectly_confirms"}
    if (against and for_it) or ("declines_to_confirm" in held and for_it and "confirms" not in party):
        return "contested"
    if "confirms" in party:
        return "confirmed"
    if against:
        return "denied" if "denies" in party else "contested"
    return "unconfirmed" if "declines_to_confirm" in held else "reported"
