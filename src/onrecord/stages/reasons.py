"""The reason that a source gives for its stance: "declined to confirm it, citing safety"."""

import msgspec

from onrecord.stages.adjuncts import speaks
from onrecord.stages.extents import runs
from onrecord.stages.sayings import Range, Saying, Scene


def give_reasons(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """The sayings, each with the reason cited after it; the reason is no longer part of its content.

    Who takes a stance needs a reason; a plain report before the word "citing" does not take it away.
    """
    by_sentence: dict[int, list[int]] = {}
    for number, saying in enumerate(sayings):
        by_sentence.setdefault(scene.tree.tokens[saying.head].sentence, []).append(number)
    found = list(sayings)
    for token in scene.tree.tokens:
        if token.text.lower() != "citing":
            continue
        cited = scene.tree.kid(token.i, "dobj", "pobj")
        near = [n for n in by_sentence.get(token.sentence, ()) if sayings[n].head < token.i]
        if cited is None or not near or speaks(scene, cited):
            continue
        number = max(near, key=lambda n: (sayings[n].act != "assert", sayings[n].head))
        reason = runs(scene.tree.subtree(cited.i), scene.tree)
        for other in near:
            found[other] = _cut(scene, found[other], token.i, scene.tree.subtree(token.i)[-1], reason, other == number)
    return found


def _cut(scene: Scene, saying: Saying, first: int, last: int, reason: tuple[Range, ...], gives: bool) -> Saying:
    """The saying without the reason where it stands at the end of its content."""
    if not gives:
        return saying
    kept = [i for a, b in saying.contents for i in range(a, b + 1) if not first <= i <= last]
    return msgspec.structs.replace(saying, contents=runs(kept, scene.tree), reason=reason)
