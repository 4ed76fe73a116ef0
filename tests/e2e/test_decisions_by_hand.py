"""Decisions by hand, in a real browser: outside a bloc, signed in part, corrected, cancelled.

Two units put sudden achievements forward; there is no ballot. The signer leaves one name out, and
later decisions put a name right and take the award back with its money.
"""

from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser

from suyton.demo.council_story import KEY_PASSWORD
from tests.e2e.hands import Hand, hand
from tests.support.not_run import needs_chromium

AWARD = "provincial_certificate_of_merit"
YEAR = datetime.now(UTC).year
UNITS = {"so-y-te": "Sở Y tế", "so-khoa-hoc": "Sở Khoa học và Công nghệ"}
PAPERS = ("submission_letter", "achievement_report", "achievement_confirmation")


@needs_chromium
@pytest.mark.timeout(300)
async def test_a_list_is_signed_in_part_and_changed_by_later_decisions(
    browser: Browser, whole_site: str
) -> None:
    for unit in UNITS:
        await propose(browser, whole_site, unit)
    await appraise(browser, whole_site)
    decision = await draft(browser, whole_site)
    await sign_in_part(browser, whole_site, decision)
    await correct(browser, whole_site, decision)
    await cancel(browser, whole_site, decision)


async def propose(browser: Browser, site: str, unit: str) -> None:
    async with hand(browser, site, unit) as officer:
        await officer.open("/nominations")
        await officer.follow("Đề nghị khen thưởng")
        await officer.page.locator(f'a[href*="award_id={AWARD}&kind=sudden"]').first.click()
        typed = {"summary": "Cứu hộ trong lũ.", "achievement_id": f"lu-quet-{unit}"}
        papers = {f"paper:{kind}": f"{kind}.pdf" for kind in PAPERS}
        await officer.send(officer.page.locator("main form"), typed | papers)
        await officer.sees("Đang thẩm định")


async def appraise(browser: Browser, site: str) -> None:
    async with hand(browser, site, "so-noi-vu") as officer:
        await officer.open("/nominations?year=" + str(YEAR))
        addresses = [
            await link.get_attribute("href")
            for link in await officer.page.locator('main a[href*="lu-quet-"]').all()
        ]
        for address in filter(None, addresses):
            await officer.open(address)
            await officer.do("pass_appraisal", {"remark": "Đủ hồ sơ"})
            await officer.sees("Chờ trình quyết định")


async def draft(browser: Browser, site: str) -> str:
    """The draft's address."""
    async with hand(browser, site, "so-noi-vu") as officer:
        await officer.open(f"/decisions/new?award_id={AWARD}")
        form = officer.page.locator("main form")
        for name in UNITS.values():
            await form.get_by_label(name).check()
        await officer.send(form, {"signer_id": "pho-chu-tich"})
        await officer.sees("Đang trình ký", *UNITS.values())
        return officer.page.url.removeprefix(site)


async def sign_in_part(browser: Browser, site: str, decision: str) -> None:
    async with hand(browser, site, "pho-chu-tich") as signer:
        await signer.open(decision)
        form = signer.page.locator("form#strike_recipient").first
        await signer.page.locator("details.act", has=form).locator("summary").first.click()
        await form.locator('[name="nomination_id"]').select_option(label=UNITS["so-y-te"])
        await signer.send(form, {"reason": "Chờ xác minh thêm"})
        await signer.sees("Chờ xác minh thêm")
        await signer.do("sign", {"secret": KEY_PASSWORD})
        await signer.sees("Đã ký, chờ văn thư", "7.020.000 đồng")
    await issue(browser, site, decision)


async def correct(browser: Browser, site: str, decision: str) -> None:
    async with hand(browser, site, "so-noi-vu") as officer:
        await officer.open(decision)
        await change(officer, "correct_decision", {"reason": "In sai tên", "signer_id": "chu-tich"})
    await sign(browser, site, "Đính chính")


async def cancel(browser: Browser, site: str, decision: str) -> None:
    async with hand(browser, site, "so-noi-vu") as officer:
        await officer.open(decision)
        typed = {"reason": "Kết luận 12", "signer_id": "chu-tich", "ground": "false_declaration"}
        await change(officer, "cancel_decision", typed)
    await sign(browser, site, "Hủy bỏ")


async def change(officer: Hand, act: str, typed: dict[str, str]) -> None:
    """Draft a decision that changes an issued one, about the name that it granted."""
    form = officer.page.locator(f"form#{act}")
    await officer.page.locator("details.act", has=form).locator("summary").first.click()
    corrected = form.locator('[name^="name:"]')
    if await corrected.count():
        await corrected.first.fill("Sở Khoa học - Công nghệ")
    ticked = form.locator('[name="nomination_id"]')
    if await ticked.count():
        await ticked.first.check()
    await officer.send(form, typed)
    await officer.sees("Đang trình ký")


async def sign(browser: Browser, site: str, kind: str) -> None:
    async with hand(browser, site, "chu-tich") as chairman:
        await chairman.sees("Ký quyết định")
        await chairman.follow("Ký quyết định")
        await chairman.sees(kind)
        await chairman.do("sign", {"secret": KEY_PASSWORD})
        await chairman.sees("Đã ký, chờ văn thư")
        decision = chairman.page.url.removeprefix(site)
    await issue(browser, site, decision)


async def issue(browser: Browser, site: str, decision: str) -> None:
    async with hand(browser, site, "van-thu") as clerk:
        await clerk.open(decision)
        await clerk.do("issue", {"secret": KEY_PASSWORD})
        await clerk.sees("Đã ban hành", "/QĐ-UBND", "Bản ban hành (PDF)")
