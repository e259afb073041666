"""Adverbs and phrases that attribute the clause they stand in: "reportedly", "according to", "citing an official"."""

from collections.abc import Iterator

from onrecord.stages.extents import around, runs
from onrecord.stages.sayings import Range, Saying, Scene
from onrecord.syntax import SUBJECTS, Token, Tree
from onrecord.vocabulary.cues import Cue

_VERBAL = ("VERB", "AUX")
_SPEAKING_KINDS = frozenset({"state", "government", "office", "person", "party", "organisation", "outlet", "unnamed", "group"})


def find_adjunct_cues(scene: Scene) -> Iterator[Saying]:
    """Every adverb, "according to" and "citing" cue with the clause that it qualifies."""
    for token in scene.tree.tokens:
        if token.pos == "ADV" and token.lemma in scene.lexicon.adverbs:
            found = _adverb(scene, token, scene.lexicon.adverbs[token.lemma][0])
        elif token.text.lower() in ("according", "per", "in"):
            found = _phrase(scene, token)
        elif token.tag == "VBG" and token.text.lower() in scene.lexicon.phrases:
            found = _citing(scene, token, scene.lexicon.phrases[token.text.lower()])
        else:
            continue
        if found is not None:
            yield found


def _adverb(scene: Scene, adverb: Token, cue: Cue) -> Saying | None:
    tree = scene.tree
    verb = next((a for a in tree.ancestors(adverb.i) if a.pos in _VERBAL), None)
    host = tree.tokens[adverb.head]
    if scene.quoted[adverb.i] >= 0:
        return None
    if verb is None or (host.pos not in _VERBAL and host.dep in ("amod", "compound")):
        return None
    tokens = set(_clause(tree, verb)) - {adverb.i}
    return _unnamed(scene, adverb, cue, tokens, verb)


def _clause(tree: Tree, verb: Token) -> list[int]:
    """The verb's clause without coordinate clauses that have a subject of their own, and without its subordinator."""
    skip: set[int] = set()
    for kid in tree.kids(verb.i, "conj", "mark", "cc"):
        if kid.dep != "conj" or tree.kid(kid.i, *SUBJECTS) is not None:
            skip.update(tree.subtree(kid.i))
    return [i for i in tree.subtree(verb.i) if i not in skip]


def _unnamed(scene: Scene, token: Token, cue: Cue, content: set[int], verb: Token) -> Saying:
    return Saying(
        cue=cue, head=token.i, first=token.i, last=token.i, act=cue.act, holder=cue.source, author=cue.author,
        contents=runs(content, scene.tree), roots=(verb.i,), unnamed=token.text.lower(), frame="adverb",
    )  # fmt: skip


def _phrase(scene: Scene, first: Token) -> Saying | None:
    """ "according to X" and longer phrases with X as the object of their last word."""
    tree = scene.tree
    words = [t.text.lower() for t in tree.tokens[first.i : first.i + 5]]
    phrase = next((p for p in scene.lexicon.phrases if p.split() == words[: len(p.split())]), None)
    if phrase is None:
        return None
    last = tree.tokens[first.i + len(phrase.split()) - 1]
    source = tree.kid(last.i, "pobj")
    host = next((a for a in tree.ancestors(first.i) if a.pos in _VERBAL), None)
    if source is None or host is None or source.lemma in scene.lexicon.words.manners:
        return None
    own = set(tree.subtree(first.i))
    contents = around(scene, _widest(scene, first, host).i, own)
    return _sourced(scene, scene.lexicon.phrases[phrase], (first.i, last.i), source, contents, host, "phrase")


def _widest(scene: Scene, first: Token, host: Token) -> Token:
    """An opening or closing phrase that a comma sets off qualifies the whole sentence, not the nearest clause."""
    tree = scene.tree
    sentence = tree.sentences[first.sentence]
    end = tree.subtree(first.i)[-1]
    opens = first.i <= sentence.start + 1
    closes = end >= sentence.end - 2 and first.i > 0 and tree.tokens[first.i - 1].text == ","
    root = tree.tokens[sentence.root]
    return root if (opens or closes) and root.pos in _VERBAL else host


def _sourced(
    scene: Scene, cue: Cue, words: Range, source: Token, contents: tuple[Range, ...], root: Token, frame: str
) -> Saying | None:
    if not contents:
        return None
    return Saying(
        cue=cue, head=words[0], first=words[0], last=words[1], act=cue.act, holder=cue.source, author=cue.author,
        contents=contents, roots=(root.i,), source=source.i, frame=frame,
    )  # fmt: skip


def _citing(scene: Scene, word: Token, cue: Cue) -> Saying | None:
    """ "X, citing an official": the clause around it rests on the official, if that is who can speak."""
    tree = scene.tree
    source = tree.kid(word.i, "dobj", "pobj")
    host = next((a for a in tree.ancestors(word.i) if a.pos in _VERBAL), None)
    if source is None or host is None or not speaks(scene, source):
        return None
    contents = around(scene, host.i, set(tree.subtree(word.i)))
    return _sourced(scene, cue, (word.i, word.i), source, contents, host, "citing")


def speaks(scene: Scene, noun: Token) -> bool:
    """Whether a noun phrase can be a source: a party, or a word such as "official" or "document"."""
    if noun.lemma in scene.lexicon.words.sources or noun.lemma in scene.lexicon.nouns:
        return True
    reference = scene.references.get(noun.i)
    return reference is not None and reference.mention.kind in _SPEAKING_KINDS
