import random

from onrecord.linking.bars import Bars
from onrecord.linking.clustering import cluster


def graph(groups: list[range], inside: float, across: float) -> list[tuple[int, int, float]]:
    every = [(i, at) for at, group in enumerate(groups) for i in group]
    return [(i, j, inside if a == b else across) for i, a in every for j, b in every if i < j]


def test_two_tight_clusters_stay_apart_at_a_score_that_joins_loose_ones() -> None:
    groups = [range(6), range(6, 12)]
    assert cluster(12, graph(groups, 0.6, 0.3)) == [list(group) for group in groups]
    assert cluster(12, graph(groups, 0.35, 0.3)) == [list(range(12))]


def test_the_bars_say_what_share_of_the_inner_score_is_asked_for() -> None:
    groups = [range(6), range(6, 12)]
    whole, halves = [list(range(12))], [list(group) for group in groups]
    assert cluster(12, graph(groups, 0.6, 0.3), Bars(loose=0.3, tight=0.3)) == whole
    assert cluster(12, graph(groups, 0.35, 0.3), Bars(loose=0.9, tight=0.9)) == halves


def test_a_missing_pair_counts_as_nothing() -> None:
    chain = [(i, i + 1, 0.4) for i in range(9)]
    assert all(len(members) < 4 for members in cluster(10, chain))


def test_below_the_least_score_all_stay_alone() -> None:
    assert cluster(3, [(0, 1, 0.14), (1, 2, 0.14)]) == [[0], [1], [2]]


def test_the_order_of_the_pairs_makes_no_difference() -> None:
    draw = random.Random(3)
    pairs = [(i, j, round(draw.random(), 2)) for i in range(25) for j in range(i + 1, 25) if draw.random() < 0.4]
    wanted = cluster(25, pairs)
    for seed in range(5):
        shuffled = pairs[:]
        random.Random(seed).shuffle(shuffled)
        assert cluster(25, shuffled) == wanted
    assert sorted(i for members in wanted for i in members) == list(range(25))
