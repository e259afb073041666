"""Who "I", "we" and "our" are within a quotation, or in a turn of a script: whoever is quoted, whose turn it is."""

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
    if source is None or at is None or not (_is_first(scene, source) or _in_turn(scene, source, sayings, above, at)):
        return None
    seen = {number}
    while at is not None and at < len(sayings) and at not in seen:
        seen.add(at)
        outer = sayings[at].source
        if outer is None or not _is_first(scene, outer):
            return at
        at = above[at]
    return None


def _in_turn(scene: Scene, source: int, sayings: Sequence[Saying], above: Sequence[int | None], at: int | None) -> bool:
    """Whether a first person stands, not quoted, in what follows a speaker's name and a colon."""
    first = scene.tree.tokens[source].text.lower() in _FIRST
    seen: set[int] = set()
    while first and at is not None and at < len(sayings) and at not in seen:
        if sayings[at].frame == "headline":
            return True
        seen.add(at)
        at = above[at]
    return False


def _is_first(scene: Scene, token: int) -> bool:
    return scene.quoted[token] >= 0 and scene.tree.tokens[token].text.lower() in _FIRST
