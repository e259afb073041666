"""A reviewer at the keyboard, and two who differ."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.web.browser.conftest import Serve
from tests.web.browser.watching import Watched

from onrecord.web.server.accounts import keep_account

pytestmark = pytest.mark.xdist_group("browser")

SECRET = "correct horse battery"
PLEDGES = "/review?type=commitment"


def waiting(page: Page) -> list[str]:
    return page.locator(".queue li").all_inner_texts()


def done(page: Page, state: str, title: str) -> None:
    """Waits until a decision is kept; the item has then left the queue."""
    expect(page.locator("#done")).to_contain_text(f"{state}: {title}")
    page.wait_for_load_state()  # the keys work from then on
    assert title not in waiting(page)


def select(page: Page, words: str) -> None:
    """Selects words of the passage with the mouse."""
    found = page.locator(".passage span", has_text=words).first.evaluate(
        """(node, words) => {
            const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), range = document.createRange();
            const text = walker.nextNode(), at = text.data.indexOf(words);
            range.setStart(text, at);
            range.setEnd(text, at + words.length);
            range.startContainer.parentElement.scrollIntoView({ block: "center" });
            const box = range.getBoundingClientRect();
            return [box.left, box.right, box.top + box.height / 2];
        }""",
        words,
    )
    page.mouse.move(found[0] + 1, found[2])
    page.mouse.down()
    page.mouse.move(found[1] - 1, found[2], steps=4)
    page.mouse.up()


def test_three_items_are_reviewed_by_keyboard_and_one_is_opened_again(serve: Serve, own: Path) -> None:
    page = serve(own).open(PLEDGES)
    first, second, third, *_ = waiting(page)
    page.keyboard.press("a")
    done(page, "Accepted", first)
    expect(page.locator("#progress")).to_contain_text("1 accepted")
    page.keyboard.press("r")
    expect(page.get_by_label("Why")).to_be_focused()
    page.keyboard.type("it promises nothing")
    page.keyboard.press("Enter")
    done(page, "Rejected", second)
    page.keyboard.press("c")
    expect(page.get_by_label("Kind", exact=True)).to_be_focused()
    page.keyboard.press("s")  # "spoken", in the list of kinds
    page.keyboard.press("Enter")
    expect(page.get_by_label("Why")).to_be_focused()
    page.keyboard.type("he spoke")
    page.keyboard.press("Enter")
    done(page, "Corrected", third)
    expect(page.locator("#progress")).to_contain_text("1 corrected")
    page.keyboard.press("u")
    expect(page.locator("#done")).to_contain_text(f"Open again: {third}")
    assert third in waiting(page)
    expect(page.locator("#progress")).not_to_contain_text("1 corrected")


def test_a_correction_takes_the_words_that_are_selected(serve: Serve, own: Path) -> None:
    page = serve(own).open("/review?type=commitment&text=Bolivian+border")
    title = page.locator("#current").inner_text()
    select(page, "3 million euros")
    expect(page.locator("#correct")).to_have_attribute("open", "")
    expect(page.locator("#span")).to_have_value(re.compile(r"^content=\d+:\d+$"))
    page.get_by_label("Why").fill("the sum is what was promised")
    page.get_by_label("Why").press("Enter")
    done(page, "Corrected", title)
    page.locator("#done a").click()
    said = page.get_by_role("region", name="What reviewers said")
    expect(said).to_contain_text('"3 million euros" (machine: ')
    expect(said).to_contain_text("the sum is what was promised")
    expect(page.locator(".badge.corrected")).to_have_text("corrected by ada")


def test_enter_in_a_field_decides_nothing_by_itself(serve: Serve, own: Path) -> None:
    page = serve(own).open(PLEDGES)
    before = waiting(page)
    page.keyboard.press("c")
    page.get_by_label("Date (EDTF)").fill("2019-03")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Why")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Why")).not_to_be_focused()
    assert waiting(page) == before
    expect(page.locator("#done")).to_have_count(0)


def test_a_reason_that_was_begun_for_a_rejection_corrects_after_c(serve: Serve, own: Path) -> None:
    page = serve(own).open(PLEDGES)
    title = waiting(page)[0]
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.get_by_label("Date (EDTF)").fill("2019-03")
    page.keyboard.press("Enter")
    page.keyboard.type("dated by its outlet")
    page.keyboard.press("Enter")
    done(page, "Corrected", title)


def test_two_people_sign_in_and_differ(serve: Serve, own: Path, tmp_path: Path) -> None:
    accounts = tmp_path / "accounts.json"
    for name, role in (("ada", "admin"), ("bela", "reviewer"), ("cleo", "reader")):
        keep_account(accounts, name, role, SECRET)
    pages = serve(own, accounts=accounts)
    ada = signed_in(pages, "ada", PLEDGES)
    title = waiting(ada)[0]
    here = str(ada.locator(".queue li a").first.get_attribute("href"))
    ada.keyboard.press("a")
    done(ada, "Accepted", title)
    bela = signed_in(pages, "bela", here)
    bela.keyboard.press("r")
    bela.keyboard.type("too vague to count")
    bela.keyboard.press("Enter")
    expect(bela.locator("#done")).to_contain_text(title)
    ada.goto("/review/disagreements")
    expect(ada.locator("li.row")).to_have_count(1)
    expect(ada.locator(".said li")).to_contain_text(["accept by ada", "reject by bela"])
    cleo = signed_in(pages, "cleo", here)
    expect(cleo.locator("#current")).to_have_text(title)
    expect(cleo.locator("#decide")).to_have_count(0)
    cleo.goto("/add")
    expect(cleo.locator(".empty")).to_contain_text("role of admin")
    cleo.get_by_role("button", name="Sign out").click()
    expect(cleo).to_have_url(re.compile("/sign-in$"))
    cleo.goto("/pledges")
    expect(cleo.get_by_role("heading", name="Sign in")).to_be_visible()


def signed_in(pages: Watched, name: str, path: str) -> Page:
    """A page at the path, for which one has to sign in first."""
    page = pages.open(path)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".who bdi")).to_have_text(name)
    expect(page).to_have_url(pages.address + path)
    page.wait_for_load_state()
    return page


def test_a_wrong_password_is_told(serve: Serve, own: Path, tmp_path: Path) -> None:
    keep_account(tmp_path / "accounts.json", "ada", "admin", SECRET)
    pages = serve(own, accounts=tmp_path / "accounts.json")
    page = pages.open("/")
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill("correct horse batteries")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text("The name or the password is wrong.")
    pages.faults[:] = [fault for fault in pages.faults if "status of 403" not in fault]
