"""Who the source of a saying is: the party its noun phrase stands for, or an unnamed source with the words used for it."""

import re
from collections.abc import Collection

import msgspec

from onrecord.model import Mention, Report, Span
from onrecord.stages.sayings import Saying, Scene
from onrecord.values import Reference

_OUTSIDE = ("punct", "advcl", "parataxis", "case", "ccomp", "dep")
_BARE = (*_OUTSIDE, "relcl", "acl", "appos")
_UNKNOWN_REPORT = Mention(party="unnamed:report", name="the report", kind="outlet", inferred=True, reason="outlet unknown")


def source_of(scene: Scene, saying: Saying) -> Mention:
    """The mention of the source; where none is printed, an unnamed one that is marked as inferred."""
    if saying.source is None:
        word = saying.unnamed or "source"
        return Mention(party=f"unnamed:{_slug(word)}", name=f"unnamed ({word})", kind="unnamed", inferred=True,
                       reason="no source printed")  # fmt: skip
    reference = _reference(scene, saying.source) or (_namesake(scene, saying.source) if saying.frame == "headline" else None)
    mark = saying.head if saying.frame == "headline" else None
    mention = reference.mention if reference is not None else _unresolved(scene, saying.source, mark)
    return msgspec.structs.replace(mention, span=_printed(scene, saying, saying.source, mark))


def quoter_of(scene: Scene, saying: Saying) -> Mention | None:
    """Who quotes the source, if anybody is said to."""
    if saying.through is None:
        return None
    return source_of(scene, msgspec.structs.replace(saying, source=saying.through, relative=None))


def _printed(scene: Scene, saying: Saying, head: int, mark: int | None) -> Span:
    """The words that stand for the source at this cue, without the clause in which the cue itself stands."""
    if saying.relative is not None:
        return scene.tree.span(saying.relative, saying.relative)
    inner = [a.i for a in (scene.tree.tokens[saying.head], *scene.tree.ancestors(saying.head)) if a.head == head]
    cut = set(scene.tree.subtree(inner[0])) if inner and inner[0] != head else set()
    cut.update(i for kid in scene.tree.kids(head, "acl") if _is_parted(scene, kid.i) for i in scene.tree.subtree(kid.i))
    return _span(scene, head, _OUTSIDE, mark, cut)


def _is_parted(scene: Scene, clause: int) -> bool:
    """ "the consul, flanked by two guards, said": whether a comma parts a participle from its noun."""
    first = scene.tree.subtree(clause)[0]
    return first > 0 and scene.tree.tokens[first - 1].text == ","


def outlet_of(report: Report) -> Mention:
    """Who publishes the report, marked as inferred where the report does not say."""
    return report.outlet if report.outlet is not None else _UNKNOWN_REPORT


def addressees(scene: Scene, saying: Saying) -> tuple[Mention, ...]:
    """The mentions of those who are told."""
    found = ((_reference(scene, head), head) for head in saying.addressee)
    return tuple(reference.mention if reference else _unresolved(scene, head) for reference, head in found)


def _reference(scene: Scene, head: int) -> Reference | None:
    """The reference of a noun phrase: of its head, of its apposition, or of a word before the head within it."""
    if head in scene.references:
        return scene.references[head]
    for kid in scene.tree.kids(head, "appos"):
        if kid.i in scene.references:
            return scene.references[kid.i]
    return None


def _namesake(scene: Scene, head: int) -> Reference | None:
    """Whom a script means by a surname in capitals: "LIMA:" for Ana Lima, named elsewhere."""
    name = scene.tree.texts[head].casefold()
    people = (r for r in scene.references.values() if r.mention.kind == "person" and r.mention.name)
    return next((r for r in people if r.mention.name.casefold().split()[-1] == name), None)


def _unresolved(scene: Scene, head: int, mark: int | None = None) -> Mention:
    name = _span(scene, head, _BARE, mark).text
    return Mention(party=f"unnamed:{_slug(name)}", name=name, kind="unnamed", span=_span(scene, head, _OUTSIDE, mark),
                   reason="noun phrase")  # fmt: skip


def _span(scene: Scene, head: int, without: tuple[str, ...], mark: int | None = None,
          cut: Collection[int] = ()) -> Span:  # fmt: skip
    """The noun phrase around `head`, without branches of the given labels, and on its own side of a headline's mark."""
    tree = scene.tree
    if tree.tokens[head].tag in ("WP", "WDT", "PRP"):
        return tree.span(head, head)
    tokens = set(tree.subtree(head, without)).difference(cut)
    if mark is not None:
        tokens = {i for i in tokens if i != mark and (i < mark) == (head < mark)}
    first = last = head
    while (step := _step(scene, tokens, first, -1)) is not None:
        first = step
    while (step := _step(scene, tokens, last, 1)) is not None:
        last = step
    return tree.span(first, last)


def _step(scene: Scene, tokens: Collection[int], at: int, way: int) -> int | None:
    """The next token of the phrase, over at most two marks: "Ana Lima (North), head of the bench"."""
    for far in (1, 2, 3):
        if at + way * far in tokens:
            return at + way * far
        if not 0 <= at + way * far < len(scene.tree.tokens) or not _joins(scene, at + way * far):
            return None
    return None


def _joins(scene: Scene, mark: int) -> bool:
    """Whether a punctuation mark may stand within one name; a colon or a dash between spaces may not."""
    token, text = scene.tree.tokens[mark], scene.tree.text
    spaced = text[token.start - 1 : token.start].isspace() and text[token.end : token.end + 1].isspace()
    return token.pos == "PUNCT" and not spaced and token.text != ":"


def _slug(words: str) -> str:
    bare = re.sub(r"^(?:the|a|an)\s+", "", words.lower())
    return re.sub(r"[^\w]+", "-", bare).strip("-") or "source"


def as_inferred(mention: Mention) -> Mention:
    """The same mention, carried over to where it is not printed."""
    return msgspec.structs.replace(mention, inferred=True, reason="carried over")
