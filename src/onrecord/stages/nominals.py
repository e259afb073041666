"""What the words above an event noun (or a gerund after a preposition) say of it."""

from onrecord.model import FactClass
from onrecord.stages.certainty import certainty, compose
from onrecord.stages.scene import Scene, governed, is_event
from onrecord.syntax import Token
from onrecord.vocabulary.factuality import Kind

_NOUNS = ("NOUN", "PROPN")


def nominal_context(scene: Scene, noun: Token, head: Token) -> FactClass:
    """The class that the words above an event noun give it: what is named as known is only as sure as the verb above."""
    if noun.dep == "pobj":
        return preposition_context(scene, noun, head, "noun")
    if noun.dep in ("dobj", "nsubjpass"):
        return _of_object(scene, noun, head)
    if noun.dep in ("attr", "acomp", "oprd"):
        return scene.view(head.i)
    if noun.dep == "nsubj":
        if head.lemma in scene.words.forms.transitive and not scene.tree.kid(head.i, "aux", "dobj", "ccomp", "xcomp"):
            return governed(scene, "noun", head) or "CT+"  # the passive of headlines: "Strike averted"
        for kid in scene.tree.kids(head.i, "acomp"):
            if kid.lemma in scene.words.marks["adjective"]:  # "an attack is likely"
                return compose(scene.view(head.i), scene.words.marks["adjective"][kid.lemma])
        if _is_definite(scene, noun):
            return "CT+"
        return scene.view(head.i) if head.lemma in scene.words.forms.occurring else certainty(scene.view(head.i))
    if noun.dep in ("compound", "amod", "nmod") and head.pos in _NOUNS:
        return _of_modifier(scene, noun, head)
    return "CT+"


def preposition_context(scene: Scene, token: Token, preposition: Token, kind: Kind) -> FactClass:
    """The class that a preposition and the word above it give to an event noun or an "-ing" form."""
    marks, name = scene.words.marks, preposition.text.lower()
    above = scene.tree.tokens[preposition.head]
    if preposition.dep == "prt" and kind == "noun":
        return _of_object(scene, token, above)
    before = scene.tree.tokens[max(preposition.i - 1, 0)].text.lower()
    for words in (f"{before} {name}", name):
        given = marks["preposition"].get(words)
        if given == "CT-":
            return compose(certainty(scene.view(above.i)), "CT-") if scene.view(above.i)[-1] == "+" else "PS+"
        if given is not None:
            return given
    governing = governed(scene, kind, above, name)
    if governing is not None:
        return governing
    if kind == "gerund":
        purpose = marks["purpose"].get(name)
        return compose(scene.view(above.i), purpose) if purpose else certainty(scene.view(above.i))
    return _of_phrase(scene, token, above, name)


def _of_phrase(scene: Scene, noun: Token, above: Token, name: str) -> FactClass:
    """An event noun after a preposition of which no governing word says anything."""
    if name in ("for", "against") and not _is_definite(scene, noun):
        return compose(scene.view(above.i), "PR+")
    if _is_definite(scene, noun):
        return "CT+"
    if above.pos in _NOUNS:
        inherits = name == "of" and (is_event(above, scene.words.forms) or scene.view(above.i)[-1] == "-")
        return scene.view(above.i) if inherits else "CT+"
    if above.pos not in ("VERB", "AUX"):
        return "CT+"
    view = scene.view(above.i)
    return view if name in scene.words.forms.governing else certainty(view)


def _of_object(scene: Scene, noun: Token, verb: Token) -> FactClass:
    if any(kid.text.lower() == "no" for kid in scene.tree.kids(noun.i, "det")):
        modal = scene.words.modals.get(scene.modals.get(verb.i) or "")
        return certainty(modal.read("+")) if modal else "CT+"
    given = governed(scene, "noun", verb)
    if given is not None:
        return certainty(scene.view(verb.i)) if given[-1] == "-" and noun.lemma in scene.words.forms.contents else given
    return certainty(scene.view(verb.i)) if _is_definite(scene, noun) else scene.view(verb.i)


def _of_modifier(scene: Scene, noun: Token, head: Token) -> FactClass:
    """ "takeover bid" is a bid for a takeover."""
    if noun.pos not in _NOUNS:
        return certainty(scene.view(head.i))
    return governed(scene, "noun", head, "for") or governed(scene, "noun", head, "of") or scene.view(head.i)


def _is_definite(scene: Scene, noun: Token) -> bool:
    """Whether the noun is spoken of as known: "the attack", "their attack"."""
    return any(kid.dep == "poss" or kid.text.lower() in scene.words.forms.definite
               for kid in scene.tree.kids(noun.i, "det", "poss"))  # fmt: skip
