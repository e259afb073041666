"""Which act a saying is: what its cue says, refined by what is said ("said Ruritania must leave" demands)."""

from onrecord.model import Act, Mention
from onrecord.stages.sayings import Range, Saying, Scene
from onrecord.syntax import Token
from onrecord.values import Clause

_FIRST = frozenset({"i", "we"})
_THIRD = frozenset({"it", "he", "she", "they"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "'d", "\u2019ll", "wo"})
_REFINED = frozenset({"assert"})


def act_of(scene: Scene, saying: Saying, source: Mention) -> Act:
    """The act of one saying, given who speaks."""
    if saying.act not in _REFINED or saying.negated or not saying.roots:
        return saying.act
    root = scene.tree.tokens[saying.roots[0]]
    clause = scene.clauses.get(root.i)
    if _is_question(scene, saying):
        return "ask"
    if saying.frame == "object" and root.lemma in scene.lexicon.words.owned:
        return "confirm"
    if judged := _judged(scene, saying, root, clause):
        return judged
    if clause is None:
        return saying.act
    if _is_demand(scene, root, clause, source):
        return "demand"
    if _is_hedged(scene, root):
        return "predict"
    if scene.tree.tokens[saying.head].lemma in scene.lexicon.words.assuring and clause.modal in _FUTURE:
        return "pledge"
    if _is_undertaking(scene, root, clause, source):
        return "decline" if clause.negated else "pledge"
    return saying.act


def _words(scene: Scene, ranges: tuple[Range, ...]) -> list[Token]:
    return [scene.tree.tokens[i] for first, last in ranges for i in range(first, last + 1)]


def _is_question(scene: Scene, saying: Saying) -> bool:
    """A direct quotation that ends in a question mark."""
    if not saying.contents or scene.quoted[saying.contents[-1][1]] < 0:
        return False
    last = saying.contents[-1][1]
    after = scene.tree.tokens[last + 1 : last + 2]
    return bool(after) and after[0].text == "?"


def _judged(scene: Scene, saying: Saying, root: Token, clause: Clause | None) -> Act | None:
    """Calling a claim false or true denies or confirms it; calling a thing shameful or excellent criticises or praises."""
    words, tree = scene.lexicon.words, scene.tree
    verb = root if clause is not None else tree.tokens[saying.head]
    said = [k.lemma for k in tree.kids(verb.i, "acomp", "attr", "oprd", "advmod")]
    if saying.frame == "object":
        said = [t.lemma for t in _words(scene, saying.contents)]
    about = tree.kid(root.i, "nsubj", "nsubjpass") if clause is not None else root
    matter = about is not None and (
        about.lemma in words.matters or about.lemma in scene.lexicon.nouns
        or (about.lemma == "it" and any(kid.i > root.i for kid in tree.kids(root.i, "ccomp")))
    )  # fmt: skip
    negated = clause is not None and clause.negated
    if matter and words.untrue.intersection(said):
        return "confirm" if negated else "deny"
    if matter and words.correct.intersection(said):
        return "deny" if negated else "confirm"
    if words.blame.intersection(said):
        return "criticise"
    return "praise" if words.praise.intersection(said) and not negated else None


def _is_demand(scene: Scene, root: Token, clause: Clause, source: Mention) -> bool:
    """Something must be done, and not by the speaker; or a bare order."""
    words = scene.lexicon.words
    if _is_self(scene, clause, source):
        return False
    duty = any(k.lemma in words.duty for k in scene.tree.kids(root.i, "acomp"))
    modal = clause.modal in words.demand_modals or (root.lemma in ("have", "need") and _governs_infinitive(scene, root))
    order = root.tag == "VB" and not any(scene.tree.kids(root.i, "aux", "auxpass"))
    return duty or bool(modal) or order


def _governs_infinitive(scene: Scene, root: Token) -> bool:
    return any(a.text.lower() == "to" for k in scene.tree.kids(root.i, "xcomp") for a in scene.tree.kids(k.i, "aux"))


def _is_hedged(scene: Scene, root: Token) -> bool:
    words = scene.lexicon.words
    kids = scene.tree.kids(root.i, "acomp", "advmod", "oprd")
    return root.lemma in words.predicting or any(k.lemma in words.predicting for k in kids)


def _is_undertaking(scene: Scene, root: Token, clause: Clause, source: Mention) -> bool:
    """ "said it would send": the speaker's own future act."""
    if root.pos != "VERB" or root.lemma in scene.lexicon.words.stative or clause.modal not in _FUTURE or clause.passive:
        return False
    return _is_self(scene, clause, source)


def _is_self(scene: Scene, clause: Clause, source: Mention) -> bool:
    for head in clause.heads("subject"):
        if scene.tree.tokens[head].text.lower() in _FIRST:
            return True
        reference = scene.references.get(head)
        if reference is None and scene.tree.tokens[head].text.lower() in _THIRD:
            return True
        if reference is not None and reference.mention.party == source.party:
            return True
    return False
