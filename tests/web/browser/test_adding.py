"""Adding reports in the browser: pasted, and as files."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.web.browser.conftest import SAMPLES, Serve

from onrecord.store import open_store

pytestmark = pytest.mark.xdist_group("browser")

FIRST, SECOND, THIRD = SAMPLES


def test_the_samples_are_added_by_upload_and_by_paste(serve: Serve, tmp_path: Path) -> None:
    store = tmp_path / "register.db"
    open_store(str(store), create=True).close()
    page = serve(store).open("/")
    expect(page.locator("main .empty")).to_contain_text("This register is empty")
    page.get_by_role("link", name="Add a report").click()
    page.get_by_label("Or files").set_input_files([FIRST, SECOND])
    page.get_by_label("Text of one report").fill(THIRD.read_text(encoding="utf-8"))
    page.get_by_role("button", name="Read and keep").click()
    status = page.locator("main [role=status]")
    expect(status.locator("h2")).to_have_text(["Added"])
    expect(status.locator("li")).to_contain_text(["The Lima Courier", "Nordic Dispatch", "Meridian Newswire"])
    status.get_by_role("link", name="Finland admits written assurance").click()
    expect(page.locator("details.story summary")).to_have_text("3 reports tell this story")
    page.goto("/pledges?status=confirmed")
    expect(page.locator("li.row")).to_contain_text(["in 3 reports"])


def test_what_is_there_already_and_what_cannot_be_read_is_told(serve: Serve, own: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing follows")
    page = serve(own).open("/add")
    page.get_by_label("Or files").set_input_files([FIRST, broken])
    page.get_by_role("button", name="Read and keep").click()
    status = page.locator("main [role=status]")
    expect(status.locator("h2")).to_have_text(["There already", "Could not be read"])
    expect(status.locator(".failed li")).to_contain_text(["broken.pdf"])


def test_a_pasted_report_without_a_date_takes_the_one_that_is_given(serve: Serve, own: Path) -> None:
    page = serve(own).open("/add")
    page.get_by_label("Text of one report").fill("Norway recalls envoy\n\nNorway recalled its ambassador to Peru last month.")
    page.get_by_label("Date of reports").fill("2020-05-04")
    page.get_by_role("button", name="Read and keep").click()
    expect(page.locator("main [role=status] li")).to_contain_text(["4 May 2020"])
    page.goto("/events?since=2020-04&until=2020-04")
    expect(page.locator("li.row")).to_contain_text(["April 2020"])
