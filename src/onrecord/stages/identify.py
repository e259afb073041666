"""From what a phrase says to the party it stands for, phrase by phrase, with the report read so far in mind."""

from collections import Counter

import msgspec
from msgspec.structs import replace

from onrecord.stages.announced import take_office
from onrecord.stages.apposition import beside_name, describes_person, names_body
from onrecord.stages.casting import Home, full_code, home_of, serves_abroad
from onrecord.stages.coreference import rank_of, resolve_pronoun
from onrecord.stages.describing import Sketch, code_of
from onrecord.stages.entities import Entity, Trace
from onrecord.stages.guessing import (
    as_many,
    at_war,
    conjoined,
    focus,
    group_beside,
    house_of,
    inner_body,
    officer,
    placed_elsewhere,
    sender_of_mission,
    sole_country,
    towns,
    two_named,
    two_of,
)
from onrecord.stages.naming import Hit
from onrecord.stages.ownstate import own_state
from onrecord.stages.persons import Persons, labels_of
from onrecord.stages.roster import Roster
from onrecord.stages.uptake import find_anew, find_described, find_member, find_national
from onrecord.stages.whereabouts import is_place
from onrecord.stages.wordings import (
    end_of,
    end_of_name,
    head_of_name,
    is_familiar,
    is_title,
    measured,
    only_measures,
    reason_of,
    whole_of_name,
    words_of,
)
from onrecord.syntax import Tree
from onrecord.vocabulary.parties import Parties

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_AGENT_DEPS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "poss", "conj", "appos", "dative"})
_HUMAN = frozenset({"office", "group", "unnamed"})


class Pointer(msgspec.Struct, frozen=True, gc=False):
    """One reference before it is printed: the party, head, first and last token, and why."""

    entity: Entity
    head: int
    first: int
    last: int
    reason: str


class Identifier:
    """Reads sketches in order of the text; keeps who was mentioned where."""

    def __init__(
        self,
        tree: Tree,
        parties: Parties,
        sketches: tuple[Sketch, ...],
        pairs: dict[int, list[Sketch]],
        persons: Persons,
        counts: Counter[str],
        host: str | None,
        lead: str | None = None,
    ) -> None:
        self._pairs, self._tree, self._parties, self._persons = pairs, tree, parties, persons
        self._counts, self._host, self._lead = counts, host, lead
        self._at = {head: sketch for sketch in sketches for head in sketch.phrase.heads}
        self._resolved: dict[int, tuple[Entity, ...]] = {}
        self._trail: list[Trace] = []
        self._covered = -1
        self._towns = towns(tree, sketches, parties)
        self._roster = Roster(parties)

    def identify(self, sketch: Sketch) -> list[Pointer]:
        """The references that one phrase makes: its modifiers', then its own."""
        phrase = sketch.phrase
        if phrase.last <= self._covered:
            return []
        found = [p for hit in sketch.hits if (p := self._modifier(sketch, hit)) is not None] if sketch.hits else []
        entities, reason = self._whom(sketch)
        self._note(sketch, entities)
        if entities:
            last = end_of(self._tree, sketch, self._at)
            found += [Pointer(e, head, phrase.first, last, reason) for head in phrase.heads for e in entities]
            measures = self._parties.usage.measures
            others = (*whole_of_name(self._tree, sketch), *measured(self._tree, sketch, self._at, self._resolved, measures))
            found += [Pointer(e, *head, last, reason) for head in others for e in entities]
        return found

    def _whom(self, sketch: Sketch) -> tuple[tuple[Entity, ...], str]:
        match sketch.form:
            case "role":
                return self._role(sketch)
            case "listed":
                return self._listed(sketch)
            case "thing":
                return self._thing(sketch)
            case "person":
                return self._person(sketch)
            case "named":
                return self._named(sketch)
            case "pronoun":
                token = self._tree.tokens[sketch.phrase.head]
                return resolve_pronoun(self._tree, token, self._trail, self._parties), "pronoun"
            case "people":
                return self._people(sketch)
            case "number":
                found = self._counted("", None, sketch)
                row = (found,) if found else as_many(self._trail, sketch)
                return (row, f"count: {words_of(self._tree, sketch)}") if row else ((), "")
        return (), ""

    def _modifier(self, sketch: Sketch, hit: Hit) -> Pointer | None:
        name = hit.name
        beside = name.region and any(other.first == hit.last + 1 for other in sketch.hits)
        if beside or hit.first <= sketch.phrase.last <= hit.last or name.sort == "shadow":
            return None
        if name.sort in ("capital", "seat") and not (sketch.form == "role" and code_of(sketch.roles) == "GOV"):
            return None
        head = head_of_name(self._tree, hit.first, hit.last)
        entity = self._roster.listed(name)
        self._trail.append(self._trace((entity,), head, 0, -1, False))
        self._resolved[head] = (entity,)
        return Pointer(entity, head, hit.first, hit.last, reason_of(name.sort))

    def _listed(self, sketch: Sketch) -> tuple[tuple[Entity, ...], str]:
        hit = sketch.own[-1] if sketch.own else sketch.hits[-1]
        name = hit.name
        place = name.sort != "shadow" and is_place(self._tree, sketch.phrase.head, self._parties)
        if name.sort == "shadow" or (place and (name.sort in ("capital", "seat") or name.region or name.part)):
            return (), ""
        if name.sort == "body" and name.name in self._parties.usage.shared:
            return self._shared_body(sketch, hit)
        if name.sort == "body" and code_of(sketch.roles) == "OPP":
            return (self._roster.listed(name, "OPP"),), "name"
        return (self._roster.listed(name),), reason_of(name.sort)

    def _shared_body(self, sketch: Sketch, hit: Hit) -> tuple[tuple[Entity, ...], str]:
        """A body that many states have ("Senate"): the state's that the text gives, before the one that is listed."""
        name, side = hit.name, "OPP" if code_of(sketch.roles) == "OPP" else None
        others = tuple(other for other in sketch.own if other is not hit)
        stated = self._home(replace(sketch, own=others)).countries
        named = name.country in self._counts or self._persons.serve(name.country, self._at.values())
        if not stated and self._counts and not named:
            stated = tuple(filter(None, [self._focus(sketch)]))
        if not stated or stated[0] == name.country:
            return (self._roster.listed(name, side),), "name"
        state = self._parties.states.get(stated[0])
        code = f"{state.cameo or stated[0] if state else stated[0]}{name.role}"
        return (self._roster.listed(replace(name, country=stated[0], code=code), side),), "name"

    def _people(self, sketch: Sketch) -> tuple[tuple[Entity, ...], str]:
        hit = sketch.own[-1]
        country, words = hit.name.country, words_of(self._tree, sketch)
        if sketch.article == "the" and not sketch.plural and not sketch.number:
            found = find_national(self._trail, country)
            return ((found,), f"definite: {words}") if found is not None else ((self._roster.listed(hit.name),), "demonym")
        if sketch.article == "the":
            found = self._counted("people", country, sketch)
            if found is not None and (sketch.number or found.number):
                return (found,), f"definite: {words}"
        bare = sketch.article == "the" and not sketch.number
        code = hit.name.code if bare or not hit.name.code else f"{hit.name.code}CVL"
        return (self._roster.group(country, words, code, sketch, {"people"}),), "nationals"

    def _counted(self, noun: str, country: str | None, sketch: Sketch) -> Entity | None:
        """The group counted before that "the five" takes up."""
        return find_described(self._trail, noun, noun, country, sketch.plural, sketch.number, self._parties, counted=True)

    def _person(self, sketch: Sketch) -> tuple[tuple[Entity, ...], str]:
        entity = self._persons.add(sketch)
        beside = [role for role in self._pairs.get(sketch.phrase.head, ()) if describes_person(role)]
        for each in (sketch, *beside):
            self._appoint(entity, each)
        for each in beside:
            self._persons.describe(entity, each)
        if not (entity.code or entity.country or beside or sketch.roles):
            take_office(entity, self._tree, sketch, self._trail, self._parties)
        full = len(sketch.name.split()) == len(entity.name.split())
        return (entity,), ("name" if full else "surname")

    def _appoint(self, entity: Entity, sketch: Sketch) -> None:
        """Gives a person the office, country and code that a description shows, unless better known."""
        home = self._home(sketch)
        if entity.code and not entity.inferred and (entity.country or not home.affiliation or len(entity.code) > len("GOV")):
            return
        if not home and self._install(entity, sketch):
            return
        role = code_of(home.roles or sketch.roles)
        if not home and role not in self._parties.usage.domestic:
            entity.code = entity.code or role
            return
        country = home.countries[0] if home.countries else None
        guess = None if home else self._guess(sketch)
        if (home or guess) and (role or home.affiliation or not entity.country):
            entity.country, entity.inferred = country or guess, guess is not None
            entity.code = None
            if role or home.affiliation:
                entity.code = full_code(home, role, country or guess, self._parties, sketch.former)
        elif role and not entity.code:
            entity.code = role

    def _install(self, entity: Entity, sketch: Sketch) -> bool:
        """Gives a person the high office that the list knows them to hold."""
        holder = self._persons.incumbent(entity.name, sketch) or self._persons.incumbent(sketch.name, sketch)
        if holder is None:
            return False
        entity.country = holder.code[:3] if holder.code[:3] in self._parties.states else None
        entity.code, entity.inferred = self._persons.code_of(holder, sketch.former), True
        return True

    def _guess(self, sketch: Sketch) -> str | None:
        """The country of an office that is named without one: its holder's before, its body's, else the report's."""
        for trace in reversed(self._trail):
            if len(trace.entities) == 1 and trace.entities[0].kind == "office" and sketch.label in trace.entities[0].nouns:
                return trace.entities[0].country
        body = inner_body(sketch, self._trail, self._parties)
        if body is not None and body.country:
            return body.country
        house = house_of(self._tree, sketch.phrase.head, sketch.label, self._trail, self._parties)
        if house is not None:
            return house
        if any(called.phrase in self._parties.usage.heads for called in sketch.roles):
            return sole_country(self._tree, sketch.phrase.head, self._trail, self._host, self._at, self._parties)
        return sender_of_mission(self._trail) if serves_abroad(sketch, self._parties.usage.abroad) else self._focus(sketch)

    def _named(self, sketch: Sketch) -> tuple[tuple[Entity, ...], str]:
        name, kind = sketch.name, sketch.named_kind
        known = self._roster.by_name(name)
        if known is not None:
            self._covered = max(self._covered, end_of_name(self._tree, sketch))
            return (known,), "name"
        token = self._tree.tokens[sketch.phrase.head]
        if is_title(self._tree, sketch) and not self._pairs.get(token.i):
            return (), ""
        beside = [other.called for other in self._pairs.get(token.i, ())]
        told = any(called is not None and called.role.kind == "organisation" for called in beside)
        acts = told or (
            token.dep in _AGENT_DEPS and name.lower() not in self._towns and not is_place(self._tree, token.i, self._parties)
        )
        if kind == "unknown" and not acts:
            return (), ""
        home = self._home(sketch)
        self._covered = max(self._covered, end_of_name(self._tree, sketch))
        entity = self._roster.named(sketch, home)
        entity.nouns.update(beside_name(self._tree, sketch.phrase.head))
        return (entity,), "name"

    def _role(self, sketch: Sketch) -> tuple[tuple[Entity, ...], str]:
        called = sketch.called
        if called is None or only_measures(self._tree, sketch, self._at, self._parties.usage.measures):
            return (), ""
        beside = self._apposed(sketch) or self._kind_after_name(sketch)
        if beside:
            return beside, "apposition"
        subject = self._predicated(sketch)
        if subject:
            return subject, "predicate"
        holder = officer(self._tree, sketch, self._resolved)
        if holder:
            return holder, "office of"
        pair = two_of(self._tree, sketch, self._trail, self._counts)
        if pair is not None:
            return pair, f"definite: {words_of(self._tree, sketch)}"
        home = self._home(sketch) or own_state(self._tree, sketch, self._resolved, self._parties)
        bare = sketch.article == "bare" and not sketch.plural and called.role.kind not in _HUMAN
        if sketch.article in ("the", "poss") or bare:
            found = self._taken_up(sketch, home)
            other = sketch.article == "poss" and called.role.kind in _HUMAN  # "his lawyer" is not the prosecutor named before
            if found is not None and not (other and found.nouns.isdisjoint((sketch.label, called.words[-1]))):
                return (found,), f"definite: {words_of(self._tree, sketch)}"
        titled = self._tree.tokens[sketch.phrase.head].text[:1].isupper() and sketch.article == "the"
        sides = called.role.kind == "party" and sketch.plural and sketch.article == "the" and not home
        if sides or called.role.kind == "state" or (called.role.modest and not home and not titled):
            return (), ""
        home = self._infer(sketch, home)
        rank, verb = rank_of(self._tree, sketch.phrase.head)
        speaking = rank == 3 and self._tree.tokens[verb].lemma in self._parties.usage.speaking
        countries = home.countries if sketch.plural and len(home.countries) > 1 else home.countries[:1]
        words, familiar = words_of(self._tree, sketch), is_familiar(self._tree, sketch)
        made = [self._roster.described(sketch, home, country, speaking, familiar, words)
                for country in (countries or (None,))]  # fmt: skip
        return tuple(made), "role" if not home.inferred else "role: country inferred"

    def _kind_after_name(self, sketch: Sketch) -> tuple[Entity, ...]:
        """ "the Polisario movement", "the Reuters news agency" are what the name alone is."""
        hit = sketch.own[-1] if sketch.own else None
        if hit is None or sketch.called is None or hit.last != sketch.phrase.last - len(sketch.called.words):
            return ()
        if hit.name.sort not in ("organisation", "body", "outlet"):
            return ()
        entity = self._roster.listed(hit.name)
        return (entity,) if sketch.called.words[-1] in entity.nouns and not sketch.plural else ()

    def _taken_up(self, sketch: Sketch, home: Home) -> Entity | None:
        if sketch.name and not home:
            return None
        noun = sketch.label.rpartition(" ")[2]
        if home.affiliation and sketch.called is not None and sketch.called.role.kind == "office":
            return find_member(self._trail, noun, home.affiliation, self._parties)
        country = home.countries[0] if home.countries else None
        found = find_described(self._trail, noun, sketch.label, country, sketch.plural, sketch.number, self._parties)
        return found or find_anew(self._tree, sketch, self._trail, country, self._parties)

    def _thing(self, sketch: Sketch) -> tuple[tuple[Entity, ...], str]:
        """Whom a definite noun means that is no party by itself: "the lender", "the 71-year-old"."""
        if sketch.article != "the" or not sketch.label or sketch.own:
            return (), ""
        if sketch.label in self._parties.taxonomy.pairs:
            return two_named(self._trail), f"definite: {words_of(self._tree, sketch)}"
        found = self._taken_up(sketch, Home())
        return ((found,), f"definite: {words_of(self._tree, sketch)}") if found is not None else ((), "")

    def _infer(self, sketch: Sketch, home: Home) -> Home:
        role = code_of(home.roles or sketch.roles)
        anybody = sketch.called is not None and sketch.called.role.source and sketch.article in ("a", "bare")
        source = anybody and len(home.roles) <= len(sketch.roles)
        holder = self._persons.incumbent(sketch.name, sketch) if sketch.name and not home else None
        if holder is not None and holder.code in self._parties.states:
            return Home((holder.code,), None, sketch.roles, None, True)
        if home or sketch.name or sketch.article == "poss" or placed_elsewhere(self._tree, sketch, self._resolved):
            return home
        known = inner_body(sketch, self._trail, self._parties)
        if known is not None and known.country:
            return Home((known.country,), None, sketch.roles, None, True)
        abroad = serves_abroad(sketch, self._parties.usage.abroad)
        if source or abroad or role not in self._parties.usage.domestic or len(sketch.hits) > len(sketch.own):
            return home
        guess = at_war(self._tree, sketch, role, self._at, self._resolved, self._trail, self._parties) or self._focus(sketch)
        return Home((guess,), None, sketch.roles, None, True) if guess else home

    def _home(self, sketch: Sketch) -> Home:
        return home_of(self._tree, sketch, self._at, self._resolved, self._parties.usage)

    def _focus(self, sketch: Sketch) -> str | None:
        return focus(self._tree, sketch.phrase.head, self._trail, self._counts, self._host, self._lead)

    def _apposed(self, sketch: Sketch) -> tuple[Entity, ...]:
        """Who stands beside a description: "Gemba, the minister", "the minister, Gemba", "Hamas, the group"."""
        for other in self._pairs.get(sketch.phrase.head, ()):
            if other.form == "person" and describes_person(sketch):
                return self._person(other)[0]
            entities = self._resolved.get(other.phrase.head) or (self._named(other)[0] if names_body(sketch, other) else ())
            if other.form != "person" and len(entities) == 1 and entities[0].plural == sketch.plural:
                entities[0].nouns.update(labels_of(sketch))
                return entities
        return ()

    def _predicated(self, sketch: Sketch) -> tuple[Entity, ...]:
        """The subject of which a description is said ("they were refugees")."""
        token = self._tree.tokens[sketch.phrase.head]
        if token.dep != "attr":
            return ()
        subject = self._tree.kid(token.head, "nsubj")
        entities = self._resolved.get(subject.i, ()) if subject else ()
        if len(entities) != 1 or entities[0].plural != sketch.plural or (sketch.own and entities[0].kind != "person"):
            return ()
        if entities[0].kind == "person":
            self._appoint(entities[0], sketch)
        entities[0].nouns.update(labels_of(sketch))
        return entities

    def _note(self, sketch: Sketch, entities: tuple[Entity, ...]) -> None:
        """Remembers who was mentioned; coordinated parties also together ("Japan and China ... they")."""
        head = sketch.phrase.head
        token = self._tree.tokens[head]
        if not entities and (token.dep not in _SUBJECTS or sketch.form == "pronoun"):
            return
        rank, verb = rank_of(self._tree, sketch.phrase.heads[0])
        place = bool(entities) and sketch.form == "listed" and is_place(self._tree, head, self._parties)
        trace = self._trace(entities, head, rank, verb, sketch.plural, place)
        if token.dep != "attr":
            self._trail.append(trace)
        for each in sketch.phrase.heads:
            self._resolved[each] = entities
        first = conjoined(self._tree, token)
        if entities and first is not None and self._resolved.get(first):
            both = group_beside(self._tree, token, self._resolved) or (*self._resolved[first], *entities)
            self._trail.append(self._trace(both, head, rank, verb, True, place))

    def _trace(
        self, entities: tuple[Entity, ...], token: int, rank: int, verb: int, plural: bool, place: bool = False
    ) -> Trace:
        sentence = self._tree.tokens[token].sentence
        return Trace(entities, token, rank, verb, sentence, self._tree.sentences[sentence].paragraph, plural, place)
