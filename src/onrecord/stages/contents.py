"""What a cue verb attributes: a clause, an infinitive, a noun phrase; after it, before it or around it."""

import msgspec

from onrecord.stages.adjuncts import speaks
from onrecord.stages.extents import around, complement_after, cue_clause, runs
from onrecord.stages.groups import Group, puts_it
from onrecord.stages.objects import is_matter, noun_content
from onrecord.stages.sayings import Range, Scene
from onrecord.syntax import SUBJECTS, Token, Tree
from onrecord.timewords import TIMES
from onrecord.vocabulary.cues import Cue

_OWN_SUBJECT = frozenset({"promise", "pledge", "vow", "swear", "offer", "threaten", "agree", "undertake", "guarantee"})
_LOOSE = frozenset({"parataxis", "advcl", "ccomp", "dep", "intj", "relcl", "conj"})


class Content(msgspec.Struct, frozen=True):
    """What is attributed, as token ranges; the token that heads it; and where it was found ("clause", "object", "on")."""

    ranges: tuple[Range, ...]
    root: int
    frame: str


def content_of(scene: Scene, group: Group, verb: Token, entry: Cue) -> Content | None:
    """The content that `entry` finds at a cue: of `verb` itself, or of the verb below it for an entry with `over`."""
    if entry.form != "active" and not entry.over:
        return _raised(scene, group.verb)
    for frame in entry.takes:
        content = _by_frame(scene, group, verb, frame)
        if content is not None:
            return content
    return None


def _by_frame(scene: Scene, group: Group, verb: Token, frame: str) -> Content | None:
    match frame:
        case "clause":
            return _clause(scene, group, verb)
        case "infinitive" | "gerund":
            return _nonfinite(scene, verb, frame)
        case "object" | "matter" | "object-as" | "object-for" | "object-with" | "object-to" | "judgement":
            found = noun_content(scene, verb, frame, group.passive)
            return None if found is None else Content(*found, "object" if frame == "judgement" else frame)
        case "claim":
            found = noun_content(scene, verb, "object", group.passive)
            said = found is not None and scene.tree.tokens[found[1]].lemma in scene.lexicon.words.claims
            return Content(*found, "object") if found is not None and said else None
        case "self":
            return Content(runs(scene.tree.subtree(verb.i), scene.tree), verb.i, "self")
        case "blame":
            blame = next(
                (o for o in scene.tree.kids(verb.i, "dobj") if o.lemma in ("responsibility", "blame", "guilt", "fault")), None
            )
            return Content(complement_after(scene, verb.i, blame.i), blame.i, "object") if blame is not None else None
        case "person":
            whom = scene.tree.kid(verb.i, "dobj")
            told = group.negated and whom is not None and whom.text.lower() in ("him", "her", "them", "it")
            return Content(((whom.i, whom.i),), whom.i, "object") if told and whom is not None else None
        case "unsaid":
            return _unsaid(scene, group)
        case "quote":
            return None
        case _:
            unsaid = group.passive and scene.tree.kid(verb.i, "agent") is None
            heard = verb.lemma in scene.lexicon.words.heard
            return None if unsaid and not heard else _prepositional(scene, verb, frame)


def _unsaid(scene: Scene, group: Group) -> Content | None:
    """ "would not comment": the verb alone, which says that nothing was said, or who took it for what ("which ...")."""
    if not group.negated:
        return None
    after = [i for i in scene.tree.subtree(group.verb.i) if i > group.verb.i and scene.tree.tokens[i].pos != "PUNCT"]
    follows = scene.tree.texts[after[0]].lower() if after else ""
    if follows in ("on", "upon", "about", "to", "that", "whether", "if", "with", "for"):
        return None
    tokens = after if follows == "which" else [group.verb.i]
    return Content(runs(tokens, scene.tree), tokens[0], "self")


def _clause(scene: Scene, group: Group, verb: Token) -> Content | None:
    tree = scene.tree
    finite = [kid for kid in tree.kids(verb.i, "ccomp", "advcl", "xcomp") if _is_finite(tree, kid)]
    for kid in finite:
        below = [i for i in tree.subtree(kid.i) if i > verb.i]
        whole = kid.i > verb.i and below[0] == tree.subtree(kid.i)[0]
        if (whole or (kid.i > verb.i and _extracted(tree, verb, kid))) and _speaks_after(scene, verb, kid):
            ranges = complement_after(scene, verb.i, kid.i, _stray_subject(scene, verb, kid) or below[0])
            return Content(_without_earlier(ranges, verb.i), kid.i, "clause")
    for kid in finite:
        if kid.dep == "ccomp" and kid.i < verb.i:
            own = cue_clause(scene, verb.i, kid.i) | {m.i for m in tree.kids(kid.i, "mark") if m.text.lower() == "that"}
            return Content(around(scene, group.top.i, own), kid.i, "clause")
    others = (_under_hearer(scene, verb), _under_citing(scene, verb), _parenthetical(scene, group), _reduced(scene, verb))
    return next((content for content in others if content is not None), None)


def _extracted(tree: Tree, verb: Token, kid: Token) -> bool:
    """ "which the mayor said would open": the relative pronoun before the cue is the subject of what is said."""
    ahead = [i for i in tree.subtree(kid.i) if i < verb.i]
    return len(ahead) == 1 and tree.tokens[ahead[0]].tag in ("WDT", "WP") and tree.tokens[ahead[0]].dep in SUBJECTS


def _stray_subject(scene: Scene, verb: Token, kid: Token) -> int | None:
    """ "said the days when it rained are over": where the subject of a long clause starts, if the parser hung it on the cue."""
    tree = scene.tree
    if tree.kid(kid.i, *SUBJECTS, "mark") is not None:
        return None
    labels = ("npadvmod",) if verb.lemma in scene.lexicon.words.told else ("npadvmod", "dobj")
    nouns = [noun for noun in tree.kids(verb.i, *labels) if verb.i < noun.i < kid.i]
    return tree.subtree(nouns[-1].i)[0] if nouns else None


def _without_earlier(ranges: tuple[Range, ...], verb: int) -> tuple[Range, ...]:
    return tuple((max(first, verb + 1), last) for first, last in ranges if last > verb)


def _under_citing(scene: Scene, verb: Token) -> Content | None:
    """ "said, quoting a diplomat, that the deal was dead": the clause hung on the word that cites."""
    tree = scene.tree
    for aside in tree.kids(verb.i, "advcl", "prep"):
        if aside.i > verb.i and aside.text.lower() in scene.lexicon.phrases:
            for kid in tree.kids(aside.i, "ccomp"):
                if kid.i > aside.i and tree.kid(kid.i, "mark") is not None:
                    return Content(complement_after(scene, aside.i, kid.i), kid.i, "clause")
    return None


def _reduced(scene: Scene, verb: Token) -> Content | None:
    """ "..., the Courier reported": a closing cue that the parser takes for a participle on its own subject."""
    tree = scene.tree
    noun = tree.tokens[verb.head]
    if verb.dep != "acl" or verb.i != noun.i + 1 or not speaks(scene, noun) or tree.kid(verb.i, "agent", "dobj"):
        return None
    first = tree.subtree(noun.i)[0]
    host = next((a for a in reversed([*tree.ancestors(noun.i)]) if a.pos in ("VERB", "AUX") and a.i < first), None)
    if host is None or host.i > first or first == 0 or tree.tokens[first - 1].text != ",":
        return None
    below = {i for i in tree.subtree(host.i) if i < first}
    return Content(runs(below, tree), host.i, "closing")


def _under_hearer(scene: Scene, verb: Token) -> Content | None:
    """ "told the guard that the gate was shut", "admitted for the first time that": the clause hung on a noun before it."""
    tree, words = scene.tree, scene.lexicon.words
    nouns = [*tree.kids(verb.i, "dobj", "dative", "npadvmod")]
    nouns += [t for p in tree.kids(verb.i, "agent", "prep") for t in tree.kids(p.i, "pobj")]
    for noun in nouns:
        if noun.i < verb.i or noun.lemma in scene.lexicon.nouns or noun.lemma in words.matters:
            continue
        for kid in tree.kids(noun.i, "acl", "relcl", "ccomp", "appos"):
            that = tree.tokens[tree.subtree(kid.i)[0]]
            gap = that.head == kid.i and that.dep in ("dobj", "nsubj", "nsubjpass") and verb.lemma not in words.told
            subject = any(s.text.lower() != "that" for s in tree.kids(kid.i, *SUBJECTS))
            if that.text.lower() == "that" and subject and not gap:
                return Content(complement_after(scene, verb.i, kid.i), kid.i, "clause")
    return None


def _is_finite(tree: Tree, kid: Token) -> bool:
    """Whether the complement is a clause of its own: with a subject or a question word, and not an infinitive."""
    if any(aux.text.lower() == "to" for aux in tree.kids(kid.i, "aux")):
        return False
    if kid.dep == "advcl":
        return any(m.text.lower() in ("that", "whether") for m in tree.kids(kid.i, "mark"))
    if kid.dep == "xcomp":
        return kid.tag in ("VBD", "VBZ", "VBP") or tree.kid(kid.i, "mark") is not None
    return kid.tag != "VBG" or tree.kid(kid.i, *SUBJECTS) is not None


def _speaks_after(scene: Scene, verb: Token, kid: Token) -> bool:
    """A complement after the cue: always, unless a comma parts them and it has no subject."""
    own = scene.tree.kid(kid.i, *SUBJECTS, "mark", "advmod", "attr", "dobj") is not None
    return own or kid.i - verb.i <= 3 or _stray_subject(scene, verb, kid) is not None


def _parenthetical(scene: Scene, group: Group) -> Content | None:
    """ "The ship, he said, had left", "as he said": the content is the clause around the cue."""
    tree, top = scene.tree, group.top
    host = tree.tokens[top.head]
    if top.dep not in _LOOSE or not (host.pos in ("VERB", "AUX") or host.dep == "ROOT") or host.i == top.i:
        return None
    subject = tree.kid(top.i, "nsubj")
    own = tree.kid(group.verb.i, "ccomp", "xcomp", "dobj", "acomp", "attr")
    if subject is None or subject.tag in ("WDT", "WP") or (own is not None and not puts_it(group.verb, own)):
        return None
    marks = [m.text.lower() for m in tree.kids(top.i, "mark", "advmod") if m.i < subject.i]
    if any(m not in ("as", "also", "then", "later") for m in marks) or any(tree.kids(top.i, "cc")):
        return None
    first, last = tree.subtree(top.i)[0], tree.subtree(top.i)[-1]
    if not _is_set_off(tree, first, last):
        return None
    parted = group.negated and ";" in tree.texts[max(0, first - 1) : first + 1]  # "left; Chad did not comment"
    if top.dep == "conj" and (first < host.i or parted):
        return None
    return Content(around(scene, host.i, set(range(first, last + 1))), host.i, "clause")


def _is_set_off(tree: Tree, first: int, last: int) -> bool:
    """Whether commas or dashes part the stretch from the rest of the sentence, or it ends the sentence after one."""
    before = first == 0 or tree.tokens[first - 1].pos == "PUNCT" or tree.tokens[first].pos == "PUNCT"
    after = last + 1 >= len(tree.tokens) or tree.tokens[last + 1].pos == "PUNCT" or tree.tokens[last].pos == "PUNCT"
    return before and after


def _nonfinite(scene: Scene, verb: Token, frame: str) -> Content | None:
    tree = scene.tree
    own = verb.lemma in _OWN_SUBJECT
    for kid in tree.kids(verb.i, "xcomp", "ccomp", "advcl", "pcomp"):
        has_to = any(aux.text.lower() == "to" for aux in tree.kids(kid.i, "aux"))
        perfect = any(aux.text.lower() == "having" for aux in tree.kids(kid.i, "aux"))
        fits = has_to if frame == "infinitive" else (kid.tag == "VBG" or perfect) and tree.kid(kid.i, "mark", "nsubj") is None
        parted = any(tree.tokens[i].text == "," for i in range(verb.i, kid.i))
        if fits and kid.lemma in scene.lexicon.verbs and verb.lemma in scene.lexicon.words.carriers:
            return None
        purpose = has_to and not own and not tree.kid(verb.i, "dobj")
        if not fits or kid.i < verb.i or (kid.dep == "advcl" and (parted or purpose)):
            continue
        start = None
        if frame == "infinitive" and not own:
            asked = [*tree.kids(verb.i, "dobj"), *(o for p in tree.kids(verb.i, "prep") for o in tree.kids(p.i, "pobj"))]
            start = next((tree.subtree(o.i)[0] for o in asked if verb.i < o.i < kid.i), None)
        return Content(complement_after(scene, verb.i, kid.i, start), kid.i, frame)
    return None


def _prepositional(scene: Scene, verb: Token, frame: str) -> Content | None:
    tree = scene.tree
    word, _, only = frame.partition(" ")
    for kid in tree.kids(verb.i, "prep", "dative"):
        if kid.text.lower() == word and kid.i > verb.i:
            below = tree.kid(kid.i, "pobj", "pcomp")
            if below is not None and below.lemma.lower() not in TIMES and (not only or is_matter(scene, below)):
                ranges = complement_after(scene, verb.i, kid.i)
                return Content(_without_first(tree, ranges, kid.i), below.i, word)
    return None


def _without_first(tree: Tree, ranges: tuple[Range, ...], word: int) -> tuple[Range, ...]:
    return runs((i for first, last in ranges for i in range(first, last + 1) if i != word), tree)


def _raised(scene: Scene, verb: Token) -> Content | None:
    """ "The king is said to be ill", "it is believed that he fled"."""
    tree = scene.tree
    if tree.kid(verb.i, "agent") is not None or scene.quoted[verb.i] >= 0:
        return None
    finite = next((k for k in tree.kids(verb.i, "ccomp") if k.i > verb.i and _is_finite(tree, k)), None)
    if finite is not None:
        return Content(complement_after(scene, verb.i, finite.i), finite.i, "clause")
    below = next((k for k in tree.kids(verb.i, "xcomp") if k.i > verb.i), None)
    if below is None:
        return None
    group = {verb.i, *(k.i for k in tree.kids(verb.i, "aux", "auxpass", "neg"))}
    subject = tree.kid(verb.i, "nsubj", "nsubjpass")
    if subject is None or subject.tag in ("WDT", "WP"):
        return Content(complement_after(scene, verb.i, below.i), below.i, "infinitive")
    tokens = set(tree.subtree(verb.i, ("conj", "cc"))) - group
    return Content(runs((i for i in tokens), tree), below.i, "infinitive")
