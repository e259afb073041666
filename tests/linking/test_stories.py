import random
from collections.abc import Iterable

import msgspec
import pytest

from onrecord.linking.blocking import alike
from onrecord.linking.features import Features, by_date
from onrecord.linking.links import explain
from onrecord.linking.shingles import signature
from onrecord.linking.stories import find_stories
from onrecord.linking.terms import Lexicon
from onrecord.linking.vectors import frequencies, terms_of, unit_vector, vectors_of, weight

STORIES = {
    frozenset({"expulsion-1", "expulsion-2", "expulsion-3"}),
    frozenset({"other-expulsion-1", "other-expulsion-2"}),
    frozenset({"aid-1", "aid-2", "aid-3"}),
    frozenset({"other-aid-1", "other-aid-2"}),
    frozenset({"1-disclosure", "2-refusal", "3-admission"}),
}


def found(features: Iterable[Features], known: Lexicon) -> set[frozenset[str]]:
    listed = list(features)
    source = {one.report: one.source for one in listed}
    return {frozenset(source[report] for report in story.reports) for story in find_stories(listed, known)}


def test_reports_of_one_event_are_one_story_and_sisters_are_not(features: dict[str, Features], known: Lexicon) -> None:
    assert found(features.values(), known) == STORIES


@pytest.mark.parametrize("story", [pytest.param(story, id=min(story)) for story in sorted(STORIES, key=min)])
def test_a_store_of_one_story_has_one_story(features: dict[str, Features], known: Lexicon, story: frozenset[str]) -> None:
    assert found([features[name] for name in story], known) == {story}


def test_the_order_of_adding_makes_no_difference(features: dict[str, Features], known: Lexicon) -> None:
    wanted = find_stories(features.values(), known)
    for seed in range(5):
        shuffled = list(features.values())
        random.Random(seed).shuffle(shuffled)
        assert find_stories(shuffled, known) == wanted


def test_a_report_added_twice_counts_once(features: dict[str, Features], known: Lexicon) -> None:
    assert find_stories([*features.values(), *features.values()], known) == find_stories(features.values(), known)


def test_reports_of_a_story_are_in_order_of_publication(features: dict[str, Features], known: Lexicon) -> None:
    by_id = {one.report: one for one in features.values()}
    for story in find_stories(features.values(), known):
        assert [by_id[one].published for one in story.reports] == sorted(by_id[one].published or "" for one in story.reports)


def test_many_copies_do_not_change_which_reports_belong_together(features: dict[str, Features], known: Lexicon) -> None:
    one = features["expulsion-1"]
    copies = [msgspec.structs.replace(one, report=f"copy-{i}", source=f"copy-{i}") for i in range(30)]
    stories = found([*features.values(), *copies], known)
    assert {frozenset(name for name in story if not name.startswith("copy-")) for story in stories} == STORIES
    (story,) = [s for s in find_stories([*features.values(), *copies], known) if one.report in s.reports]
    assert len(story.reports) == 33 and len(story.copies[0].reports) == 31


def test_a_year_between_parts_what_is_otherwise_alike(features: dict[str, Features], known: Lexicon) -> None:
    one, other = features["expulsion-1"], features["expulsion-2"]
    later = msgspec.structs.replace(other, published="2019-05-10")
    assert found([one, other], known) == {frozenset({"expulsion-1", "expulsion-2"})}
    assert len(found([one, later], known)) == 2


def test_no_report_no_story(known: Lexicon) -> None:
    assert find_stories([], known) == ()


def test_a_report_without_a_word_stands_alone(features: dict[str, Features], known: Lexicon) -> None:
    blank = Features("blank", "blank", None, None, None, (), (), (), (), (), signature(""), 0)
    assert frozenset({"blank"}) in found([*features.values(), blank], known)


def test_the_parts_of_a_link_sum_to_its_score_and_name_what_made_it(features: dict[str, Features], known: Lexicon) -> None:
    reports = sorted(features.values(), key=by_date)
    one, other = features["expulsion-1"], features["expulsion-3"]
    link = explain(one, other, frequencies(reports), len(reports), known)
    assert link.score == pytest.approx(sum(part.share for part in link.parts))
    parts = {part.feature: part for part in link.parts}
    assert parts["time between"].share < 0 and parts["time between"].terms == ("2016-05-04", "2016-06-21")
    assert "liepaja" in parts["names"].terms and set(parts["countries"].terms) == {"ARM", "LVA"}
    place = {report.report: at for at, report in enumerate(reports)}
    scores = {pair[:2]: pair[2] for pair in alike(reports, vectors_of(reports, known))}
    assert link.score == pytest.approx(scores[place[one.report], place[other.report]])


def test_a_row_has_the_weights_that_links_are_explained_by(features: dict[str, Features], known: Lexicon) -> None:
    reports = list(features.values())
    vectors = vectors_of(reports, known)
    counted = frequencies(reports)
    rarity = {term: weight(term, counted[term], len(reports), known) for term in counted}
    for at, one in enumerate(reports):
        columns, weights = vectors.row(at)
        found = {vectors.terms[column]: each for column, each in zip(columns, weights, strict=True)}
        assert found == unit_vector(terms_of(one), rarity)
        assert list(columns) == sorted(columns)
