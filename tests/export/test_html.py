import base64
import hashlib
import io
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from tests.records import TEXT, embassy_record

from onrecord.export import Page, exporter
from onrecord.model import Record
from onrecord.parse import paragraphs

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
EMPTY = {"meta", "br", "img", "link", "input", "hr"}


class Tags(HTMLParser):
    """Every tag with its attributes; the text of the page by the element it stands in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(*records: Record) -> str:
    out = io.StringIO()
    exporter("html").write(records or [embassy_record()], out, Page())
    return out.getvalue()


def test_it_is_well_formed_and_its_ids_are_unique() -> None:
    tags = Tags(page(embassy_record(), embassy_record()))
    assert tags.open == []
    ids = [attributes["id"] for _, attributes in tags.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_links_within_the_page_lead_somewhere() -> None:
    tags = Tags(page(embassy_record(), embassy_record()))
    ids = {f"#{attributes['id']}" for _, attributes in tags.tags if "id" in attributes}
    links = {attributes["href"] for attributes in tags.named("a")}
    assert {link for link in links if link and link.startswith("#")} <= ids


def test_it_loads_nothing() -> None:
    tags = Tags(page())
    loading = {"link", "img", "iframe", "object", "embed", "base", "form", "audio", "video", "source"}
    assert loading & {name for name, _ in tags.tags} == set()
    assert not any("src" in attributes or "style" in attributes for _, attributes in tags.tags)
    assert not re.search(r"url\(|@import", page())


def test_the_policy_pins_the_style_and_the_script() -> None:
    tags = Tags(page())
    policy = next(m["content"] for m in tags.named("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy and policy.startswith("default-src 'none'") and "unsafe" not in policy
    for element in ("style", "script"):
        code = "".join(data for inside, data in tags.texts if inside == element)
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
        assert len(tags.named(element)) == 1


@pytest.mark.parametrize("field", ["headline", "byline", "text", "url", "language"])
def test_hostile_words_are_only_words(field: str) -> None:
    tags = Tags(page(Record(report=embassy_record(**{field: HOSTILE}).report)))
    assert len(tags.named("script")) == 1
    assert tags.named("img") == []
    assert not any(name.startswith("on") for _, attributes in tags.tags for name in attributes)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//x", "http://[", " x"])
def test_only_web_addresses_are_links(url: str) -> None:
    assert "original" not in page(embassy_record(url=url)).split("<footer>")[0]


def test_a_web_address_is_a_link_that_tells_nobody() -> None:
    link = next(a for a in Tags(page()).named("a") if (a["href"] or "").startswith("https:"))
    assert link == {"href": "https://harbour-post.example/gate", "rel": "noopener noreferrer"}


def test_bidirectional_controls_are_shown() -> None:
    output = page(Record(report=embassy_record(headline="a\u202eb", text="c\u2066d").report))
    assert "a⟨U+202E⟩b" in output
    assert "c⟨U+2066⟩d" in output
    assert "\u202e" not in output


def test_the_report_stands_there_word_for_word() -> None:
    output = page().split('aria-label="Text of the report"')[1].split("</section>")[0].partition(">")[2]
    words = " ".join("".join(data for _, data in Tags(output).texts).split())
    assert words == " ".join(" ".join(TEXT[a:b] for a, b in paragraphs(TEXT)).split())


def test_every_row_with_evidence_points_at_its_words() -> None:
    marks = _marks(page())
    rows = [str(row["id"]) for row in Tags(page()).named("details")]
    marked = {row: "".join(text for keys, text in marks if row in keys.split()) for row in rows}
    assert all(marked.values())
    assert marked["r1-pledges-0"] == "to close the gate of its embassy"
    assert marked["r1-laws-0"] == "asylum law"
    assert marked["r1-statements-1"] == "declined to confirmthe promise"
    assert marked["r1-claims-0"].endswith("the safety of children")


def _marks(output: str) -> list[tuple[str, str]]:
    found = re.findall(r'<mark [^>]*data-rows="([^"]*)">([^<]*)</mark>', output)
    return [(keys, unescape(text)) for keys, text in found]


def test_a_row_tells_its_rule_meaning_certainty_and_source() -> None:
    row = page().split('<details id="r1-events-0">')[1].split("</details>")[0]
    assert "<code>pledge/verb-1</code>" in row
    assert "<dt>Meaning</dt><dd>pledge: " in row
    assert "CT+, certain that it is so" in row
    assert "Source: Harbour Post, citing the Fjord Herald" in row


def test_several_reports_have_a_list_of_reports() -> None:
    assert "<nav" not in page()
    tags = Tags(page(embassy_record(headline="One"), embassy_record(headline="Two")))
    assert len(tags.named("nav")) == 1
    assert [a["href"] for a in tags.named("a")][1:3] == ["#r1", "#r2"]
