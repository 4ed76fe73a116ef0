"""A fact by hand, in a real browser: declared by the unit, found among tasks, confirmed, counted."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from playwright.async_api import Browser

from tests.e2e.hands import hand
from tests.fixtures.browser import served
from tests.support.not_run import needs_chromium

pytestmark = needs_chromium

UNIT = "so-lao-dong"


@pytest.fixture(scope="module")
async def site(app: FastAPI) -> AsyncIterator[str]:
    async with served(app) as address:
        yield address


async def test_a_unit_declares_a_rating_and_the_standing_body_confirms_it(
    browser: Browser, site: str
) -> None:
    async with hand(browser, site, UNIT) as unit:
        await unit.open("/tasks")
        await unit.follow("Hồ sơ thành tích")
        folded = unit.page.locator("details.act", has=unit.page.locator("form#declare-rating"))
        await folded.locator("summary").click()
        await unit.send(
            folded.locator("form"),
            {"fact:year": "2021", "fact:level": "good", "paper:evidence": "xep-loai.pdf"},
        )
        await unit.sees("Chờ xác nhận", "hoàn thành tốt nhiệm vụ", "Giấy tờ chứng minh")
    async with hand(browser, site, "so-noi-vu") as body:
        assert "Xác nhận thông tin" in await body.tasks()
        task = body.page.get_by_role("row", name="Xác nhận thông tin Sở Lao động")
        await task.get_by_role("link").click()
        form = body.page.locator('form[action$="/confirm"]').first
        await body.send(form, {})
        await body.sees("Đã xác nhận", "Cơ quan thường trực xác nhận thông tin")
        await body.do("close_year", {"year": "2021"})
        await body.sees("Năm đã chốt (mọi thông tin đã có): 2021")


async def test_a_form_that_says_the_impossible_comes_back_as_it_was_typed(
    browser: Browser, site: str
) -> None:
    async with hand(browser, site, UNIT) as unit:
        await unit.open(f"/subjects/{UNIT}")
        form = unit.page.locator("form#declare-discipline")
        await unit.page.locator("details.act", has=form).locator("summary").click()
        await form.locator('[name="fact:since"]').fill("2022-05-01")
        await form.locator('[name="fact:to"]').fill("2022-04-01")
        await form.get_by_role("button").last.click()
        await unit.page.locator(".note.refused").wait_for()
        assert "Mục “Đến ngày”" in await unit.text()
        assert await form.locator('[name="fact:to"]').input_value() == "2022-04-01"
