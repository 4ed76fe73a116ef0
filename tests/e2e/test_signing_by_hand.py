"""Many decisions signed by hand, in a real browser: read, one unticked, signed, watched, issued."""

import httpx
import pytest
from playwright.async_api import Browser

from suyton.demo.council_story import KEY_PASSWORD
from tests.api.test_signing_batches import drafted
from tests.e2e.hands import Hand, hand
from tests.fixtures.service import Service
from tests.support.not_run import needs_chromium


@needs_chromium
@pytest.mark.timeout(120)
async def test_a_list_is_read_signed_in_part_and_issued_on_one_confirmation_each(
    played: Service, caller: httpx.AsyncClient, browser: Browser
) -> None:
    first, left_out, last = await drafted(caller, "chu-tich", "chu-tich", "chu-tich")
    async with hand(browser, played.base_url, "chu-tich") as chairman:
        await chairman.follow("Ký, ban hành nhiều quyết định")
        await chairman.page.locator(f'a[href="/decisions/{first}"]').first.click()
        await chairman.sees("Đang trình ký", "Đính chính 0")
        await chairman.open("/signing")
        await confirm(chairman, "sign", [first, last], KEY_PASSWORD)
        await chairman.sees("Đã xong", "Xong 2, không được 0, còn lại 0.")
        await chairman.open("/signing")
        assert await waiting(chairman, "sign") >= {left_out}
        await confirm(chairman, "sign", [left_out], "0000")
        await chairman.sees("Xong 0, không được 1, còn lại 0.", "Mật khẩu hoặc mã PIN")
        await chairman.open(f"/decisions/{left_out}")
        await chairman.do("send_back", {"reason": "Thử xong"})
    async with hand(browser, played.base_url, "van-thu") as clerk:
        await clerk.open("/signing")
        await confirm(clerk, "issue", [first, last], KEY_PASSWORD)
        await clerk.sees("Đã xong", "Xong 2, không được 0, còn lại 0.", "/QĐ-UBND")


async def waiting(person: Hand, act: str) -> set[str]:
    """The decisions in the person's list."""
    boxes = await person.page.locator(f'form#{act} [name="decision_id"]').all()
    return {await box.get_attribute("value") or "" for box in boxes}


async def confirm(person: Hand, act: str, ids: list[str], secret: str) -> None:
    """Tick these alone, and confirm with the secret."""
    form = person.page.locator(f"form#{act}")
    for box in await form.locator('[name="decision_id"]').all():
        await box.set_checked(await box.get_attribute("value") in ids)
    await form.locator('[name="secret"]').fill(secret)
    await form.get_by_role("button").last.click()
    await person.page.wait_for_url("**/signing/*")
