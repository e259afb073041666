"""Verbs that attribute: their content as a clause, an infinitive, a noun phrase, after or before or around the cue."""

from collections.abc import Iterator

import msgspec

from onrecord.stages.extents import around, complement_after, cue_clause, runs
from onrecord.stages.sayings import Range, Saying, Scene
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.cues import Cue, Turned

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_OWN_SUBJECT = frozenset({"promise", "pledge", "vow", "swear", "offer", "threaten", "agree", "undertake", "guarantee"})
_LOOSE = frozenset({"parataxis", "advcl", "ccomp", "dep", "intj", "relcl", "conj"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "what"})
_UNDECIDED = Turned("decline", "UU")


class _Group(msgspec.Struct, frozen=True):
    """A cue verb with the verbs above that carry it ("went on to say"): who speaks, and which token opens it."""

    verb: Token
    top: Token
    negated: bool
    passive: bool


class _Content(msgspec.Struct, frozen=True):
    ranges: tuple[Range, ...]
    root: int
    frame: str


def find_verb_cues(scene: Scene) -> Iterator[Saying]:
    """Every verb cue that has content in its own sentence, one saying each; quotations are bound later."""
    for token in scene.tree.tokens:
        if token.pos not in ("VERB", "AUX") or token.lemma == "be":
            continue
        entries = entries_of(scene, token)
        if entries and token.dep not in ("amod", "compound", "aux", "auxpass") and not _is_taken(scene, token):
            saying = _saying(scene, group_of(scene, token), entries)
            if saying is not None:
                yield saying


def entries_of(scene: Scene, verb: Token) -> tuple[Cue, ...]:
    """The cue entries of a verb, by its lemma with its particle, else without."""
    verbs = scene.lexicon.verbs
    return verbs.get(scene.lemma(verb)) or verbs.get(verb.lemma) or ()


def _is_taken(scene: Scene, verb: Token) -> bool:
    """Whether a verb above already speaks for this one: "declined to confirm", "was quoted as saying"."""
    above = _above(scene.tree, verb)
    return above is not None and any(_lower(scene, above, entry) is verb for entry in entries_of(scene, above))


def _above(tree: Tree, verb: Token) -> Token | None:
    """The verb of which this one is the infinitive or, after a preposition, the gerund."""
    if verb.dep == "xcomp":
        return tree.tokens[verb.head]
    if verb.dep == "pcomp":
        return tree.tokens[tree.tokens[verb.head].head]
    return None


def _lower(scene: Scene, verb: Token, entry: Cue) -> Token | None:
    """The verb below that an entry with `over` asks for."""
    if not entry.over:
        return None
    tree = scene.tree
    below = [*tree.kids(verb.i, "xcomp", "ccomp", "advcl")]
    below += [p for kid in tree.kids(verb.i, "prep") for p in tree.kids(kid.i, "pcomp")]
    return next((t for t in below if t.lemma in entry.over), None)


def group_of(scene: Scene, verb: Token) -> _Group:
    """The verb and those above it that add only phase or manner."""
    tree, top = scene.tree, verb
    negated = _is_negated(scene, verb)
    while (above := _above(tree, top)) is not None and above.lemma in scene.lexicon.words.carriers and above.pos == "VERB":
        if above.lemma in ("want", "wish", "need") and not negated:
            break
        negated = negated or _is_negated(scene, above)
        top = above
    passive = any(k.dep in ("auxpass", "nsubjpass") for k in tree.kids(verb.i))
    return _Group(verb, top, negated, passive)


def _is_negated(scene: Scene, verb: Token) -> bool:
    clause = scene.clauses.get(verb.i)
    return clause is not None and clause.negated


def _saying(scene: Scene, group: _Group, entries: tuple[Cue, ...]) -> Saying | None:
    for entry in entries:
        lower = _lower(scene, group.verb, entry)
        if entry.over and lower is None:
            continue
        if entry.form == "raising" and group.negated:
            continue
        if (entry.form == "passive") != group.passive and (entry.form == "passive" or lower is not None):
            continue
        content = _content(scene, group, lower or group.verb, entry)
        if content is not None:
            return saying_of(scene, group, entry, content.ranges, (content.root,), content.frame, lower)
    return None


def saying_of(
    scene: Scene, group: _Group, entry: Cue, ranges: tuple[Range, ...], roots: tuple[int, ...], frame: str,
    lower: Token | None = None,
) -> Saying:  # fmt: skip
    """The saying of one cue group under one entry."""
    tree = scene.tree
    last = max(group.verb.i, lower.i if lower is not None and frame != "self" else 0)
    last = max([last, *(kid.i for kid in tree.kids(lower.i if lower else group.verb.i, "prt"))])
    first = min(group.top.i, group.verb.i)
    if group.negated or entry.form == "passive":
        first = min([first, *(kid.i for kid in tree.kids(group.top.i, "aux", "auxpass", "neg") if kid.i < first)])
    turned = (entry.negated or _UNDECIDED) if group.negated and entry.mode == "speech" else None
    source = _source(scene, group, entry)
    return Saying(
        cue=entry, head=group.verb.i, first=first, last=last, frame=frame, contents=ranges, roots=roots,
        act=turned.act if turned else entry.act, holder=turned.source if turned else _held(entry, group),
        author="UU" if group.negated else entry.author, source=source, negated=group.negated,
        unnamed=None if source is not None else tree.tokens[group.verb.i].text.lower(),
        addressee=_addressee(scene, group, source),
    )  # fmt: skip


def _held(entry: Cue, group: _Group) -> str:
    return "UU" if group.negated else entry.source


def _source(scene: Scene, group: _Group, entry: Cue) -> int | None:
    """The head of who speaks: the subject, an agent of the passive, the relative's antecedent, a control subject."""
    tree = scene.tree
    if entry.form == "raising" or (group.passive and not entry.over):
        return next((t.i for a in tree.kids(group.verb.i, "agent") for t in tree.kids(a.i, "pobj")), None)
    if group.passive:
        return next((t.i for t in tree.kids(group.verb.i, "nsubjpass")), None) or _subject(scene, group.top)
    return _subject(scene, group.top)


def _subject(scene: Scene, verb: Token) -> int | None:
    tree = scene.tree
    printed = tree.kid(verb.i, "nsubj", "csubj")
    if printed is not None and printed.tag not in ("WDT", "WP") and printed.text.lower() not in ("it", "there"):
        return printed.i
    clause = scene.clauses.get(verb.i)
    if clause is not None and clause.heads("subject"):
        return clause.heads("subject")[0]
    return printed.i if printed is not None else None


def _addressee(scene: Scene, group: _Group, source: int | None) -> tuple[int, ...]:
    """Who is told: the object of "told reporters", "said to the envoy", "asked Ruritania"."""
    tree = scene.tree
    if group.passive:
        return tuple(t.i for t in tree.kids(group.verb.i, "nsubjpass"))
    found = [t.i for t in tree.kids(group.verb.i, "dative") if t.pos != "ADP"]
    if group.verb.lemma in ("tell", "inform", "assure", "remind", "ask", "urge", "warn", "order", "notify", "brief", "promise"):
        found += [t.i for t in tree.kids(group.verb.i, "dobj")]
    for kid in tree.kids(group.verb.i, "prep", "dative"):
        if kid.text.lower() == "to":
            found += [t.i for t in tree.kids(kid.i, "pobj")]
    return tuple(i for i in found if i != source)


def _content(scene: Scene, group: _Group, verb: Token, entry: Cue) -> _Content | None:
    if entry.form != "active" and not entry.over:
        return _raised(scene, group.verb)
    for frame in entry.takes:
        content = _by_frame(scene, group, verb, frame)
        if content is not None:
            return content
    return None


def _by_frame(scene: Scene, group: _Group, verb: Token, frame: str) -> _Content | None:
    match frame:
        case "clause":
            return _clause(scene, group, verb)
        case "infinitive" | "gerund":
            return _nonfinite(scene, verb, frame)
        case "object" | "matter" | "object-as" | "object-for" | "object-with":
            return _suffered(scene, verb) if group.passive else _object(scene, verb, frame)
        case "judgement":
            return _judgement(scene, verb)
        case "self":
            return _Content(runs(scene.tree.subtree(verb.i), scene.tree), verb.i, "self")
        case "quote":
            return None
        case _:
            return _prepositional(scene, verb, frame)


def _clause(scene: Scene, group: _Group, verb: Token) -> _Content | None:
    tree = scene.tree
    for kid in tree.kids(verb.i, "ccomp", "advcl", "xcomp"):
        if not _is_finite(tree, kid):
            continue
        if tree.subtree(kid.i)[0] > verb.i:
            if _speaks_after(tree, verb, kid):
                return _Content(complement_after(scene, verb.i, kid.i), kid.i, "clause")
        elif kid.dep == "ccomp":
            return _Content(around(scene, group.top.i, cue_clause(scene, verb.i, kid.i)), kid.i, "clause")
    return _parenthetical(scene, group)


def _is_finite(tree: Tree, kid: Token) -> bool:
    """Whether the complement is a clause of its own: with a subject or a question word, and not an infinitive."""
    if any(aux.text.lower() == "to" for aux in tree.kids(kid.i, "aux")):
        return False
    if kid.dep == "advcl":
        return any(m.text.lower() in ("that", "whether") for m in tree.kids(kid.i, "mark"))
    if kid.dep == "xcomp":
        return kid.tag in ("VBD", "VBZ", "VBP") or tree.kid(kid.i, "mark") is not None
    return kid.tag != "VBG" or tree.kid(kid.i, *_SUBJECTS) is not None


def _speaks_after(tree: Tree, verb: Token, kid: Token) -> bool:
    """A complement after the cue: always, unless a comma parts them and it has no subject."""
    return tree.kid(kid.i, *_SUBJECTS, "mark", "advmod", "attr", "dobj") is not None or kid.i - verb.i <= 3


def _parenthetical(scene: Scene, group: _Group) -> _Content | None:
    """"The ship, he said, had left", "as he said": the content is the clause around the cue."""
    tree, top = scene.tree, group.top
    host = tree.tokens[top.head]
    if top.dep not in _LOOSE or host.pos not in ("VERB", "AUX") or host.i == top.i:
        return None
    subject = tree.kid(top.i, "nsubj")
    if subject is None or subject.tag in ("WDT", "WP") or tree.kid(group.verb.i, "ccomp", "xcomp", "dobj", "acomp", "attr"):
        return None
    marks = [m.text.lower() for m in tree.kids(top.i, "mark", "advmod") if m.i < subject.i]
    if any(m not in ("as", "also", "then", "later") for m in marks) or any(tree.kids(top.i, "cc")):
        return None
    first, last = tree.subtree(top.i)[0], tree.subtree(top.i)[-1]
    if not _is_set_off(tree, first, last):
        return None
    if top.dep == "conj" and first < host.i:
        return None
    return _Content(around(scene, host.i, set(range(first, last + 1))), host.i, "clause")


def _is_set_off(tree: Tree, first: int, last: int) -> bool:
    """Whether commas or dashes part the stretch from the rest of the sentence, or it ends the sentence after one."""
    before = first == 0 or tree.tokens[first - 1].pos == "PUNCT" or tree.tokens[first].pos == "PUNCT"
    after = last + 1 >= len(tree.tokens) or tree.tokens[last + 1].pos == "PUNCT" or tree.tokens[last].pos == "PUNCT"
    return before and after


def _nonfinite(scene: Scene, verb: Token, frame: str) -> _Content | None:
    tree = scene.tree
    for kid in tree.kids(verb.i, "xcomp", "ccomp", "advcl", "pcomp"):
        has_to = any(aux.text.lower() == "to" for aux in tree.kids(kid.i, "aux"))
        fits = has_to if frame == "infinitive" else kid.tag == "VBG" and tree.kid(kid.i, "mark", "nsubj") is None
        parted = any(tree.tokens[i].text == "," for i in range(verb.i, kid.i))
        if not fits or kid.i < verb.i or (kid.dep == "advcl" and (parted or (has_to and not tree.kid(verb.i, "dobj")))):
            continue
        start = None
        if frame == "infinitive" and verb.lemma not in _OWN_SUBJECT:
            start = next((tree.subtree(o.i)[0] for o in tree.kids(verb.i, "dobj") if verb.i < o.i < kid.i), None)
        return _Content(complement_after(scene, verb.i, kid.i, start), kid.i, frame)
    return None


def _object(scene: Scene, verb: Token, frame: str) -> _Content | None:
    tree = scene.tree
    noun = next((o for o in tree.kids(verb.i, "dobj") if o.i > verb.i and o.text.lower() not in _RELATIVE), None)
    if noun is None or (frame == "matter" and not _is_matter(scene, noun)):
        return None
    if frame.startswith("object-"):
        wanted = {"object-as": ("as",), "object-for": ("for", "as", "over"), "object-with": ("with",)}[frame]
        links = [k for n in (verb.i, noun.i) for k in tree.kids(n, "prep", "mark") if k.text.lower() in wanted]
        if not links:
            return None
    return _Content(complement_after(scene, verb.i, noun.i), noun.i, frame)


def _suffered(scene: Scene, verb: Token) -> _Content | None:
    """"the guards were accused of cruelty", "the plan was rejected by Lorvia": the passive's subject and what follows."""
    tree = scene.tree
    subject = tree.kid(verb.i, "nsubjpass")
    told = [k for k in tree.kids(verb.i, "prep") if k.i > verb.i and k.text.lower() in ("of", "for", "as")]
    if subject is None or subject.tag in ("WDT", "WP") or not (told or tree.kid(verb.i, "agent")):
        return None
    tokens = [*tree.subtree(subject.i), *(i for kid in told for i in tree.subtree(kid.i))]
    return _Content(runs(tokens, tree), subject.i, "object")


def _judgement(scene: Scene, verb: Token) -> _Content | None:
    """"called the claim false": a noun phrase with a predicate of its own."""
    tree = scene.tree
    for kid in tree.kids(verb.i, "ccomp", "xcomp"):
        if kid.i > verb.i and kid.pos in ("ADJ", "NOUN", "PROPN") and tree.kid(kid.i, "nsubj") is not None:
            return _Content(complement_after(scene, verb.i, kid.i), kid.i, "object")
    noun = next((o for o in tree.kids(verb.i, "dobj") if o.i > verb.i), None)
    if noun is None or noun.text.lower() in _RELATIVE or tree.kid(verb.i, "oprd", "acomp") is None:
        return None
    return _Content(complement_after(scene, verb.i, noun.i), noun.i, "object")


def _is_matter(scene: Scene, noun: Token) -> bool:
    words = scene.lexicon.words
    if noun.lemma in words.matters or noun.lemma in scene.lexicon.nouns:
        return True
    return noun.pos == "NOUN" and len(noun.lemma) > 5 and noun.lemma.endswith(words.endings)


def _prepositional(scene: Scene, verb: Token, frame: str) -> _Content | None:
    tree = scene.tree
    for kid in tree.kids(verb.i, "prep", "dative"):
        if kid.text.lower() == frame and kid.i > verb.i:
            below = tree.kid(kid.i, "pobj", "pcomp")
            if below is not None:
                ranges = complement_after(scene, verb.i, kid.i)
                return _Content(_without_first(tree, ranges, kid.i), below.i, frame)
    return None


def _without_first(tree: Tree, ranges: tuple[Range, ...], word: int) -> tuple[Range, ...]:
    return runs((i for first, last in ranges for i in range(first, last + 1) if i != word), tree)


def _raised(scene: Scene, verb: Token) -> _Content | None:
    """"The king is said to be ill", "it is believed that he fled"."""
    tree = scene.tree
    if tree.kid(verb.i, "agent") is not None or scene.quoted[verb.i] >= 0:
        return None
    finite = next((k for k in tree.kids(verb.i, "ccomp") if k.i > verb.i and _is_finite(tree, k)), None)
    if finite is not None:
        return _Content(complement_after(scene, verb.i, finite.i), finite.i, "clause")
    below = next((k for k in tree.kids(verb.i, "xcomp") if k.i > verb.i), None)
    if below is None:
        return None
    group = {verb.i, *(k.i for k in tree.kids(verb.i, "aux", "auxpass", "neg"))}
    subject = tree.kid(verb.i, "nsubj", "nsubjpass")
    if subject is None or subject.tag in ("WDT", "WP"):
        return _Content(complement_after(scene, verb.i, below.i), below.i, "infinitive")
    tokens = set(tree.subtree(verb.i, ("conj", "cc"))) - group
    return _Content(runs((i for i in tokens), tree), below.i, "infinitive")
