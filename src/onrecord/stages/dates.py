"""Finds every date, time, duration and frequency in a report, and what it means in TIMEX3 and in EDTF."""

from datetime import date
from functools import partial

from onrecord.expressions.cores import Core, find_matches
from onrecord.expressions.dated import Dated, extend
from onrecord.expressions.edtf import written
from onrecord.expressions.items import itemise
from onrecord.expressions.nesting import nest
from onrecord.expressions.plausible import plausible
from onrecord.expressions.ranges import joined
from onrecord.expressions.readings import read_match
from onrecord.expressions.resolve import Anchors, Sense, resolve
from onrecord.expressions.stretch import Stretch
from onrecord.expressions.tense import Prospects, direction
from onrecord.model import Report, When
from onrecord.syntax import Tree
from onrecord.vocabulary.calendar import Calendar


def find_dates(report: Report, tree: Tree, calendar: Calendar) -> tuple[When, ...]:
    """The dates of a report, in order of the text and without overlaps.

    Relative dates are reckoned from `report.published` (its day), or from a date in the text where the words say so ("a year
    earlier"); without either they have no EDTF value.
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
        sense = resolve(core, anchors, partial(direction, tree, first, last, prospects))
        if sense is not None:
            dated.append(extend(core, sense, items, calendar))
            anchors = _remember(anchors, core, sense)
    return tuple(written(one, tree, anchors.report, items.pieces.starts, items.pieces.ends) for one in joined(dated, items))


def _day(published: When | None) -> Stretch | None:
    """The report's day, if its date is known to the day."""
    try:
        found = date.fromisoformat((published.edtf or "")[:10]) if published is not None else None
    except ValueError:
        return None
    return Stretch(found, found, "D") if found is not None else None


def _remember(anchors: Anchors, core: Core, sense: Sense) -> Anchors:
    stretch = sense.stretch
    if stretch is None or sense.type not in ("DATE", "TIME"):
        return anchors
    day = stretch if stretch.grain == "D" else anchors.day
    quarter = stretch if stretch.grain == "Q" and core.kind != "distance" else anchors.quarter
    return Anchors(report=anchors.report, text=stretch, day=day, quarter=quarter)
