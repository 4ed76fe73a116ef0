"""What only a real browser can tell: that pages fit a phone, and that nothing is fetched elsewhere."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from playwright.async_api import Browser, Page, Request

from tests.e2e.signing_in import PASSWORD
from tests.fixtures.browser import served, window
from tests.support.not_run import needs_chromium

pytestmark = needs_chromium

PHONE = 360

PAGES = (
    ("ban-dan-toc", "/tasks"),
    ("ban-dan-toc", "/nominations/2024.vhxh.ban-dan-toc.provincial_emulation_flag"),
    (
        "ban-dan-toc",
        "/rounds/2024.vhxh/proposal?unit_id=ban-dan-toc&award_id=provincial_emulation_flag",
    ),
    ("pho-khoi", "/rounds/2024.vhxh/adoption"),
    ("truong-khoi", "/rounds/2023.vhxh"),
    ("van-phong", "/rounds/2023.noi-chinh/sheets/van-phong"),
    ("van-phong", "/rounds/2023.noi-chinh/score-table"),
    ("van-phong", "/rounds/2023.noi-chinh/sheet-adoption"),
    ("so-cong-thuong", "/ballots/2024.kinh-te.b1"),
    ("so-cong-thuong", "/ballots/2024.kinh-te.b1/turnout"),
    ("so-noi-vu", "/nominations"),
    ("so-noi-vu", "/decisions/new?award_id=provincial_certificate_of_merit"),
    ("thu-ky", "/sittings/s-1"),
    ("thu-ky", "/sittings/s-2"),
    ("thu-ky", "/sittings/s-3"),
    ("thu-ky", "/sittings/s-5"),
    ("pho-chu-tich", "/decisions/d-1"),
    ("pho-chu-tich", "/signing"),
    ("pho-chu-tich", "/signing/running"),
    ("pho-chu-tich", "/signing/ended"),
    ("van-thu", "/signing"),
    ("chu-tich", "/assignments"),
    ("so-noi-vu", "/units/ban-dan-toc"),
    ("so-noi-vu", "/blocs/vhxh"),
    ("kiem-toan", "/history"),
    ("so-noi-vu", "/subjects/ban-dan-toc"),
    (
        "ban-dan-toc",
        "/nominations/2024.vhxh.ban-dan-toc.provincial_emulation_flag/explain",
    ),
    ("ban-dan-toc", "/rules"),
    ("ban-dan-toc", "/rules/2024-01/awards/provincial_emulation_flag"),
    ("ban-dan-toc", "/rules/diff?a=2024-01&b=2025-07"),
    ("ban-dan-toc", "/what-if?award_id=provincial_emulation_flag&year=2024&judge=yes"),
)


@pytest.fixture(scope="module")
async def site(app: FastAPI) -> AsyncIterator[str]:
    async with served(app) as address:
        yield address


async def enter(page: Page, login: str) -> None:
    await page.goto("/sign-in")
    await page.get_by_label("Tên đăng nhập").fill(login)
    await page.get_by_label("Mật khẩu").fill(PASSWORD)
    await page.get_by_role("button", name="Đăng nhập").click()


@pytest.mark.parametrize(("login", "address"), PAGES)
async def test_a_page_can_be_read_on_a_phone(
    browser: Browser, site: str, login: str, address: str
) -> None:
    """No sideways scrolling, and every text stands out from its ground."""
    async with window(browser, site, width=PHONE, height=740) as page:
        await enter(page, login)
        await page.goto(address)
        assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert await page.evaluate(FAINT_TEXTS) == []


async def test_pages_fetch_nothing_from_elsewhere(browser: Browser, site: str) -> None:
    asked: list[str] = []

    def remember(request: Request) -> None:
        asked.append(request.url)

    async with window(browser, site) as page:
        page.on("request", remember)
        await enter(page, "truong-khoi")
        await page.goto("/rounds/2023.vhxh")
    assert any(url.endswith(".css") or "/static/" in url for url in asked)
    assert [url for url in asked if not url.startswith((site, "data:"))] == []


async def test_the_keyboard_finds_the_skip_link_first(browser: Browser, site: str) -> None:
    async with window(browser, site) as page:
        await enter(page, "ban-dan-toc")
        await page.goto("/tasks")
        await page.keyboard.press("Tab")
        focused = page.locator(":focus")

        assert await focused.get_attribute("href") == "#main"
        assert await focused.bounding_box() is not None


FAINT_TEXTS = """() => {
  const parts = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const colour = parts(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .filter(e => {
      const [a, b] = [light(parts(getComputedStyle(e).color)), light(ground(e))];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
    })
    .map(e => e.textContent.trim().slice(0, 40));
}"""
"""Texts whose contrast is below the 4.5 to 1 that WCAG 2.1 AA asks for."""


async def test_a_task_leads_to_its_form_already_unfolded(browser: Browser, site: str) -> None:
    async with window(browser, site) as page:
        await enter(page, "ban-dan-toc")
        await page.get_by_role("link", name="Tự chấm điểm").click()
        await page.locator("#submit_self_score [name=score]").wait_for(state="visible")


async def test_a_person_walks_from_the_rules_to_a_verdict(browser: Browser, site: str) -> None:
    async with window(browser, site) as page:
        await enter(page, "ban-dan-toc")
        await page.get_by_role("link", name="Quy định", exact=True).click()
        await page.locator("main section h2 a").nth(1).click()
        await page.get_by_role("link", name="Bằng khen của Chủ tịch").first.click()
        await page.get_by_role("link", name="Thử trước").click()
        await page.get_by_label("Năm", exact=True).fill("2024")
        await page.get_by_role("button", name="Xem quy định hỏi gì").click()
        await page.get_by_label("Căn cứ đề nghị").select_option("collective_two_years")
        await page.get_by_role("button", name="Xem kết quả").click()
        await page.get_by_text("Chưa đủ căn cứ để kết luận").first.wait_for()
        for year in (2023, 2024):
            await page.get_by_label(f"kết quả xếp loại năm {year}").select_option("excellent")
        for what in ("well_run", "conduct", "unity"):
            await page.locator(f"[name='attestation:{what}:2024']").select_option("yes")
        await page.get_by_role("button", name="Xem kết quả").click()
        answer = page.locator("#answer")
        assert (await answer.inner_text()).strip() == "Đủ điều kiện"
