"""Finds embassies, consulates and other missions: whose they are, and the place that they stand in."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from onrecord.model import Mission, MissionType, Place, PlaceRole, Span
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
    """The noun phrase of a mission: its words before the noun, and the noun and head ("consulate", "general")."""

    first: int
    noun: Token
    head: int
    type: MissionType


def find_missions(
    tree: Tree, sites: Mapping[int, Site], parties: Parties, role_of: Callable[[int], PlaceRole | None]
) -> Iterator[Site]:
    """A site for each mission. `sites` holds the places by each of their tokens, `role_of` tells the role by head token.

    "The embassy" alone is the mission of that type that was named last.
    """
    named: dict[MissionType, Place] = {}
    for token in tree.tokens:
        draft = _draft(tree, token) if token.lemma in _TYPES and token.pos in ("NOUN", "PROPN") else None
        place = _place(tree, draft, sites, parties, named) if draft else None
        if draft and place:
            named[draft.type] = place
            role = role_of(draft.head) or ("in" if place.country else None)
            at = max(draft.head, draft.noun.i)
            yield Site(msgspec.structs.replace(place, role=role), draft.head, draft.first, at)


def _draft(tree: Tree, noun: Token) -> _Draft | None:
    needed = _NEEDED.get(noun.lemma)
    if needed and (noun.i == 0 or not tree.tokens[noun.i - 1].text.lower().startswith(needed)):
        return None
    head, after = noun.i, tree.tokens[noun.i + 1 : noun.i + 2]
    if after and after[0].lemma in ("general", "generals"):
        head = noun.head if noun.head == after[0].i else noun.i
    if tree.tokens[head].dep in ("compound", "nmod"):
        return None
    first = head
    for owner in {noun.i, head}:
        first = min([first, *(min(tree.subtree(kid.i)) for kid in tree.kids(owner, *_LEFT) if kid.i < noun.i)])
    return _Draft(first, noun, head, _TYPES[noun.lemma])


def _place(
    tree: Tree, draft: _Draft, sites: Mapping[int, Site], parties: Parties, named: Mapping[MissionType, Place]
) -> Place | None:
    sender = _named(tree, draft.first, draft.noun.i - 1, parties) or _of(tree, draft, parties)
    owned = _pronoun(tree, draft)
    host = _host(tree, draft, sites)
    if sender is None and owned:
        sender = _possessor(tree, draft, parties)
    if draft.type == "mission" and not _is_diplomatic(tree, draft, sender is not None or owned):
        return None
    mission = Mission(of=sender, type=draft.type)
    if host is not None:
        return msgspec.structs.replace(host.place, mission=mission)
    if sender is not None:
        return Place(name=_title(tree, draft), span=_span(tree, draft), mission=mission)
    known = named.get(draft.type)
    definite = tree.tokens[draft.first].lemma in ("the", "this", "that") or owned
    return msgspec.structs.replace(known, span=_span(tree, draft)) if known and definite else None


def _span(tree: Tree, draft: _Draft) -> Span:
    return tree.span(_unmarked(tree, draft), max(draft.head, draft.noun.i))


def _title(tree: Tree, draft: _Draft) -> str:
    return " ".join(token.text for token in tree.tokens[_unmarked(tree, draft) : max(draft.head, draft.noun.i) + 1])


def _unmarked(tree: Tree, draft: _Draft) -> int:
    return draft.first + (tree.tokens[draft.first].pos in ("DET", "PRON") and draft.first < draft.noun.i)


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


def _of(tree: Tree, draft: _Draft, parties: Parties) -> str | None:
    for owner in (draft.noun.i, draft.head):
        for preposition in tree.kids(owner, "prep"):
            inner = tree.kid(preposition.i, "pobj")
            if preposition.lemma == "of" and inner:
                below = [i for i in tree.subtree(inner.i, ("prep", "relcl", "acl")) if i > preposition.i]
                return _named(tree, min(below), max(below), parties)
    return None


def _pronoun(tree: Tree, draft: _Draft) -> bool:
    return any(token.lemma in ("its", "their", "his", "her") for token in tree.tokens[draft.first : draft.noun.i])


def _possessor(tree: Tree, draft: _Draft, parties: Parties) -> str | None:
    """The state that "its" stands for: the one that the subject of the nearest clause above names."""
    for above in tree.ancestors(draft.head):
        subject = tree.kid(above.i, "nsubj", "nsubjpass")
        if subject and subject.i < draft.first:
            below = tree.subtree(subject.i, ("relcl", "acl", "appos"))
            found = _named(tree, min(below), min(max(below), draft.first - 1), parties)
            if found:
                return found
    return None


def _is_diplomatic(tree: Tree, draft: _Draft, owned: bool) -> bool:
    """Whether "mission" is one of diplomats: of a state, or diplomatic, and of no other trade ("rescue mission")."""
    words = [t for t in tree.tokens[draft.first : draft.noun.i] if t.pos in ("NOUN", "ADJ") and t.text.islower()]
    listed = [word.lemma in _OF_A_STATE or word.lemma in ("high", "interest", "interests", "liaison") for word in words]
    return all(listed) and (owned or any(word.lemma in ("diplomatic", "consular") for word in words))


def _host(tree: Tree, draft: _Draft, sites: Mapping[int, Site]) -> Site | None:
    """The place after "in" or "at", or the town right before the noun ("the Shenyang consulate")."""
    for owner in (draft.head, draft.noun.i):
        found = _below(tree, owner, sites)
        if found:
            return found
    end = max(draft.head, draft.noun.i) + 1
    if end + 1 < len(tree.tokens) and tree.tokens[end].text in ("in", "at"):
        return sites.get(end + 1) or sites.get(end + 2)
    return sites.get(draft.noun.i - 1) if draft.first < draft.noun.i else None


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
