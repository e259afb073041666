"""The arguments that stand below one predicate, under names that do not depend on voice or word order."""

from collections.abc import Callable, Iterator

from onrecord.syntax import Token, Tree
from onrecord.values import Slot

RELATIVISERS = frozenset({"who", "whom", "which", "that", "whose"})
PARTICLES = frozenset({"back", "down", "out", "up", "off", "away", "over", "aside", "apart", "forward", "in", "on", "home"})
_COORDINATED = frozenset({"conj", "nmod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NAMES = frozenset({"JJ", "NNP", "NNPS"})
_PASSIVE = frozenset({"auxpass", "nsubjpass", "agent"})
_ACTIVE = frozenset({"aux", "nsubj", "dobj"})


def own_arguments(tree: Tree, predicate: Token) -> list[Slot]:
    """The slots filled by dependents of a verb, noun or adjective; subjects that it shares are not among them."""
    slots: list[Slot] = []
    if predicate.dep == "conj" and predicate.pos == tree.tokens[predicate.head].pos == "VERB":
        slots.append(Slot("conjunct", predicate.head))
    for kid in tree.children[predicate.i]:
        read = _READERS.get(kid.dep)
        if read is not None:
            slots += read(tree, predicate, kid)
    if predicate.pos in ("VERB", "AUX") and is_passive(tree, predicate):
        slots = _active(slots)
    return slots


def is_passive(tree: Tree, verb: Token) -> bool:
    """Whether the verb is passive: with an auxiliary, a passive subject, an agent, or as a reduced relative."""
    if not tree.labels[verb.i].isdisjoint(_PASSIVE):
        return True
    if verb.tag != "VBN":
        return False
    if verb.dep in ("acl", "amod"):
        return True
    return verb.dep in ("advcl", "conj", "ROOT", "ccomp") and tree.labels[verb.i].isdisjoint(_ACTIVE)


def with_conjuncts(tree: Tree, head: int) -> list[int]:
    """The head and every noun phrase coordinated with it, in "North and South Korea" also the first word."""
    found = [head]
    if "nmod" in tree.labels[head] and tree.tokens[head].pos == "PROPN":
        found += [kid.i for kid in tree.kids(head, "nmod") if kid.pos == "PROPN" and "conj" in tree.labels[kid.i]]
    if "conj" not in tree.labels[head]:
        return found
    for kid in tree.kids(head, "conj"):
        if kid.pos in _NOMINAL or kid.pos == "ADJ" or kid.tag.startswith("VB"):
            found += with_conjuncts(tree, kid.i)
    return found


def particle(tree: Tree, verb: Token) -> str | None:
    """The particle of a phrasal verb ("turn back"), also where the parser takes it for an adverb."""
    for kid in tree.kids(verb.i, "prt", "advmod", "prep"):
        if kid.dep == "prt" or (kid.i > verb.i and (_leads_to(tree, kid) if kid.dep == "prep" else _is_particle(tree, kid))):
            return kid.text.lower()
    for kid in tree.kids(verb.i, "prep"):
        adverb = tree.kid(kid.i, "advmod")  # "sent the men back over the border"
        if adverb is not None and adverb.i == kid.i - 1 and kid.i > verb.i and adverb.text.lower() in PARTICLES:
            return adverb.text.lower()
    return None


def _leads_to(tree: Tree, preposition: Token) -> bool:
    """Whether what is read as a preposition is a particle before "to" ("handed the men over to Togo")."""
    if tree.labels[preposition.i] != {"prep"} or preposition.text.lower() not in PARTICLES:
        return False
    return tree.kids(preposition.i, "prep")[0].text.lower() == "to"


def _is_particle(tree: Tree, adverb: Token) -> bool:
    """Whether an adverb is a particle: it has nothing below it but where it leads ("sent back to Togo")."""
    return adverb.text.lower() in PARTICLES and tree.labels[adverb.i] <= {"prep"}


def _subject(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    return _filled(tree, "subject", kid.i) if kid.text.lower() != "there" else []


def _patient(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    return _filled(tree, "patient", kid.i)


def _object(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    last = tree.kids(predicate.i, "dobj")[-1]
    return _filled(tree, "indirect" if last.i > kid.i else "object", kid.i)


def _possessor(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    return _filled(tree, "possessor", kid.i)


def _complement(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    return _filled(tree, "complement", kid.i)


def _adverbial(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    if not _is_particle(tree, kid):
        return []
    return [slot for below in tree.kids(kid.i, "prep") for slot in _prepositional(tree, predicate, below)]


def _conjunct(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    return [Slot("conjunct", kid.i)] if kid.pos == "VERB" and predicate.pos == "VERB" else []


def _purpose(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    return [Slot("purpose", kid.i)] if kid.tag == "VB" and _has_to(tree, kid) else []


def _modifier(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    if kid.text[:1].isupper() and kid.tag in _NAMES:
        return _filled(tree, "demonym", kid.i)
    return [Slot("compound", kid.i)] if kid.dep == "compound" and kid.pos == "NOUN" else []


def _clausal(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    participle = kid.dep == "acl" and (kid.tag in ("VBN", "VBG") or predicate.pos not in ("NOUN", "PROPN"))
    bare = kid.tag == "VB" and _has_to(tree, kid) and not tree.kid(kid.i, "nsubj")
    if (participle or (kid.dep == "relcl" and not bare)) and not _says(tree, kid):
        return []
    name = "clause"
    if bare:
        name = "infinitive"
    elif kid.tag == "VBG" and kid.dep != "ccomp":
        name = "gerund"
    elif kid.dep == "xcomp" and kid.pos not in ("VERB", "AUX"):
        name = "complement"
    joined = [other for other in tree.kids(kid.i, "conj") if other.pos in ("VERB", "AUX")]
    return [Slot(name, each.i) for each in (kid, *joined)]


def _says(tree: Tree, kid: Token) -> bool:
    return any(mark.text.lower() == "that" for mark in tree.kids(kid.i, "mark"))


def _has_to(tree: Tree, verb: Token) -> bool:
    return "aux" in tree.labels[verb.i] and any(aux.text.lower() == "to" for aux in tree.kids(verb.i, "aux"))


def _prepositional(tree: Tree, predicate: Token, kid: Token) -> list[Slot]:
    name = kid.text.lower()
    if kid.dep == "dative" and kid.pos in _NOMINAL:
        return _filled(tree, "indirect", kid.i)
    if kid.dep == "agent":
        name = "agent"
    slots: list[Slot] = []
    for below in tree.kids(kid.i, "pobj", "pcomp", "amod") if name == "as" else tree.kids(kid.i, "pobj", "pcomp"):
        for head in with_conjuncts(tree, below.i):
            slots.append(Slot(name, head))
            if "prep" in tree.labels[head]:
                slots += _compound_preposition(tree, name, head)
    if "prep" in tree.labels[kid.i]:
        for below in tree.kids(kid.i, "prep"):
            joined = "to" if _leads_to(tree, kid) else f"{name} {below.text.lower()}"
            for inner in tree.kids(below.i, "pobj", "pcomp"):
                slots += _filled(tree, joined, inner.i)
    if "conj" in tree.labels[kid.i]:
        for other in tree.kids(kid.i, "conj"):
            slots += _prepositional(tree, predicate, other)
    return slots


def _filled(tree: Tree, name: str, head: int) -> list[Slot]:
    if tree.labels[head].isdisjoint(_COORDINATED):
        return [Slot(name, head)]
    return [Slot(name, h) for h in with_conjuncts(tree, head)]


def _compound_preposition(tree: Tree, name: str, noun: int) -> Iterator[Slot]:
    """ "in exchange for X": the slot "in exchange for" beside the slot "in"."""
    if any(kid.text.lower() not in ("a", "an") for kid in tree.kids(noun, "det", "amod", "poss")):
        return
    for below in tree.kids(noun, "prep"):
        for inner in tree.kids(below.i, "pobj", "pcomp"):
            yield Slot(f"{name} {tree.tokens[noun].lemma} {below.text.lower()}", inner.i)


def _active(slots: list[Slot]) -> list[Slot]:
    """Passive slots as the active would have them: the agent is the subject, the patient the object or the receiver."""
    has_object = "object" in [slot.name for slot in slots]
    names = {"agent": "subject", "patient": "indirect" if has_object else "object"}
    return [Slot(names.get(slot.name, slot.name), slot.head) for slot in slots]


_READERS: dict[str, Callable[[Tree, Token, Token], list[Slot]]] = {
    **dict.fromkeys(("nsubj", "csubj", "expl"), _subject),
    **dict.fromkeys(("nsubjpass", "csubjpass"), _patient),
    "dobj": _object,
    "poss": _possessor,
    **dict.fromkeys(("attr", "acomp", "oprd"), _complement),
    **dict.fromkeys(("ccomp", "xcomp", "acl", "pcomp", "relcl"), _clausal),
    **dict.fromkeys(("prep", "dative", "agent", "prt"), _prepositional),
    "advmod": _adverbial,
    "conj": _conjunct,
    "advcl": _purpose,
    **dict.fromkeys(("amod", "compound", "nmod"), _modifier),
}
