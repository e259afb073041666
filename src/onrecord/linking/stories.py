"""Stories: which reports tell of the same event."""

from collections.abc import Iterable

import msgspec

from onrecord.identity import content_id
from onrecord.linking.bars import BARS, Bars
from onrecord.linking.blocking import alike
from onrecord.linking.clustering import cluster
from onrecord.linking.copies import Copied, find_copies
from onrecord.linking.features import Features, by_date
from onrecord.linking.splitting import split
from onrecord.linking.terms import Lexicon
from onrecord.linking.vectors import vectors_of


class Story(msgspec.Struct, frozen=True):
    """Reports of one event in order of publication, and those among them that are copies of one text.

    `id` is made of the first report's id: a story keeps it while later reports join.
    """

    id: str
    reports: tuple[str, ...]
    copies: tuple[Copied, ...] = ()


def find_stories(features: Iterable[Features], known: Lexicon, bars: Bars = BARS) -> tuple[Story, ...]:
    """Every story, also of one report alone, by date of its first report, whatever the order of the input.

    Copies of one text count as one report, so that a text printed fifty times does not become the measure of what is rare.
    """
    reports = {one.report: one for one in sorted(features, key=by_date)}
    copied = find_copies(reports.values())
    first = {report: group.reports[0] for group in copied for report in group.reports}
    single = [one for one in reports.values() if first.get(one.report, one.report) == one.report]
    grouped = {group.reports[0]: group for group in copied}
    vectors = vectors_of(single, known)
    joined = cluster(len(single), alike(single, vectors), bars)
    clusters = sorted(part for members in joined for part in split(members, vectors, bars))
    return tuple(_story([single[i].report for i in members], grouped, reports) for members in clusters)


def _story(members: list[str], grouped: dict[str, Copied], reports: dict[str, Features]) -> Story:
    copies = tuple(grouped[one] for one in members if one in grouped)
    every = {*members, *(report for group in copies for report in group.reports)}
    ordered = sorted(every, key=lambda report: by_date(reports[report]))
    return Story(content_id("story", ordered[0]), tuple(ordered), copies)
