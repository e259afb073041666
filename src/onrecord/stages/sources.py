"""Who the source of a saying is: the party its noun phrase stands for, or an unnamed source with the words used for it."""

import re

import msgspec

from onrecord.model import Mention, Report
from onrecord.stages.sayings import Saying, Scene
from onrecord.values import Reference

_AROUND = ("relcl", "acl", "punct", "cc", "conj", "advcl", "parataxis", "appos")
_NAMED = ("appos",)
_UNKNOWN_REPORT = Mention(party="unnamed:report", name="the report", kind="outlet", inferred=True, reason="outlet unknown")


def source_of(scene: Scene, saying: Saying) -> Mention:
    """The mention of the source; where none is printed, an unnamed one that is marked as inferred."""
    if saying.source is None:
        word = saying.unnamed or "source"
        return Mention(party=f"unnamed:{_slug(word)}", name=f"unnamed ({word})", kind="unnamed", inferred=True,
                       reason="no source printed")  # fmt: skip
    reference = _reference(scene, saying.source)
    return reference.mention if reference is not None else _unresolved(scene, saying.source)


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


def _unresolved(scene: Scene, head: int) -> Mention:
    tree = scene.tree
    tokens = [i for i in tree.subtree(head, _AROUND) if abs(i - head) < 12]
    first = next(i for i in tokens if set(range(i, head)) <= set(tokens))
    last = max((i for i in tokens if set(range(head, i)) <= set(tokens)), default=head)
    span = tree.span(first, last)
    return Mention(party=f"unnamed:{_slug(span.text)}", name=span.text, kind="unnamed", span=span, reason="noun phrase")


def _slug(words: str) -> str:
    bare = re.sub(r"^(?:the|a|an)\s+", "", words.lower())
    return re.sub(r"[^\w]+", "-", bare).strip("-") or "source"


def as_inferred(mention: Mention) -> Mention:
    """The same mention, carried over to where it is not printed."""
    return msgspec.structs.replace(mention, inferred=True, reason="carried over")
