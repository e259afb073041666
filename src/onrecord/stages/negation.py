"""Whether a verb or a noun phrase is negated, by its own words or by those it shares with what stands before it."""

from onrecord.syntax import Token, Tree
from onrecord.vocabulary.factuality import Forms

_VERBAL = ("VERB", "AUX")


def is_negated(tree: Tree, verb: Token, forms: Forms) -> bool:
    """Whether the verb is: "not", "neither", also shared over "or" and "nor", and a subject that is nobody; not "not only"."""
    if any(_negates(tree, kid, forms) for kid in tree.kids(verb.i, "neg", "advmod", "preconj", "det")):
        return True
    if any(is_none(tree, kid, forms) for kid in tree.kids(verb.i, "nsubj", "nsubjpass")):
        return True
    if any(kid.text.lower() in forms.none_words for kid in tree.kids(verb.i, "dobj")):
        return True
    if any(kid.i < verb.i and _is_nowhere(tree, kid, forms) for kid in tree.kids(verb.i, "prep")):
        return True
    return _shares(tree, verb, forms)


def is_none(tree: Tree, phrase: Token, forms: Forms) -> bool:
    """Whether a noun phrase stands for nothing: "nobody", "no guard", "few guards" (but not "a few")."""
    if phrase.text.lower() in forms.none_words:
        return True
    for kid in tree.kids(phrase.i, "det", "amod", "nmod", "preconj", "neg", "advmod"):
        word = kid.text.lower()
        if word in ("no", "neither", "hardly", "scarcely"):
            return True
        if word == "not" and tree.tokens[kid.i + 1].text.lower() in forms.single:
            return True
        if word in forms.few and not tree.kid(kid.i, "det") and not tree.kid(phrase.i, "det"):
            return True
    return False


def _is_nowhere(tree: Tree, preposition: Token, forms: Forms) -> bool:
    """ "at no point", "under no circumstances"."""
    noun = tree.kid(preposition.i, "pobj")
    return noun is not None and noun.lemma in forms.occasions and is_none(tree, noun, forms)


def _negates(tree: Tree, kid: Token, forms: Forms) -> bool:
    if kid.text.lower() == "longer" and any(below.text.lower() == "no" for below in tree.kids(kid.i)):
        return True
    if kid.dep != "neg" and kid.text.lower() not in forms.not_words:
        return False
    return kid.i + 1 >= len(tree.tokens) or tree.tokens[kid.i + 1].text.lower() not in forms.only


def _shares(tree: Tree, verb: Token, forms: Forms) -> bool:
    """ "did not admit or deny", "neither came nor wrote"."""
    first = tree.tokens[verb.head]
    if verb.dep != "conj" or first.i > verb.i or first.pos not in _VERBAL:
        return False
    joined = {kid.text.lower() for kid in tree.kids(first.i, "cc") if kid.i < verb.i}
    if "nor" in joined:
        return True
    alone = tree.kid(verb.i, "aux", "auxpass", "nsubj", "nsubjpass") is None and verb.tag in (first.tag, "VBN")
    return "or" in joined and alone and is_negated(tree, first, forms)
