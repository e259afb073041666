"""The arguments that stand below one predicate, under names that do not depend on voice or word order."""

from collections.abc import Iterator

from onrecord.syntax import Token, Tree
from onrecord.values import Slot

RELATIVISERS = frozenset({"who", "whom", "which", "that", "whose"})
PARTICLES = frozenset({"back", "down", "out", "up", "off", "away", "over", "aside", "apart", "forward", "in", "on", "home"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NAMES = frozenset({"JJ", "NNP", "NNPS"})


def own_arguments(tree: Tree, predicate: Token) -> list[Slot]:
    """The slots filled by dependents of a verb, noun or adjective; subjects that it shares are not among them."""
    slots: list[Slot] = []
    if predicate.dep == "conj" and predicate.pos == tree.tokens[predicate.head].pos == "VERB":
        slots.append(Slot("conjunct", predicate.head))
    for kid in tree.kids(predicate.i):
        slots.extend(_slots_of(tree, predicate, kid))
    if predicate.pos in ("VERB", "AUX") and is_passive(tree, predicate):
        slots = _active(slots)
    return slots


def is_passive(tree: Tree, verb: Token) -> bool:
    """Whether the verb is passive: with an auxiliary, a passive subject, an agent, or as a reduced relative."""
    if tree.kid(verb.i, "auxpass", "nsubjpass", "agent"):
        return True
    if verb.tag != "VBN":
        return False
    if verb.dep in ("acl", "amod"):
        return True
    return verb.dep in ("advcl", "conj", "ROOT", "ccomp") and not tree.kid(verb.i, "aux", "nsubj", "dobj")


def with_conjuncts(tree: Tree, head: int) -> Iterator[int]:
    """The head and every noun phrase coordinated with it."""
    yield head
    for kid in tree.kids(head, "conj"):
        if kid.pos in _NOMINAL or kid.pos == "ADJ" or kid.tag.startswith("VB"):
            yield from with_conjuncts(tree, kid.i)


def particle(tree: Tree, verb: Token) -> str | None:
    """The particle of a phrasal verb ("turn back"), also where the parser takes it for an adverb."""
    for kid in tree.kids(verb.i, "prt", "advmod"):
        if kid.dep == "prt" or (kid.i > verb.i and _is_particle(tree, kid)):
            return kid.text.lower()
    return None


def _is_particle(tree: Tree, adverb: Token) -> bool:
    """Whether an adverb is a particle: it has nothing below it but where it leads ("sent back to Togo")."""
    return adverb.text.lower() in PARTICLES and tree.labels[adverb.i] <= {"prep"}


def _slots_of(tree: Tree, predicate: Token, kid: Token) -> Iterator[Slot]:
    match kid.dep:
        case "nsubj" | "csubj" | "expl" if kid.text.lower() != "there":
            yield from _filled(tree, "subject", kid.i)
        case "nsubjpass" | "csubjpass":
            yield from _filled(tree, "patient", kid.i)
        case "dobj":
            two = any(other.i > kid.i for other in tree.kids(predicate.i, "dobj"))
            yield from _filled(tree, "indirect" if two else "object", kid.i)
        case "poss":
            yield from _filled(tree, "possessor", kid.i)
        case "attr" | "acomp" | "oprd":
            yield from _filled(tree, "complement", kid.i)
        case "ccomp" | "xcomp" | "acl" | "pcomp" | "relcl":
            yield from _clausal(tree, predicate, kid)
        case "prep" | "dative" | "agent" | "prt":
            yield from _prepositional(tree, predicate, kid)
        case "advmod" if _is_particle(tree, kid):
            for below in tree.kids(kid.i, "prep"):
                yield from _prepositional(tree, predicate, below)
        case "conj" if kid.pos == "VERB" and predicate.pos == "VERB":
            yield Slot("conjunct", kid.i)
        case "advcl" if kid.tag == "VB" and _has_to(tree, kid):
            yield Slot("purpose", kid.i)
        case "amod" | "compound" | "nmod" if kid.text[:1].isupper() and kid.tag in _NAMES:
            yield Slot("demonym", kid.i)
        case "compound" if kid.pos == "NOUN":
            yield Slot("compound", kid.i)


def _filled(tree: Tree, name: str, head: int) -> Iterator[Slot]:
    return (Slot(name, h) for h in with_conjuncts(tree, head))


def _clausal(tree: Tree, predicate: Token, kid: Token) -> Iterator[Slot]:
    participle = kid.dep == "acl" and (kid.tag in ("VBN", "VBG") or predicate.pos not in ("NOUN", "PROPN"))
    if (participle or kid.dep == "relcl") and not _says(tree, kid):
        return
    name = "clause"
    if kid.tag == "VB" and _has_to(tree, kid) and not tree.kid(kid.i, "nsubj"):
        name = "infinitive"
    elif kid.tag == "VBG" and kid.dep != "ccomp":
        name = "gerund"
    elif kid.dep == "xcomp" and kid.pos not in ("VERB", "AUX"):
        name = "complement"
    yield Slot(name, kid.i)
    for other in tree.kids(kid.i, "conj"):
        if other.pos in ("VERB", "AUX"):
            yield Slot(name, other.i)


def _says(tree: Tree, kid: Token) -> bool:
    return any(mark.text.lower() == "that" for mark in tree.kids(kid.i, "mark"))


def _has_to(tree: Tree, verb: Token) -> bool:
    return any(aux.text.lower() == "to" for aux in tree.kids(verb.i, "aux"))


def _prepositional(tree: Tree, predicate: Token, kid: Token) -> Iterator[Slot]:
    name = kid.text.lower()
    if kid.dep == "dative" and kid.pos in _NOMINAL:
        yield from _filled(tree, "indirect", kid.i)
        return
    if kid.dep == "agent":
        name = "agent"
    for below in tree.kids(kid.i, "pobj", "pcomp", *(("amod",) if name == "as" else ())):
        for head in with_conjuncts(tree, below.i):
            yield Slot(name, head)
            yield from _compound_preposition(tree, name, head)
    for below in tree.kids(kid.i, "prep"):
        for inner in tree.kids(below.i, "pobj", "pcomp"):
            yield from _filled(tree, f"{name} {below.text.lower()}", inner.i)
    for other in tree.kids(kid.i, "conj"):
        yield from _prepositional(tree, predicate, other)


def _compound_preposition(tree: Tree, name: str, noun: int) -> Iterator[Slot]:
    """ "in exchange for X": the slot "in exchange for" beside the slot "in"."""
    if any(kid.text.lower() not in ("a", "an") for kid in tree.kids(noun, "det", "amod", "poss")):
        return
    for below in tree.kids(noun, "prep"):
        for inner in tree.kids(below.i, "pobj", "pcomp"):
            yield Slot(f"{name} {tree.tokens[noun].lemma} {below.text.lower()}", inner.i)


def _active(slots: list[Slot]) -> list[Slot]:
    """Passive slots as the active would have them: the agent is the subject, the patient the object or the receiver."""
    has_object = any(slot.name == "object" for slot in slots)
    names = {"agent": "subject", "patient": "indirect" if has_object else "object"}
    return [Slot(names.get(slot.name, slot.name), slot.head) for slot in slots]
