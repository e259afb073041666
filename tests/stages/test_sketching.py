"""What the words of each noun phrase say, before anything is looked up elsewhere."""

from functools import cache

import pytest

from onrecord.model import Report, Span
from onrecord.parse import parse
from onrecord.stages.describing import Sketch
from onrecord.stages.naming import find_names
from onrecord.stages.sketching import sketch_phrases
from onrecord.vocabulary.parties import Parties, read_parties


@cache
def parties() -> Parties:
    return read_parties()


def sketches(text: str, dateline: str = "") -> dict[str, Sketch]:
    """The sketch of each phrase by the phrase's words."""
    span = Span(start=0, end=len(dateline), text=dateline) if dateline else None
    report, tree = Report(id="r", source_id="r", text=text, sha256="", dateline=span), parse(text, dateline=len(dateline))
    found = sketch_phrases(report, tree, find_names(report, tree, parties()), parties())
    return {tree.span(each.phrase.first, each.phrase.last).text: each for each in found}


@pytest.mark.parametrize(
    ("text", "phrase", "form"),
    [
        ("Kenya protested.", "Kenya", "listed"),
        ("The foreign minister left.", "The foreign minister", "role"),
        ("Ana Lima left.", "Ana Lima", "person"),
        ("They left.", "They", "pronoun"),
        ("The bridge fell.", "The bridge", "thing"),
        ("Three Kenyans left.", "Three Kenyans", "people"),
        ("Kenya praised the Goat Farmers' Union.", "the Goat Farmers' Union", "named"),
    ],
)
def test_a_phrase_shows_what_it_stands_for(text: str, phrase: str, form: str) -> None:
    assert sketches(text)[phrase].form == form


def test_the_party_inside_a_phrase_about_a_thing_stands_before_it() -> None:
    found = sketches("The Chadian army convoy stopped.")
    assert list(found) == ["The Chadian army", "The Chadian army convoy"]
    assert found["The Chadian army"].form == "role"
    assert not found["The Chadian army convoy"].hits


def test_a_dateline_has_no_phrases() -> None:
    assert list(sketches("LIMA, Peru - Kenya protested.", "LIMA, Peru -")) == ["Kenya"]
