import random

from onrecord.linking.bars import Bars
from onrecord.linking.features import Features
from onrecord.linking.splitting import split
from onrecord.linking.terms import Lexicon
from onrecord.linking.vectors import vectors_of

SHARED = [f"n:navy{i}" for i in range(12)]


def reports(own: list[list[str]]) -> list[Features]:
    """Reports that all share names; each has five of its event's own eight, and three that are only its own."""
    draw = random.Random(5)
    made = []
    for at, names in enumerate(own):
        terms = {*draw.sample(SHARED, 10), *draw.sample(names, 5), *(f"n:alone{at}x{i}" for i in range(3))}
        made.append(
            Features(f"r{at:02}", f"r{at:02}", None, None, None, (), (), (), (), tuple((t, 1) for t in sorted(terms)), b"", 0)
        )
    return made


def test_sister_events_that_share_most_names_are_parted(known: Lexicon) -> None:
    one, other = ([f"n:{event}{i}" for i in range(8)] for event in ("gale", "reef"))
    found = reports([one] * 7 + [other] * 6)
    assert sorted(split(list(range(13)), vectors_of(found, known))) == [list(range(7)), list(range(7, 13))]


def test_how_unlike_the_parts_have_to_be_is_the_bar(known: Lexicon) -> None:
    one, other = ([f"n:{event}{i}" for i in range(8)] for event in ("gale", "reef"))
    vectors = vectors_of(reports([one] * 7 + [other] * 6), known)
    assert list(split(list(range(13)), vectors, Bars(cut=0.0))) == [list(range(13))]


def test_one_event_stays_whole(known: Lexicon) -> None:
    one = [f"n:gale{i}" for i in range(8)]
    assert list(split(list(range(13)), vectors_of(reports([one] * 13), known))) == [list(range(13))]


def test_a_few_odd_reports_are_not_cut_off(known: Lexicon) -> None:
    one, other = ([f"n:{event}{i}" for i in range(8)] for event in ("gale", "reef"))
    found = reports([one] * 11 + [other] * 2)
    assert list(split(list(range(13)), vectors_of(found, known))) == [list(range(13))]


def test_a_small_cluster_stays_as_it_is(known: Lexicon) -> None:
    found = reports([[f"n:e{at}x{i}" for i in range(8)] for at in range(5)])
    assert list(split(list(range(5)), vectors_of(found, known))) == [list(range(5))]
