"""One voter, two tabs: in a real browser, without any script, there is still one paper."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from suyton.persistence.database import Database
from tests.e2e.test_in_the_browser import enter
from tests.fixtures.browser import served, window
from tests.support.hall import Hall, open_hall
from tests.support.not_run import needs_chromium

pytestmark = needs_chromium

VOTER = "so-y-te"


@pytest.fixture
async def hall(sqlite_database: Database, tmp_path: Path) -> Hall:
    return await open_hall(sqlite_database, tmp_path)


@pytest.fixture
async def tab(hall: Hall, browser: Browser) -> AsyncIterator[Page]:
    """A tab in which the voter has signed in and opened their paper."""
    async with served(hall.app) as site, window(browser, site) as page:
        await enter(page, VOTER)
        await page.goto(hall.address)
        yield page


async def fill_in(page: Page, choice: str) -> None:
    for fieldset in await page.locator("#cast fieldset.choice").all():
        await fieldset.get_by_label(choice, exact=True).check()


async def send(page: Page) -> None:
    await page.get_by_role("button", name="Bỏ phiếu").click()


async def test_the_second_tab_is_refused_and_shown_the_receipt_of_the_first(
    hall: Hall, tab: Page
) -> None:
    other = await tab.context.new_page()
    await other.goto(hall.address)
    await fill_in(tab, "Đồng ý")
    await fill_in(other, "Không đồng ý")
    await send(tab)
    assert "Đã ghi nhận: Đã bỏ phiếu" in await tab.get_by_role("status").inner_text()
    await send(other)
    assert "đã bỏ phiếu" in await other.get_by_role("alert").inner_text()
    (sealed,) = hall.casts()
    for page in (tab, other):
        receipt = page.locator("section.card", has_text="Biên nhận của tôi")
        assert sealed.entry.facts["paper"] in await receipt.inner_text()
        assert await page.locator("#cast").count() == 0
    assert hall.check_agreement() == 1
    (opened,) = hall.database.box.papers(hall.ballot.id).papers
    assert set(opened.choices.values()) == {"yes"}


async def test_an_impatient_second_click_sends_the_same_paper(hall: Hall, tab: Page) -> None:
    await fill_in(tab, "Đồng ý")
    await tab.get_by_role("button", name="Bỏ phiếu").dblclick(no_wait_after=True)
    await tab.get_by_role("status").wait_for()
    assert await tab.get_by_role("alert").count() == 0
    assert hall.check_agreement() == 1


async def test_going_back_to_a_paper_that_was_sent_shows_the_receipt_and_no_paper(
    hall: Hall, tab: Page
) -> None:
    await fill_in(tab, "Đồng ý")
    await send(tab)
    await tab.get_by_role("status").wait_for()
    await tab.go_back()
    await tab.locator("section.card", has_text="Biên nhận của tôi").wait_for()
    assert await tab.locator("#cast").count() == 0
    (sealed,) = hall.casts()
    assert sealed.entry.facts["paper"] in await tab.locator("main").inner_text()
