"""Arguments that a predicate does not print but shares: control, raising, coordination, relatives and participles."""

from collections.abc import Iterator

from onrecord.stages.arguments import RELATIVISERS, is_passive, own_arguments, with_conjuncts
from onrecord.syntax import Token, Tree
from onrecord.values import Slot
from onrecord.vocabulary.grammar import Grammar

_VERBAL = ("VERB", "AUX")
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_WHOLE = frozenset({"all", "most", "none", "both", "many", "some", "neither"})
_COMPLETE = frozenset({"object", "clause", "infinitive", "gerund", "complement", "indirect"})


def _is_relative(token: Token) -> bool:
    """Whether a token is a relative pronoun, also a "that" which the parser tags as a conjunction but gives a noun's place."""
    return token.tag in _RELATIVE or (
        token.tag == "IN" and token.text == "that" and token.dep in ("dobj", "nsubj", "nsubjpass")
    )


class Arguments:
    """The full arguments of every predicate of one tree, each worked out once."""

    def __init__(self, tree: Tree, grammar: Grammar) -> None:
        self._tree = tree
        self._grammar = grammar
        self._slots: dict[int, tuple[Slot, ...]] = {}
        self._surface: dict[int, tuple[int, ...]] = {}

    def of(self, predicate: Token) -> tuple[Slot, ...]:
        """The slots of a verb, noun or adjective, those that it shares with others included."""
        found = self._slots.get(predicate.i)
        if found is None:
            found = self._slots[predicate.i] = self._complete(predicate)
        return found

    def _complete(self, predicate: Token) -> tuple[Slot, ...]:
        tokens = self._tree.tokens
        slots = [
            self._antecedent(slot) if _is_relative(tokens[slot.head]) or tokens[slot.head].text.lower() in _WHOLE else slot
            for slot in own_arguments(self._tree, predicate)
        ]
        if predicate.pos not in _VERBAL:
            return tuple(slots)
        names = {slot.name for slot in slots}
        name = "object" if is_passive(self._tree, predicate) else "subject"
        if name not in names and not (name == "object" and "indirect" in names):
            slots += [Slot(name, head) for head in self.surface(predicate)]
        slots += self._shared_object(predicate, names)
        slots += self._gap(predicate, names)
        return tuple(self._authors(slots) if predicate.lemma in self._grammar.charging else slots)

    def _authors(self, slots: list[Slot]) -> Iterator[Slot]:
        """ "A report by the ministry accused ...": what a document charges, its author does."""
        for slot in slots:
            noun = self._tree.tokens[slot.head]
            said = slot.name == "subject" and noun.lemma in self._grammar.documents
            authors = self.holder(noun) if said else ()
            yield from (Slot(slot.name, head) for head in authors or (slot.head,))

    def surface(self, verb: Token) -> tuple[int, ...]:
        """The heads of the verb's grammatical subject, printed or understood."""
        if verb.i not in self._surface:
            self._surface[verb.i] = ()  # a cycle in a broken parse finds nothing
            printed = self._tree.kid(verb.i, "nsubj", "nsubjpass", "csubj", "csubjpass")
            if printed is None and self._tree.kid(verb.i, "expl"):
                return ()
            if printed is None:
                self._surface[verb.i] = self._understood(verb)
            else:
                heads = with_conjuncts(self._tree, printed.i)
                self._surface[verb.i] = tuple([self._antecedent(Slot("subject", h)).head for h in heads])
        return self._surface[verb.i]

    def holder(self, noun: Token) -> tuple[int, ...]:
        """Whose the noun is: its possessor, its demonym, its agent, or the subject of the verb that governs it."""
        own = own_arguments(self._tree, noun)
        for name in ("possessor", "by", "demonym"):
            if heads := tuple(slot.head for slot in own if slot.name == name):
                return heads
        head = self._tree.tokens[noun.head]
        if head.pos in _VERBAL and noun.dep in ("dobj", "attr", "oprd"):
            return self.surface(head)
        if noun.dep == "pobj":
            above = self._tree.tokens[head.head]
            return self.surface(above) if above.pos in _VERBAL else ()
        return ()

    def _antecedent(self, slot: Slot) -> Slot:
        token = self._tree.tokens[slot.head]
        if token.text.lower() in _WHOLE and (whom := self._of_whom(token)) is not None:
            token = whom
        elif not _is_relative(token) or token.text.lower() not in RELATIVISERS:
            return slot
        for above in (token, *self._tree.ancestors(token.i)):
            if above.dep == "relcl":
                return Slot(slot.name, above.head)
        return slot

    def _of_whom(self, part: Token) -> Token | None:
        """The relative pronoun of "all of whom were freed", of which the whole is meant."""
        below = (self._tree.kid(of.i, "pobj") for of in self._tree.kids(part.i, "prep") if of.text.lower() == "of")
        return next((token for token in below if token is not None and token.tag in _RELATIVE), None)

    def _understood(self, verb: Token) -> tuple[int, ...]:
        head = self._tree.tokens[verb.head]
        match verb.dep:
            case "conj" | "advcl" | "dep" | "parataxis" if head.pos in _VERBAL:
                return self.surface(head)
            case "advcl" if head.pos == "ADJ" and self._tree.tokens[head.head].pos in _VERBAL:
                return self.surface(self._tree.tokens[head.head])
            case "xcomp" | "ccomp":
                return self._controller(verb, head)
            case "pcomp" | "pobj":
                return self._of_gerund(head)
            case "amod":
                return (head.i,)
            case "acl":
                if verb.tag == "VBG" and head.lemma in self._grammar.documents:
                    return self.holder(head) or (head.i,)
                return (head.i,) if verb.tag in ("VBG", "VBN") else self.holder(head)
            case "conj" if head.pos in ("NOUN", "PROPN"):
                return ()
        return ()

    def _controller(self, verb: Token, head: Token) -> tuple[int, ...]:
        if head.pos == "ADJ":
            above = self._tree.tokens[head.head]
            return self.surface(above) if above.pos in _VERBAL else ()
        if head.pos in ("NOUN", "PROPN"):
            return self._addressed(head) if head.lemma in self._grammar.addressed else self.holder(head)
        if head.pos not in _VERBAL or (verb.dep == "ccomp" and verb.tag not in ("VB", "VBG", "VBN")):
            return ()
        objects = tuple(kid.i for kid in self._tree.kids(head.i, "dobj", "dative") if kid.pos != "ADP")
        if objects and head.lemma not in self._grammar.subject_control:
            return tuple(with_conjuncts(self._tree, objects[0]))
        return self._addressed(head) or self.surface(head)

    def _addressed(self, asking: Token) -> tuple[int, ...]:
        """Who is asked to act: "called on Kenya to leave", "an appeal to Kenya to leave"."""
        links = self._grammar.addressed.get(asking.lemma, frozenset())
        for preposition in self._tree.kids(asking.i, "prep", "dative"):
            if preposition.text.lower() in links and (below := self._tree.kid(preposition.i, "pobj")):
                return tuple(with_conjuncts(self._tree, below.i))
        return ()

    def _of_gerund(self, preposition: Token) -> tuple[int, ...]:
        above = self._tree.tokens[preposition.head]
        if above.pos in ("NOUN", "PROPN"):
            charged = above.dep == "dobj" and preposition.text.lower() in self._grammar.object_prepositions
            return tuple(with_conjuncts(self._tree, above.i)) if charged else self.holder(above)
        if above.pos not in _VERBAL:
            return ()
        printed = self._tree.kid(above.i, "dobj")
        if printed and preposition.text.lower() in self._grammar.object_prepositions:
            return tuple(with_conjuncts(self._tree, printed.i))
        return self.surface(above)

    def _shared_object(self, verb: Token, names: set[str]) -> list[Slot]:
        """ "protected and helped refugees": the object of the last verb is that of the first."""
        if "conj" not in self._tree.labels[verb.i] or not names.isdisjoint(_COMPLETE) or is_passive(self._tree, verb):
            return []
        for other in self._tree.kids(verb.i, "conj"):
            gap = [t for t in self._tree.tokens[verb.i + 1 : other.i] if t.dep not in ("cc", "advmod", "punct", "aux", "neg")]
            if other.pos == "VERB" and not gap and not is_passive(self._tree, other):
                return [slot for slot in own_arguments(self._tree, other) if slot.name == "object"]
        return []

    def _gap(self, verb: Token, names: set[str]) -> list[Slot]:
        """ "the pledge that Japan gave", "the pledge Japan gave": the noun is the relative clause's object."""
        if verb.dep != "relcl" or verb.pos != "VERB" or "subject" not in names:
            return []
        if names & {"object", "clause", "infinitive"} or is_passive(self._tree, verb):
            return []
        adverbs = any(kid.tag == "WRB" or (kid.dep == "prep" and self._stranded(kid)) for kid in self._tree.kids(verb.i))
        subject = self._tree.kid(verb.i, "nsubj")
        if adverbs or subject is None or subject.tag in ("WDT", "WP"):
            return []
        return [Slot("object", verb.head)]

    def _stranded(self, preposition: Token) -> bool:
        below = self._tree.children[preposition.i]
        return not below or any(token.tag in ("WDT", "WP") for token in below)
