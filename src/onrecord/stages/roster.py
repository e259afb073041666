"""The parties of a report that are not people: made when first met, found again by name."""

from onrecord.model import PartyKind
from onrecord.stages.casting import Home, full_code
from onrecord.stages.describing import Sketch, code_of, singular
from onrecord.stages.entities import ANY_BODY, Entity, initials, slug
from onrecord.stages.uptake import gender_of
from onrecord.vocabulary.names import Name
from onrecord.vocabulary.parties import Parties

_KINDS: dict[str, PartyKind] = {"PTY": "party", "OPP": "party", "GOV": "government", "MED": "outlet"}
_STATE_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})
_PARTS = frozenset({"region", "province", "territory"})
_GOVERNMENT_NOUNS = frozenset({"government", "administration", "regime", "authority"})


class Roster:
    """States, governments, bodies, outlets, groups and unnamed sources by the key under which they are met again."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._known: dict[str, Entity] = {}
        self._unnamed = 0

    def by_name(self, name: str) -> Entity | None:
        """A party met under this name or the acronym of it."""
        return self._known.get(f"name|{slug(name)}")

    def listed(self, name: Name, side: str | None = None) -> Entity:
        """The party of a listed name. `side` is the role that the phrase gives a political party (OPP)."""
        if name.sort in ("capital", "seat"):
            return self.government(name.country or "", name.code)
        if name.sort in ("state", "adjective", "national"):
            key = name.name if name.part else name.code or name.name
            known = self._known.get(key)
            if known is None:
                known = self._known[key] = self._state(name)
            return known
        key = f"{name.sort}|{name.name}|{name.country}"
        entity = self._known.get(key)
        if entity is None:
            entity = self._known[key] = self._body(name)
        if side and name.country and entity.code and name.role == "PTY":
            entity.code = f"{entity.code[:3]}{side}"
        return entity

    def government(self, country: str, code: str | None, inferred: bool = False) -> Entity:
        """The government of a country."""
        name = f"{self._parties.adjective(country) or country} government"
        key = code or slug(name)
        if key not in self._known:
            nouns = set(_GOVERNMENT_NOUNS)
            self._known[key] = Entity(key, name, "government", code, country, inferred, nouns=nouns)
        return self._known[key]

    def named(self, sketch: Sketch, home: Home) -> Entity:
        """A party under a proper name that no list holds."""
        called, kind = sketch.called, sketch.named_kind
        role = code_of(sketch.roles) if called else self._parties.usage.endings.get(kind)
        sort: PartyKind = called.role.kind if called else _KINDS.get(role or "", "organisation")
        if kind == "outlet":
            sort, role = "outlet", "MED"
        if sort in ("group", "unnamed", "office", "state"):
            sort = "organisation"
        if role == "PTY" and sketch.ruling:
            role = "GOV"
        if role == "PTY" and code_of(sketch.roles) == "OPP":
            role = "OPP"
        country = home.countries[0] if home.countries else None
        code = full_code(home, role, country, self._parties) if role or home else None
        if role is None and sort == "organisation":
            code = None if not home.affiliation else code
        nouns = _nouns(sketch, sort, self._parties) | {
            word for called in sketch.roles for word in (called.phrase, called.words[-1])
        }
        if sort == "government":
            nouns |= {
                sketch.name.lower()
            }  # "Chad's Justice Ministry" is called "the justice ministry", and has a justice minister
        party = f"{code}/{slug(sketch.name)}" if sort == "government" and code and country else slug(sketch.name)
        entity = Entity(party, sketch.name, sort, code, country, home.inferred, nouns=nouns)
        self._known[f"name|{slug(sketch.name)}"] = entity
        if len(sketch.name.split()) > 1:
            self._known.setdefault(f"name|{slug(initials(sketch.name))}", entity)
        return entity

    def group(
        self, country: str | None, words: str, code: str | None, sketch: Sketch, nouns: set[str], inferred: bool = False
    ) -> Entity:
        """A group of people: the same for the same bare words, a new one for each new count."""
        key = f"{country or ''}:{slug(words)}".lstrip(":")
        if sketch.number and sketch.article == "another" and key in self._known:
            count = 2 + sum(other.startswith(f"{key}-") for other in self._known)
            key = f"{key}-{count}"
        if key not in self._known:
            self._known[key] = Entity(
                key, words, "group", code, country, inferred, number=sketch.number, nouns=nouns,
                plural=sketch.plural or not nouns.isdisjoint(self._parties.usage.collective),
                gender=gender_of(sketch.label.split(), self._parties))  # fmt: skip
        return self._known[key]

    def described(self, sketch: Sketch, home: Home, country: str | None, speaking: bool, familiar: bool, words: str) -> Entity:
        """The party that a role describes: a body, an office, a group, or an unnamed source."""
        called = sketch.called
        assert called is not None
        roles = home.roles or sketch.roles
        code = full_code(home, code_of(roles), country, self._parties, sketch.former)
        label, noun = sketch.label, sketch.label.rpartition(" ")[2]
        nouns = {label, noun}
        indefinite = sketch.article in ("a", "another", "bare", "no")
        kind = called.role.kind
        if kind == "unnamed" or familiar or (indefinite and self._is_source(sketch, speaking)):
            told = code if country or code != "CVL" else None
            return self._source(words, told, country, sketch, nouns, home.inferred, len(home.countries) > 1)
        if kind == "group" or (kind == "office" and (sketch.plural or indefinite)):
            return self.group(country, words, code, sketch, nouns, home.inferred)
        if kind == "government" and noun == label and noun in _GOVERNMENT_NOUNS and country and code and len(code) == 6:
            return self.government(country, code, home.inferred)
        if kind == "outlet":
            nouns |= self._parties.outlets.nouns
        single = label in self._parties.usage.single and country and code
        party = code if single and code else f"{code}/{slug(label)}" if code and country else slug(label)
        key = f"{party}|{kind}"
        entity = self._known.get(key)
        if entity is not None:
            entity.inferred = entity.inferred and home.inferred
            return entity
        adjective = self._parties.adjective(country) if country else None
        name = words if sketch.own or not adjective else f"{adjective} {label}"
        if adjective and sketch.plural and not sketch.own and words.lower() != label:
            name = f"{adjective} {words.lower()}"
        self._known[key] = entity = Entity(
            party, name, kind, code, country, home.inferred, plural=sketch.plural or label in _PLURAL, nouns=nouns,
            affiliation=home.affiliation, gender=gender_of(label.split(), self._parties))  # fmt: skip
        return entity

    def _is_source(self, sketch: Sketch, speaking: bool) -> bool:
        called = sketch.called
        if called is None:
            return False
        if called.role.source:
            return called.role.code == "GOV" or speaking
        return called.role.kind == "office" and not sketch.plural

    def _source(
        self, words: str, code: str | None, country: str | None, sketch: Sketch, nouns: set[str], inferred: bool,
        one_of_several: bool,
    ) -> Entity:  # fmt: skip
        key = f"source|{words.lower()}" if sketch.plural and not sketch.number else f"source|{self._unnamed}"
        key = f"{key}|{country}" if one_of_several else key
        known = self._known.get(key)
        if known is None:
            self._unnamed += 1
            known = Entity(f"unnamed:{self._unnamed}", words, "unnamed", code, country, inferred, plural=sketch.plural,
                           number=sketch.number, nouns=nouns | {"source"})  # fmt: skip
            self._known[key] = known
        return known

    def _state(self, name: Name) -> Entity:
        if name.part:
            party = f"{name.code}/{slug(name.name)}"
            return Entity(party, name.name, "organisation", name.code, name.country, nouns=set(_PARTS))
        kind: PartyKind = "organisation" if name.region else "state"
        country = None if name.region else name.country
        return Entity(country or slug(name.name), name.name, kind, name.code, country, nouns=set(_STATE_NOUNS))

    def _body(self, name: Name) -> Entity:
        role = name.role or ""
        kind: PartyKind = _KINDS.get(role, "organisation")
        if name.sort == "outlet":
            kind = "outlet"
        last = name.name.split()[-1].lower()
        nouns = {*name.called, last, *(self._parties.outlets.nouns if kind == "outlet" else ANY_BODY)}
        if kind == "party":
            nouns.add("party")
        if name.name in self._parties.outlets.wires or last == "agency":
            nouns |= {"agency", "news agency", "wire service", "service"}
        if name.role in ("REB", "UAF", "SEP"):
            nouns |= {"militia", "rebel", "guerrilla", "faction"}
        party = slug(name.name) if kind in ("outlet", "party") or not name.country else f"{name.code}/{slug(name.name)}"
        return Entity(party, name.printed or name.name, kind, name.code, name.country, nouns=nouns)


_PLURAL = frozenset({"police", "troop", "armed forces", "security forces", "border guard", "forces"})


def _nouns(sketch: Sketch, sort: PartyKind, parties: Parties) -> set[str]:
    last = sketch.name.split()[-1].lower()
    nouns = {last, singular(last)} | (set(parties.outlets.nouns) if sort == "outlet" else set(ANY_BODY))
    if sort == "party":
        nouns.add("party")
    if (sketch.called is not None and sketch.called.role.code == "BUS") or parties.usage.endings.get(
        sketch.named_kind
    ) == "BUS":
        nouns |= {"company", "firm"}
    return nouns
