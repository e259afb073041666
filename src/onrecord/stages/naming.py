"""Listed names in the text: states, their people and seats, bodies, organisations, outlets."""

import datetime
from collections import Counter
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from onrecord.model import Report
from onrecord.stages.published import published_on
from onrecord.syntax import Tree
from onrecord.vocabulary.names import Name
from onrecord.vocabulary.parties import Parties, valid

_STATELESS = frozenset({"outlet", "office"})
_LASTING = frozenset({"state", "adjective", "national"})
_POINTS = frozenset({"North", "South", "East", "West", "Northern", "Southern"})
_MAY_RUN_ON = frozenset({"Party", "Union", "Front", "Movement", "League", "Alliance"})
_WATERS = frozenset({"Gulf", "Sea", "Strait", "Straits", "Bay", "Isthmus", "Channel"})
_SHOUTED = 4  # letters from which a word in capitals may be a name in small letters
_LONGEST = 14  # tokens in a name, hyphens and apostrophes among them


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A listed name at tokens `first` to `last`, and what it means here."""

    first: int
    last: int
    name: Name


class Listed(msgspec.Struct, frozen=True, gc=False):
    """The listed names of a report, in order, and how often each country is named or meant by them."""

    hits: tuple[Hit, ...]
    countries: Counter[str]


def find_names(report: Report, tree: Tree, parties: Parties) -> Listed:
    """The longest listed name at each token, as it is meant on the report's day."""
    hits = _spelt_out(tree, _hits(tree, parties, published_on(report)))
    countries = _countries(hits, parties.usage.shared)
    placed = [
        _unplaced(hit) if hit.name.sort == "office" and countries and hit.name.country not in countries else hit for hit in hits
    ]
    return Listed(tuple(placed), countries)


def _hits(tree: Tree, parties: Parties, day: datetime.date | None) -> list[Hit]:
    starts = parties.names.starts
    hits: list[Hit] = []
    seen: dict[str, int] = {}
    past = 0
    for i, text in enumerate(tree.texts):
        shout = text not in starts
        if (shout and (len(text) < _SHOUTED or not text.isupper() or text.title() not in starts)) or i < past:
            continue
        found = _longest(tree, i, parties, shout)
        if found is None or _cuts_a_longer_name(tree, i, found[0], parties) or _of_a_water(tree, i):
            continue
        last, meanings = found
        name = _meaning(tree, last, meanings, day, seen)
        if name is not None and not (name.sort == "outlet" and _opens_a_name(tree, last, name)):
            past = last + 1
            hits.extend(_shared(tree, i, parties))
            hits.append(Hit(i, last, name))
            if name.country:
                seen[name.country] = i
    return hits


def _unplaced(hit: Hit) -> Hit:
    """An office that elsewhere is one state's, without that state: "Secretary of State" in a report about others."""
    return replace(hit, name=replace(hit.name, country=None, code=hit.name.role))


def _countries(hits: list[Hit], shared: frozenset[str]) -> Counter[str]:
    """How often each country is named or meant; outlets, offices and bodies that any state may have show none."""
    names = [hit.name for hit in hits]
    return Counter(
        [
            name.country
            for name in names
            if name.country and name.sort not in _STATELESS and not (name.sort == "body" and name.name in shared)
        ]
    )


def _of_a_water(tree: Tree, first: int) -> bool:
    """ "the Gulf of Guinea", "the Sea of Japan": the water is no state's."""
    return first > 1 and tree.texts[first - 1] == "of" and tree.texts[first - 2] in _WATERS


def _opens_a_name(tree: Tree, last: int, name: Name) -> bool:
    """Whether an outlet's one-word name only begins another: "Petra Holm", "Economist Ana Lima", "the National Rice Board"."""
    token, after = tree.tokens[last], tree.tokens[min(last + 1, len(tree.tokens) - 1)]
    return " " not in name.name and token.dep == "compound" and after.pos == "PROPN" and after.text[:1].isupper()


def _spelt_out(tree: Tree, hits: list[Hit]) -> list[Hit]:
    """The hits; an organisation bears the fullest name that the report prints, where it is listed otherwise."""
    full: dict[str, str] = {}
    for hit in hits:
        name = hit.name.name
        if hit.name.sort != "organisation" or not (name.isupper() or name.lower() not in tree.text.lower()):
            continue
        printed = " ".join(tree.text[tree.tokens[hit.first].start : tree.tokens[hit.last].end].split())
        words = printed.split()
        spelt = len(words) > 2 and all(word[0].isupper() or len(word) < 4 for word in words)
        other = len(words) > 1 and not name.isupper() and not _has(tree.text, name)
        if (spelt or other) and len(printed) > len(full.get(name, "")):
            full[name] = printed.removeprefix("The ").removeprefix("the ")
    if not full:
        return hits
    return [replace(hit, name=replace(hit.name, printed=full[hit.name.name])) if hit.name.name in full else hit for hit in hits]


def _shared(tree: Tree, first: int, parties: Parties) -> list[Hit]:
    """ "North" of "North and South Korea"."""
    if first < 2 or tree.texts[first - 1] not in ("and", "or") or tree.texts[first] not in _POINTS:
        return []
    words = tree.texts[first - 2 : first + 2]
    if len(words) < 4 or words[0] not in _POINTS:
        return []
    names = parties.names.meanings.get(words[0] + words[3], ())
    return [Hit(first - 2, first - 2, names[0])] if names else []


def _longest(tree: Tree, first: int, parties: Parties, shout: bool) -> tuple[int, tuple[Name, ...]] | None:
    meanings = parties.names.meanings
    start = tree.texts[first].title() if shout else tree.texts[first]
    following = tree.texts[first + 1][:1] if first + 1 < len(tree.texts) else ""
    if (following.title() if shout else following) not in parties.names.nexts[start]:
        return (first, meanings[start]) if start in meanings else None
    limit = parties.names.starts[start]
    end = tree.sentences[tree.tokens[first].sentence].end
    key, best = "", None
    for i, text in enumerate(tree.texts[first : min(first + _LONGEST, end)], first):
        key += text.title() if shout else text
        if len(key) > limit:
            break
        if key in meanings and (i == first or key in parties.names.spaced or not _is_apart(tree, first, i)):
            best = (i, meanings[key])
    return best


def _is_apart(tree: Tree, first: int, last: int) -> bool:
    """Whether white space parts two words: "Israel is" is not "Israelis"."""
    tokens = tree.tokens
    return any(
        tokens[i - 1].end < tokens[i].start and tokens[i - 1].text[-1:].isalnum() and tokens[i].text[:1].isalnum()
        for i in range(first + 1, last + 1)
    )


def _cuts_a_longer_name(tree: Tree, first: int, last: int, parties: Parties) -> bool:
    """Whether a name ends inside another: "the South" of "the South Korean army", "Democratic Party" of "... of Koriana"."""
    if last == first or last + 1 >= len(tree.tokens):
        return False
    after = tree.texts[last + 1 : last + 3]
    if len(after) == 2 and after[0] == "of" and after[1][:1].isupper() and after[1] not in parties.names.starts:
        return tree.tokens[last].text in _MAY_RUN_ON
    if tree.tokens[first].text.lower() != "the":
        return False
    if tree.tokens[first + 1].text not in parties.names.starts:
        return tree.tokens[last + 1].text[:1].isupper() and tree.tokens[last + 1].text in parties.usage.endings
    inside = _longest(tree, first + 1, parties, False)
    return (inside is not None and inside[0] > last) or tree.tokens[last + 1].text in parties.usage.endings


def _meaning(tree: Tree, last: int, meanings: tuple[Name, ...], day: datetime.date | None, seen: dict[str, int]) -> Name | None:
    follows = tree.texts[last + 1] if last + 1 < len(tree.texts) else ""
    if len(meanings) == 1:
        return meanings[0] if _fits(tree, meanings[0], follows, day) else None
    fit = [name for name in meanings if _fits(tree, name, follows, day)]
    if len(fit) < 2:
        return fit[0] if fit else None
    fit.sort(key=lambda name: name.until is None)
    return max(fit, key=lambda name: seen.get(name.country or "", -1))


def _fits(tree: Tree, name: Name, follows: str, day: datetime.date | None) -> bool:
    """Whether a name can mean this on the day, before the word that follows."""
    if (name.since or name.until) and not (name.sort in _LASTING or valid(name, day)):
        return False
    return follows not in name.before and not _elsewhere(tree, name)


def _elsewhere(tree: Tree, name: Name) -> bool:
    """Whether the report's other words show that the name is not the state's."""
    if name.needs is not None and not _has(tree.text, name.needs):
        return True
    return bool(name.context) and any(_has(tree.text, word) for word in name.context)


@lru_cache(maxsize=64)
def _has(text: str, word: str) -> bool:
    return word in text
