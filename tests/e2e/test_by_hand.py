"""The straight path, by hand, in a real browser: from opening a round to an issued decision.

A bloc of three units. Each act is done on a page by the person who may do it; most of the
council's papers, which are all alike, are sent through the same forms without a browser.
"""

from collections.abc import Sequence

import httpx
import pytest
from playwright.async_api import Browser

from suyton.demo.council_story import KEY_PASSWORD
from tests.e2e.hands import hand, in_days
from tests.e2e.page_reading import read_page
from tests.e2e.signing_in import sign_in
from tests.support.not_run import needs_chromium

ROUND = "2024.noi-chinh"
FLAG = f"{ROUND}.thanh-tra.provincial_emulation_flag"
UNITS = {"thanh-tra": "98,5", "so-tu-phap": "96", "van-phong": "95.5"}
PRESENT = [f"uy-vien-{number:02}" for number in range(1, 13)]
ABSENT = ["uy-vien-13", "uy-vien-14", "uy-vien-15"]

YES = {f"choice:{FLAG}": "yes"}


@needs_chromium
@pytest.mark.timeout(300)
async def test_a_unit_wins_the_flag_by_hand_from_proposal_to_decision(
    browser: Browser, whole_site: str
) -> None:
    await open_round(browser, whole_site)
    await propose(browser, whole_site)
    await score(browser, whole_site)
    await vote_in_the_bloc(browser, whole_site)
    await report(browser, whole_site)
    await appraise(browser, whole_site)
    sitting = await convene(browser, whole_site)
    await decide_in_council(browser, whole_site, sitting)
    await draft_and_sign(browser, whole_site)
    await read_the_outcome(browser, whole_site)


async def open_round(browser: Browser, site: str) -> None:
    async with hand(browser, site, "van-phong") as leader:
        await leader.open("/blocs/noi-chinh")
        await leader.do("open_round", {"year": "2024", "scores_due_at": in_days(5)})
        await leader.sees("Đã ghi nhận: Mở kỳ xét thi đua", "Đang chấm điểm")


async def propose(browser: Browser, site: str) -> None:
    async with hand(browser, site, "thanh-tra") as unit:
        await unit.open(f"/rounds/{ROUND}")
        await unit.follow("Đề nghị khen thưởng")
        await unit.follow("Cờ thi đua")
        papers = {
            f"paper:{kind}": f"{kind}.pdf"
            for kind in ("submission_letter", "achievement_report", "selection_minutes")
        }
        form = unit.page.locator("main form")
        await unit.send(form, {"summary": "Dẫn đầu phong trào thi đua của khối."} | papers)
        await unit.sees("Khối đã nhận, chờ bình xét", "Tờ trình", "thay mặt Thanh tra tỉnh")
        async with unit.page.expect_download() as download:
            await unit.follow("achievement-report.pdf")
        assert (await download.value).suggested_filename == "achievement-report.pdf"


async def score(browser: Browser, site: str) -> None:
    for login, points in UNITS.items():
        async with hand(browser, site, login) as unit:
            assert "Tự chấm điểm" in await unit.tasks()
            await unit.follow("Tự chấm điểm")
            await unit.do("submit_self_score", {"unit_id": login, "score": points})
    async with hand(browser, site, "so-tu-phap") as checker:
        await checker.open(f"/rounds/{ROUND}")
        checked = {"unit_id": "thanh-tra", "by_unit_id": "so-tu-phap", "score": "98"}
        await checker.do("cross_check_score", checked | {"reason": "Một báo cáo chậm"})
        await checker.sees("Một báo cáo chậm")
    async with hand(browser, site, "van-phong") as leader:
        await leader.open("/tasks")
        await leader.follow("Thông qua điểm")
        await leader.send(leader.page.locator("main form"), {"remark": "Hội nghị nhất trí"})
        await leader.sees("Đã thông qua điểm")


async def vote_in_the_bloc(browser: Browser, site: str) -> None:
    async with hand(browser, site, "van-phong") as leader:
        await leader.open(f"/rounds/{ROUND}")
        team = {"place": "Hội trường tầng 2", "tellers": "Nguyễn Văn Đếm\n\nTrần Thị Ghi"}
        await leader.do("open_ballot", {"closes_at": in_days(2)} | team)
        await leader.sees("Đến cuộc bỏ phiếu")
        await leader.sees("Hội trường tầng 2", "Nguyễn Văn Đếm, Trần Thị Ghi")
    for login in UNITS:
        async with hand(browser, site, login) as voter:
            await voter.sees("Bỏ phiếu")
            await voter.follow("Bỏ phiếu")
            assert "Chỉ có 3 cử tri" in await voter.text()
            await voter.send(voter.page.locator("form#cast"), YES)
            assert "Đã ghi nhận: Đã bỏ phiếu" in await voter.text()


async def report(browser: Browser, site: str) -> None:
    async with hand(browser, site, "van-phong") as leader:
        await leader.open(f"/rounds/{ROUND}")
        await leader.sees("Đã kiểm phiếu", "Đạt")
        await leader.do("report_round", {"paper:conference_minutes": "bien-ban.pdf"})
        await leader.sees("Đã báo cáo lên cấp trên", "bien-ban.pdf")


async def appraise(browser: Browser, site: str) -> None:
    async with hand(browser, site, "so-noi-vu") as officer:
        await officer.sees("Thẩm định hồ sơ")
        await officer.open(f"/nominations/{FLAG}")
        await officer.do("pass_appraisal", {"remark": "Hồ sơ đầy đủ"})
        await officer.sees("Chờ Hội đồng")


async def convene(browser: Browser, site: str) -> str:
    """The sitting's address."""
    async with hand(browser, site, "thu-ky") as secretary:
        await secretary.open("/sittings")
        await secretary.follow("Triệu tập phiên họp")
        form = secretary.page.locator("main form")
        await secretary.send(form, {"meets_at": in_days(1), "nomination_id": FLAG})
        address = secretary.page.url.removeprefix(site)
        await secretary.open(f"/nominations/{FLAG}")
        await secretary.sees("Hội đồng đang xét")
        await secretary.open(address)
        presence = {"present": " ".join(PRESENT), "closes_at": in_days(2)}
        team = {"place": "Phòng họp số 1", "tellers": "Lê Văn Xem"}
        await secretary.do("record_presence", presence | {"postpone_to": in_days(7)} | team)
        await secretary.sees("Phòng họp số 1", "Lê Văn Xem")
        await secretary.sees("Đang biểu quyết", "Bỏ phiếu", "Cho ý kiến bằng văn bản")
        return address


async def decide_in_council(browser: Browser, site: str, sitting: str) -> None:
    ballot = f"/ballots/{sitting.removeprefix('/sittings/')}.b1"
    async with hand(browser, site, ABSENT[0]) as absent:
        await absent.sees("Cho ý kiến bằng văn bản")
        await absent.open(sitting)
        await absent.do("give_opinion", YES | {"remark": "Nhất trí"})
        await absent.sees("Đã gửi ý kiến")  # what it says is read with the count
    async with hand(browser, site, PRESENT[0]) as chair:
        await chair.sees("Bỏ phiếu")
        await chair.open(ballot)
        await chair.send(chair.page.locator("form#cast"), YES)
    await send_alike(site, PRESENT[1:], ballot, "cast")
    await send_alike(site, ABSENT[1:], sitting, "give_opinion")
    async with hand(browser, site, "thu-ky") as secretary:
        await secretary.open(sitting)
        await secretary.sees("Đã kết thúc", "Tổng số cử tri 15", "Đạt", "Nhất trí")


async def send_alike(site: str, logins: Sequence[str], address: str, act: str) -> None:
    """The same “yes” from each, through the form that their page holds."""
    for login in logins:
        async with httpx.AsyncClient(base_url=site) as visitor:
            await sign_in(visitor, login)
            form = read_page((await visitor.get(address)).text).form(act)
            hidden = {name: form.value(name) for name in ("csrf", "act", "key")}
            answer = await visitor.post(form.action, data=hidden | YES)
            assert answer.status_code == 303, answer.text


async def draft_and_sign(browser: Browser, site: str) -> None:
    async with hand(browser, site, "so-noi-vu") as officer:
        await officer.sees("Đưa vào dự thảo quyết định")
        await officer.open("/decisions/new?award_id=provincial_emulation_flag")
        form = officer.page.locator("main form")
        await officer.send(form, {"signer_id": "pho-chu-tich"})
        await officer.sees("Đang trình ký")
    async with hand(browser, site, "pho-chu-tich") as signer:
        await signer.sees("Ký quyết định")
        await signer.follow("Ký quyết định")
        await signer.do("sign", {"secret": KEY_PASSWORD})
        await signer.sees("Đã ký, chờ văn thư")
    async with hand(browser, site, "van-thu") as clerk:
        await clerk.sees("Đóng dấu và ban hành")
        await clerk.follow("Đóng dấu và ban hành")
        await clerk.do("issue", {"secret": KEY_PASSWORD})
        await clerk.sees("Đã ban hành", "/QĐ-UBND", "KT. CHỦ TỊCH")


async def read_the_outcome(browser: Browser, site: str) -> None:
    async with hand(browser, site, "thanh-tra") as unit:
        await unit.open(f"/nominations/{FLAG}")
        await unit.sees("Đã có quyết định khen thưởng", "/QĐ-UBND", "Được khen thưởng")
        told = await unit.page.locator(".timeline .what strong").all_inner_texts()
        assert told == [
            "Đơn vị đề nghị khen thưởng",
            "Đưa vào danh sách bỏ phiếu của khối",
            "Được khối suy tôn",
            "Khối báo cáo lên cơ quan thường trực",
            "Thẩm định đạt",
            "Đưa vào chương trình phiên họp Hội đồng",
            "Hội đồng đề nghị khen thưởng",
            "Đưa vào dự thảo quyết định",
            "Được khen thưởng",
        ]
        await unit.open("/notices")
        await unit.sees("Thanh tra tỉnh được tặng Cờ thi đua của Ủy ban nhân dân tỉnh")
        assert await unit.tasks() == []
