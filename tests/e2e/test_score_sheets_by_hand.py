"""A bloc's scores by its table, by hand, in a real browser: pasted, filled from a file, checked."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from openpyxl import load_workbook
from playwright.async_api import Browser

from suyton.domain.organisation import BlocYear
from tests.e2e.hands import Hand, hand, in_days
from tests.fixtures.service import Service
from tests.support.not_run import needs_chromium

ROUND = "2022.noi-chinh"
LEADER, UNIT, CHECKER = "van-phong", "thanh-tra", "so-tu-phap"
SHEET = f"/rounds/{ROUND}/sheets/{UNIT}"
TABLE = """I.1\tI\tNhiệm vụ chuyên môn\t60\tĐiểm\tx
I.2\tI\tXây dựng Đảng\t40
T.1\tT\tKhen thưởng cấp Nhà nước\t5\tĐiểm thưởng
"""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs_chromium
@pytest.mark.timeout(300)
async def test_a_sheet_is_filled_from_a_file_checked_and_adopted_by_hand(
    browser: Browser, service: Service, tmp_path: Path
) -> None:
    year = BlocYear("noi-chinh", 2022, LEADER, CHECKER, (UNIT, CHECKER, LEADER))
    service.database.organisation.save_bloc_year(year)
    site = service.base_url
    await adopt_the_table(browser, site)
    await fill_from_a_file(browser, site, tmp_path)
    await check(browser, site)
    await adopt(browser, site)
    await read_the_three(browser, site)


async def adopt_the_table(browser: Browser, site: str) -> None:
    async with hand(browser, site, LEADER) as leader:
        await leader.open("/blocs/noi-chinh")
        await leader.do("open_round", {"year": "2022", "scores_due_at": in_days(5)})
        await leader.open(f"/rounds/{ROUND}")
        await leader.follow("Thông qua bảng điểm")
        await leader.do("adopt_score_table", {"criteria": TABLE, "bonus_maximum": "5"})
        await leader.sees("Bản 1.", "I.1. Nhiệm vụ chuyên môn", "Điểm thưởng")


async def fill_from_a_file(browser: Browser, site: str, folder: Path) -> None:
    async with hand(browser, site, UNIT) as unit:
        await unit.follow("Tự chấm điểm")
        await unit.follow("Tự chấm theo bảng điểm")
        async with unit.page.expect_download() as download:
            await unit.follow("Tải phiếu (XLSX)")
        taken = folder / (await download.value).suggested_filename
        await (await download.value).save_as(taken)
        assert taken.name == f"{ROUND}-{UNIT}.xlsx"
        await unit.open(SHEET)
        await choose(unit, filled(taken, {"E4": 61, "E5": "=40"}))
        text = await unit.page.locator("#file-faults").inner_text()
        assert "Phiếu chấm!E4: Tiêu chí I.1 nhận điểm từ 0 đến 60" in text
        assert "Phiếu chấm!E5: là công thức" in text
        await choose(unit, filled(taken, {"E4": 58.5, "E5": "39,5", "E6": 2, "F6": "Cờ Chính phủ"}))
        await unit.sees("Đã đọc tệp")
        await unit.do("submit_self_sheet", {"paper:evidence:I.1": "minh-chung.pdf"})
        await unit.sees("100,0", "minh-chung.pdf", "Tự chấm: Cờ Chính phủ")


async def choose(unit: Hand, content: bytes) -> None:
    """Unfold the form that reads a file, and give it one."""
    folded = unit.page.locator("details.act", has=unit.page.locator("form#read_sheet"))
    if await folded.get_attribute("open") is None:
        await folded.locator("summary").click()
    file = folded.locator('input[type="file"]')
    await file.set_input_files({"name": "phieu.xlsx", "mimeType": XLSX, "buffer": content})
    await folded.get_by_role("button").last.click()
    await unit.page.locator(".note").first.wait_for()


def filled(taken: Path, cells: Mapping[str, object]) -> bytes:
    """The file as someone would fill it in a spreadsheet."""
    workbook = load_workbook(taken)
    page = cast(Any, workbook.worksheets[0])
    for place, value in cells.items():
        page[place] = value
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


async def check(browser: Browser, site: str) -> None:
    async with hand(browser, site, CHECKER) as checker:
        await checker.open(SHEET)
        lower = {"by_unit_id": CHECKER, "points:I.1": "57,5", "reason:I.1": "Một chỉ tiêu chậm"}
        await checker.do("cross_check_sheet", lower)
        await checker.sees("Chấm chéo: Một chỉ tiêu chậm", "99,0")


async def adopt(browser: Browser, site: str) -> None:
    for login in (CHECKER, LEADER):
        async with hand(browser, site, login) as unit:
            await unit.open(f"/rounds/{ROUND}/sheets/{login}")
            points = {"points:I.1": "55", "points:I.2": "38", "paper:evidence:I.1": "mc.pdf"}
            await unit.do("submit_self_sheet", points)
    async with hand(browser, site, LEADER) as leader:
        await leader.open(f"/rounds/{ROUND}")
        await leader.follow("Thông qua điểm")
        change = {"unit:1": UNIT, "criterion:1": "I.2", "points:1": "39"}
        form = leader.page.locator("form#adopt_sheets")
        await leader.send(form, change | {"reason:1": "Hội nghị trừ nửa điểm"})
        await leader.sees("Đã thông qua điểm")


async def read_the_three(browser: Browser, site: str) -> None:
    async with hand(browser, site, UNIT) as unit:
        await unit.open(SHEET)
        total = unit.page.locator("tfoot tr")
        assert (await total.inner_text()).split()[2:6] == ["105", "100,0", "99,0", "98,5"]
        await unit.sees("Hội nghị thông qua: Hội nghị trừ nửa điểm")
