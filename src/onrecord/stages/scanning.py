"""The parts of one noun phrase, found left to right: listed names, role words, capitals, titles and counts."""

import msgspec

from onrecord.stages.naming import Hit
from onrecord.stages.phrases import Phrase
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.parties import RULING, Called, Parties

_PREFIXES = frozenset({"anti", "pro", "non", "cross", "trans"})


class Words(msgspec.Struct, frozen=True, gc=False):
    """The listed name that starts at a token, and the tokens that tell something of a party."""

    hits: dict[int, Hit]
    telling: frozenset[int]


class Scan(msgspec.Struct, gc=False):
    """The parts of a phrase, found left to right."""

    hits: list[Hit] = []
    roles: list[tuple[int, int, Called]] = []
    caps: list[int] = []
    honorifics: list[int] = []
    number: str | None = None
    former: bool = False
    ruling: bool = False


def scan_phrase(tree: Tree, phrase: Phrase, words: Words, parties: Parties) -> Scan:
    """What the words of a phrase are."""
    scan, hits, telling = Scan(), words.hits, words.telling
    i = phrase.first
    while i <= phrase.last:
        if i in telling:
            hit = hits.get(i)
            if hit is not None:
                scan.hits.append(hit)
                i = hit.last + 1
                continue
            _sort(tree, phrase, tree.tokens[i], scan, parties)
        i += 1
    return scan


def words_of_parties(tree: Tree, hits: list[Hit], parties: Parties) -> Words:
    """The listed names of a report, and its other words that may tell something of a party.

    A word tells nothing that is in small letters and neither a role, a number nor part of a name: most phrases have no other.
    """
    starts = {hit.first: hit for hit in hits}
    known, roles = parties.telling, parties.roles
    told = [i for i, text in enumerate(tree.texts) if text in known]
    named = [noun.i for noun in tree.nouns if noun.lemma in roles]
    return Words(starts, tree.marked.union(told, named, starts))


def _sort(tree: Tree, phrase: Phrase, token: Token, scan: Scan, parties: Parties) -> None:
    lower = token.text.lower()
    called = _role_at(tree, phrase.first, token, lower, scan, parties)
    if called is not None:
        scan.roles.append((token.i - len(called.words) + 1, token.i, called))
        scan.caps = [c for c in scan.caps if c < token.i - len(called.words) + 1]
    elif token.text in parties.people.honorifics:
        scan.honorifics.append(token.i)
    elif token.tag == "CD":
        scan.number = lower if scan.number is None else f"{scan.number} {lower}"
    elif token.text[:1].isupper() and (token.pos == "PROPN" or (token.dep == "compound" and token.i > phrase.first)):
        if token.text not in parties.usage.calendar:
            scan.caps.append(token.i)
    elif _joins(token, phrase, scan, parties):
        scan.caps.append(token.i)
    scan.former |= lower in parties.usage.former
    scan.ruling |= lower in RULING


def _joins(token: Token, phrase: Phrase, scan: Scan, parties: Parties) -> bool:
    """A hyphen, particle or second half inside a name ("Ki-moon", "bin")."""
    particle = token.text.lower() in parties.people.particles
    if not scan.caps or scan.caps[-1] != token.i - 1:
        return particle and token.pos == "PROPN"
    return token.pos == "PROPN" or (token.i < phrase.last and (particle or token.text in "-'"))


def _role_at(tree: Tree, first: int, token: Token, lower: str, scan: Scan, parties: Parties) -> Called | None:
    choices = parties.roles.get(lower) or (parties.roles.get(token.lemma) if token.pos == "NOUN" else None)
    if not choices:
        return None
    for called in choices:
        start = token.i - len(called.words) + 1
        if start >= first and all(tree.tokens[start + k].text.lower() == word for k, word in enumerate(called.words[:-1])):
            return called
    return None


def own_names(tree: Tree, scan: Scan) -> tuple[Hit, ...]:
    """The listed names that belong to the head: not those of "Thai-led forces", "anti-Syria groups", "ethnic Albanians"."""
    return tuple(hit for hit in scan.hits if hit.name.sort != "shadow" and not _tied(tree.tokens, hit))


def _tied(tokens: tuple[Token, ...], hit: Hit) -> bool:
    before = tokens[hit.first - 1].text.lower() if hit.first else ""
    if before == "ethnic" or (before == "-" and hit.first > 1 and tokens[hit.first - 2].text.lower() in _PREFIXES):
        return True
    return hit.last + 2 < len(tokens) and tokens[hit.last + 1].text == "-" and _participle(tokens, hit.last + 2)


def _participle(tokens: tuple[Token, ...], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in ("VBN", "VBG", "VBD")
