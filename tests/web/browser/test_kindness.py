"""Without scripts, on paper, from right to left, on a phone: the pages still say what they have to say."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.web.browser.addresses import PAGES, addresses, report
from tests.web.browser.watching import PHONE, Watched

pytestmark = pytest.mark.xdist_group("browser")

READING = [name for name in PAGES.values() if name not in ("sign-in", "review", "add")]


def test_all_pages_for_reading_work_without_scripts(visit: Watched) -> None:
    where = addresses(visit.address)
    page = visit.open("/help", java_script_enabled=False)
    for name in READING:
        page.goto(where[name])
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("main a, main code").first).to_be_attached()
        assert not page.locator("noscript").count()


def test_filters_rows_and_links_to_words_work_without_scripts(visit: Watched) -> None:
    page = visit.open("/pledges", java_script_enabled=False, viewport={"width": 1000, "height": 300})
    page.get_by_label("Standing").select_option("confirmed")
    page.get_by_role("button", name="Show").click()
    page.locator("li.row .head a").click()
    page.locator("section[aria-labelledby=words] > p a").click()
    expect(page.locator("mark.here").first).to_be_in_viewport()
    row = page.locator(".record details").first
    row.locator("summary").click()
    expect(row.locator(".chain")).to_be_visible()


def test_a_report_on_paper_has_all_its_text_and_no_controls(visit: Watched) -> None:
    page = visit.open(f"/reports/{report(visit.address, '3-admission')}")
    page.emulate_media(media="print")
    for part in ("nav.pages", "header.bar", "footer", ".beside"):
        expect(page.locator(part).first).not_to_be_visible()
    pdf = PdfReader(BytesIO(page.pdf(format="A4")))
    printed = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert "The Swiss government has offered to mediate." in printed
    assert "We gave our word in writing" in printed
    assert "pledge/" in printed, "the rows are open on paper"


def test_a_list_on_paper_has_no_form(visit: Watched) -> None:
    page = visit.open("/pledges")
    page.emulate_media(media="print")
    expect(page.locator("aside")).not_to_be_visible()
    expect(page.locator("li.row").first).to_be_visible()


def test_a_report_from_right_to_left_is_set_so(visit: Watched) -> None:
    page = visit.open(f"/reports/{report(visit.address, 'nahr')}")
    for part in ("article h2", ".text p"):
        assert page.locator(part).first.evaluate("node => getComputedStyle(node).direction") == "rtl"
    expect(page.locator(".imprint bdi")).to_have_text(["صحيفة ضفة النهر", "21 March 2019"])
    outlet, date = (part.bounding_box() for part in page.locator(".imprint bdi").all())
    assert outlet and date and outlet["x"] + outlet["width"] <= date["x"]
    assert page.locator("html").evaluate("node => getComputedStyle(node).direction") == "ltr"


@pytest.mark.parametrize("path", ["/pledges", "/network", "/log"])
def test_a_phone_gets_to_every_page(path: str, visit: Watched) -> None:
    page = visit.open(path, viewport=PHONE, has_touch=True, is_mobile=True)
    last = page.locator("nav.pages a").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    last.tap()
    expect(page.locator("h1")).to_have_text("Add reports")


def test_the_page_can_be_skipped_to_by_keyboard(visit: Watched) -> None:
    page = visit.open("/pledges")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
