"""Predicates with their arguments: who does what to whom, the same for actives, passives, relatives and event nouns."""

from collections.abc import Sequence

import msgspec

from onrecord.stages.arguments import is_passive, particle
from onrecord.stages.control import Arguments
from onrecord.syntax import Token, Tree
from onrecord.values import Clause, Slot, Tense
from onrecord.vocabulary.grammar import Grammar
from onrecord.vocabulary.rulebook import Rulebook

_VERBAL = ("VERB", "AUX")
_BEARING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})  # what a clause may be built on
_AUXILIARY = ("aux", "auxpass")
_BARE_TENSES: dict[str, Tense] = {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}  # without auxiliaries
_OF_VERB = frozenset({"subject", "indirect", "purpose", "to", "with", "by", "against", "for", "on", "over", "between", "in",
                      "at", "from", "as"})  # fmt: skip


class _Place(msgspec.Struct, frozen=True, gc=False):
    """A clause's number, the number of the clause that embeds it, and as what."""

    index: int
    governor: int | None
    relation: str


class _Mood(msgspec.Struct, frozen=True, gc=False):
    """Negation, modal and tense of a verb group."""

    negated: bool
    modal: str | None
    tense: Tense


def find_clauses(tree: Tree, rulebook: Rulebook, grammar: Grammar) -> tuple[Clause, ...]:
    """Every verb's clause, and those of the event nouns and adjectives that the rulebook knows, in order of the text."""
    arguments = Arguments(tree, grammar)
    predicates = [token for token in tree.tokens if token.pos in _BEARING and _is_predicate(token, rulebook)]
    numbers = {token.i: n for n, token in enumerate(predicates)}
    return tuple([_clause(tree, token, _place(tree, token, numbers), arguments, grammar) for token in predicates])


def _is_predicate(token: Token, rulebook: Rulebook) -> bool:
    if token.pos in _VERBAL:
        return token.dep not in _AUXILIARY
    if token.pos == "ADJ":
        return token.lemma in rulebook.adjectives
    return token.lemma in rulebook.nouns and token.dep != "compound"


def _clause(tree: Tree, token: Token, place: _Place, arguments: Arguments, grammar: Grammar) -> Clause:
    match token.pos:
        case "VERB" | "AUX":
            return _verbal(tree, token, place, arguments, grammar)
        case "ADJ":
            return _adjectival(tree, token, place, arguments, grammar)
    return _nominal(tree, token, place, arguments, grammar)


def _verbal(tree: Tree, verb: Token, place: _Place, arguments: Arguments, grammar: Grammar) -> Clause:
    slots = arguments.of(verb)
    mood = _mood(tree, verb, slots, grammar)
    added = particle(tree, verb)
    return Clause(
        index=place.index, predicate=verb.i, lemma=f"{verb.lemma} {added}" if added else verb.lemma, form="verb", slots=slots,
        negated=mood.negated, modal=mood.modal, tense=mood.tense, passive=is_passive(tree, verb),
        conditional=_conditional(tree, verb), governor=place.governor, relation=place.relation,
    )  # fmt: skip


def _nominal(tree: Tree, noun: Token, place: _Place, arguments: Arguments, grammar: Grammar) -> Clause:
    own = arguments.of(noun)
    verb, link = _light_verb(tree, noun, grammar)
    if verb is None:
        return Clause(index=place.index, predicate=noun.i, lemma=noun.lemma, form="noun", slots=own,
                      negated=_has_no(tree, noun.i), governor=place.governor, relation=place.relation)  # fmt: skip
    lemma = " ".join(filter(None, (verb.lemma, particle(tree, verb), link)))
    below = frozenset(tree.subtree(noun.i))
    shared = [slot for slot in arguments.of(verb) if slot.head not in below and _lends(slot, link)]
    mood = _mood(tree, verb, tuple(shared), grammar)
    return Clause(
        index=place.index, predicate=noun.i, lemma=noun.lemma, form="noun", slots=(*own, *shared), light=lemma,
        negated=mood.negated or _has_no(tree, noun.i), modal=mood.modal, tense=mood.tense, passive=is_passive(tree, verb),
        conditional=_conditional(tree, verb), governor=place.governor, relation=place.relation,
    )  # fmt: skip


def _adjectival(tree: Tree, adjective: Token, place: _Place, arguments: Arguments, grammar: Grammar) -> Clause:
    own = arguments.of(adjective)
    head = tree.tokens[adjective.head]
    if adjective.dep != "acomp" or head.pos not in _VERBAL:
        subjects = (Slot("subject", adjective.head),) if adjective.dep == "amod" else ()
        return Clause(index=place.index, predicate=adjective.i, lemma=adjective.lemma, form="adjective",
                      slots=(*own, *subjects), governor=place.governor, relation=place.relation)  # fmt: skip
    slots = (*own, *(slot for slot in arguments.of(head) if slot.name != "complement"))
    mood = _mood(tree, head, slots, grammar)
    return Clause(
        index=place.index, predicate=adjective.i, lemma=adjective.lemma, form="adjective", slots=slots, negated=mood.negated,
        modal=mood.modal, tense=mood.tense, conditional=_conditional(tree, head), governor=place.governor,
        relation=place.relation,
    )  # fmt: skip


def _light_verb(tree: Tree, noun: Token, grammar: Grammar) -> tuple[Token | None, str | None]:
    """The verb that governs the noun, and the preposition between them if there is one."""
    while noun.dep == "conj" and tree.tokens[noun.head].pos in ("NOUN", "PROPN"):
        noun = tree.tokens[noun.head]
    head = tree.tokens[noun.head]
    if noun.dep in ("dobj", "nsubjpass", "nsubj", "attr", "oprd") and head.pos in _VERBAL:
        return head, None
    if noun.dep != "pobj":
        return None, None
    above = tree.tokens[head.head]
    if above.pos in _VERBAL:
        return above, head.text.lower()
    if head.text.lower() == "of" and above.lemma in grammar.measure:
        return _light_verb(tree, above, grammar)
    return None, None


def _lends(slot: Slot, link: str | None) -> bool:
    return (slot.name in _OF_VERB and slot.name != link) or slot.name in ("clause", "infinitive", "indirect")


def _mood(tree: Tree, verb: Token, slots: tuple[Slot, ...], grammar: Grammar) -> _Mood:
    group = _auxiliaries(tree, verb)
    modals = [aux.lemma for aux in group if aux.tag == "MD"]
    modal = modals[0] if modals else _periphrastic(tree, verb)
    negated = _negative(tree, verb, grammar)
    for slot in slots:
        if not negated and slot.name in ("subject", "object"):
            negated = _has_no(tree, slot.head)
    return _Mood(negated, modal, _tense(verb, group, modal))


def _negative(tree: Tree, verb: Token, grammar: Grammar) -> bool:
    """Whether the verb is negated, itself or with the verb before it ("did not confirm or deny", "neither ... nor")."""
    for kid in tree.kids(verb.i, "neg", "advmod", "preconj"):
        if kid.dep == "neg" or kid.text.lower() in grammar.negative:
            return True
    first = tree.tokens[verb.head]
    if verb.dep != "conj" or first.i > verb.i:
        return False
    joined = {kid.text.lower() for kid in tree.kids(first.i, "cc") if kid.i < verb.i}
    shares = "or" in joined and verb.tag == first.tag == "VB" and not tree.kid(verb.i, "aux", "nsubj")
    return "nor" in joined or (shares and _negative(tree, first, grammar))


def _auxiliaries(tree: Tree, verb: Token) -> Sequence[Token]:
    group = tree.kids(verb.i, *_AUXILIARY)
    head = tree.tokens[verb.head]
    if not group and verb.dep == "conj" and head.pos in _VERBAL and verb.tag in ("VB", "VBN", "VBG"):
        return _auxiliaries(tree, head)
    return group


def _periphrastic(tree: Tree, verb: Token) -> str | None:
    """ "have to leave" is a must, "is going to leave" a will; so for the verb above as for the infinitive.

    A headline's "Chad to leave" is a will too.
    """
    if verb.lemma in ("have", "need") and any(kid.tag == "VB" for kid in tree.kids(verb.i, "xcomp")):
        return "must"
    if verb.tag == "VB" and verb.head == verb.i and any(kid.text.lower() == "to" for kid in tree.kids(verb.i, "aux")):
        return "will" if tree.kid(verb.i, "nsubj", "nsubjpass") else None
    if verb.dep != "xcomp" or verb.tag != "VB":
        return None
    above = tree.tokens[verb.head]
    if above.lemma == "go" and (above.tag != "VBG" or particle(tree, above)):
        return None
    return {"have": "must", "need": "must", "go": "will"}.get(above.lemma) if above.tag != "VBN" else None


def _tense(verb: Token, group: Sequence[Token], modal: str | None) -> Tense:
    if modal in ("will", "shall", "'ll"):
        return "future"
    if not group:
        return _BARE_TENSES.get(verb.tag, "none")
    tags = [verb.tag, *[aux.tag for aux in group]]
    if "VBD" in tags or "have" in [aux.lemma for aux in group]:
        return "past"
    return "present" if "VBZ" in tags or "VBP" in tags else "none"


def _has_no(tree: Tree, head: int) -> bool:
    if "det" not in tree.labels[head]:
        return False
    return any(kid.text.lower() in ("no", "neither") for kid in tree.kids(head, "det"))


def _conditional(tree: Tree, verb: Token) -> bool:
    return "mark" in tree.labels[verb.i] and any(kid.text.lower() in ("if", "unless") for kid in tree.kids(verb.i, "mark"))


def _place(tree: Tree, predicate: Token, numbers: dict[int, int]) -> _Place:
    """Where a clause stands: below the nearest clause above; a conjunct is embedded as its first conjunct is."""
    first = token = _first_conjunct(tree, predicate)
    while token.head != token.i:
        token = tree.tokens[token.head]
        if token.i in numbers:
            return _Place(numbers[predicate.i], numbers[token.i], _relation(tree, first))
        token = _first_conjunct(tree, token)
    return _Place(numbers[predicate.i], None, _relation(tree, first))


def _first_conjunct(tree: Tree, token: Token) -> Token:
    while token.dep == "conj" and token.head != token.i:
        token = tree.tokens[token.head]
    return token


def _relation(tree: Tree, first: Token) -> str:
    if first.head == first.i:
        return "root"
    mark = tree.kid(first.i, "mark") if first.dep == "advcl" else None
    return f"advcl:{mark.text.lower()}" if mark else first.dep
