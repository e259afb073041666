"""The CAMEO codes of acts that are only announced, by the code of the act (`intents.yaml`)."""

from functools import lru_cache

import msgspec

from onrecord.vocabulary.reading import ROOT, read_file


class Intents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """CAMEO codes by the beginning of the code of the act itself.

    asked, demanded: what somebody is asked, or told, to do. promised: a friendly act that will be done (PLOVER's AGREE).
    refused: one that will not be (REJECT). threatened: a hostile act that will be done (THREATEN). `wanting` are the verbs and
    adjectives by which somebody is said to mean to do what their infinitive tells.
    """

    asked: dict[str, str]
    demanded: dict[str, str]
    promised: dict[str, str]
    refused: dict[str, str]
    threatened: dict[str, str]
    wanting: frozenset[str]


@lru_cache(maxsize=1)
def read_intents() -> Intents:
    """The codes of CAMEO 1.1b3 for intents, refusals and threats."""
    return read_file(ROOT / "intents.yaml", Intents)
