"""The lines of a page, and what is left of them when elements go."""

from onrecord.pages.markup import parse, remove
from onrecord.pages.printed import Printed, printed

PAGE = """<html><body><div id=menu><a href=1>Home</a><p>World</p></div><div id=story class=text><h2>Talks <b>fail</b></h2>
<p>The envoy left.</p><div id=more><p>Related</p><ul><li>One</li><li>Two</li></ul></div><p>He is at home.</p></div></body>"""


def texts(shown: Printed) -> list[str]:
    return [line.text for line in shown.lines]


def test_lines_say_how_they_look() -> None:
    shown = printed(parse(PAGE, "x"))
    assert texts(shown) == ["Home", "World", "Talks fail", "The envoy left.", "Related", "One", "Two", "He is at home."]
    home, _, title, *_ = shown.lines
    assert (home.linked, title.heading, title.bold, title.marks) == (1.0, 2, False, "text story")


def test_without_is_what_reading_again_gives() -> None:
    tree = parse(PAGE, "x")
    shown = printed(tree)
    gone = [tree.get_element_by_id("menu"), tree.get_element_by_id("more")]
    left = shown.without(gone)
    for element in gone:
        remove(element)
    again = printed(tree)
    assert texts(left) == texts(again) == ["Talks fail", "The envoy left.", "He is at home."]
    assert left.ranges == again.ranges
