"""Verbs that attribute: who speaks, to whom, and what the cue makes of the content."""

from collections.abc import Iterator

from onrecord.model import FactClass
from onrecord.stages.contents import content_of
from onrecord.stages.groups import Group, entries_of, group_of, is_taken, lower_of
from onrecord.stages.sayings import Range, Saying, Scene
from onrecord.stages.speakers import speaker_of, subject_of
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.cues import Cue, Turned

_UNDECIDED = Turned("decline", "UU")


def find_verb_cues(scene: Scene) -> Iterator[Saying]:
    """Every verb cue that has content in its own sentence, one saying each; quotations are bound later."""
    for token in scene.tree.tokens:
        if token.pos not in ("VERB", "AUX") or token.lemma == "be" or token.text.lower() in scene.lexicon.phrases:
            continue
        entries = entries_of(scene, token)
        if entries and token.dep not in ("amod", "compound", "aux", "auxpass") and not is_taken(scene, token):
            saying = _saying(scene, group_of(scene, token), entries)
            if saying is not None:
                yield saying


def _saying(scene: Scene, group: Group, entries: tuple[Cue, ...]) -> Saying | None:
    ordered = sorted(entries, key=lambda entry: entry.form != "passive") if group.passive else entries
    for entry in ordered:
        lower = lower_of(scene, group.verb, entry)
        if (entry.over and lower is None) or (entry.mode == "evidence" and _is_infinitive(scene, group)):
            continue
        if entry.form == "raising" and (group.negated or _carries(scene, group.verb)):
            continue
        if entry.act == "ask" and group.passive and scene.tree.kid(group.verb.i, "agent") is None:
            continue
        if (entry.form == "passive") != group.passive and (entry.form == "passive" or lower is not None):
            continue
        content = content_of(scene, group, lower or group.verb, entry)
        if content is None and lower is not None and entry.form == "passive":
            content = content_of(scene, group, group.verb, entry)  # `"We wait," he was quoted as saying`
        if content is not None:
            return saying_of(scene, group, entry, content.ranges, (content.root,), content.frame, lower)
        if entry.form == "quoting":
            return None  # a quotation may be bound to it
    return None


def _is_infinitive(scene: Scene, group: Group) -> bool:
    """ "to show", which is no evidence yet; "went on to show" is."""
    """ "to show", which is no evidence yet; "went on to show" is."""
    return group.top.i == group.verb.i and any(aux.text.lower() == "to" for aux in scene.tree.kids(group.verb.i, "aux"))


def _carries(scene: Scene, verb: Token) -> bool:
    """ "seemed to suggest that ...": the verb below speaks."""
    below = scene.tree.kid(verb.i, "xcomp")
    return below is not None and any(entry.mode in ("speech", "thought") for entry in entries_of(scene, below))


def saying_of(
    scene: Scene, group: Group, entry: Cue, ranges: tuple[Range, ...], roots: tuple[int, ...], frame: str,
    lower: Token | None = None,
) -> Saying:  # fmt: skip
    """The saying of one cue group under one entry."""
    tree = scene.tree
    spoken = lower or group.verb
    last = max(group.verb.i, spoken.i)
    last = max([last, *(kid.i for kid in tree.kids(spoken.i, "prt"))])
    last += tree.tokens[last + 1].text.lower() == frame if last + 1 < len(tree.tokens) else 0
    first = min(group.top.i, group.verb.i, *_neither(tree, group))
    if group.negated or entry.form == "passive":
        first = min([first, *(kid.i for kid in tree.kids(group.top.i, "aux", "auxpass", "neg") if kid.i < first)])
    turned = (entry.negated or _UNDECIDED) if group.negated and entry.mode == "speech" else None
    source = group.verb.head if frame == "closing" else _source(scene, group, entry)
    through = _quoter(scene, group, entry) or _quoted_by(scene, source)
    last = group.verb.i if entry.form == "quoting" else last
    return Saying(
        cue=entry, head=group.verb.i, first=first, last=last, frame=frame, contents=ranges, roots=roots,
        act=turned.act if turned else entry.act, holder=turned.source if turned else _held(entry, group),
        author="UU" if group.negated and entry.mode == "speech" else entry.author, source=source, negated=group.negated,
        unnamed=None if source is not None else tree.tokens[group.verb.i].text.lower(),
        addressee=_addressee(scene, group, entry, frame, source), relative=_relative(tree, group), through=through,
    )  # fmt: skip


def _neither(tree: Tree, group: Group) -> list[int]:
    """The "neither" of "neither confirmed nor denied", said of the second verb."""
    return [k.i for k in tree.kids(group.verb.head, "preconj", "cc", "advmod", "det") if k.text.lower() == "neither"]


def _held(entry: Cue, group: Group) -> FactClass:
    return "UU" if group.negated else entry.source


def _source(scene: Scene, group: Group, entry: Cue) -> int | None:
    """The head of who speaks: the subject, an agent of the passive, the relative's antecedent, a control subject."""
    tree = scene.tree
    if entry.form == "quoting":
        return next((t.i for t in tree.kids(group.verb.i, "dobj")), None)
    if entry.form == "raising" or (group.passive and not entry.over):
        return next((t.i for a in tree.kids(group.verb.i, "agent") for t in tree.kids(a.i, "pobj")), None)
    if group.passive:
        return next((t.i for t in tree.kids(group.verb.i, "nsubjpass")), None) or subject_of(scene, group.top)
    return speaker_of(scene, group.top, subject_of(scene, group.top))


def _quoter(scene: Scene, group: Group, entry: Cue) -> int | None:
    """Who quotes the source: "the daily quoted him as saying", "he was quoted by the daily as saying"."""
    if entry.form == "quoting":
        return speaker_of(scene, group.top, subject_of(scene, group.top))
    if not entry.over or not group.passive:
        return None
    lower = lower_of(scene, group.verb, entry)
    agents = [*scene.tree.kids(group.verb.i, "agent")]
    agents += [by for by in scene.tree.kids(lower.i, "prep", "agent") if by.text.lower() == "by"] if lower else []
    return next((t.i for by in agents for t in scene.tree.kids(by.i, "pobj")), None)


def _quoted_by(scene: Scene, source: int | None) -> int | None:
    """ "officials quoted by the daily said": the daily quotes them."""
    kids = scene.tree.kids(source, "acl") if source is not None else ()
    quoted = (kid for kid in kids if kid.tag in ("VBN", "VBD") and kid.lemma in ("quote", "cite") and kid.i > (source or 0))
    return next(
        (t.i for kid in quoted for by in scene.tree.kids(kid.i, "agent", "prep") for t in scene.tree.kids(by.i, "pobj")), None
    )


def _relative(tree: Tree, group: Group) -> int | None:
    subject = tree.kid(group.top.i, "nsubj", "nsubjpass")
    return subject.i if subject is not None and subject.tag in ("WP", "WDT") else None


def _addressee(scene: Scene, group: Group, entry: Cue, frame: str, source: int | None) -> tuple[int, ...]:
    """Who is told: the object of "told reporters", "said to the envoy", "asked Ruritania"."""
    tree = scene.tree
    if entry.form != "active" or frame == "object":
        return ()
    if group.passive:
        return tuple(t.i for t in tree.kids(group.verb.i, "nsubjpass"))
    found = [t.i for t in tree.kids(group.verb.i, "dative") if t.pos != "ADP"]
    if group.verb.lemma in scene.lexicon.words.told:
        found += [t.i for t in tree.kids(group.verb.i, "dobj")]
    for kid in tree.kids(group.verb.i, "prep", "dative"):
        if kid.text.lower() == "to":
            found += [t.i for t in tree.kids(kid.i, "pobj")]
    return tuple(i for i in found if i != source)
