"""Who speaks where the parser gives no subject, or a word of what is said: the noun phrase that stands beside the verb."""

from onrecord.stages.sayings import Scene
from onrecord.syntax import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOUNS = ("NOUN", "PROPN", "PRON")
_OBJECTS = ("me", "him", "them", "us", "her", "it", "that", "this", "which", "who", "whom")
_UPWARD = ("appos", "compound", "flat", "nmod")
_AUXILIARY = ("aux", "auxpass", "neg", "advmod")


def subject_of(scene: Scene, verb: Token) -> int | None:
    """The head of a verb's subject: printed, or understood from the clauses around it."""
    tree = scene.tree
    printed = tree.kid(verb.i, "nsubj", "csubj")
    if printed is not None and printed.tag not in ("WDT", "WP") and printed.text.lower() not in ("it", "there"):
        return printed.i
    clause = scene.clauses.get(verb.i)
    if clause is not None and clause.heads("subject"):
        return clause.heads("subject")[0]
    return printed.i if printed is not None else None


def speaker_of(scene: Scene, verb: Token, given: int | None) -> int | None:
    """The head of who speaks at a verb: the one given, but for a word of a quotation that the verb stands outside of."""
    if given is not None and (scene.quoted[given] < 0 or scene.quoted[given] == scene.quoted[verb.i]):
        return given
    if verb.dep == "acl" and verb.tag in _FINITE and scene.tree.tokens[verb.head].pos in _NOUNS:
        return verb.head  # "A spokeswoman, Anna Vale, called on ...", read as a noun with a clause
    return _after(scene, verb) or _before(scene, verb)


def _after(scene: Scene, verb: Token) -> int | None:
    """`"Stop," shouted the guard.`: a noun right after the verb, which the parser takes for its object."""
    if verb.i == 0 or not _closes_speech(scene, verb.i - 1):
        return None
    nouns = scene.tree.kids(verb.i, "nsubj", "nsubjpass", "dobj", "attr", "oprd", "appos", "dep")
    return next((noun.i for noun in nouns if noun.i > verb.i and scene.quoted[noun.i] == scene.quoted[verb.i]), None)


def _closes_speech(scene: Scene, mark: int) -> bool:
    return mark > 0 and scene.quoted[mark] >= 0 and scene.tree.tokens[mark].pos == "PUNCT"


def _before(scene: Scene, verb: Token) -> int | None:
    """A noun right before a finite verb, but for its auxiliaries and adverbs."""
    tree = scene.tree
    first = min([verb.i, *(kid.i for kid in tree.kids(verb.i, *_AUXILIARY) if kid.i < verb.i)])
    finite = verb.tag in _FINITE or any(kid.tag in _FINITE for kid in tree.kids(verb.i, "aux"))
    if not finite or first == 0 or verb.dep == "conj":
        return None
    noun = tree.tokens[first - 1]
    if noun.pos not in _NOUNS or noun.text.lower() in _OBJECTS or noun.sentence != verb.sentence:
        return None
    if scene.quoted[noun.i] != scene.quoted[verb.i]:
        return None
    while noun.dep in _UPWARD and tree.tokens[noun.head].pos in _NOUNS and tree.tokens[noun.head].i < noun.i:
        noun = tree.tokens[noun.head]
    return noun.i
