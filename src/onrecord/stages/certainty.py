"""The arithmetic of FactBank's classes: how certainty and polarity add up along a chain of governors."""

from functools import lru_cache

from onrecord.model import FactClass
from onrecord.vocabulary.factuality import Effect, Kind

_LEVELS = ("UU", "PS", "PR", "CT")


@lru_cache(maxsize=64)
def compose(outer: FactClass, inner: FactClass) -> FactClass:
    """What `inner` amounts to under `outer`: the weaker certainty, polarities multiplied; UU swallows all."""
    if outer == "UU" or inner == "UU":
        return "UU"
    level = min(outer[:2], inner[:2], key=_LEVELS.index)
    return _named(level + ("+" if outer[2] == inner[2] else "-"))


def certainty(given: FactClass) -> FactClass:
    """The class with its polarity taken away: how sure the governor leaves what it does not deny."""
    return given if given == "UU" else _named(given[:2] + "+")


def under(effect: Effect, governor: FactClass, governed: Kind) -> FactClass:
    """What a reader takes of the complement of a governor of the given class; factives hold whether it does or not."""
    if effect.positive == effect.negative and effect.positive != "UU":
        return compose(certainty(governor), effect.positive) if governed == "infinitive" else effect.positive
    if governor == "UU":
        return "UU"
    return compose(certainty(governor), effect.read(governor[2]))


def _named(name: str) -> FactClass:
    classes: dict[str, FactClass] = {c: c for c in ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-")}
    return classes[name]
