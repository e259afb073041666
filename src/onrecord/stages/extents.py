"""How far a content reaches: from its clause's tokens to the stretches of text that are said."""

from collections.abc import Iterable, Iterator

from onrecord.stages.sayings import Range, Scene
from onrecord.syntax import Token, Tree

_TRAILING = frozenset({"prep", "advmod", "advcl", "dobj", "acomp", "oprd", "agent", "dative", "attr", "xcomp",
                       "ccomp", "pcomp", "dep", "conj", "cc"})  # fmt: skip
_MARKS = frozenset({"that"})
_EMPTY = frozenset({"PUNCT", "SPACE"})
_ASIDE = frozenset({"although", "though", "while", "after", "before", "as", "when", "since", "whereas", "because"})
_CONTRAST = frozenset({"although", "though", "while", "whereas"})
_WHEN_SAID = frozenset({"during", "after", "before", "according", "citing"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SAYING_TAGS = frozenset({"VBG", "VBN"})


def runs(tokens: Iterable[int], tree: Tree) -> tuple[Range, ...]:
    """Maximal stretches of neighbouring tokens that hold a word; gaps of punctuation alone do not split."""
    found: list[Range] = []
    for i in sorted(set(tokens)):
        after = found[-1][1] + 1 if found else -1
        if found and (after == i or all(tree.tokens[k].pos == "PUNCT" for k in range(after, i))):
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    return tuple(r for r in (trimmed(r, tree) for r in found) if r is not None)


def trimmed(span: Range, tree: Tree) -> Range | None:
    """The range without punctuation at its ends or a conjunction at its end, or None where nothing else is in it."""
    first, last = span
    while first <= last and (tree.tokens[first].pos in _EMPTY or _introduces(tree.tokens[first])):
        first += 1
    while last >= first and (tree.tokens[last].pos in _EMPTY or tree.tokens[last].dep == "cc"):
        last -= 1
    return (first, last) if first <= last else None


def _introduces(token: Token) -> bool:
    return token.dep in ("mark", "dobj", "advmod") and token.tag in ("IN", "WDT") and token.text.lower() in _MARKS


def complement_after(scene: Scene, verb: int, head: int, start: int | None = None) -> tuple[Range, ...]:
    """The content that follows its cue: the complement and what trails it in the cue's clause."""
    tree = scene.tree
    below = tree.subtree(head)
    first = below[0] if start is None else min(start, below[0])
    last = below[-1]
    for kid in tree.kids(verb):
        if kid.i > last and kid.dep in _TRAILING and not _leaves(scene, verb, kid):
            last = max(last, tree.subtree(kid.i)[-1])
    last = min([last, *(start - 1 for start in _next_sayings(scene, verb, head, last))])
    return runs(range(first, tail_of(scene, head, first, last) + 1), tree)


def _next_sayings(scene: Scene, verb: int, head: int, last: int) -> Iterator[int]:
    """ "said A, and the union said B", "said A, while others called it B": where what somebody else says begins."""
    tree = scene.tree
    cue = tree.tokens[verb]
    for top in (head, *(kid.i for kid in tree.kids(head, "conj"))):
        for kid in tree.kids(top, "conj", "advcl"):
            same = kid.tag == cue.tag and kid.tag in _FINITE and not tree.kid(kid.i, "aux", "auxpass")
            if not same or not top < kid.i <= last or scene.quoted[kid.i] >= 0 or not _speaks(scene, kid):
                continue
            subject = tree.kid(kid.i, "nsubj")
            marks = [mark.text.lower() for mark in tree.kids(kid.i, "mark")]
            if subject is not None and subject.tag not in ("WDT", "WP") and not set(marks) - _CONTRAST:
                yield tree.subtree(kid.i)[0]


def _speaks(scene: Scene, verb: Token) -> bool:
    """Whether a verb is a cue of speech with a clause or a quotation of its own."""
    if not any(entry.mode == "speech" for entry in scene.lexicon.verbs.get(verb.lemma, ())):
        return False
    return scene.tree.kid(verb.i, "ccomp", "dobj") is not None


def tail_of(scene: Scene, head: int, first: int, last: int) -> int:
    """The last token of a content without asides that the author adds after a comma: ", which opened in May", ", a lawyer"."""
    tree, end = scene.tree, last
    while True:
        while end > first and tree.tokens[end].pos == "PUNCT":
            end -= 1
        aside = None if scene.quoted[end] >= 0 else _aside(tree, head, first, end)
        if aside is None:
            return end
        end = aside - 2


def _aside(tree: Tree, head: int, first: int, end: int) -> int | None:
    """Where an aside that reaches to `end` starts, right after its comma."""
    at = end
    while at != head and first <= at <= end:
        token = tree.tokens[at]
        below = tree.subtree(at)
        opens = below[0] - 2 > first and tree.tokens[below[0] - 1].text == ","
        if opens and below[-1] >= end and (token.dep == "relcl" or (token.dep == "appos" and not tree.kid(token.i, "conj"))):
            return below[0]
        if token.head == at:
            return None
        at = token.head
    return None


def _leaves(scene: Scene, verb: int, kid: Token) -> bool:
    """Whether a later dependent of the cue is no longer content: another cue, or the next thing its subject did."""
    if kid.dep == "conj":
        bare = kid.tag == "VB" and not any(aux.text.lower() != "to" for aux in scene.tree.kids(kid.i, "aux"))
        return not bare or scene.tree.tokens[verb].tag in ("VB", "VBP")
    if kid.dep == "cc":
        return True
    if kid.dep == "advcl":
        marks = any(mark.text.lower() in _ASIDE for mark in scene.tree.kids(kid.i, "mark", "advmod"))
        if marks and scene.tree.kid(kid.i, "nsubj", "nsubjpass", "expl") is not None:
            return True
        if kid.tag == "VBG" and scene.tree.tokens[scene.tree.subtree(kid.i)[0] - 1].text == ",":
            return True
        return kid.tag in _SAYING_TAGS and (kid.lemma in scene.lexicon.verbs or kid.text.lower() in scene.lexicon.phrases)
    return kid.text.lower() in _WHEN_SAID or kid.dep == "agent"


def around(scene: Scene, top: int, without: set[int]) -> tuple[Range, ...]:
    """Everything below `top`, the whole sentence if it is its root, except the tokens `without`."""
    tree = scene.tree
    sentence = tree.sentences[tree.tokens[top].sentence]
    if sentence.root == top:
        return runs((i for i in range(sentence.start, sentence.end) if i not in without), tree)
    return runs((i for i in tree.subtree(top) if i not in without), tree)


def cue_clause(scene: Scene, verb: int, content: int | None) -> set[int]:
    """The tokens of a cue that stands inside or after its content: the verb, its subject and its adjuncts."""
    tree = scene.tree
    own = {verb}
    below_content = set(tree.subtree(content)) if content is not None else set()
    for kid in tree.kids(verb):
        if kid.i == content or (content is not None and kid.dep in ("punct", "cc") and kid.i < verb):
            continue
        if kid.dep == "conj" or (content is not None and _belongs_to_content(tree, verb, kid, below_content)):
            continue
        own.update(tree.subtree(kid.i))
    for kid in tree.kids(verb, "conj", "cc"):
        if kid.i > verb and kid.dep == "conj":
            own.update(tree.subtree(kid.i))
        elif kid.i > verb:
            own.add(kid.i)
    return own


def _belongs_to_content(tree: Tree, verb: int, kid: Token, content: set[int]) -> bool:
    """An adjunct that opens the sentence, before the content, was attached to the cue but is said."""
    if kid.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "prt", "dobj", "dative", "expl", "mark"):
        return False
    return kid.i < verb and bool(content) and kid.i < max(content)
