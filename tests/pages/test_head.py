"""The head of a page, its title, and what a reader does not see."""

import pytest

from onrecord.errors import SourceError
from onrecord.pages.headline import site_in_title, without_site
from onrecord.pages.markup import parse, strip_invisible
from onrecord.pages.meta import read_meta
from onrecord.vocabulary.pages import Pages


def page(head: str, body: str = "<p>x</p>") -> str:
    return f"<html lang='en-GB'><head>{head}</head><body>{body}</body></html>"


def test_json_ld_goes_before_tags() -> None:
    linked = '{"@graph":[{"@type":["NewsArticle"],"headline":"A","datePublished":"2015-05-04","author":[{"name":"B"}]}]}'
    head = f"<script type='application/ld+json'>{linked}</script><meta property='article:published_time' content='2014-01-01'>"
    meta = read_meta(parse(page(head), "x"))
    assert (meta.linked_headline, meta.published, meta.authors, meta.language) == (
        "A",
        ("2015-05-04", "2014-01-01"),
        ("B",),
        "en-gb",
    )


@pytest.mark.parametrize("linked", ["{", "[" * 50_000, '{"@type":"NewsArticle","headline":5,"author":[7]}', "null", '"x"'])
def test_broken_json_ld_is_left_aside(linked: str) -> None:
    meta = read_meta(parse(page(f"<script type='application/ld+json'>{linked}</script><title>T</title>"), "x"))
    assert (meta.title, meta.linked_headline) == ("T", "")


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>gone</p>",
        "<p style='display: none'>gone</p>",
        "<p style='visibility:hidden'>gone</p>",
        "<p style='font-size:0'>gone</p>",
        "<p style='opacity:0;'>gone</p>",
        "<font size=0>gone</font>",
        "<span class='sr-only'>gone</span>",
        "<p class='far'>gone</p>",
        "<template>gone</template><noscript>gone</noscript><!-- gone -->",
        "<script>gone</script>",
    ],
)
def test_hidden_text_is_gone_and_the_rest_stays(hidden: str) -> None:
    body = f"<p>The envoy left the capital on Monday.</p>{hidden}<p style='font-size:10px;opacity:0.9'>He stayed.</p>"
    tree = parse(page("<style>.far{position:absolute;left:-9999px} @media print{p{display:none}}</style>", body), "x")
    strip_invisible(tree)
    assert " ".join(tree.text_content().split()) == "The envoy left the capital on Monday.He stayed."


def test_a_page_is_never_hidden_as_a_whole() -> None:
    tree = parse(
        "<html><head><style>.all{display:none}</style></head><body hidden><div class='all'>Text</div></body></html>", "x"
    )
    strip_invisible(tree)
    assert tree.text_content() == "Text"


@pytest.mark.parametrize("markup", ["", "<!-- nothing -->", "<p>" * 70_000])
def test_what_cannot_be_a_page(markup: str) -> None:
    with pytest.raises(SourceError, match=r"^x: "):
        parse(markup, "x")


@pytest.mark.parametrize("markup", ["<div>" * 20_000 + "x", "<b>" * 50_000 + "x", "<p " + "a=1 " * 100_000 + ">x</p>"])
def test_nesting_and_attributes_without_end(markup: str) -> None:
    strip_invisible(parse(f"<html><body>{markup}</body></html>", "x"))


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferry talks fail - Harbour News", "Ferry talks fail"),
        ("Harbour News | World | Ferry talks fail", "Ferry talks fail"),
        ("Ferry talks: no result", "Ferry talks: no result"),
        ("Harbour News", None),
    ],
)
def test_titles_without_the_site(title: str, headline: str | None) -> None:
    assert without_site(title, ["Harbour News", "World"]) == headline


def test_the_site_in_a_title(pages: Pages) -> None:
    assert site_in_title("Ferry talks fail - Harbour News", "Ferry talks fail", pages) == "Harbour News"
    assert (
        site_in_title("Harbour News: All the News - Ferry talks fail", "Ferry talks fail", pages)
        == "Harbour News: All the News"
    )
    assert site_in_title("Ferry talks fail", "Ferry talks fail", pages) is None


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        ("color:#fff", False),
        ("color: WHITE", False),
        ("color:rgb(255, 255, 255)", False),
        ("color:#fff;background:#000", True),
        ("color:#333", True),
        ("clip: rect(0 0 0 0)", False),
        ("width:1px;height:1px;overflow:hidden", False),
        ("width:100px;overflow:hidden", True),
    ],
)
def test_text_in_the_colour_of_its_ground_is_not_seen(style: str, seen: bool) -> None:
    tree = parse(f"<html><body bgcolor='#FFFFFF'><p>Text</p><p style='{style}'>more</p></body></html>", "x")
    strip_invisible(tree)
    assert ("more" in tree.text_content()) == seen


def test_white_letters_stay_where_the_ground_is_not_stated() -> None:
    tree = parse("<html><body><div class='dark'><h1 style='color:#fff'>Title</h1></div></body></html>", "x")
    strip_invisible(tree)
    assert tree.text_content() == "Title"
