"""What the words above a clause say of it: complements, adverbial clauses, relative clauses."""

from collections.abc import Iterator

from onrecord.model import FactClass
from onrecord.stages.certainty import certainty, compose
from onrecord.stages.negation import is_none
from onrecord.stages.nominals import nominal_context, preposition_context
from onrecord.stages.scene import Scene, governed, is_infinitive, judged, link_of, phrased
from onrecord.syntax import Token
from onrecord.vocabulary.factuality import Kind

_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "csubjpass", "acl", "oprd", "acomp", "attr", "dobj")
_CLAUSAL = (*_COMPLEMENTS, "pcomp", "advcl", "relcl")
_VERBAL = ("VERB", "AUX")


def context_of(scene: Scene, token: Token) -> FactClass:
    """The class that the words above a predicate give it; `token` is the first of its coordination."""
    head = scene.tree.tokens[token.head]
    if head.i == token.i:
        return _of_root(scene, token)
    if token.dep == "amod" and token.tag in ("VBN", "VBG", "VBD"):
        return "CT+"
    if token.pos not in _VERBAL and token.dep not in ("ccomp", "xcomp", "pcomp", "advcl", "relcl", "acl"):
        return nominal_context(scene, token, head)
    if token.dep == "pcomp":
        return preposition_context(scene, token, head, "gerund")
    if token.dep == "advcl":
        return _of_adverbial(scene, token, head)
    if token.dep == "relcl":
        return _of_relative(scene, token, head)
    if token.dep in _COMPLEMENTS:
        return _of_complement(scene, token, head)
    return "CT+" if token.dep in ("parataxis", "dep", "appos", "intj", "cc") else nominal_context(scene, token, head)


def _of_root(scene: Scene, token: Token) -> FactClass:
    """A question or an order leaves it open."""
    tree = scene.tree
    if is_infinitive(scene, token):
        return "PR+"  # the future of headlines: "Peru to close embassy"
    last = tree.tokens[tree.sentences[token.sentence].end - 1]
    quoting = tree.kid(token.i, "ccomp") is not None and not last.text.endswith("?")
    asked = "?" in tree.text[max(last.start - 4, 0) : last.end] and not quoting
    ordered = token.tag == "VB" and token.pos == "VERB" and not tree.kid(token.i, "nsubj", "nsubjpass", "aux", "expl")
    return "PS+" if asked or ordered else "CT+"


def _of_complement(scene: Scene, token: Token, head: Token) -> FactClass:
    kind = _kind(scene, token, head)
    if token.dep == "acl" and kind != "infinitive" and token.tag in ("VBN", "VBG") and not scene.tree.kid(token.i, "mark"):
        return _of_participle(scene, head)
    if _is_periphrastic(scene, token):
        yet = any(kid.text.lower() == "yet" for kid in scene.tree.kids(head.i, "advmod"))
        return "CT-" if yet else scene.view(head.i)
    if kind == "clause":
        return _of_finite(scene, token, head)
    if kind == "infinitive" and _is_asked(scene, token):
        return "PS+"
    if kind == "infinitive" and head.lemma == "use" and head.tag == "VBD" and not scene.tree.kid(head.i, "auxpass", "dobj"):
        return scene.view(head.i)  # "used to leave"
    for word in judged(scene, token, head):
        if kind == "infinitive" and any(kid.text.lower() == "too" for kid in scene.tree.kids(word.i, "advmod")):
            return "CT-" if scene.view(word.i)[-1] == "+" else "PS+"
        given = governed(scene, kind, word)
        if given is not None:
            return compose("PS+", given) if _is_general(scene, word, head) else given
    if kind == "gerund" or (token.lemma in scene.words.forms.results and head.lemma in scene.words.forms.moving):
        return certainty(scene.view(head.i))
    outside = scene.view(head.i)
    if token.dep == "acl" and (outside[-1] == "-" or is_none(scene.tree, head, scene.words.forms)):
        return "CT-"  # "did nothing to stop it"
    return compose(certainty(outside) if token.dep == "acl" else outside, "PS+")


def _of_finite(scene: Scene, token: Token, head: Token) -> FactClass:
    """A finite complement: an indirect question takes it for granted, a subjunctive or order leaves it open."""
    tree = scene.tree
    if link_of(scene, token) in ("if", "whether"):
        return "PS+"
    if head.dep in ("advcl", "prep") and head.text.lower() in scene.words.marks["link"]:
        return scene.words.marks["link"][head.text.lower()]
    if _is_question_word(scene, token):
        return "CT+"
    if token.tag == "VB" and token.pos == "VERB" and not tree.kid(token.i, "aux"):
        return "PS+"
    for word in _over_noun(scene, head) if head.pos in ("NOUN", "PROPN") else ():
        above = governed(scene, "clause", word)
        if above is not None and above[-1] == "-":
            return above
    for word in judged(scene, token, head):
        given = governed(scene, "clause", word)
        if given is not None:
            return given
    return "CT+" if scene.view(head.i)[-1] == "+" else "PS+"  # said, or not said


def _over_noun(scene: Scene, noun: Token) -> Iterator[Token]:
    """What may deny a noun's clause: "denied reports that ...", "the claim that ... is untrue"."""
    verb = scene.tree.tokens[noun.head]
    if noun.dep in ("dobj", "nsubjpass"):
        yield verb
    if noun.dep == "nsubj":
        yield from scene.tree.kids(verb.i, "acomp")


def _of_participle(scene: Scene, noun: Token) -> FactClass:
    """ "no trip planned" was not planned; "a bomb found" was."""
    if is_none(scene.tree, noun, scene.words.forms):
        view = scene.view(noun.i)
        return view if view[-1] == "-" else "CT-"
    return "CT+"


def _of_adverbial(scene: Scene, token: Token, head: Token) -> FactClass:
    words, link = scene.words, link_of(scene, token)
    if is_infinitive(scene, token):
        phrase = phrased(scene, head)
        if phrase is not None:
            return phrase
        outcome = token.lemma in words.forms.results and head.lemma in words.forms.moving
        return compose(scene.view(head.i), "CT+" if outcome else "PR+")
    if link == "before":
        return "CT+" if token.tag in ("VBD", "VBN") else "PR+"
    if link in words.marks["link"]:
        return words.marks["link"][link]
    past = any(word.tag == "VBD" for word in (token, *scene.tree.kids(token.i, "aux", "auxpass")))
    if link is not None and (past or link not in words.forms.inheriting):
        return "CT+"
    for word in judged(scene, token, head) if link is None else ():
        given = governed(scene, "clause", word) if word.pos == "ADJ" else None
        if given is not None:
            return given
    when = any(kid.tag == "WRB" for kid in scene.tree.kids(token.i, "advmod"))
    return certainty(scene.view(head.i)) if link or when else "CT+"


def _of_relative(scene: Scene, token: Token, noun: Token) -> FactClass:
    """Relative clauses state; with "to" they tell of what may come, but "the first to leave" left."""
    tree, firsts = scene.tree, scene.words.forms.firsts
    if not is_infinitive(scene, token):
        return "CT+"
    given = governed(scene, "infinitive", noun)
    if given is not None and noun.lemma not in firsts:
        return given
    if is_none(tree, noun, scene.words.forms):
        return "CT-"
    if noun.head == noun.i and noun.i < token.i and not tree.kid(noun.i, "det"):
        return "PR+"
    if any(word.lemma in firsts for word in (noun, *tree.kids(noun.i, "amod", "nummod"))):
        return certainty(scene.view(noun.i))
    return "PR+" if tree.kid(token.i, "auxpass") else "PS+"


def _kind(scene: Scene, token: Token, head: Token) -> Kind:
    tree = scene.tree
    marked = tree.kid(token.i, "mark") is not None
    bare = token.tag == "VB" and token.dep in ("xcomp", "ccomp") and not marked and head.lemma in scene.words.forms.bare
    if bare or is_infinitive(scene, token):
        return "infinitive"
    return "gerund" if token.tag == "VBG" and not marked and not tree.kid(token.i, "aux") else "clause"


def _is_periphrastic(scene: Scene, token: Token) -> bool:
    """ "have to leave", "is going to leave": the modal lies in the verb above."""
    if token.dep != "xcomp" or not is_infinitive(scene, token) or not scene.modals.get(token.i):
        return False
    return all(kid.tag != "MD" for kid in scene.tree.kids(token.i, "aux"))


def _is_general(scene: Scene, word: Token, head: Token) -> bool:
    """ "it is wrong to leave": nobody has left."""
    verb = head if head.pos in _VERBAL else scene.tree.tokens[head.head]
    impersonal = any(kid.text.lower() == "it" for kid in scene.tree.kids(verb.i, "nsubj", "expl"))
    return word.pos == "ADJ" and impersonal and verb.tag in ("VBZ", "VB")


def _is_asked(scene: Scene, token: Token) -> bool:
    """ "how to leave", "whether to leave"."""
    return any(kid.i < token.i and (kid.tag in ("WRB", "WP") or kid.lemma == "whether") for kid in scene.tree.kids(token.i))


def _is_question_word(scene: Scene, token: Token) -> bool:
    """Whether a question word other than "whether" opens the clause ("what prompted the move")."""
    for kid in scene.tree.kids(token.i):
        if kid.i > token.i:
            return False
        if kid.tag in ("WP", "WRB", "WDT", "WP$"):
            return kid.lemma != "whether"
        if any(below.tag in ("WP", "WDT", "WP$") for below in scene.tree.kids(kid.i)):
            return True
    return False
