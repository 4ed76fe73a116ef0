"""The pages of a bloc that scores by its table: three sheets, why units are placed, files read."""

from dataclasses import replace
from io import BytesIO

import httpx
import pytest
from openpyxl import load_workbook

from api.score_files import MEDIA_TYPE
from suyton.domain.score_table import SheetLine
from tests.e2e.page_reading import read_page
from tests.e2e.scored_by_table import AWAITED, CHECKED, FILLED, LEADER, ROUND
from tests.e2e.signing_in import sign_in
from tests.e2e.told import Told
from tests.support.score_paths import TABLE, lines, own


async def test_three_sheets_stand_side_by_side_with_reasons_and_evidence(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, LEADER)
    answer = await visitor.get(f"/rounds/{ROUND}/sheets/{CHECKED}")
    text = read_page(answer.text).text
    for said in (
        "Chấm chéo: Một chỉ tiêu chậm",
        "minh-chung.pdf",
        "98,5",
        "99,0",
        "Cần minh chứng",
    ):
        assert (said in text) is (said != "Cần minh chứng"), said
    entry = (await visitor.get(f"/rounds/{ROUND}")).text
    assert "tiêu chí I.1" in entry
    assert "58 → 57.5: Một chỉ tiêu chậm" in entry.replace("58.0", "58")


async def test_the_round_says_for_whom_the_first_place_decides_and_how_equals_are_placed(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, LEADER)
    text = read_page((await visitor.get(f"/rounds/{ROUND}")).text).text
    assert "Cờ thi đua của Ủy ban nhân dân tỉnh: chỉ đơn vị đứng đầu bảng điểm" in text
    assert "vì theo Luật 06/2022/QH15 Điều 26 khoản 1" in text
    assert "Khi bằng tổng điểm: đồng hạng." in text


async def test_the_task_of_adoption_leads_to_the_sheets_where_there_is_a_table(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, LEADER)
    answer = await visitor.get(f"/rounds/{ROUND}/adoption")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/rounds/{ROUND}/sheet-adoption",
    )
    page = read_page((await visitor.get(f"/rounds/{ROUND}/sheet-adoption")).text)
    assert page.form("adopt_sheets").value("table_version") == "1"


@pytest.mark.parametrize(
    ("login", "unit", "forms"),
    [
        (CHECKED, CHECKED, {"read_sheet", "submit_self_sheet"}),
        (CHECKED, FILLED, {"cross_check_sheet"}),
        (CHECKED, AWAITED, set()),
        ("so-noi-vu", CHECKED, set()),
        ("kiem-toan", CHECKED, set()),
    ],
)
async def test_only_who_may_fill_or_check_a_sheet_is_offered_to(
    visitor: httpx.AsyncClient, login: str, unit: str, forms: set[str]
) -> None:
    await sign_in(visitor, login)
    page = read_page((await visitor.get(f"/rounds/{ROUND}/sheets/{unit}")).text)
    assert {form.value("act") for form in page.forms if "/rounds/" in form.action} == forms


async def test_a_file_taken_and_filled_stands_in_the_form_and_nothing_is_sent(
    clerk: httpx.AsyncClient, told: Told
) -> None:
    here = f"/rounds/{ROUND}/sheets/{CHECKED}"
    await sign_in(clerk, CHECKED)
    taken = await clerk.get(f"{here}/file")
    assert taken.headers["content-type"] == MEDIA_TYPE
    workbook = load_workbook(BytesIO(taken.content))
    workbook.worksheets[0]["E5"] = 19.5
    out = BytesIO()
    workbook.save(out)
    form = read_page((await clerk.get(here)).text).form("read_sheet")
    data = {name: values[0] for name, values in form.fields.items() if name != "file"}
    files = {"file": ("phieu.xlsx", out.getvalue())}
    answer = await clerk.post(form.action, data=data, files=files)
    assert answer.status_code == 200
    filled = read_page(answer.text).form("submit_self_sheet")
    assert (filled.value("points:I.1"), filled.value("points:I.2")) == ("58", "19,5")
    assert "minh-chung.pdf" in filled.value("kept")
    assert told.calls == []
    sent = {name: values[0] for name, values in filled.fields.items() if "paper:" not in name}
    assert (await clerk.post(filled.action, data=sent)).status_code == 303
    name, _, _, _, version, sent_lines, _ = told.last
    assert (name, version) == ("submit_self_sheet", 1)
    expected = lines(own(0) | {"I.2": "19.5", "P.1": "0"})
    bare = [replace(line, evidence=()) for line in sent_lines]
    assert bare == [replace(line, evidence=()) for line in _in_order(expected)]
    assert [paper.kind for paper in sent_lines[0].evidence] == ["evidence:I.1"]


def _in_order(given: tuple[SheetLine, ...]) -> list[SheetLine]:
    by_code = {line.code: line for line in given}
    return [by_code[one.code] for one in TABLE.criteria]


async def test_a_faulty_file_is_answered_with_every_fault_and_fills_nothing(
    clerk: httpx.AsyncClient,
) -> None:
    here = f"/rounds/{ROUND}/sheets/{CHECKED}"
    await sign_in(clerk, CHECKED)
    form = read_page((await clerk.get(here)).text).form("read_sheet")
    data = {name: values[0] for name, values in form.fields.items() if name != "file"}
    files = {"file": ("phieu.xlsx", b"no workbook")}
    answer = await clerk.post(form.action, data=data, files=files)
    assert answer.status_code == 422
    assert "Tệp không phải bảng tính XLSX đọc được" in answer.text
    assert read_page(answer.text).form("submit_self_sheet").value("points:I.1") == "58,0"
    none = await clerk.post(form.action, data=data)
    assert (none.status_code, "Hãy chọn một tệp" in none.text) == (422, True)
    forged = await clerk.post(form.action, data=data | {"csrf": "x"}, files=files)
    assert (forged.status_code, "không xuất phát từ phiên" in forged.text) == (422, True)
