"""Where a number or a day stands on an axis, and at which of them the axis is marked."""

import math
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from onrecord.outline.dates import date_in_words
from onrecord.web.server.charts import spot

_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000)
_DAYS = (1, 2, 5, 10, 20)
_OF_YEAR, _OF_DAY = 60, 110  # the width that a year's name takes, and a month's or a day's


class Tick(msgspec.Struct, frozen=True):
    """A mark of an axis."""

    at: float
    label: str


class Days(msgspec.Struct, frozen=True):
    """An axis from one day to another, `width` long from `left` on."""

    first: date
    last: date
    left: float
    width: float

    def at(self, day: date) -> float:
        """Where the day begins."""
        span = (self.last - self.first).days or 1
        return spot(self.left + self.width * (day - self.first).days / span)

    def ticks(self) -> tuple[Tick, ...]:
        """Round years, months or days, as many as there is room for their names."""
        found = _round_days(self.first, self.last, int(self.width // _OF_YEAR), int(self.width // _OF_DAY))
        return tuple(Tick(self.at(day), date_in_words(told)) for day, told in found)


def numbers_up_to(most: int, height: float, wanted: int = 3) -> tuple[Tick, ...]:
    """Round numbers from 0 on; `at` is how high each stands where the highest number stands at `height`."""
    rough = max(most / wanted, 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
    return tuple(Tick(spot(height * number / most), _short(number)) for number in range(0, most + 1, step))


def _short(number: int) -> str:
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if number >= size:
            return f"{number / size:g}{unit}"
    return str(number)


def _round_days(first: date, last: date, years: int, days: int) -> Iterator[tuple[date, str]]:
    """Days on which the axis is marked, with what is said of them (EDTF): so many years at most, or so many months or days."""
    months = 12 * (last.year - first.year) + last.month - first.month
    if months < 2:
        yield from _single_days(first, last, days)
        return
    step = next((one for one in _MONTHS if months / one <= (days if one < 12 else years)), _MONTHS[-1])
    begun = 12 * first.year + first.month - 1
    for month in range(-(-begun // step) * step, begun + months + 1, step):
        year, of_year = divmod(month, 12)
        if year and (day := date(year, of_year + 1, 1)) >= first:
            yield day, f"{year:04}" if step >= 12 else f"{year:04}-{of_year + 1:02}"


def _single_days(first: date, last: date, most: int) -> Iterator[tuple[date, str]]:
    span = (last - first).days
    step = next((one for one in _DAYS if span / one <= most), _DAYS[-1])
    for number in range(0, span + 1, step):
        day = first + timedelta(days=number)
        yield day, day.isoformat()
