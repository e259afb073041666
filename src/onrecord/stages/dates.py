"""Finds every date, time, duration and frequency in a report, and what it means in TIMEX3 and in EDTF."""

import re
from datetime import date
from functools import partial

import msgspec

from onrecord.expressions.cores import Core, find_matches
from onrecord.expressions.dated import Dated, extend
from onrecord.expressions.edtf import written
from onrecord.expressions.items import itemise
from onrecord.expressions.nesting import nest
from onrecord.expressions.plausible import plausible
from onrecord.expressions.ranges import FROM_START, joined, range_start
from onrecord.expressions.readings import read_match
from onrecord.expressions.resolve import Anchors, Sense, resolve
from onrecord.expressions.stretch import Stretch
from onrecord.expressions.tense import Prospects, direction
from onrecord.model import Report, When
from onrecord.syntax import Tree
from onrecord.vocabulary.calendar import Calendar

_LONGEST_DATELINE = 80  # characters
_DATELINE = re.compile(r"\s?(?:\([^()\n]{2,40}\))?\s?(?:--|[-–—_])\s")


def find_dates(report: Report, tree: Tree, calendar: Calendar) -> tuple[When, ...]:
    """The dates of a report, in order of the text and without overlaps.

    Relative dates are reckoned from `report.published` (its day, or that of the dateline, whose clock may be a day ahead or
    behind), or from a date in the text where the words say so ("a year earlier"); without either they have no EDTF value.
    """
    items = itemise(tree, calendar)
    cores = nest([core for found in find_matches(items, calendar) for core in read_match(found, items)], items)
    table = calendar.words
    prospects = Prospects(table.prospective, table.prospective_for, table.prospective_nouns, table.reporting)
    anchors = Anchors(report=_day(report.published))
    dated: list[Dated] = []
    for core in cores:
        if not plausible(core, items, tree, calendar):
            continue
        first, last = (items.pieces.tokens[items.first[item]] for item in (core.first, core.last))
        start = range_start(dated[-1], core, items) if dated else None
        if start is not None:
            sense = resolve(core, msgspec.structs.replace(anchors, report=start), lambda: FROM_START)
        else:
            sense = resolve(core, anchors, partial(direction, tree, first, last, prospects))
        if sense is not None:
            dated.append(extend(core, sense, items, calendar))
            anchors = _remember(anchors, core, sense)
            if len(dated) == 1 and _heads_report(report, items.pieces.ends[items.last(core.last)]):
                anchors = _at_dateline(anchors, sense)
    return tuple(written(one, tree, anchors.report, items.pieces.starts, items.pieces.ends) for one in joined(dated, items))


def _day(published: When | None) -> Stretch | None:
    """The report's day, if its date is known to the day."""
    try:
        found = date.fromisoformat((published.edtf or "")[:10]) if published is not None else None
    except ValueError:
        return None
    return Stretch(found, found, "D") if found is not None else None


def _heads_report(report: Report, end: int) -> bool:
    """Whether the date that ends there is that of the dateline ("OSLO, Dec. 9 (Agency) -- ")."""
    if report.dateline is not None and end <= report.dateline.end:
        return True
    return end <= _LONGEST_DATELINE and _DATELINE.match(report.text, end) is not None


def _at_dateline(anchors: Anchors, sense: Sense) -> Anchors:
    """Reckons from the dateline's day where the clock of its place puts it one day before or after that of publication."""
    day, published = sense.stretch, anchors.report
    if day is None or published is None or day.grain != "D" or abs((day.first - published.first).days) != 1:
        return anchors
    return msgspec.structs.replace(anchors, report=day)


def _remember(anchors: Anchors, core: Core, sense: Sense) -> Anchors:
    stretch = sense.stretch
    if stretch is None or sense.type not in ("DATE", "TIME"):
        return anchors
    day = stretch if stretch.grain == "D" else anchors.day
    quarter = stretch if stretch.grain == "Q" and core.kind != "distance" else anchors.quarter
    return Anchors(report=anchors.report, text=stretch, day=day, quarter=quarter)
