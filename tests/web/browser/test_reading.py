"""What a reader does: read a report, narrow the register, follow a pledge, compare positions, search, take away."""

import csv
import json
import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.browser.addresses import claim, pledge, report
from tests.web.browser.watching import Watched

pytestmark = pytest.mark.xdist_group("browser")

LIT = "rgb(255, 212, 59)"


def background(page: Page, selector: str) -> str:
    return str(page.locator(selector).first.evaluate("node => getComputedStyle(node).backgroundColor"))


def test_a_row_of_a_report_lights_its_evidence(visit: Watched) -> None:
    page = visit.open(f"/reports/{report(visit.address, '1-disclosure')}")
    row = page.locator(".record details").first
    row.hover()
    evidence = page.locator(f'.text mark[data-rows~="{row.get_attribute("id")}"]')
    expect(evidence.first).to_have_class(re.compile(r"\blit\b"))
    assert background(page, ".text mark.lit") == LIT
    assert "its embassy in Lima will not admit any more Bolivian families" in evidence.all_inner_texts()
    page.locator("header.bar").hover()
    expect(page.locator(".text mark.lit")).to_have_count(0)


def test_words_of_a_report_light_and_open_their_row(visit: Watched) -> None:
    page = visit.open(f"/reports/{report(visit.address, '1-disclosure')}")
    words = page.locator(".text mark.pledges").first
    words.hover()
    expect(page.locator(".record details.lit").first).to_contain_text("Finland pledged to Peru in writing")
    words.click()
    expect(page.locator(".record .pledges details").first).to_have_attribute("open", "")


def test_keys_move_from_row_to_row_and_open_the_chain_of_sources(visit: Watched) -> None:
    page = visit.open(f"/reports/{report(visit.address, '1-disclosure')}")
    rows = page.locator(".record details")
    for key, at in (("j", 0), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        expect(page.locator(".record details.current")).to_have_count(1)
        expect(rows.nth(at)).to_have_class(re.compile(r"\bcurrent\b"))
        expect(rows.nth(at).locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    chain = rows.first.locator(".chain li")
    expect(chain).to_have_text(["The Lima Courier", "the Suomen Kuriiri"])
    expect(chain.first).to_be_visible()
    arrow = chain.nth(1).evaluate("node => getComputedStyle(node, '::before').content")
    assert arrow == '"←"'


def test_the_slash_leads_to_the_search(visit: Watched) -> None:
    page = visit.open("/pledges")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()


def test_the_register_of_pledges_is_narrowed_by_party_standing_and_date(visit: Watched) -> None:
    page = visit.open("/pledges")
    every = page.locator("li.row").count()
    page.get_by_label("By", exact=True).fill("Finland")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".narrowed")).to_contain_text("by Finland")
    by_finland = page.locator("li.row")
    assert 0 < by_finland.count() < every
    assert all("Finland" in title for title in by_finland.locator(".head a").all_inner_texts())
    page.get_by_label("Standing").select_option("confirmed")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("li.row .standing")).to_have_text(["confirmed"])
    page.get_by_label("From", exact=True).fill("2019-04")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".empty")).to_contain_text("No pledges fit")
    page.locator(".narrowed a", has_text="from 2019-04").click()
    expect(page.locator("li.row .standing")).to_have_text(["confirmed"])


def test_a_pledge_has_its_history_across_reports(visit: Watched) -> None:
    page = visit.open(f"/items/{pledge(visit.address)}")
    steps = page.locator(".history > li")
    expect(steps.locator("> time")).to_have_text(["14 March 2019", "15 March 2019", "2 April 2019"])
    expect(steps.locator("> .standing")).to_have_text(["reported", "unconfirmed", "confirmed"])
    expect(steps.nth(1)).to_contain_text("Annika Lehtovaara declines to confirm it")
    steps.nth(1).locator("a").first.click()
    expect(page.locator("article h2").first).to_have_text("Finnish minister will not confirm embassy letter to Peru")


def test_a_claim_has_the_positions_beside_each_other(visit: Watched) -> None:
    page = visit.open(f"/items/{claim(visit.address)}")
    positions = page.locator(".position")
    stances = {p.locator("h3").inner_text(): p.locator(".standing").all_inner_texts() for p in positions.all()}
    assert "declines to confirm it" in stances["Annika Lehtovaara"]
    assert any("confirms it" in told for told in stances.values())
    boxes = [box for p in positions.all() if (box := p.bounding_box())]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]


def test_a_link_to_a_sentence_arrives_at_its_words(visit: Watched) -> None:
    named = report(visit.address, "3-admission")
    page = visit.open(f"/reports/{named}.json")
    text = json.loads(page.locator("pre").inner_text())["record"]["report"]["text"]
    words = "Finland and Peru will hold a new round of talks in Geneva"
    start = text.index(words)
    page = visit.open(f"/reports/{named}?at={start}-{start + len(words)}#r1-here", viewport={"width": 1000, "height": 300})
    expect(page.locator("mark.here").first).to_be_in_viewport()
    assert "".join(page.locator("mark.here").all_inner_texts()) == words
    assert background(page, "mark.here") == LIT
    page.locator("mark.here").first.hover()


def test_an_item_links_to_its_words_in_the_report(visit: Watched) -> None:
    page = visit.open(f"/items/{pledge(visit.address)}")
    words = page.locator(".passage mark").first.inner_text()
    page.locator("section[aria-labelledby=words] > p a").click()
    expect(page).to_have_url(re.compile(r"/reports/[\w-]+\?at=\d+-\d+#r1-here$"))
    expect(page.locator("mark.here").first).to_be_in_viewport()
    assert words in "".join(page.locator("mark.here").all_inner_texts())


def test_a_korean_word_of_two_characters_is_found_and_marked(visit: Watched) -> None:
    page = visit.open("/")
    page.locator("#find").fill("약속")
    page.locator("#find").press("Enter")
    expect(page.locator("li.row .head")).to_have_text(["노르웨이 외무부, 난민 송환 중단을 약속"])
    expect(page.locator("li.row mark")).to_have_text(["약속", "약속"])


@pytest.mark.parametrize("path", ["/pledges?by=FIN", "/events?since=2018&until=2018", "/parties?kind=state", "/timeline"])
def test_a_list_is_taken_away_as_csv_and_json(path: str, visit: Watched) -> None:
    page = visit.open(path)
    with page.expect_download() as download:
        page.get_by_role("link", name="All as CSV").click()
    name = path.partition("?")[0].removeprefix("/")
    assert download.value.suggested_filename == f"{name}.csv"
    with download.value.path().open(encoding="utf-8", newline="") as stream:
        taken = list(csv.DictReader(stream))
    page.get_by_role("link", name="as JSON").first.click()
    shown = json.loads(page.locator("pre").inner_text())["rows"]
    assert taken
    assert [row["id"] for row in taken] == [row.get("id") or row["item"]["id"] for row in shown]


def test_stories_lead_to_what_two_reports_tell_otherwise(visit: Watched) -> None:
    page = visit.open("/stories")
    expect(page.locator("li.row")).to_have_count(1)
    expect(page.locator("li.row ol li")).to_have_count(3)
    page.get_by_role("link", name="what it tells otherwise").first.click()
    expect(page).to_have_url(re.compile(r"/diff\?one="))
    row = page.locator("li.row", has_text="pledge, standing")
    expect(row.locator(".standing")).to_have_text(["reported", "unconfirmed"])
    first = page.locator(".position a").first.inner_text()
    page.get_by_role("link", name="The other way round").click()
    expect(page.locator(".position a").nth(1)).to_have_text(first)
