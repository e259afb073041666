"""How much less two reports can be of one event the further apart they were published."""

import datetime
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

HALF = 120.0  # days after which a pair counts half. Set by hand (a denial may take weeks): the measured set has no dates.


def days(published: Iterable[str | None]) -> npt.NDArray[np.float64]:
    """ISO days as numbers of days; NaN where there is none."""
    return np.array([_ordinal(day) for day in published], dtype=np.float64)


def closeness(one: float, others: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """From 1 (the same day, or a day unknown) towards 0 for each of the others: 1 / (1 + (days / `HALF`)²)."""
    return np.nan_to_num(1.0 / (1.0 + ((others - one) / HALF) ** 2), nan=1.0)


def _ordinal(day: str | None) -> float:
    try:
        return float(datetime.date.fromisoformat(day or "").toordinal())
    except ValueError:
        return float("nan")
