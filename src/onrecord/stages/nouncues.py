"""Nouns that attribute: "the ministry's statement that the talks had ended"."""

from collections.abc import Iterator

from onrecord.stages.extents import runs
from onrecord.stages.sayings import Saying, Scene
from onrecord.syntax import Token
from onrecord.vocabulary.cues import Cue

_ANSWERING = frozenset({"have", "make", "offer", "give", "issue", "volunteer"})
_CALLING = frozenset({"call", "describe", "brand", "label", "term", "dub", "deem"})
_ANSWERS = frozenset({"deny", "decline", "confirm", "criticise", "agree"})


def find_noun_cues(scene: Scene) -> Iterator[Saying]:
    """Every noun cue whose content follows it as a "that" clause, an infinitive or a prepositional phrase.

    Nouns of feeling ("support for the plan") count only where it is told whose feeling it is.
    """
    for token in scene.tree.tokens:
        if token.pos == "NOUN" and token.lemma in scene.lexicon.nouns:
            for cue in scene.lexicon.nouns[token.lemma]:
                root = _content(scene, token, cue)
                found = _saying(scene, token, cue, root) if root is not None else None
                if found is not None and _is_placed(scene, found):
                    yield found
                    break


def _is_placed(scene: Scene, saying: Saying) -> bool:
    """Feelings, and nouns before "of", count only where it is told whose they are; a verb that gives one may be its cue."""
    if saying.source is None:
        tree = scene.tree
        return saying.cue.mode != "attitude" and tree.tokens[saying.contents[0][0] - 1].text.lower() != "of"
    return True


def _content(scene: Scene, noun: Token, cue: Cue) -> Token | None:
    if "no" in cue.takes:
        verb = scene.tree.tokens[noun.head]
        no = any(kid.text.lower() == "no" for kid in scene.tree.kids(noun.i, "det"))
        return noun if no and noun.dep == "dobj" and verb.lemma in _ANSWERING else None
    for frame in cue.takes:
        for kid in scene.tree.kids(noun.i, "acl", "ccomp", "relcl", "prep"):
            if kid.i > noun.i and _fits(scene, kid, frame):
                return kid
    return None


def _fits(scene: Scene, kid: Token, frame: str) -> bool:
    tree = scene.tree
    if frame == "clause":
        subjects = [k for k in tree.kids(kid.i, "nsubj", "nsubjpass", "expl", "csubj") if k.text.lower() != "that"]
        given = kid.lemma in scene.lexicon.words.givers
        marks = ("mark", "nsubj", "nsubjpass") if given else ("mark", "nsubj", "nsubjpass", "dobj")
        marked = any(m.text.lower() == "that" for m in tree.kids(kid.i, *marks))
        return kid.dep != "prep" and marked and bool(subjects) and not _answers(scene, kid)
    if frame == "infinitive":
        return kid.dep in ("acl", "relcl") and any(a.text.lower() == "to" for a in tree.kids(kid.i, "aux"))
    return kid.dep == "prep" and kid.text.lower() == frame and tree.kid(kid.i, "pobj", "pcomp") is not None


def _answers(scene: Scene, verb: Token) -> bool:
    """ "an accusation that Chad rejects": what it is that Chad rejects, not what the accusation says."""
    gap = scene.tree.kid(verb.i, "dobj")
    relative = gap is not None and gap.text.lower() == "that" and gap.i < verb.i
    if verb.lemma in _CALLING and not any(kid.text.lower() != "that" for kid in scene.tree.kids(verb.i, "dobj", "ccomp")):
        return True  # "a claim that the ministry called careless": nothing else is called so
    answers = any(cue.act in _ANSWERS for cue in scene.lexicon.verbs.get(verb.lemma, ()))
    return relative and answers


def _nothing(scene: Scene, noun: Token, cue: Cue) -> Saying:
    """ "had no comment on the sale": that nothing was said, and on what."""
    tree = scene.tree
    link = next((kid for kid in tree.kids(noun.i, "prep") if kid.text.lower() in ("on", "about", "to", "of", "for")), None)
    below = tree.kid(link.i, "pobj", "pcomp") if link is not None else None
    told = tree.subtree(below.i) if below is not None else [noun.i]
    last = noun.i if below is None or link is None else link.i
    return Saying(
        cue=cue, head=noun.i, first=noun.head, last=last, act=cue.act, holder=cue.source, author=cue.author,
        contents=runs(told, tree), roots=((below or noun).i,), source=_source(scene, noun),
        frame="noun" if below is not None else "self",
    )  # fmt: skip


def _saying(scene: Scene, noun: Token, cue: Cue, root: Token) -> Saying:
    tree = scene.tree
    if root.i == noun.i:
        return _nothing(scene, noun, cue)
    tokens = tree.subtree(root.i)
    if root.dep == "prep" or tree.tokens[tokens[0]].text.lower() == "that":
        tokens = tokens[1:]
    source = _source(scene, noun)
    head = root if root.dep != "prep" else tree.kid(root.i, "pobj", "pcomp") or root
    return Saying(
        cue=cue, head=noun.i, first=noun.i, last=noun.i, act=cue.act, holder=cue.source, author=cue.author,
        contents=runs(range(tokens[0], tokens[-1] + 1), tree), roots=(head.i,), source=source,
        unnamed=None if source is not None else noun.text.lower(), frame="noun",
    )  # fmt: skip


def _source(scene: Scene, noun: Token) -> int | None:
    """Whose the noun is: its possessor, "by X" or "from X", or the subject of the verb that gives it."""
    tree = scene.tree
    owner = tree.kid(noun.i, "poss")
    if owner is not None:
        return owner.i
    for kid in tree.kids(noun.i, "prep", "agent"):
        if kid.text.lower() in ("by", "from"):
            below = tree.kid(kid.i, "pobj")
            if below is not None:
                return below.i
    demonym = next((k for k in tree.kids(noun.i, "amod", "compound", "nmod") if k.i in scene.references), None)
    if demonym is not None:
        return demonym.i
    verb = tree.tokens[noun.head]
    clause = scene.clauses.get(verb.i)
    if noun.dep == "dobj" and verb.lemma in scene.lexicon.words.givers and clause is not None and clause.heads("subject"):
        return clause.heads("subject")[0]
    return _closing(scene, noun)


def _closing(scene: Scene, noun: Token) -> int | None:
    """ "ended the meeting with a promise to ...", "answered with a threat to ...": the subject of the verb."""
    link = scene.tree.tokens[noun.head]
    over = scene.clauses.get(link.head)
    article = scene.tree.kid(noun.i, "det")
    if (
        noun.dep != "pobj"
        or link.text.lower() != "with"
        or over is None
        or article is None
        or article.text.lower() not in ("a", "an")
    ):
        return None
    return over.heads("subject")[0] if over.heads("subject") and not over.passive else None
