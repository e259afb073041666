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


def scan_phrase(tree: Tree, phrase: Phrase, telling: list[int], words: Words, parties: Parties) -> Scan:
    """What the words of a phrase are, of which `telling` tell something of a party."""
    scan, hits, past = Scan(), words.hits, phrase.first
    for i in telling:
        if i < past:
            continue
        hit = hits.get(i)
        if hit is not None:
            scan.hits.append(hit)
            past = hit.last + 1
        else:
            _sort(tree, phrase, tree.tokens[i], scan, parties)
    return scan


def words_of_parties(tree: Tree, hits: tuple[Hit, ...], parties: Parties) -> Words:
    """The listed names of a report, and its other words that may tell something of a party.

    A word tells nothing that is in small letters and neither a role, a number nor part of a name: most phrases have no other.
    """
    starts = {hit.first: hit for hit in hits}
    known, roles = parties.telling, parties.roles
    told = [i for i, text in enumerate(tree.texts) if text in known]
    named = [noun.i for noun in tree.nouns if noun.lemma in roles]
    return Words(starts, tree.marked.union(told, named, starts))


def _sort(tree: Tree, phrase: Phrase, token: Token, scan: Scan, parties: Parties) -> None:
    text, i = token.text, token.i
    lower = text.lower()
    choices = parties.roles.get(lower) or (parties.roles.get(token.lemma) if token.pos == "NOUN" else None)
    called = _role_at(tree, phrase.first, i, choices) if choices else None
    if called is not None:
        start = i - len(called.words) + 1
        scan.roles.append((start, i, called))
        if scan.caps:
            scan.caps = [c for c in scan.caps if c < start]
    elif text in parties.people.honorifics:
        scan.honorifics.append(i)
    elif token.tag == "CD":
        scan.number = lower if scan.number is None else f"{scan.number} {lower}"
    elif text[:1].isupper() and (token.pos == "PROPN" or (token.dep == "compound" and i > phrase.first)):
        if text not in parties.usage.calendar:
            scan.caps.append(i)
    elif _joins(token, phrase, scan, parties):
        scan.caps.append(i)
    if lower in parties.usage.former:
        scan.former = True
    if lower in RULING:
        scan.ruling = True


def _joins(token: Token, phrase: Phrase, scan: Scan, parties: Parties) -> bool:
    """A hyphen, particle or second half inside a name ("Ki-moon", "bin")."""
    particle = token.text.lower() in parties.people.particles
    if not scan.caps or scan.caps[-1] != token.i - 1:
        return particle and token.pos == "PROPN"
    return token.pos == "PROPN" or (token.i < phrase.last and (particle or token.text in "-'"))


def _role_at(tree: Tree, first: int, i: int, choices: tuple[Called, ...]) -> Called | None:
    """The longest of the roles whose words end at token `i` of a phrase that starts at `first`."""
    before = tree.texts[i - 1].lower() if i > first else None
    for called in choices:
        words = called.words
        if len(words) == 1:
            return called
        start = i - len(words) + 1
        if words[-2] == before and start >= first and words[:-1] == tuple([text.lower() for text in tree.texts[start:i]]):
            return called
    return None


def own_names(tree: Tree, scan: Scan) -> tuple[Hit, ...]:
    """The listed names that belong to the head: not those of "Thai-led forces", "anti-Syria groups", "ethnic Albanians"."""
    if not scan.hits:
        return ()
    return tuple([hit for hit in scan.hits if hit.name.sort != "shadow" and not _tied(tree.tokens, hit)])


def _tied(tokens: tuple[Token, ...], hit: Hit) -> bool:
    before = tokens[hit.first - 1].text.lower() if hit.first else ""
    if before == "ethnic" or (before == "-" and hit.first > 1 and tokens[hit.first - 2].text.lower() in _PREFIXES):
        return True
    return hit.last + 2 < len(tokens) and tokens[hit.last + 1].text == "-" and _participle(tokens, hit.last + 2)


def _participle(tokens: tuple[Token, ...], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in ("VBN", "VBG", "VBD")
