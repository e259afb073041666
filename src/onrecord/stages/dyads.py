"""Events as coders of CAMEO and PLOVER count them: directed at somebody, joint acts at each other.

The stages before use the roles that grammar gives; here, for the record, each event gets what the codebooks add to them.
"""

from collections.abc import Iterator

import msgspec

from onrecord.model import Event, Mention, Place, Plover, Span
from onrecord.stages.aspects import with_aspects
from onrecord.stages.chains import FIRST_PERSON
from onrecord.stages.circumstances import References, by_head
from onrecord.stages.homeland import any_homeless, settle_at_home
from onrecord.stages.intents import as_announced, as_carrying
from onrecord.stages.ordinary import is_ordinary
from onrecord.stages.reach import reach
from onrecord.syntax import Token, Tree
from onrecord.values import Clause, Coded, Reference, Site
from onrecord.vocabulary.intents import Intents
from onrecord.vocabulary.kinds import Kind
from onrecord.vocabulary.parties import Parties
from onrecord.vocabulary.plover import PloverCodes
from onrecord.vocabulary.rulebook import Rulebook

_JOINT = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE")
# What is promised, asked, refused, threatened, demonstrated or mobilised for is part of these events' own codes (CAMEO 035,
# 105, 124, 138, 1411 and so on).
_CARRYING = ("AGREE", "REQUEST", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "CONSULT")
_MUTUAL = frozenset({"exchange", "trade", "swap", "clash"})  # "Indian and Pakistani troops exchanged fire": at each other
_ENDING = frozenset({"stop", "cease", "halt", "end", "quit", "refrain", "desist", "abstain", "avoid", "forgo", "prevent"})
_OWED = frozenset({"must", "should", "ought"})  # what somebody ought to do is not done, nor announced
_ABROAD = ("IGO", "NGO", "IMG")
_TOOLS = ("MIL", "COP", "SPY", "GOV")
_PREFIX = 3
_AT_HOME_ROOTS = ("14", "17")  # CAMEO's protest and coercion
_WANTING = frozenset({"demand", "call", "urge", "seek", "protest", "ask", "press", "want", "chant", "request", "hope", "oppose",
                      "insist", "require", "denounce", "condemn", "threaten", "warn", "say", "follow", "claim"})  # fmt: skip
_ASIDE = frozenset({"relcl", "advcl", "parataxis", "nsubj", "nsubjpass", "csubj", "appos"})


class _Scene(msgspec.Struct, frozen=True):
    tree: Tree
    clauses: tuple[Clause, ...]
    references: References
    kinds: dict[str, Kind]
    intents: Intents
    parties: Parties
    plover: PloverCodes
    threats: frozenset[int]


def direct(
    tree: Tree,
    clauses: tuple[Clause, ...],
    coded: tuple[Coded, ...],
    mentions: tuple[Reference, ...],
    places: tuple[Site, ...],
    rulebook: Rulebook,
    intents: Intents,
    parties: Parties,
    plover: PloverCodes,
) -> tuple[Event, ...]:
    """The events in order, those without a recipient directed at whom the rest of the predicate names.

    What parties do together ("Kenya and Peru met") has all of them as actors and as recipients: each towards the others.
    """
    references = _with_places(mentions, places, parties)
    threats = frozenset([one.match.clause for one in coded if one.event.plover.event == "THREATEN"])
    scene = _Scene(tree, clauses, references, rulebook.kinds, intents, parties, plover, threats)
    outer = {clauses[one.match.clause].predicate for one in coded if one.event.plover.event in _CARRYING}
    bearers = [_bearer(tree, outer, clauses[one.match.clause].predicate) for one in coded]
    pairs = tuple(zip(coded, bearers, strict=True))
    inner = {
        above: one.event.cameo
        for one, above in pairs
        if above is not None and one.event.cameo and _is_to_be(tree, clauses[one.match.clause].predicate, above)
    }
    return tuple(_dyads(scene, one, above is not None, inner) for one, above in pairs)


def _dyads(scene: _Scene, one: Coded, carried: bool, inner: dict[int, str]) -> Event:
    clause = scene.clauses[one.match.clause]
    predicate = clause.predicate
    harmed = one.event.plover.event == "AGREE" and one.match.clause in scene.threats  # "vowed to expel the envoy"
    if harmed or clause.modal in _OWED or is_ordinary(one.event, clause):
        return _uncoded(one.event)
    event = _directed(scene, one)
    event = _uncoded(event) if carried else as_carrying(event, inner.get(predicate), scene.intents)
    event = as_announced(event, clause, scene.clauses, scene.intents)
    event = with_aspects(scene.tree, event, predicate, scene.plover)
    if not any_homeless((*event.actor, *event.recipient, *event.affected)):
        return event
    sentence = scene.tree.sentences[scene.tree.tokens[predicate].sentence]

    def home(parties: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return settle_at_home(parties, event.place, sentence, scene.references)

    return msgspec.structs.replace(
        event, actor=home(event.actor), recipient=home(event.recipient), affected=home(event.affected)
    )


def _is_joint(event: Event) -> bool:
    """Whether several parties, of different codes, act together and nobody else is named."""
    if len(event.actor) < 2 or event.plover.event not in _JOINT:
        return False
    whom = event.recipient or tuple(mention for mention in event.affected if mention.country)
    return _are_several(event.actor) and not whom


def _are_several(parties: tuple[Mention, ...]) -> bool:
    """Whether there are parties of different codes."""
    return len({mention.code or mention.party for mention in parties}) > 1


def _with_places(mentions: tuple[Reference, ...], places: tuple[Site, ...], parties: Parties) -> References:
    """The parties by head token, and for a place that is none its country."""
    found = by_head(mentions)
    for site in places:
        country = site.place.country
        if country and not any(reference.mention.code for reference in found.get(site.head, ())):
            mention = _of_place(site.place, parties)
            found[site.head] = (Reference(mention, site.head, site.first, site.last),)
    return found


def _directed(scene: _Scene, one: Coded) -> Event:
    event = one.event
    if not event.plover.event:
        return event
    clause = scene.clauses[one.match.clause]
    if event.kind == "fight" and not _MUTUAL.isdisjoint((clause.lemma, clause.light)) and _are_several(event.actor):
        return msgspec.structs.replace(event, recipient=event.actor)
    for mention in (*event.recipient, *event.affected):
        if _is_placed(mention) and not _is_tool(mention, event.actor):
            return event
    if (event.recipient and not _only_forces(event.recipient)) or not (event.actor or event.recipient or event.affected):
        return event
    found = event.actor if _is_joint(event) else _reached(scene, one) or _at_home(event, scene.parties)
    found = found or _own_state(event, scene.parties)
    return msgspec.structs.replace(event, recipient=found) if found else event


def _is_to_be(tree: Tree, predicate: int, above: int) -> bool:
    """Whether the content of a demand or promise is the act, and not that it end or be left ("stop protecting them")."""
    token = tree.tokens[predicate]
    while token.i != above:
        if "neg" in tree.labels[token.i] or token.lemma in _ENDING:
            return False
        if token.head == token.i:
            break
        token = tree.tokens[token.head]
    return True


def _bearer(tree: Tree, outer: set[int], predicate: int) -> int | None:
    """The predicate of the event whose content an event is, whose codes say it already; None where it stands for itself."""
    token = tree.tokens[predicate]
    while outer and token.head != token.i and (token.dep not in _ASIDE or _is_purpose(tree, token)):
        beside = token.dep == "conj"
        token = tree.tokens[token.head]
        if token.i in outer and not beside:
            return token.i
    return None


def _uncoded(event: Event) -> Event:
    return msgspec.structs.replace(event, cameo=None, plover=Plover())


def _is_purpose(tree: Tree, token: Token) -> bool:
    """ "marched to demand talks", "marched demanding talks"; other participles ("refused, accusing ...") tell of more."""
    if token.dep != "advcl" or tree.kid(token.i, "nsubj", "mark"):
        return False
    wanting = token.tag == "VBG" and token.lemma in _WANTING
    return wanting or any(aux.text.lower() == "to" for aux in tree.kids(token.i, "aux"))


def _reached(scene: _Scene, one: Coded) -> tuple[Mention, ...]:
    """The nearest party that has a country or is an organisation, with those coordinated with it; an own body last."""
    own = {mention.party for mention in one.event.actor}
    codes = {mention.code for mention in one.event.actor if mention.kind != "state"}
    joint = scene.kinds[one.event.kind].reciprocal
    topic = one.match.heads("topic") if joint else ()  # whom one speaks about is not whom one speaks to
    tools: list[Mention] = []
    for i in reach(scene.tree, scene.clauses[one.match.clause], frozenset(scene.references), not joint, topic):
        group = [m for head in _joined(scene.tree, i) for r in scene.references.get(head, ()) for m in (r.mention,)]
        group = [
            m
            for m in group
            if m.party not in own and (m.code is None or m.code not in codes) and m.reason != FIRST_PERSON and _is_placed(m)
        ]
        if group and not all(_is_tool(m, one.event.actor) for m in group):
            return _guessed(group)
        tools = tools or group
    return _guessed(tools)


def _guessed(group: list[Mention]) -> tuple[Mention, ...]:
    return tuple(msgspec.structs.replace(mention, inferred=True) for mention in dict.fromkeys(group))


def _is_placed(mention: Mention) -> bool:
    return bool(mention.country) or (mention.code or "")[:3] in _ABROAD


def _only_forces(mentions: tuple[Mention, ...]) -> bool:
    """Troops of no named country ("to send peacekeepers to Iraq") are sent, not addressed."""
    return all(mention.code == "MIL" for mention in mentions)


def _is_tool(mention: Mention, actors: tuple[Mention, ...]) -> bool:
    """Whether a party is the actor's own troops, police or government: what it acts with, not whom it acts towards."""
    code = mention.code or ""
    return code[_PREFIX:].endswith(_TOOLS) and code[:_PREFIX] in [(actor.code or "-")[:_PREFIX] for actor in actors]


def _at_home(event: Event, parties: Parties) -> tuple[Mention, ...]:
    """For people of no named country, that of the place where it happened to them."""
    place = event.place
    if not event.affected or place is None or place.country is None:
        return ()
    return (_of_place(place, parties),)


def _own_state(event: Event, parties: Parties) -> tuple[Mention, ...]:
    """Whom protests and coercion at home concern where nobody is named: coders take the actors' own state."""
    countries = {mention.country for mention in event.actor}
    code = next(iter(countries), None)
    if len(countries) != 1 or code is None or (event.cameo or "")[:2] not in _AT_HOME_ROOTS:
        return ()
    return (_state(code, code, None, "home", parties),)


def _of_place(place: Place, parties: Parties) -> Mention:
    return _state(place.country, place.name, place.span, "place", parties)


def _state(country: str | None, otherwise: str, span: Span | None, reason: str, parties: Parties) -> Mention:
    """A state that stands for a party that nobody names; its name, or what is said `otherwise` where no table has it."""
    state = parties.states.get(country or "")
    name = state.name if state else otherwise
    return Mention(party=country or "", name=name, kind="state", code=country, country=country,
                   span=span, inferred=True, reason=reason)  # fmt: skip


def _joined(tree: Tree, i: int) -> Iterator[int]:
    yield i
    for kid in tree.kids(i, "conj"):
        yield from _joined(tree, kid.i)
