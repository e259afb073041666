"""Whose a described party is: its country, the organisation behind it, and the CAMEO code that these make."""

from collections.abc import Container, Iterator

import msgspec

from onrecord.stages.describing import Sketch, code_of
from onrecord.stages.entities import Entity
from onrecord.stages.naming import Hit
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.parties import Called, Parties, Usage

_WHERE = frozenset({"in", "at"})
_ABROAD = ("IGO", "NGO", "IMG")
_STATE = 3  # letters of a state's code
_OF = frozenset({"of", "for", "in", "from", "at", "with", "throughout", "across"})
_HOME = frozenset({"state", "adjective", "national", "capital", "seat", "office"})
_HOSTED = frozenset(
    [
        "REB",
        "COP",
        "MIL",
        "SEP",
        "INS",
        "UAF",
        "CVL",
        "CRM",
        "GOV",
        "JUD",
        "LEG",
        "BUS",
        "EDU",
        "HLH",
        "LAB",
        "AGR",
        "OPP",
        "PTY",
        "RAD",
        "REL",
        "SPY",
        "ELI",
    ]
)


class Home(msgspec.Struct, frozen=True, gc=False):
    """Countries (ISO), the code of an organisation or body, the roles that count, and whether the country is a guess."""

    countries: tuple[str, ...] = ()
    affiliation: str | None = None
    roles: tuple[Called, ...] = ()
    region: str | None = None
    inferred: bool = False

    def __bool__(self) -> bool:
        return bool(self.countries or self.affiliation or self.region)


def home_of(tree: Tree, sketch: Sketch, at: dict[int, Sketch], resolved: dict[int, tuple[Entity, ...]], usage: Usage) -> Home:
    """Whose the party is by its own words, its possessor, or what follows "of" and the like."""
    home = _of_hits(tree, sketch.own, sketch.roles, usage.shared)
    if home:
        return home
    for i in range(sketch.phrase.first, sketch.phrase.last + 1):
        if "poss" not in tree.labels[i]:
            continue
        for kid in tree.kids(i, "poss"):
            owner = _antecedent(tree, kid) if kid.tag == "WP$" else kid.i
            home = _of_entities(resolved.get(owner, ()), sketch.roles)
            if not home and kid.i not in resolved and kid.i in at:
                home = _of_hits(tree, at[kid.i].own, sketch.roles)
            if home:
                return home
    return _after(tree, sketch, at, resolved, usage) or _led_by(tree, sketch)


def _antecedent(tree: Tree, relative: Token) -> int:
    """Whose "whose" is: the noun that the relative clause hangs on."""
    clause = next((above for above in tree.ancestors(relative.i) if above.dep == "relcl"), None)
    return clause.head if clause is not None else relative.i


def _led_by(tree: Tree, sketch: Sketch) -> Home:
    """ "Thai-led forces" are other states' too; where nothing else is known, the leader stands for all."""
    for hit in sketch.hits:
        words = [token.text.lower() for token in tree.tokens[hit.last + 1 : hit.last + 3]]
        if hit.name.sort in _HOME and hit.name.country and words == ["-", "led"]:
            return Home((hit.name.country,), None, sketch.roles, None, True)
    return Home()


def _of_hits(tree: Tree, hits: tuple[Hit, ...], roles: tuple[Called, ...], shared: Container[str] = ()) -> Home:
    """Whose listed names make a party; a body that many states have (`shared`) is that of the state named before it."""
    if not hits:
        return Home()
    countries: list[str] = []
    affiliation, region, state = None, None, ""
    for hit in hits:
        name = hit.name
        if name.region:
            region = region or name.code
        elif name.sort in _HOME and name.country and (not countries or _and_before(tree, hit)):
            countries.append(name.country)
            state = state or (name.code or "")[:_STATE]
        elif name.sort in ("body", "organisation", "outlet") and affiliation is None and not _and_after(tree, hit):
            affiliation = f"{state}{name.role}" if state and name.role and name.name in shared else name.code
            if name.country and not countries:
                countries.append(name.country)
    return Home(tuple(dict.fromkeys(countries)), affiliation, roles, region)


def _in_a_row(tree: Tree, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The last of the names, and the one that shares its last word: "North and South Korea"."""
    two = len(hits) > 1 and hits[-2].first == hits[-2].last == hits[-1].first - 2
    return hits[-2:] if two and _and_before(tree, hits[-1]) else hits[-1:]


def _and_before(tree: Tree, hit: Hit) -> bool:
    return hit.first > 0 and tree.tokens[hit.first - 1].text.lower() in ("and", ",", "-")


def _and_after(tree: Tree, hit: Hit) -> bool:
    return tree.tokens[min(hit.last + 1, len(tree.tokens) - 1)].text.lower() == "and"


def _of_entities(entities: tuple[Entity, ...], roles: tuple[Called, ...]) -> Home:
    if not entities:
        return Home()
    first = entities[0]
    if first.kind in ("state", "government"):
        return Home(tuple(e.country for e in entities if e.country), None, roles, None if first.country else first.code)
    if first.kind in ("person", "office") and not first.country:
        return Home()
    part = first.country is not None and first.code is not None and len(first.code) == len(first.country)
    outside = first.code if first.kind in ("organisation", "party", "outlet", "group") and not part else None
    return Home((first.country,) if first.country else (), outside, roles)


def serves_abroad(sketch: Sketch, abroad: frozenset[str]) -> bool:
    """Whether a role is one of those who serve in another country than their own."""
    return sketch.label in abroad or sketch.label.rpartition(" ")[2] in abroad


def _after(tree: Tree, sketch: Sketch, at: dict[int, Sketch], resolved: dict[int, tuple[Entity, ...]], usage: Usage) -> Home:
    """ "president of Armenia", "rebels in Chad", "a spokesman for the IAEA"."""
    weak = not sketch.roles or all(called.role.weak for called in sketch.roles)
    bare = Home(roles=sketch.roles)
    for head in (*sketch.phrase.heads, *_within(tree, sketch, at)):
        if "prep" not in tree.labels[head]:
            continue
        for prep in tree.kids(head, "prep"):
            word = prep.text.lower()
            if word not in _OF or (word in _WHERE and serves_abroad(sketch, usage.abroad)):
                continue
            for kid in tree.kids(prep.i, "pobj"):
                beyond = at.get(kid.i)
                owner = tree.kid(kid.i, "poss")
                whose = at[owner.i].own if owner and owner.i in at else ()
                if beyond and beyond.own and beyond.own[-1].name.name in usage.shared:
                    home = _of_shared(tree, sketch, beyond.own[-1], (*whose, *beyond.own[:-1]), weak)
                    if home:
                        return home
                home = _beyond(tree, sketch, beyond, word, weak, whose, at) if beyond else Home()
                known = resolved.get(kid.i, ())
                if not home and beyond and beyond.form == "role" and weak and len(known) == 1 and known[0].country:
                    home = Home((known[0].country,), None, tuple(role for role in beyond.roles if not role.role.weak))
                body = known[0] if len(known) == 1 and beyond and beyond.form == "role" and weak else None
                if not home and body is not None and body.kind == "organisation" and body.code and not body.country:
                    home = Home((), body.code, sketch.roles)
                if home:
                    return home
                bare = home if len(home.roles) > len(bare.roles) else bare
    return bare


def _within(tree: Tree, sketch: Sketch, at: dict[int, Sketch]) -> Iterator[int]:
    """The field of an office or body, on which its country may hang: "the ministry of foreign affairs of Chad"."""
    for head in sketch.phrase.heads:
        for prep in tree.kids(head, "prep"):
            for noun in tree.kids(prep.i, "pobj") if prep.text.lower() == "of" else ():
                if noun.i not in at or (at[noun.i].form in ("thing", "named") and not at[noun.i].own):
                    yield noun.i
                    yield from (kid.i for kid in tree.kids(noun.i, "conj"))


def _of_shared(tree: Tree, sketch: Sketch, body: Hit, owners: tuple[Hit, ...], weak: bool) -> Home:
    """ "an opponent of Rwanda's Senate": a body that many states have is its owner's."""
    home = _of_hits(tree, owners, sketch.roles)
    if not home.countries or not weak:
        return home
    state = next(hit.name.code or "" for hit in owners if hit.name.country == home.countries[0])
    return msgspec.structs.replace(home, affiliation=f"{state[:_STATE]}{body.name.role or ''}")


def _listed_beside(tree: Tree, beyond: Sketch, at: dict[int, Sketch]) -> Iterator[str]:
    """The other countries of "the presidents of Chad, Togo and Mali"."""
    rows = [kid for head in beyond.phrase.heads for kid in tree.kids(head, "conj", "appos")]
    while rows:
        token = rows.pop(0)
        rows += tree.kids(token.i, "conj", "appos")
        name = at[token.i].own[-1].name if token.i in at and at[token.i].form == "listed" and at[token.i].own else None
        if name is not None and name.country and name.sort in _HOME:
            yield name.country


def _beyond(
    tree: Tree, sketch: Sketch, beyond: Sketch, word: str, weak: bool, whose: tuple[Hit, ...], at: dict[int, Sketch]
) -> Home:
    if beyond.form == "listed":
        home = _of_hits(tree, _in_a_row(tree, beyond.own), sketch.roles)
        if sketch.plural and home.countries and word in ("of", "from"):
            others = _listed_beside(tree, beyond, at)
            home = msgspec.structs.replace(home, countries=tuple(dict.fromkeys((*home.countries, *others))))
        if word in ("of", "for", "with", "from") or code_of(sketch.roles) in _HOSTED:
            return home if home.affiliation is None or weak else msgspec.structs.replace(home, affiliation=None)
        return Home()
    if beyond.form == "named" and weak and word in ("of", "for", "at", "with"):
        return _of_hits(tree, beyond.own or whose, sketch.roles)
    if beyond.form == "role" and weak and word in ("of", "for", "at", "with"):
        home = _of_hits(tree, beyond.own or whose, beyond.roles)
        return msgspec.structs.replace(home, roles=(*sketch.roles, *(r for r in beyond.roles if not r.role.weak)))
    return Home()


def full_code(home: Home, role: str | None, country: str | None, parties: Parties, former: bool = False) -> str | None:
    """The CAMEO actor code of a role at home: country or organisation, then the role."""
    role = "ELI" if former and role in ("GOV", "LEG", "MIL", None) else role
    if home.affiliation and not former:
        weak = not home.roles or all(called.role.weak for called in home.roles)
        if weak or role is None:
            return home.affiliation
        if home.affiliation.startswith(_ABROAD):
            return f"{home.affiliation}{role}" if role == "MIL" else home.affiliation
    place = country or home.region
    if place is None:
        return role
    state = parties.states.get(place)
    return f"{state.cameo or place if state else place}{role or ''}"
