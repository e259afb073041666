"""Cue verbs with the verbs above them that carry them ("went on to say"), and below them ("declined to confirm")."""

import msgspec

from onrecord.stages.sayings import Scene
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.cues import Cue


class Group(msgspec.Struct, frozen=True):
    """A cue verb with the verbs above that carry it ("went on to say"): who speaks, and which token opens it."""

    verb: Token
    top: Token
    negated: bool
    passive: bool


def entries_of(scene: Scene, verb: Token) -> tuple[Cue, ...]:
    """The cue entries of a verb, by its lemma with its particle, else without."""
    verbs = scene.lexicon.verbs
    own = next((kid for kid in scene.tree.kids(verb.i, "dobj") if puts_it(verb, kid)), None)
    return verbs.get("put it" if own else scene.lemma(verb)) or verbs.get(verb.lemma) or ()


def puts_it(verb: Token, kid: Token) -> bool:
    """ "as the minister put it": the "it" is no content of its own."""
    return verb.lemma == "put" and kid.text.lower() == "it"


def is_taken(scene: Scene, verb: Token) -> bool:
    """Whether a verb above already speaks for this one: "declined to confirm", "was quoted as saying"."""
    above = _above(scene.tree, verb)
    return above is not None and any(lower_of(scene, above, entry) is verb for entry in entries_of(scene, above))


def _above(tree: Tree, verb: Token) -> Token | None:
    """The verb of which this one is the infinitive or, after a preposition, the gerund."""
    to = any(aux.text.lower() == "to" for aux in tree.kids(verb.i, "aux"))
    if verb.dep == "xcomp" or (verb.dep == "advcl" and to and not tree.kid(verb.head, "dobj")):
        return tree.tokens[verb.head]
    if verb.dep == "pcomp":
        return tree.tokens[tree.tokens[verb.head].head]
    return None


def lower_of(scene: Scene, verb: Token, entry: Cue) -> Token | None:
    """The verb below that an entry with `over` asks for."""
    if not entry.over:
        return None
    tree = scene.tree
    below = [*tree.kids(verb.i, "xcomp", "ccomp", "advcl")]
    below += [p for kid in tree.kids(verb.i, "prep") for p in tree.kids(kid.i, "pcomp")]
    return next((t for t in below if t.lemma in entry.over), None)


def group_of(scene: Scene, verb: Token) -> Group:
    """The verb and those above it that add only phase or manner."""
    tree, top, words = scene.tree, verb, scene.lexicon.words
    negated = _is_negated(scene, verb)
    while (above := _above(tree, top)) is not None and above.pos == "VERB" and above.i != top.i:
        carries, untold = above.lemma in words.carriers, above.lemma in words.untold
        if not (carries or untold) or (above.lemma in ("want", "wish", "need") and not negated):
            break
        negated = (negated or _is_negated(scene, above)) != untold
        top = above
    clause = scene.clauses.get(verb.i)
    passive = any(k.dep in ("auxpass", "nsubjpass") for k in tree.kids(verb.i)) or (clause is not None and clause.passive)
    return Group(verb, top, negated, passive)


def _is_negated(scene: Scene, verb: Token) -> bool:
    clause = scene.clauses.get(verb.i)
    return clause is not None and clause.negated
