"""What a rule of the vocabulary is for, in the vocabulary's own words."""

from collections.abc import Mapping
from functools import lru_cache

from onrecord.vocabulary import Vocabulary, load

_SHOWN = 6
_OTHERS = {
    "cue/carried-over": "no cue is printed: the source of the sentence before goes on speaking",
    "claim/positions": "a matter on which somebody takes a position beyond the first report",
}


def meanings(vocabulary: Vocabulary) -> dict[str, str]:
    """What each rule means, by its id: the kind that it codes, or the cue words that it knows."""
    found = dict(_OTHERS)
    for kind in vocabulary.kinds:
        found |= {f"{kind.kind}/{rule.id}": f"{kind.kind.replace('_', ' ')}: {kind.meaning}" for rule in kind.rules}
    for cue in vocabulary.cues.entries:
        words = sorted(cue.verb | cue.noun | cue.adverb | cue.phrase)
        more = ", ..." if len(words) > _SHOWN else ""
        found[f"cue/{cue.id}"] = f"{cue.act.replace('_', ' ')}, by words such as {', '.join(words[:_SHOWN])}{more}"
    return found


@lru_cache(maxsize=1)
def known_meanings() -> Mapping[str, str]:
    """The same of the vocabulary that comes with onrecord."""
    return meanings(load())
