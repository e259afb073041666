"""The class that a predicate has by its own words, before what governs it is looked at."""

from onrecord.model import FactClass
from onrecord.stages.certainty import compose
from onrecord.stages.negation import is_negated, is_none
from onrecord.stages.scene import Scene, link_of
from onrecord.syntax import Token

_DETERMINERS = ("no", "neither", "not")


def own_class(scene: Scene, token: Token) -> FactClass:
    """The class by negation, modal, adverbs and condition of a verb, or by determiner and adjectives of an event noun."""
    if token.pos in ("VERB", "AUX"):
        return _of_verb(scene, token)
    return _of_noun(scene, token) if token.pos in ("NOUN", "PROPN") else "CT+"


def _of_verb(scene: Scene, verb: Token) -> FactClass:
    tree, words = scene.tree, scene.words
    negated = is_negated(tree, verb, words.forms)
    view: FactClass = "CT-" if negated else "CT+"
    if not negated and any(is_none(tree, kid, words.forms) for kid in tree.kids(verb.i, "dobj")):
        view = "PS-"
    supposed = _is_supposed(scene, verb)
    view = _under_modal(scene, verb, view, supposed)
    for kid in tree.kids(verb.i, "advmod"):
        view = compose(words.marks["adverb"].get(kid.lemma, "CT+"), view)
    asked = any(kid.text == "?" for kid in tree.kids(verb.i, "punct")) and not tree.kid(verb.i, "ccomp")
    return compose("PS+", view) if asked or supposed else view


def _under_modal(scene: Scene, verb: Token, view: FactClass, supposed: bool) -> FactClass:
    """What the modal makes of the verb; "would have left if ..." and "should have left" tell that nobody left."""
    modal = scene.words.modals.get(scene.modals.get(verb.i) or "")
    if modal is None:
        return view
    if verb.tag == "VBN" and any(kid.lemma == "have" and kid.i < verb.i for kid in scene.tree.kids(verb.i, "aux")):
        perfect = modal.supposed if supposed else modal.perfect
        if perfect is not None:
            return compose(perfect, view)
    return modal.read(view[-1])


def _is_supposed(scene: Scene, verb: Token) -> bool:
    """Whether the verb follows from a condition ("would leave if ..."), or is one by its order ("had they left")."""
    tree = scene.tree
    if scene.modals.get(verb.i) and any(link_of(scene, kid) in ("if", "unless") for kid in tree.kids(verb.i, "advcl")):
        return True
    subject = tree.kid(verb.i, "nsubj", "nsubjpass")
    first = tree.kid(verb.i, "aux", "auxpass")
    inverted = subject is not None and first is not None and first.i < subject.i
    return inverted and verb.dep in ("advcl", "ccomp") and link_of(scene, verb) is None


def _of_noun(scene: Scene, noun: Token) -> FactClass:
    tree, words = scene.tree, scene.words
    view: FactClass = "CT+"
    governed = noun.dep == "nsubj" and tree.tokens[noun.head].pos in ("VERB", "AUX")
    for kid in tree.kids(noun.i, "det", "amod", "compound", "neg"):
        low = kid.text.lower()
        if low in _DETERMINERS and not governed:
            view = compose("CT-", view)
        view = compose(words.marks["adjective"].get(low, "CT+"), view)
    for kid in tree.kids(noun.i, "acl"):
        effect = words.governors["noun"].get(kid.lemma) if kid.tag == "VBN" and noun.lemma not in words.forms.contents else None
        if effect is not None:  # "a trip cancelled by the mayor"
            view = compose(effect.read("+"), view)
    return view
