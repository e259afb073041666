import pytest

from onrecord.pages.furniture import Kind, ends_sentence, is_contact, kind_of, section_of
from onrecord.vocabulary.pages import Pages, read_pages

FURNITURE = [(one.language, line) for one in read_pages().languages for line in one.examples.furniture]
BODY = [(one.language, line) for one in read_pages().languages for line in one.examples.body]


@pytest.mark.parametrize(("language", "line"), FURNITURE)
def test_examples_of_furniture(language: str, line: str, pages: Pages) -> None:
    assert kind_of(line, pages) is not None


@pytest.mark.parametrize(("language", "line"), BODY)
def test_examples_of_the_body(language: str, line: str, pages: Pages) -> None:
    assert kind_of(line, pages) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("* * *", "rule"),
        ("_____", "rule"),
        ("(ENDS)", "ending"),
        ("-30-", "ending"),
        ("• Copyright © Plain Herald & Herald.example", "copyright"),
        ("(c) Plain Herald 2011", "copyright"),
        ("Front page | Next story", "navigation"),
        ("READ MORE: Ferry talks fail", "related"),
        ("More from Plain Herald", "related"),
        ("Comments (12)", "navigation"),
        ("100자평 (12)", "comments"),
        ("Follow us on Twitter and elsewhere", "promotion"),
        ("Jun.3,2013 11:02 KST | Print", "date"),
        ("By Ana Morel | Published: 4 May 2015", "date"),
        ("LNA Staff Writer", "byline"),
        ("desk@plainherald.example / May 4, 2015", "contact"),
        ("The queen greets a girl in the camp. /Plain Herald", "credit"),
        ("Envoys shake hands. (AP Photo/A. Morel)", "credit"),
        ("Photo: Ana Morel", "credit"),
    ],
)
def test_kinds(line: str, kind: Kind, pages: Pages) -> None:
    assert kind_of(line, pages) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Top officials said (c) is a letter.",
        "He wrote to desk@plainherald.example that the embassy would stay open until the end of the year.",
        "He earns 3 euros/hour in the embassy.",
        "The photo: a forgery, the ministry said, made in a cellar on the coast by people whom nobody knows at all there.",
        "2015",
        "By then",
    ],
)
def test_lines_of_a_report_stay(line: str, pages: Pages) -> None:
    assert kind_of(line, pages) is None


def test_an_imprint_is_contact(pages: Pages) -> None:
    assert is_contact("서울시 중구 새벽로 7 | 발행인 아무개", pages)
    assert not is_contact("발행인은 그 보도를 부인했다.", pages)


def test_sections(pages: Pages) -> None:
    assert (section_of("Related stories", pages), section_of("댓글 3", pages), section_of("Talks", pages)) == (
        "related", "comments", None,
    )  # fmt: skip


@pytest.mark.parametrize(("line", "closed"), [("It is.", True), ("“Is it?”", True), ("終わった。", True), ("Is", False)])
def test_sentence_ends(line: str, closed: bool) -> None:
    assert ends_sentence(line) == closed
