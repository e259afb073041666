"""Who in a record is a protected person: a private person who is sheltered, detained, fleeing or returned, and their family."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.disguise import fold, parts_of
from onrecord.gathered import FULL_NAME, NAME, find_gathered, names_in
from onrecord.model import Mention, Record
from onrecord.stages.entities import OFFICE_BEFORE
from onrecord.vocabulary.privacy import Privacy

_END = r"(?=\s*(?:[,.;:)]|$)|\s+(?:who|from|in|at|and|held|living|seeking)\b)"
_NEAR = 300
_OWNER = re.compile(r"^(?:[Tt]he )?(?:[A-Z][\w.-]* ?)+['\u2019]s? (?=[A-Z])")  # "Togo's Ama Kofi": Togo is no part of the name
_RELATIVE = re.compile(r",? (?:who|whom|whose)\b.*$", re.DOTALL)  # "Ama Kofi, who heads Open Gates": nor is what follows
_NAMES = rf"{NAME}(?:, \d{{1,2}})?(?:(?:, | and |, and ){NAME}(?:, \d{{1,2}})?)*"
_WITHHELD = re.compile(
    rf"(?:(?:gave|giving) (?:his|her|their) (?:first )?name (?:only )?as|(?:identified|named|known) only as"
    rf"|ask(?:s|ed|ing) to be (?:called|named|identified) only (?:as|by) ?)\s+({NAME})"
)


class Person(msgspec.Struct, frozen=True):
    """One protected person: the parties that stand for them in the record, and every name that they go by."""

    parties: frozenset[str]
    names: tuple[str, ...]


def mentions_in(value: Any) -> Iterator[Mention]:
    """Every mention in a record or a part of one."""
    if isinstance(value, Mention):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from mentions_in(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from mentions_in(item)


def find_exposed(record: Record, privacy: Privacy, named: Iterable[Mention] = ()) -> tuple[list[Person], list[Mention]]:
    """The protected persons, and the mentions of the people who are not. `named` are all parties of the text."""
    mentions = [*mentions_in(record), *named]
    people = [mention for mention in mentions if mention.kind == "person"]
    at_risk = {mention.party for mention in _at_risk(record, privacy)}
    public = {mention.party for mention in people if _is_public(record, mention, privacy)}
    others = [m.name for m in mentions if m.party in public or _is_known(m)] + [p.name for p in record.places]
    speaking = {mention.party for mention in people if _speaks_for_state(record, mention)}
    found: list[Person] = []
    unsure = {mention.party for mention in people if (mention.reason or "").endswith(OFFICE_BEFORE)}
    for mention in people:
        if mention.party in at_risk and mention.party not in public - unsure:
            _admit(found, Person(frozenset([mention.party]), _names(people, mention.party)), privacy)
    for name in _withheld(record.report.text):
        _admit(found, Person(frozenset(), (name,)), privacy)
    text = record.report.text
    listed = [_name_only(name, privacy) for name in find_gathered(text, privacy)]
    for name in (*_told(text, privacy), *(name for name in listed if not _is_titled(name, privacy))):
        _admit(found, Person(frozenset(), (name,)), privacy, others)
    if record.cases or any(event.kind in privacy.sheltering for event in record.events):
        for mention in people:
            if mention.party not in public | speaking and not _acts_for_others(record, mention, privacy):
                _admit(found, Person(frozenset([mention.party]), _names(people, mention.party)), privacy, others)
    for name in _family(text, found, privacy):
        _admit(found, Person(frozenset(), (name,)), privacy, others)
    rest = [m for m in people if not any(m.party in person.parties for person in found)]
    joined = [_join(person, rest, public, privacy) for person in found]
    hidden = {party for person in joined for party in person.parties}
    return joined, [mention for mention in people if mention.party not in hidden]


def _withheld(text: str) -> list[str]:
    """The part of a name given by somebody who keeps the rest back ("gave his name only as Ann")."""
    return [found.group(1) for found in _WITHHELD.finditer(text)]


def _at_risk(record: Record, privacy: Privacy) -> Iterator[Mention]:
    for event in record.events:
        if event.kind in privacy.acting:
            yield from event.actor
        if event.kind in privacy.affected:
            yield from event.affected
    for case in record.cases:
        yield case.group


def _is_public(record: Record, mention: Mention, privacy: Privacy) -> bool:
    """Whether the person holds an office, or speaks in public in a role of their own."""
    role = _role(mention)
    if role in privacy.public or (mention.code or "")[:3] in privacy.public:
        return True
    if not role or role in privacy.private:
        return False
    return any(s.source.party == mention.party and s.quotation != "indirect" for s in record.statements)


def _speaks_for_state(record: Record, mention: Mention) -> bool:
    """ "Togo's Ama Kofi told the council ...": whom a report quotes as a state's, and as nothing else."""
    if mention.span is None or mention.country is None or _OWNER.sub("", mention.span.text, count=1) != mention.name:
        return False
    return mention.span.text != mention.name and any(
        s.source.party == mention.party and s.quotation != "indirect" for s in record.statements
    )


def _is_known(mention: Mention) -> bool:
    """Whether a name is a listed or described party's, not just a word with a capital that may as well be a person's."""
    return mention.kind != "person" and bool(mention.code or mention.country or mention.kind == "outlet")


def _is_titled(name: str, privacy: Privacy) -> bool:
    """Whether a listed name has an office in it ("Foreign Minister Ada Berg"), or is a body's, a people's or a place's."""
    words = name.lower().split()
    return any(word in privacy.functions for word in words) or words[-1].removesuffix("s") in privacy.things | {""}


def _acts_for_others(record: Record, mention: Mention, privacy: Privacy) -> bool:
    """Whether a person without an office has a trade of public life, writes the report, or is called what acts for others."""
    role, name, report = _role(mention), mention.name, record.report
    if role and role not in privacy.plain:
        return True
    if name.lower() in (report.byline or "").lower():
        return True
    words = "|".join(sorted(map(re.escape, privacy.functions)))
    link, who = r"(?: (?:of|for|at|from|in|with) (?:[\w’'-]+ ){0,5}?[\w’'-]+)?,? (?:\w+\. )?", re.escape(name)
    acts = "|".join(sorted(map(re.escape, privacy.acts)))
    if re.search(rf"{who}, who (?:now |also |has long )?(?:{acts})\b", report.text):
        return True
    beside = rf"(?i)\b(?:{words}){link}{who}|{who},? (?:who |\([^)]*\) )?(?:\S+ ){{0,5}}?(?:{words})\b"
    return bool(re.search(beside, report.text))


def _role(mention: Mention) -> str:
    """The role in a CAMEO code: after the country ("NORMED"), or alone where the country is unknown ("MED")."""
    code = mention.code or ""
    return code[3:6] if len(code) > 3 or mention.country else code


def _names(people: Iterable[Mention], party: str) -> tuple[str, ...]:
    same = [mention for mention in people if mention.party == party]
    spans = [_RELATIVE.sub("", _OWNER.sub("", m.span.text)) for m in same if m.span and m.span.text[:1].isupper()]
    shared = parts_of([m.name for m in same], _NOTHING)
    return tuple(dict.fromkeys([*(m.name for m in same), *(t for t in spans if set(parts_of([t], _NOTHING)) & set(shared))]))


_NOTHING = Privacy(*[frozenset()] * len(Privacy.__struct_fields__))


def _admit(found: list[Person], person: Person, privacy: Privacy, known: Iterable[str] = ()) -> None:
    """Adds a person with a name that is nobody's yet, or more names to the one whose name it is."""
    parts = {fold(part) for part in parts_of(person.names, privacy)}
    if not parts or any(parts <= {fold(p) for p in parts_of([name], privacy)} for name in known):
        return
    for at, old in enumerate(found):
        if old.parties & person.parties or parts <= {fold(part) for part in parts_of(old.names, privacy)}:
            found[at] = Person(old.parties | person.parties, tuple(dict.fromkeys((*old.names, *person.names))))
            return
    found.append(person)


def _join(person: Person, rest: Iterable[Mention], public: set[str], privacy: Privacy) -> Person:
    """The person with the parties that are theirs under another id: every part of the name is one of theirs."""
    parts = {fold(part) for part in parts_of(person.names, privacy)}
    for mention in rest:
        theirs = {fold(part) for part in parts_of([mention.name], privacy)}
        if theirs and theirs <= parts and mention.party not in public:
            person = Person(person.parties | {mention.party}, (*person.names, mention.name))
    return person


def _told(text: str, privacy: Privacy) -> Iterator[str]:
    """Names that the text itself calls a defector's, refugee's or the like: "refugee Ann Lee", "Ann Lee, a refugee"."""
    nouns = "|".join(sorted(map(re.escape, privacy.plight), key=len, reverse=True))
    if not re.search(rf"\b(?:{nouns})", text):
        return
    before = rf"\b(?:{nouns}),? ({FULL_NAME})"
    after = rf"({FULL_NAME}),? (?:\(?\d{{1,2}}\)?, )?(?:an?|one of|another|the) (?:[\w-]+ ){{0,5}}(?:{nouns})s?{_END}"
    for match in (*re.finditer(before, text), *re.finditer(after, text)):
        yield _name_only(match.group(1), privacy)


def _family(text: str, people: Iterable[Person], privacy: Privacy) -> list[str]:
    """Names in apposition to a word of kinship ("his wife Ann") not far from a protected person's name."""
    known = [fold(part) for person in people for part in parts_of(person.names, privacy)]
    kin = "|".join(sorted(privacy.kin, key=len, reverse=True))
    found: list[str] = []
    for match in re.finditer(rf"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|['’]s)(?: [\w-]+){{0,2}} (?:{kin}),? ({_NAMES})", text):
        around = fold(text[max(0, match.start() - _NEAR) : match.end() + _NEAR])
        if any(part in around for part in known):
            found.extend(_name_only(name, privacy) for name in names_in(match.group(1)))
    return found


def _name_only(name: str, privacy: Privacy) -> str:
    """The name without a word before it that only opens the sentence."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in privacy.openers:
        words = words[1:]
    return " ".join(words)
