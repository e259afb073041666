"""Who "I", "we" and "our" are within a quotation: whoever is quoted."""

from collections.abc import Sequence

import msgspec

from onrecord.model import Mention
from onrecord.stages.chains import FIRST_PERSON
from onrecord.stages.sayings import Saying, Scene

_FIRST = frozenset({"i", "we", "my", "our", "me", "us"})


def in_own_voice(
    scene: Scene, sayings: Sequence[Saying], sources: Sequence[Mention], above: Sequence[int | None]
) -> list[Mention]:
    """The sources, with the speaker of the quotation for each first person in it; `above` gives the holding saying."""
    found = list(sources)
    for number in range(len(sayings)):
        speaker = _speaker(scene, number, sayings, above)
        if speaker is not None:
            found[number] = msgspec.structs.replace(sources[speaker], span=sources[number].span, reason=FIRST_PERSON)
    return found


def _speaker(scene: Scene, number: int, sayings: Sequence[Saying], above: Sequence[int | None]) -> int | None:
    """The outermost saying above whose source is no first person in turn."""
    source = sayings[number].source
    at = above[number]
    if source is None or not _is_first(scene, source) or at is None:
        return None
    seen = {number}
    while at is not None and at < len(sayings) and at not in seen:
        seen.add(at)
        outer = sayings[at].source
        if outer is None or not _is_first(scene, outer):
            return at
        at = above[at]
    return None


def _is_first(scene: Scene, token: int) -> bool:
    return scene.quoted[token] >= 0 and scene.tree.tokens[token].text.lower() in _FIRST
