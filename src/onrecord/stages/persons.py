"""The people whom a report names, gathered over the whole report, so that a bare surname finds its bearer."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from onrecord.stages.apposition import describes_person
from onrecord.stages.describing import Sketch
from onrecord.stages.entities import Entity, same_person, slug
from onrecord.stages.incumbents import find_incumbent
from onrecord.stages.uptake import gender_of
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.holders import Holder
from onrecord.vocabulary.parties import Parties

_NAMED = frozenset({"person", "named"})
_HUMAN = frozenset({"office", "group", "unnamed"})


class Persons:
    """Named people by each word that may name them alone."""

    def __init__(self, parties: Parties, year: int | None = None) -> None:
        self._parties, self._year = parties, year
        self._by_word: dict[str, list[Entity]] = {}

    def find(self, name: str) -> Entity | None:
        """The person whom a full or short name means, the last registered first."""
        words = name.split()
        for entity in reversed(self._by_word.get(words[-1], [])):
            full = entity.name.split()
            if same_person(full, words) or (len(words) == 1 and words[0] in (full[0], full[-1])):
                return entity
        return None

    def add(self, sketch: Sketch) -> Entity:
        """The person of a sketch, new or known; the fullest name and what the titles tell are kept."""
        words = sketch.name.split()
        entity = self.find(sketch.name)
        if entity is None:
            entity = Entity(slug(sketch.name), sketch.name, "person")
            for word in self._handles(words):
                self._by_word.setdefault(word, []).append(entity)
        elif len(words) > len(entity.name.split()):
            entity.name, entity.party = sketch.name, slug(sketch.name)
            for word in self._handles(words):
                if entity not in self._by_word.setdefault(word, []):
                    self._by_word[word].append(entity)
        entity.gender = entity.gender or self._gender(sketch, words)
        entity.nouns.update(labels_of(sketch))
        return entity

    def incumbent(self, name: str, sketch: Sketch) -> Holder | None:
        """Whom the list of high offices knows under this name, with the titles that the sketch gives."""
        titles = {*sketch.honorific.split(), *[called.phrase for called in sketch.roles]}
        usage = self._parties.usage
        return find_incumbent(name, frozenset(titles), usage.heads, self._parties.holders, self._year)

    def serve(self, country: str | None, sketches: Iterable[Sketch]) -> bool:
        """Whether one of the people named is known to hold a high office of the country."""
        holders = (self.incumbent(sketch.name, sketch) for sketch in sketches if sketch.form == "person")
        return any(holder is not None and holder.code[:3] == country for holder in holders)

    def code_of(self, holder: Holder, former: bool) -> str | None:
        """The CAMEO code of a holder: in office, out of it (ELI), or not yet in it (the country alone)."""
        state = self._parties.states.get(holder.code)
        if len(holder.code) > 3:
            return holder.code if holder.held(self._year) or holder.code[:3] in self._parties.states else "ELI"
        place = state.cameo or holder.code if state else holder.code
        if former or not holder.held(self._year):
            return place if self._year is not None and self._year < holder.first else f"{place}ELI"
        return f"{place}GOV"

    def describe(self, entity: Entity, beside: Sketch) -> None:
        """Adds what a description beside the name tells."""
        entity.nouns.update(labels_of(beside))
        entity.gender = entity.gender or self._gender(beside, [])

    def _handles(self, words: list[str]) -> set[str]:
        """A surname; also the first word where it is no given name, as the family name may come first."""
        return {words[-1], words[0]} if words[0] not in self._parties.given else {words[-1]}

    def _gender(self, sketch: Sketch, words: list[str]) -> str | None:
        shown = [*sketch.honorific.split(), *[word for called in sketch.roles for word in called.words]]
        return gender_of(shown, self._parties) or (self._parties.given.get(words[0]) if len(words) > 1 else None)


def labels_of(sketch: Sketch) -> Iterator[str]:
    """The words by which a role may be taken up: the whole label, and each role word's last."""
    yield from sketch.honorific.split()
    if sketch.label:
        yield sketch.label
        yield sketch.label.split()[-1]
    for called in sketch.roles:
        if called.role.kind in _HUMAN:
            yield called.phrase
            yield called.words[-1]


def settle_names(
    tree: Tree, sketches: tuple[Sketch, ...], pairs: dict[int, list[Sketch]], parties: Parties, year: int | None = None
) -> tuple[tuple[Sketch, ...], Persons]:
    """The sketches with people told from organisations among unknown names, and the people."""
    persons = Persons(parties, year)
    names = [n for n, sketch in enumerate(sketches) if sketch.form in _NAMED]
    if not names:
        return sketches, persons
    unknown: list[int] = []
    people: set[int] = set()
    settled = list(sketches)
    for n in names:
        sketch = sketches[n]
        unsure = sketch.form == "named" and sketch.named_kind == "unknown"
        if unsure and (persons.incumbent(sketch.name, sketch) or _is_person(tree, sketch, pairs, people, parties)):
            settled[n] = replace(sketch, form="person", plural=False)
        if settled[n].form == "person":
            people.add(sketch.phrase.head)
    found = [settled[n] for n in names if settled[n].form == "person"]
    for sketch in sorted(found, key=lambda s: " " not in s.name):
        persons.add(sketch)
    for n in names:
        sketch = settled[n]
        if sketch.form == "named" and sketch.named_kind == "unknown" and persons.find(sketch.name):
            unknown.append(n)
    for n in unknown:
        settled[n] = replace(settled[n], form="person", plural=False)
    return tuple(settled), persons


def _describes_body(sketch: Sketch) -> bool:
    """Whether a phrase describes an organisation: "Open Gates, a human rights group"."""
    return sketch.called is not None and sketch.called.role.kind in ("organisation", "outlet", "party", "government")


def _gives_age(tree: Tree, last: int) -> bool:
    """Whether an age follows the name: "Ana Lima, 34," or "Ana Lima (34)"."""
    words = [token.text for token in tree.tokens[last + 1 : last + 4]]
    return (
        len(words) == 3
        and words[0] in (",", "(")
        and words[1].isdigit()
        and len(words[1]) < 3
        and words[2] in (",", ")", ".", ";")
    )


def _acts_like_a_person(tree: Tree, head: Token, parties: Parties) -> bool:
    """Whether a name does or suffers what only people do ("Ana Lima wept", "arrested Ana Lima"), or has kin ("Lima's wife")."""
    above = tree.tokens[head.head]
    if head.dep == "poss":
        return above.lemma in parties.usage.kin
    if head.dep == "appos" or (head.dep in ("dobj", "conj") and above.pos == "NOUN"):
        return above.lemma in parties.usage.kin
    if head.dep in ("nsubj", "nsubjpass"):
        return above.lemma in (parties.usage.human if head.dep == "nsubj" else parties.usage.seizing)
    return head.dep == "dobj" and above.lemma in parties.usage.seizing


def _is_person(tree: Tree, sketch: Sketch, pairs: dict[int, list[Sketch]], people: set[int], parties: Parties) -> bool:
    """Whether an unlisted name is a person's: it speaks, is called an office, or takes "who"."""
    head = tree.tokens[sketch.phrase.head]
    words = sketch.name.split()
    if head.text.isupper() and len(words) == 1:
        return False
    if any(map(describes_person, pairs.get(head.i, ()))):
        return True
    if sketch.article == "the" or any(map(_describes_body, pairs.get(head.i, ()))):
        return False
    if _gives_age(tree, sketch.phrase.last):
        return True
    if _acts_like_a_person(tree, head, parties):
        return True
    if head.dep == "conj" and len(words) in (2, 3) and head.head in people:
        return True
    if any(word.text.lower() == "who" for kid in tree.kids(head.i, "relcl") for word in tree.kids(kid.i, "nsubj")):
        return True
    speaks = head.dep == "nsubj" and tree.tokens[head.head].lemma in parties.usage.speaking
    return speaks and 2 <= len(words) <= 3 and not sketch.own and "." not in sketch.name[-1:]
