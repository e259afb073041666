"""How much each ground counts for the confidence of an event (`en/confidence.yaml`)."""

import math

import msgspec

from onrecord.vocabulary.reading import ROOT, read_file


class Confidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic calibration: the log-odds with no ground at all, and what each ground adds.

    `threshold` is the chance from which on a code is dependable; `exact` the share of codes below the root that are right
    where the root is, for codes that their words justify and for those that a kind has by default.
    """

    base: float
    grounds: dict[str, float]
    threshold: float
    exact: dict[str, float]

    def chance(self, grounds: tuple[str, ...]) -> float:
        """The chance, to two places, that a coder would give the same root."""
        odds = self.base + sum([self.grounds[ground] for ground in grounds])
        return round(1 / (1 + math.exp(-odds)), 2)


def read_confidence() -> Confidence:
    """The calibration as it was last fitted."""
    return read_file(ROOT / "en" / "confidence.yaml", Confidence)
