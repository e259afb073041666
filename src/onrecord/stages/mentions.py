"""Mentions: which noun phrases stand for a party, and for which one.

Listed names, offices and bodies by role, people and organisations by the shape of their names, groups, unnamed sources;
then pronouns and definite descriptions. Each mention's `reason` says how its words led to its party.
"""

from operator import attrgetter

from onrecord.model import Report
from onrecord.stages.apposition import pair_up
from onrecord.stages.describing import Sketch
from onrecord.stages.identify import Identifier, Pointer
from onrecord.stages.naming import Hit, Listed
from onrecord.stages.persons import settle_names
from onrecord.stages.published import published_on
from onrecord.syntax import Tree
from onrecord.values import Reference
from onrecord.vocabulary.parties import Parties

_OF_A_STATE = frozenset({"state", "adjective", "national"})


def find_mentions(
    report: Report, tree: Tree, names: Listed, sketches: tuple[Sketch, ...], parties: Parties
) -> tuple[Reference, ...]:
    """Every reference to a party, in order of its head; "Japan and China ... they" gives two with one head."""
    day = published_on(report)
    pairs = pair_up(tree, sketches)
    settled, persons = settle_names(tree, sketches, pairs, parties, day.year if day else None)
    pairs = pairs if settled == sketches else pair_up(tree, settled)
    host = _host(tree, names.hits, report.dateline.end) if report.dateline else None
    lead = _lead(tree, names.hits) if host is None else None
    identifier = Identifier(tree, parties, settled, pairs, persons, names.countries, host, lead)
    pointers: list[Pointer] = []
    for sketch in settled:
        pointers += identifier.identify(sketch)
    return tuple(sorted([_reference(tree, pointer) for pointer in pointers], key=attrgetter("head")))


def _reference(tree: Tree, pointer: Pointer) -> Reference:
    span = tree.span(pointer.first, pointer.last)
    return Reference(pointer.entity.mention(span, pointer.reason), pointer.head, pointer.first, pointer.last)


def _lead(tree: Tree, hits: tuple[Hit, ...]) -> str | None:
    """The state that acts in the report's first sentence: "Chad on Monday denied ..."."""
    inside = (hit for hit in hits if tree.tokens[hit.last].sentence == 0 and hit.name.sort == "state")
    first = next(inside, None)
    if first is None or tree.tokens[first.last].dep != "nsubj":
        return None
    return first.name.country if tree.tokens[tree.tokens[first.last].head].dep == "ROOT" else None


def _host(tree: Tree, hits: tuple[Hit, ...], begin: int) -> str | None:
    """The country of the dateline's city; none where the report only is filed there ("NAIROBI -- South Sudan will let ...")."""
    cities = (hit.name.country for hit in hits if tree.tokens[hit.last].end <= begin and hit.name.sort in ("capital", "seat"))
    host = next(cities, None)
    inside = [hit for hit in hits if tree.tokens[hit.first].start >= begin and hit.name.sort in _OF_A_STATE]
    if host is None or not inside or any(hit.name.country == host for hit in inside):
        return host
    lead = tree.tokens[inside[0].last]
    told = tree.sentences[lead.sentence].paragraph == min(
        (sentence.paragraph for sentence in tree.sentences if tree.tokens[sentence.start].start >= begin), default=-1
    )
    return None if told and inside[0].name.sort == "state" and lead.dep in ("nsubj", "poss") else host
