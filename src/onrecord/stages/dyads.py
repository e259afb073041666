"""Events as coders of CAMEO and PLOVER count them: directed at somebody, joint acts at each other.

The stages before use the roles that grammar gives; here, for the record, each event gets what the codebooks add to them.
"""

from collections.abc import Iterator

import msgspec

from onrecord.model import Event, Mention, Place, Plover
from onrecord.stages.circumstances import References, by_head
from onrecord.stages.reach import reach
from onrecord.syntax import Tree
from onrecord.values import Clause, Coded, Reference, Site
from onrecord.vocabulary.kinds import Kind
from onrecord.vocabulary.rulebook import Rulebook

_JOINT = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE")
# What is promised, asked, refused or threatened is part of these events' own codes (CAMEO 035, 105, 124, 138 and so on).
_CARRYING = ("AGREE", "REQUEST", "REJECT", "THREATEN")
_ASIDE = frozenset({"relcl", "advcl", "parataxis", "nsubj", "nsubjpass", "csubj", "appos"})


class _Scene(msgspec.Struct, frozen=True):
    tree: Tree
    clauses: tuple[Clause, ...]
    references: References
    kinds: dict[str, Kind]


def direct(
    tree: Tree,
    clauses: tuple[Clause, ...],
    coded: tuple[Coded, ...],
    mentions: tuple[Reference, ...],
    places: tuple[Site, ...],
    rulebook: Rulebook,
) -> tuple[Event, ...]:
    """The events in order, those without a recipient directed at whom the rest of the predicate names.

    What parties do together ("Kenya and Peru met") has all of them as actors and as recipients: each towards the others.
    """
    scene = _Scene(tree, clauses, _with_places(mentions, places), rulebook.kinds)
    outer = {clauses[one.match.clause].predicate for one in coded if one.event.plover.event in _CARRYING}
    return tuple(_carried(scene, outer, _directed(scene, one), clauses[one.match.clause].predicate) for one in coded)


def _with_places(mentions: tuple[Reference, ...], places: tuple[Site, ...]) -> References:
    """The parties by head token, and for a place that is none its country."""
    found = by_head(mentions)
    for site in places:
        country = site.place.country
        if country and not any(reference.mention.code for reference in found.get(site.head, ())):
            mention = _of_place(site.place)
            found[site.head] = (Reference(mention, site.head, site.first, site.last),)
    return found


def _directed(scene: _Scene, one: Coded) -> Event:
    event = one.event
    if event.recipient or not event.plover.event or any(m.country for m in event.affected):
        return event
    joint = event.plover.event in _JOINT and len({m.country or m.party for m in event.actor}) > 1
    found = event.actor if joint else _reached(scene, one) or _at_home(event)
    return msgspec.structs.replace(event, recipient=found) if found else event


def _carried(scene: _Scene, outer: set[int], event: Event, predicate: int) -> Event:
    """The event without codes where it is the content of another one, whose codes say it already."""
    token = scene.tree.tokens[predicate]
    while token.head != token.i and token.dep not in _ASIDE:
        token = scene.tree.tokens[token.head]
        if token.i in outer:
            return msgspec.structs.replace(event, cameo=None, plover=Plover())
    return event


def _reached(scene: _Scene, one: Coded) -> tuple[Mention, ...]:
    """The nearest party that has a country or is an organisation, with those coordinated with it."""
    own = {mention.party for mention in one.event.actor}
    where = not scene.kinds[one.event.kind].reciprocal
    for i in reach(scene.tree, scene.clauses[one.match.clause], frozenset(scene.references), where):
        group = [m for head in _joined(scene.tree, i) for r in scene.references.get(head, ()) for m in (r.mention,)]
        group = [m for m in group if m.party not in own and (m.country or (m.code or "")[:3] in ("IGO", "NGO", "IMG"))]
        if group:
            return tuple(msgspec.structs.replace(mention, inferred=True) for mention in dict.fromkeys(group))
    return ()


def _at_home(event: Event) -> tuple[Mention, ...]:
    """For people of no named country, that of the place where it happened to them."""
    place = event.place
    if not event.affected or place is None or place.country is None:
        return ()
    return (_of_place(place),)


def _of_place(place: Place) -> Mention:
    return Mention(party=place.country or "", name=place.name, kind="state", code=place.country, country=place.country,
                   span=place.span, inferred=True, reason="place")  # fmt: skip


def _joined(tree: Tree, i: int) -> Iterator[int]:
    yield i
    for kid in tree.kids(i, "conj"):
        yield from _joined(tree, kid.i)
