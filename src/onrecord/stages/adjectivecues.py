"""Adjectives that attribute: "the envoy is confident that the truce will hold", "the union was critical of the law"."""

from collections.abc import Iterator

from onrecord.stages.extents import complement_after, runs
from onrecord.stages.sayings import Saying, Scene
from onrecord.stages.speakers import speaker_of, subject_of
from onrecord.syntax import Token
from onrecord.vocabulary.cues import Cue

_PREDICATIVE = ("acomp", "oprd", "attr", "conj", "ROOT", "ccomp", "advcl", "relcl", "xcomp")
_LINKS = frozenset({"be", "become", "remain", "feel", "seem", "appear", "stay", "grow", "get", "sound", "look"})


def find_adjective_cues(scene: Scene) -> Iterator[Saying]:
    """Every predicative adjective, or participle used as one, that has content after it."""
    for token in scene.tree.tokens:
        entries = scene.lexicon.adjectives.get(token.text.lower())
        if entries and (token.pos == "ADJ" or token.tag == "VBN") and token.dep in _PREDICATIVE:
            verb = _link(scene, token)
            found = None if verb is None else next((s for e in entries if (s := _saying(scene, token, verb, e))), None)
            if found is not None:
                yield found


def _link(scene: Scene, adjective: Token) -> Token | None:
    """The verb that joins the adjective to its subject; a participle may be that verb itself."""
    tree = scene.tree
    if tree.kid(adjective.i, "auxpass") is not None:
        return adjective
    above = tree.tokens[adjective.head]
    while adjective.dep == "conj" and above.dep == "conj":
        above = tree.tokens[above.head]
    if adjective.dep == "conj" and above.dep in ("acomp", "attr", "oprd"):
        above = tree.tokens[above.head]
    return above if above.lemma in _LINKS and above.i < adjective.i else None


def _saying(scene: Scene, adjective: Token, verb: Token, cue: Cue) -> Saying | None:
    tree = scene.tree
    for frame in cue.takes:
        kid = next((k for k in _below(scene, adjective, verb) if k.i > adjective.i and _fits(scene, k, frame)), None)
        if kid is not None:
            break
    else:
        return None
    clause = scene.clauses.get(verb.i)
    negated = (clause is not None and clause.negated) or tree.kid(adjective.i, "neg") is not None
    word = kid.i if kid.dep in ("prep", "agent") else None
    below = kid if word is None else tree.kid(word, "pobj", "pcomp") or kid
    own = range(min(verb.i, adjective.i, *(k.i for k in tree.kids(verb.i, "aux", "auxpass", "neg"))), adjective.i + 1)
    ranges = complement_after(scene, adjective.i, kid.i)
    content = (i for first, last in ranges for i in range(first, last + 1) if i not in own and i != word)
    source = speaker_of(scene, verb, subject_of(scene, verb))
    return Saying(
        cue=cue, head=adjective.i, first=own[0], last=adjective.i + (word == adjective.i + 1), act=cue.act,
        holder="UU" if negated else cue.source, author="UU" if negated else cue.author, contents=runs(content, tree),
        roots=(below.i,), source=source, unnamed=None if source is not None else adjective.text.lower(),
        frame="adjective", negated=negated,
    )  # fmt: skip


def _below(scene: Scene, adjective: Token, verb: Token) -> Iterator[Token]:
    """What depends on the adjective; the parser hangs some "that" clauses on the verb beside it."""
    yield from scene.tree.kids(adjective.i)
    if verb.i != adjective.i:
        yield from (kid for kid in scene.tree.kids(verb.i, "ccomp") if scene.tree.kid(kid.i, "mark") is not None)


def _fits(scene: Scene, kid: Token, frame: str) -> bool:
    tree = scene.tree
    has_to = any(aux.text.lower() == "to" for aux in tree.kids(kid.i, "aux"))
    match frame:
        case "clause":
            subject = tree.kid(kid.i, "nsubj", "nsubjpass", "expl", "csubj")
            return kid.dep in ("ccomp", "xcomp", "advcl") and subject is not None and not has_to and not _is_aside(scene, kid)
        case "infinitive":
            return kid.dep in ("xcomp", "ccomp") and has_to
        case _:
            return kid.dep in ("prep", "agent") and kid.text.lower() == frame and tree.kid(kid.i, "pobj", "pcomp") is not None


def _is_aside(scene: Scene, kid: Token) -> bool:
    """ "was glad because ...": a reason or a time is not what is felt."""
    marks = [mark.text.lower() for mark in scene.tree.kids(kid.i, "mark", "advmod") if mark.i < kid.i]
    return kid.dep == "advcl" and "that" not in marks
