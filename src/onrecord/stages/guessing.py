"""Guesses that a report's other sentences allow: whose an office is, which two states are meant, what is a town."""

from collections import Counter

from onrecord.stages.coreference import is_told
from onrecord.stages.describing import Sketch
from onrecord.stages.entities import ANY_BODY, Entity, Trace
from onrecord.stages.uptake import find_described
from onrecord.stages.whereabouts import is_place
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.parties import Parties

_SIDES = frozenset(
    {
        "sides",
        "parties",
        "governments",
        "neighbors",
        "neighbours",
        "allies",
        "rivals",
        "powers",
        "delegations",
        "capitals",
        "armies",
        "militaries",
        "navies",
        "ministries",
        "foes",
        "peoples",
        "leaderships",
    }
)
_BESIDE = frozenset({"neighbors", "neighbours"})
_NEAR = 12  # mentions back
_AT = frozenset({"in", "of", "at", "for"})
_MEETING = frozenset(
    {"meet", "see", "receive", "host", "welcome", "greet", "visit", "telephone", "phone", "thank", "congratulate"}
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SUBJECT = 3
_REBELLING = frozenset({"REB", "SEP", "UAF", "INS"})
_ARMED = frozenset({"REB", "SEP", "UAF", "RAD", "CRM"})
_LEAD = 2.9  # the same of the state that acts in the first sentence, where no dateline tells
_HOME = 3.5  # how far the country of the dateline stands out where the paragraph names no other
_MISSIONS = frozenset({"embassy", "consulate", "high commission", "ambassador", "consul", "mission"})


def focus(
    tree: Tree, token: int, trail: list[Trace], counts: Counter[str], host: str | None, lead: str | None = None
) -> str | None:
    """The country that an office without one most likely belongs to: the nearest prominent one, else the report's.

    That of the dateline counts most, that of whoever acts in the `lead` less.
    """
    sentence = tree.tokens[token].sentence
    paragraph = tree.sentences[sentence].paragraph
    best, winner = (_HOME, host) if host is not None else (_LEAD * (lead is not None), lead)  # type: float, str | None
    for trace in reversed(trail[-20:]):
        if len(trace.entities) != 1 or sentence - trace.sentence > 2:
            continue
        entity = trace.entities[0]
        if entity.country != host and entity.nouns & _MISSIONS:
            continue
        if entity.country is None or entity.kind in ("outlet", "group") or (entity.inferred and entity.kind != "person"):
            continue
        if entity.country != host and _sends(tree, trace.token):
            continue
        score = 4.0 - 2.0 * entity.inferred + trace.rank - 2.0 * (sentence - trace.sentence) - (token - trace.token) / 50
        score += 2.0 * (entity.country == host) - 2.0 * (trace.paragraph != paragraph)
        acts = trace.rank == _SUBJECT and trace.paragraph == paragraph and entity.kind in ("state", "government")
        score += 1.5 * acts
        score -= _SUBJECT * is_told(tree, trace, _above(tree, token))
        if score > best:
            best, winner = score, entity.country
    if winner is None and counts:
        return counts.most_common(1)[0][0]
    return winner or host


def _sends(tree: Tree, state: int) -> bool:
    """Whether a state is named only for its envoy or mission: "Japan's ambassador", "the Japanese embassy"."""
    token = tree.tokens[state]
    return token.dep in ("poss", "amod", "compound", "nmod") and tree.tokens[token.head].lemma.lower() in _MISSIONS


def _acting_alone(tree: Tree, token: int, trail: list[Trace]) -> str | None:
    """The country of the only state or government that acts in the paragraph so far: "Lima reacted. The minister ..."."""
    paragraph = tree.sentences[tree.tokens[token].sentence].paragraph
    found = {
        entity.country
        for trace in trail[-20:]
        if trace.paragraph == paragraph and trace.rank == _SUBJECT and not trace.place
        for entity in trace.entities
        if entity.kind in ("state", "government") and entity.country
    }
    return found.pop() if len(found) == 1 else None


def two_named(trail: list[Trace]) -> tuple[Entity, ...]:
    """Whom "the pair" or "both" means: the two last named together, else the two last people."""
    pair = next((trace.entities for trace in reversed(trail[-_NEAR:]) if len(trace.entities) == 2), ())
    group = next((t.entities for t in reversed(trail[-_NEAR:]) if len(t.entities) == 1 and t.entities[0].number == "two"), ())
    if pair or group:
        return pair or group
    people = {
        id(t.entities[0]): t.entities[0] for t in trail[-_NEAR:] if len(t.entities) == 1 and t.entities[0].kind == "person"
    }
    return tuple(people.values()) if len(people) == 2 else ()


def as_many(trail: list[Trace], sketch: Sketch) -> tuple[Entity, ...]:
    """Whom "the three" means where so many were named together: the last such row."""
    count = _COUNTS.get(sketch.number or "", 0) if sketch.article == "the" else 0
    return next((trace.entities for trace in reversed(trail[-_NEAR:]) if count and len(trace.entities) == count), ())


def sole_country(
    tree: Tree, token: int, trail: list[Trace], host: str | None, at: dict[int, Sketch], parties: Parties
) -> str | None:
    """The country of a head of state named without one: the only one that acts in these sentences or in this paragraph, else
    the dateline's.

    A country in the same clause is the other side ("the French minister met President X"), and one that is only a place, or
    that others deal with, tells nothing against the dateline.
    """
    sentence, verb = tree.tokens[token].sentence, _above(tree, token)
    if host is not None and tree.tokens[verb].lemma in parties.usage.speaking and host in _told_of(tree, verb, at):
        return host
    found = {
        entity.country
        for trace in trail[-20:]
        if sentence - trace.sentence <= 2 and not trace.place and (host is None or not _dealt_with(tree, trace.token))
        for entity in trace.entities
        if entity.country and entity.kind not in ("outlet", "group", "person")
        and not (trace.sentence == sentence and _above(tree, trace.token) == verb)
    }  # fmt: skip
    beside = {
        entity.country
        for trace in trail[-20:]
        if trace.sentence == sentence and trace.rank == _SUBJECT and _above(tree, trace.token) == verb
        for entity in (trace.entities if tree.tokens[verb].lemma in _MEETING else ())
    }
    found, host = found - beside, None if host in beside else host
    just = {e.country for trace in trail[-20:] if sentence - trace.sentence == 1 for e in trace.entities if e.country}
    if len(found) > 1 and len(just) == 1 and just == {_acting_alone(tree, token, trail)}:
        return just.pop()
    if host is not None and (not found or host in found):
        return host
    return found.pop() if len(found) == 1 else None


def _dealt_with(tree: Tree, noun: int) -> bool:
    """ "a treaty with Italy", "a note to Italy"."""
    above = tree.tokens[tree.tokens[noun].head]
    return tree.tokens[noun].dep == "pobj" and above.text.lower() in ("with", "to", "against", "from", "toward", "towards")


def _told_of(tree: Tree, verb: int, at: dict[int, Sketch]) -> set[str | None]:
    """The states that a speaker's clause has for its subject: "told a rally that Chad would not withdraw"."""
    told = tree.kid(verb, "ccomp")
    subject = tree.kid(told.i, "nsubj", "nsubjpass") if told is not None else None
    sketch = at.get(subject.i) if subject is not None and subject.i > verb else None
    return {hit.name.country for hit in sketch.own} if sketch is not None and sketch.form == "listed" else set()


def _above(tree: Tree, token: int) -> int:
    """The verb over a noun ("held" over "talks")."""
    return next((above.i for above in tree.ancestors(token) if above.pos == "VERB"), token)


def scene_of_action(tree: Tree, sketch: Sketch, at: dict[int, Sketch], parties: Parties) -> str | None:
    """The one country in which the sentence puts what armed men do or suffer: "the air force bombed rebels in Mali"."""
    sentence = tree.sentences[tree.tokens[sketch.phrase.head].sentence]
    found = {
        other.own[-1].name.country
        for i in range(sentence.start, sentence.end)
        if (other := at.get(i)) is not None and other.form == "listed" and other.own
        and _is_in(tree, i) and is_place(tree, i, parties)
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


def at_war(
    tree: Tree, sketch: Sketch, role: str | None, at: dict[int, Sketch], resolved: dict[int, tuple[Entity, ...]],
    trail: list[Trace], parties: Parties,
) -> str | None:  # fmt: skip
    """The country of armed men: where they act, whose government stands beside them, or whose rebels were told of before."""
    if role not in _ARMED and role != "MIL":
        return None
    head = sketch.phrase.head
    told = _beside(tree, head, resolved, "government") or scene_of_action(tree, sketch, at, parties) if role in _ARMED else None
    beside = _beside(tree, head, resolved, "state") if role in _ARMED and not told else None
    return told or beside or _rebelled_in(trail, tree.tokens[head].sentence)


def conjoined(tree: Tree, token: Token) -> int | None:
    """The noun that this one is coordinated with: "Chad and Mali", "of the government and of the rebels"."""
    if token.dep == "conj":
        return token.head
    above = tree.tokens[token.head]
    first = tree.kid(above.head, "pobj") if token.dep == "pobj" and above.dep == "conj" else None
    return first.i if first is not None else None


def _beside(tree: Tree, token: int, resolved: dict[int, tuple[Entity, ...]], kind: str) -> str | None:
    """ "The government of Chad and two rebel groups": a government's rebels are its own wherever the two are."""
    first = conjoined(tree, tree.tokens[token])
    beside = resolved.get(first, ()) if first is not None else ()
    found = {e.country for e in beside if e.kind == kind and e.country}
    return found.pop() if len(found) == 1 else None


def _rebelled_in(trail: list[Trace], sentence: int) -> str | None:
    """The country whose rebels the report told of last, in the sentences before."""
    for trace in reversed(trail):
        if len(trace.entities) == 1 and trace.sentence < sentence and trace.entities[0].country and _rebels(trace.entities[0]):
            return trace.entities[0].country
    return None


def _rebels(entity: Entity) -> bool:
    return (entity.code or "")[3:6] in _REBELLING


def _is_in(tree: Tree, i: int) -> bool:
    above = tree.tokens[tree.tokens[i].head]
    return tree.tokens[i].dep == "pobj" and above.text.lower() in ("in", "inside", "across", "near", "throughout")


def two_of(tree: Tree, sketch: Sketch, trail: list[Trace], counts: Counter[str]) -> tuple[Entity, ...] | None:
    """Whom "the two countries", "both sides", "the two ministers" mean; None where the phrase says nothing of the kind."""
    if sketch.called is None or not sketch.plural or sketch.own or sketch.article not in ("the", "bare", "no"):
        return None
    noun, kind = sketch.called.words[-1], sketch.called.role.kind
    beside = noun in _BESIDE and sketch.article == "the" and sketch.number is None  # "the neighbours signed a truce"
    if sketch.number != "two" and not beside and tree.texts[sketch.phrase.first].lower() not in ("both", "neither"):
        return None
    if kind == "state" or noun in _SIDES:
        return two_states(trail, counts) or (() if kind == "state" else None)
    if kind == "office" and sketch.article == "the":
        people = {id(t.entities[0]): t.entities[0] for t in trail[-_NEAR:] if len(t.entities) == 1 and t.entities[0].human}
        last = [one for one in people.values() if one.kind in ("person", "office") and not one.plural]
        return tuple(last) if len(last) == 2 else None
    return None


def two_states(trail: list[Trace], counts: Counter[str]) -> tuple[Entity, ...]:
    """ "The two countries": the pair just named, else the two that the report names most."""
    pair = next((trace.entities for trace in reversed(trail[-6:]) if len(trace.entities) == 2), ())
    if pair and all(entity.kind in ("state", "government") or _rebels(entity) for entity in pair):
        return pair
    states = {e.country: e for trace in trail for e in trace.entities if e.kind == "state" and e.country}
    most = [country for country, _ in counts.most_common(2)]
    if len(most) == 2 and all(country in states for country in most):
        return tuple(entity for country, entity in states.items() if country in most)
    return tuple(states.values()) if len(states) == 2 else ()


def inner_body(sketch: Sketch, trail: list[Trace], parties: Parties) -> Entity | None:
    """The body that a role belongs to, met before: the ministry of "a ministry official"."""
    for called in sketch.roles[:-1]:
        if called.role.kind in ("government", "organisation") and not called.role.weak:
            found = find_described(trail, called.words[-1], called.phrase, None, False, None, parties)
            if found is not None:
                return found
    return None


def placed_elsewhere(tree: Tree, sketch: Sketch, resolved: dict[int, tuple[Entity, ...]]) -> bool:
    """Whether the party is placed where no list knows the country ("police in Lagos")."""
    for prep in tree.kids(sketch.phrase.head, "prep"):
        if prep.text.lower() in _AT:
            below = tree.kid(prep.i, "pobj")
            if below and below.pos == "PROPN" and not resolved.get(below.i):
                return True
    return False


def towns(tree: Tree, sketches: tuple[Sketch, ...], parties: Parties) -> frozenset[str]:
    """Unlisted names that somewhere in the report are a place ("in Ruritown")."""
    unknown = [sketch for sketch in sketches if sketch.named_kind == "unknown" and sketch.form == "named"]
    return frozenset([sketch.name.lower() for sketch in unknown if is_place(tree, sketch.phrase.head, parties)])


def house_of(tree: Tree, token: int, label: str, trail: list[Trace], parties: Parties) -> str | None:
    """The country of the body that has such an officer, named before: a senate for a senator, a ministry for its minister.

    Where the paragraph tells what one other state does, that state's.
    """
    fitting = parties.taxonomy.members.get(label.rpartition(" ")[2], frozenset()) - ANY_BODY
    if label.endswith(" minister"):
        fitting |= {label.removesuffix("minister") + "ministry"}
    for trace in reversed(trail):
        for body in trace.entities:
            if body.kind in ("organisation", "government") and body.country and body.nouns & fitting:
                alone = _acting_alone(tree, token, trail) if not _is_here(tree, token, body.country, trail) else None
                return alone or _acting_over(tree, trace, trail) or body.country
    return None


def _is_here(tree: Tree, token: int, country: str, trail: list[Trace]) -> bool:
    """Whether the paragraph has named a country before a token."""
    paragraph = tree.sentences[tree.tokens[token].sentence].paragraph
    return any(
        trace.paragraph == paragraph and any(entity.country == country and entity.kind == "state" for entity in trace.entities)
        for trace in trail[-20:]
    )


def _acting_over(tree: Tree, body: Trace, trail: list[Trace]) -> str | None:
    """The state that acts in the main clause where a body only comments: "Chad lifted the ban, a step that Mali's ministry
    called late"; the minister who explains the step is Chad's.
    """
    root = tree.sentences[body.sentence].root
    if body.verb < 0 or tree.tokens[body.verb].dep not in ("relcl", "acl", "advcl"):
        return None
    acting = (
        entity.country
        for trace in trail
        if trace.sentence == body.sentence and trace.rank == _SUBJECT and trace.verb == root
        for entity in trace.entities
        if entity.kind in ("state", "government")
    )
    return next(acting, None)


def sender_of_mission(trail: list[Trace]) -> str | None:
    """The country of the only state whose embassy or envoy was named before, for "Ambassador Lima" without one."""
    found = {e.country for trace in trail for e in trace.entities if e.country and not e.inferred and e.nouns & _MISSIONS}
    return found.pop() if len(found) == 1 else None


def officer(tree: Tree, sketch: Sketch, resolved: dict[int, tuple[Entity, ...]]) -> tuple[Entity, ...]:
    """The person for whom their office speaks ("Lima's office said")."""
    owner = tree.kid(sketch.phrase.head, "poss") if sketch.label == "office" else None
    found = resolved.get(owner.i, ()) if owner else ()
    return found if len(found) == 1 and found[0].kind == "person" else ()


def group_beside(tree: Tree, token: Token, resolved: dict[int, tuple[Entity, ...]]) -> tuple[Entity, ...]:
    """The group whose members are named one by one beside it: "the two brothers, Ali and Omar"."""
    while token.dep == "conj":
        token = tree.tokens[token.head]
    group = resolved.get(token.head, ()) if token.dep == "appos" else ()
    return group if len(group) == 1 and group[0].plural else ()
