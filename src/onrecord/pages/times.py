"""The publication time and the time of the last change, told apart by their labels."""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from onrecord.model import When
from onrecord.pages.clock import Order, Stamp, find_stamps
from onrecord.pages.values import Times
from onrecord.vocabulary.pages import Pages


@lru_cache(maxsize=2)
def _labels(pages: Pages) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the labels of a publication time and of a change, where they end what stands before a date."""
    weekday = pages.alternatives("weekdays")
    between = rf"(?:{weekday}|{pages.alternatives('date_joiners')}|[A-Za-z]{{2,3}})(?!\w)[\s,.|]*"
    closing = rf"(?!\w)[\s:：|(/,.\-]*(?:{between}){{0,3}}$"
    first, last = (rf"(?<!\w){pages.alternatives(name)}" for name in ("published", "modified"))
    return re.compile(first + closing), re.compile(last + closing)


def read_times(lines: Iterable[str], pages: Pages, order: Order | None = None) -> Times:
    """The times that the lines of a header or footer print.

    A labelled publication time goes before the first date without a label. A time with a clock on the same day completes
    one without. Where only a change is dated, that is the publication time too, marked as inferred.
    """
    stated: When | None = None
    bare: When | None = None
    modified: When | None = None
    for line in lines:
        for stamp, label in _stamps(line, pages, order):
            if label == "modified":
                modified = better(modified, stamp.when)
            elif label == "published":
                stated = better(stated, stamp.when)
            else:
                bare = better(bare, stamp.when)
    published = better(stated, bare)
    if published is None and modified is not None:
        return Times(msgspec.structs.replace(modified, inferred=True), modified)
    return Times(published, modified)


def better(known: When | None, other: When | None) -> When | None:
    """The known time, unless it is unresolved, or the other adds a clock time on the same day."""
    if known is None or other is None:
        return known or other
    if other.edtf and (known.edtf is None or (other.edtf.startswith(known.edtf) and len(other.edtf) > len(known.edtf))):
        return other
    return known


def labelled(line: str, pages: Pages) -> bool:
    """Whether a date in the line has a label before it."""
    return any(label for _, label in _stamps(line, pages, None))


def _stamps(line: str, pages: Pages, order: Order | None) -> Iterable[tuple[Stamp, str | None]]:
    published, modified = _labels(pages)
    at = 0
    for stamp in find_stamps(line, pages, order):
        before = line[at : stamp.start].casefold()
        at = stamp.end
        if modified.search(before):
            yield stamp, "modified"
        elif published.search(before):
            yield stamp, "published"
        else:
            yield stamp, None
