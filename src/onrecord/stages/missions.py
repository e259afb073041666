"""Finds embassies, consulates and other missions: whose they are, and the place that they stand in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from onrecord.model import Mission, MissionType, Place, PlaceRole
from onrecord.syntax import Token, Tree
from onrecord.values import Site
from onrecord.vocabulary.parties import Parties

_TYPES: dict[str, MissionType] = {
    "embassy": "embassy", "consulate": "consulate", "mission": "mission", "legation": "mission", "commission": "embassy",
    "section": "mission", "office": "mission",
}  # fmt: skip
_NEEDED = {"commission": "high", "section": "interest", "office": "liaison"}
_OF_A_STATE = frozenset(["diplomatic", "overseas", "foreign", "permanent", "consular", "other", "official"])
_NAMES = ("state", "adjective", "capital")
_LEFT = ("det", "amod", "compound", "nmod", "poss", "nummod")
_LONGEST_NAME = 5


class _Draft(msgspec.Struct, frozen=True):
    """The noun phrase of a mission: where it starts, its noun and head ("consulate", "general"), and what it says."""

    first: int
    noun: int
    head: int
    type: MissionType
    sender: str | None
    host: Site | None
    definite: bool
    plural: bool


def find_missions(
    tree: Tree, sites: Mapping[int, Site], parties: Parties, role_of: Callable[[int], PlaceRole | None]
) -> Iterator[Site]:
    """A site for each mission. `sites` holds the places by each of their tokens, `role_of` tells the role by head token.

    What is said of a mission once, its sender or its town, holds for the mission of that type wherever it is named again.
    """
    drafts = [d for token in tree.tokens if token.lemma in _TYPES and (d := _draft(tree, token, sites, parties))]
    for n, draft in enumerate(drafts):
        place = _place(tree, draft, [*reversed(drafts[:n]), *drafts[n + 1 :]])
        if place:
            role = role_of(draft.head) or ("in" if place.country else None)
            at = max(draft.head, draft.noun)
            yield Site(msgspec.structs.replace(place, role=role), draft.head, draft.first, at)


def _place(tree: Tree, draft: _Draft, others: Sequence[_Draft]) -> Place | None:
    """The mission's place, with what `others`, nearest first, say of the same mission."""
    same = [other for other in others if other.type == draft.type and _agree(draft, other)]
    sender = draft.sender or (None if not draft.definite else next((o.sender for o in same if o.sender), None))
    host = draft.host or next((o.host for o in same if o.host and _shares_host(draft, o, sender)), None)
    if not draft.sender and not draft.host and not (draft.definite and same):
        return None
    mission = Mission(of=sender, type=draft.type)
    first = draft.first + (tree.tokens[draft.first].pos in ("DET", "PRON") and draft.first < draft.noun)
    span = tree.span(first, max(draft.head, draft.noun))
    if host is None:
        return Place(name=" ".join(span.text.split()), span=span, mission=mission) if sender else None
    return msgspec.structs.replace(host.place, mission=mission, span=host.place.span if draft.host else span)


def _shares_host(draft: _Draft, other: _Draft, sender: str | None) -> bool:
    """Whether another mention that names the town is of this one mission: "the embassy in Oslo" after "Kenya's embassy"."""
    if draft.plural or other.plural:
        return False
    return sender is None or other.sender == sender or (other.sender is None and other.definite)


def _agree(one: _Draft, other: _Draft) -> bool:
    """Whether nothing tells two missions of a type apart."""
    if one.sender and other.sender and one.sender != other.sender:
        return False
    return not (one.host and other.host and one.host.place.geonameid != other.host.place.geonameid)


def _draft(tree: Tree, noun: Token, sites: Mapping[int, Site], parties: Parties) -> _Draft | None:
    needed = _NEEDED.get(noun.lemma)
    if needed and (noun.i == 0 or not tree.tokens[noun.i - 1].text.lower().startswith(needed)):
        return None
    head, after = noun.i, tree.tokens[noun.i + 1 : noun.i + 2]
    if after and after[0].lemma in ("general", "generals"):
        head = noun.head if noun.head == after[0].i else noun.i
    if noun.pos not in ("NOUN", "PROPN") or tree.tokens[head].dep in ("compound", "nmod"):
        return None
    first = head
    for owner in {noun.i, head}:
        first = min([first, *(min(tree.subtree(kid.i)) for kid in tree.kids(owner, *_LEFT) if kid.i < noun.i)])
    owned = any(token.lemma in ("its", "their", "his", "her") for token in tree.tokens[first : noun.i])
    sender = _named(tree, first, noun.i - 1, parties) or _of(tree, (noun.i, head), parties)
    if sender is None and owned:
        sender = _possessor(tree, first, head, parties)
    if noun.lemma == "mission" and not _is_diplomatic(tree, first, noun.i, sender is not None or owned):
        return None
    definite = owned or tree.tokens[first].lemma in ("the", "this", "that")
    host = _host(tree, first, noun.i, head, sites)
    plural = noun.tag in ("NNS", "NNPS")
    return _Draft(first, noun.i, head, _TYPES[noun.lemma], sender, host, definite, plural)


def _named(tree: Tree, first: int, last: int, parties: Parties) -> str | None:
    """The state that the words from `first` to `last` name: by name, demonym or capital, the first of them."""
    for i in range(first, last + 1):
        if tree.tokens[i].text not in parties.names.starts:
            continue
        for end in range(min(last, i + _LONGEST_NAME), i - 1, -1):
            key = "".join(token.text for token in tree.tokens[i : end + 1])
            for meaning in parties.names.meanings.get(key, ()):
                if meaning.sort in _NAMES and meaning.country and (meaning.sort != "capital" or end < last):
                    return meaning.country
    return None


def _of(tree: Tree, owners: Iterable[int], parties: Parties) -> str | None:
    for owner in owners:
        for preposition in tree.kids(owner, "prep"):
            inner = tree.kid(preposition.i, "pobj")
            if preposition.lemma == "of" and inner:
                below = [i for i in tree.subtree(inner.i, ("prep", "relcl", "acl")) if i > preposition.i]
                return _named(tree, min(below), max(below), parties)
    return None


def _possessor(tree: Tree, first: int, head: int, parties: Parties) -> str | None:
    """The state that "its" stands for: the one that the subject of the nearest clause above names."""
    for above in tree.ancestors(head):
        subject = tree.kid(above.i, "nsubj", "nsubjpass")
        if subject and subject.i < first:
            below = tree.subtree(subject.i, ("relcl", "acl", "appos"))
            found = _named(tree, min(below), min(max(below), first - 1), parties)
            if found:
                return found
    return None


def _is_diplomatic(tree: Tree, first: int, noun: int, owned: bool) -> bool:
    """Whether "mission" is one of diplomats: of a state, or diplomatic, and of no other trade ("rescue mission")."""
    words = [token for token in tree.tokens[first:noun] if token.pos in ("NOUN", "ADJ") and token.text.islower()]
    listed = [word.lemma in _OF_A_STATE for word in words]
    return all(listed) and (owned or any(word.lemma in ("diplomatic", "consular") for word in words))


def _host(tree: Tree, first: int, noun: int, head: int, sites: Mapping[int, Site]) -> Site | None:
    """The place after "in" or "at", or the town right before the noun ("the Shenyang consulate")."""
    for owner in (head, noun):
        found = _below(tree, owner, sites)
        if found:
            return found
    end = max(head, noun) + 1
    if end + 1 < len(tree.tokens) and tree.tokens[end].text in ("in", "at"):
        return sites.get(end + 1) or sites.get(end + 2)
    beside = sites.get(noun - 1) if first < noun else None
    return beside if beside and beside.place.geonameid and tree.tokens[noun - 1].dep in ("compound", "nmod") else None


def _below(tree: Tree, owner: int, sites: Mapping[int, Site]) -> Site | None:
    for preposition in tree.kids(owner, "prep"):
        inner = tree.kid(preposition.i, "pobj")
        if preposition.lemma in ("in", "at") and inner and inner.i in sites:
            return sites[inner.i]
        if preposition.lemma in ("include", "including", "of"):
            found = _below(tree, preposition.i, sites) or (_below(tree, inner.i, sites) if inner else None)
            if found:
                return found
    return None
