"""Parties: states, their people and bodies, organisations, outlets, role nouns and person names (`parties/*.yaml`).

Codes are CAMEO 1.1b3 actor codes: a country (ISO 3166-1 alpha-3 but for a few) with a role, or an organisation's own code.
"""

import datetime

import msgspec

from onrecord.model import PartyKind
from onrecord.vocabulary.holders import Holders, Listing, index_holders
from onrecord.vocabulary.names import Body, Name, Names, Organisation, State, index_names
from onrecord.vocabulary.reading import ROOT, read_file
from onrecord.vocabulary.states import read_states
from onrecord.vocabulary.taxonomy import Taxonomy, tokenised

Texts = tuple[str, ...]
Listed = frozenset[str]
RULING = frozenset({"ruling", "governing"})


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What nouns say of a party; see the head of `parties/roles.yaml`."""

    code: str | None
    kind: PartyKind
    nouns: Texts
    weak: bool = False
    modest: bool = False
    source: bool = False


class Called(msgspec.Struct, frozen=True):
    """A role noun or phrase as its words in lower case, singular or plural, and its role."""

    words: Texts
    role: Role
    plural: bool

    @property
    def phrase(self) -> str:
        """The words, joined by spaces."""
        return " ".join(self.words)


class Outlets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Outlets by country, and the words by which an unknown name shows that it is an outlet's."""

    named: dict[str, Texts]
    endings: Listed
    starts: Listed
    agencies: Listed
    nouns: Listed
    wires: Listed


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Honorifics with the office they show, given names, particles, and where the family name comes first."""

    honorifics: dict[str, str | None]
    male_titles: Listed
    female_titles: Listed
    particles: Listed
    family_first: Listed
    male: str
    female: str


class Usage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Word lists that tell a party from a place, an event or a thing; see `parties/usage.yaml`."""

    shadows: Texts
    place_words: Listed
    thing_words: Listed
    calendar: Listed
    ethnic: Listed
    endings: dict[str, str | None]
    reaching: Listed
    moving: Listed
    locative: Listed
    asking: Listed
    speaking: Listed
    addressed: Listed
    impersonal: Listed
    personal: Listed
    collective: Listed
    former: Listed
    quantity: Listed
    trusting: Listed
    belonging: Listed
    single: Listed
    shared: Listed
    heads: Listed
    human: Listed
    seizing: Listed
    kin: Listed
    domestic: Listed
    abroad: Listed
    offices: dict[str, str]
    measures: Listed


class Parties(msgspec.Struct, frozen=True):
    """Every table, indexed: names by their first token, roles by their last word, given names with their gender.

    `telling` are the words in small letters that tell something of the party in whose phrase they stand.
    """

    names: Names
    states: dict[str, State]
    roles: dict[str, tuple[Called, ...]]
    outlets: Outlets
    people: People
    given: dict[str, str]
    usage: Usage
    taxonomy: Taxonomy
    holders: Holders
    telling: Listed

    def adjective(self, country: str) -> str | None:
        """The demonym adjective of a country code ("Japanese"), or its name."""
        state = self.states.get(country)
        return (state.adj[0] if state.adj else state.name) if state else None


def read_parties() -> Parties:
    """All tables. Raises VocabularyError that names the file and the entry at fault."""
    folder = ROOT / "parties"
    states = read_states()
    former = read_file(folder / "former.yaml", tuple[State, ...])
    parts = read_file(folder / "parts.yaml", dict[str, tuple[State, ...]])
    bodies = read_file(folder / "bodies.yaml", dict[str, dict[str, Texts]])
    organisations = read_file(folder / "organisations.yaml", tuple[Organisation, ...])
    outlets = read_file(folder / "outlets.yaml", Outlets)
    people = read_file(folder / "people.yaml", People)
    usage = read_file(folder / "usage.yaml", Usage)
    roles = index_roles(read_file(folder / "roles.yaml", tuple[Role, ...]))
    every = {code: msgspec.structs.replace(state, code=code) for code, state in states.items()}
    known = every | {state.code: state for state in former if state.code not in every}
    listed = tuple(Body(names, _cameo(known, country), role) for country, by_role in bodies.items()
                   for role, names in by_role.items())  # fmt: skip
    inner = tuple(
        msgspec.structs.replace(part, code=code, cameo=every[code].cameo, part=True) for code in parts for part in parts[code]
    )
    names = index_names((*every.values(), *former, *inner), listed, organisations, outlets.named, usage.shadows, usage.offices)
    given = dict.fromkeys(people.male.split(), "m") | dict.fromkeys(people.female.split(), "f")
    telling = RULING | usage.former | people.particles | people.honorifics.keys() | roles.keys()
    return Parties(
        names=names, states=known, roles=roles, outlets=outlets, people=people, given=given, usage=usage, telling=telling,
        taxonomy=tokenised(read_file(folder / "taxonomy.yaml", Taxonomy)),
        holders=index_holders(read_file(folder / "holders.yaml", Listing), people.family_first),
    )  # fmt: skip


def valid(name: Name, day: datetime.date | None) -> bool:
    """Whether a name means this party on the day; an entry with dates needs one."""
    if name.since is None and name.until is None:
        return True
    return day is not None and (name.since or day) <= day <= (name.until or day)


def index_roles(roles: tuple[Role, ...]) -> dict[str, tuple[Called, ...]]:
    """Role nouns and phrases, singular and plural, by their last word; the longest phrase first."""
    found: dict[str, dict[Texts, Called]] = {}
    for role in roles:
        for noun in role.nouns:
            words = tuple(noun.lower().replace("-", " - ").split())
            for last, plural in ((words[-1], False), (plural_of(words[-1]), True)):
                form = (*words[:-1], last)
                found.setdefault(last, {}).setdefault(form, Called(form, role, plural))
    return {last: tuple(sorted(forms.values(), key=lambda called: -len(called.words))) for last, forms in found.items()}


def plural_of(word: str) -> str:
    """The regular plural of an English noun."""
    if word.endswith("man"):
        return f"{word[:-2]}en"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def _cameo(known: dict[str, State], country: str) -> str:
    return country if country not in known else known[country].cameo or country
