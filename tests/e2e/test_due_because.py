"""Wherever a due date is shown, the clause it rests on stands beside it."""

import httpx

from suyton.rules import RulePacks
from tests.e2e.signing_in import sign_in

BOOK = RulePacks.load().for_year(2023)
APPRAISAL = BOOK.appraisal_limit_working_days.citation.source
SUPPLEMENT = BOOK.supplement_limit_working_days.citation.source
SIGNING = BOOK.signing_limit_working_days.citation.source
SET_BY_BODY = "do người mở việc đặt"


async def text(visitor: httpx.AsyncClient, login: str, address: str) -> str:
    await sign_in(visitor, login)
    answer = await visitor.get(address)
    assert answer.status_code == 200
    return answer.text


async def test_the_desk_says_why_each_task_is_due(visitor: httpx.AsyncClient) -> None:
    assert f"theo {APPRAISAL}" in await text(visitor, "so-noi-vu", "/tasks")
    assert f"theo {SIGNING}" in await text(visitor, "pho-chu-tich", "/tasks")
    assert SET_BY_BODY in await text(visitor, "so-y-te", "/tasks")


async def test_the_list_of_cases_says_until_when_and_that_a_returned_case_stops_the_clock(
    visitor: httpx.AsyncClient,
) -> None:
    page = await text(visitor, "so-noi-vu", "/nominations")
    assert f"theo {SUPPLEMENT}" in page
    assert "Thời hạn của cơ quan xét đang dừng vì hồ sơ đã trả lại" in page


async def test_a_draft_says_by_which_rule_it_is_to_be_signed(visitor: httpx.AsyncClient) -> None:
    assert f"theo {SIGNING}" in await text(visitor, "pho-chu-tich", "/decisions/d-1")
    assert f"theo {SIGNING}" in await text(visitor, "pho-chu-tich", "/decisions")


async def test_a_round_says_that_its_leader_set_the_day(visitor: httpx.AsyncClient) -> None:
    assert SET_BY_BODY in await text(visitor, "ban-dan-toc", "/rounds/2024.vhxh")


async def test_programs_are_told_the_clause_too(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "so-noi-vu")
    tasks = (await visitor.get("/api/v1/tasks")).json()["items"]
    appraising = next(one for one in tasks if one["act"] == "pass_appraisal")
    assert (appraising["because"], appraising["late"]) == (APPRAISAL, False)
    where = appraising["subject"].partition(":")[2]
    awaited = (await visitor.get(f"/api/v1/nominations/{where}/awaited")).json()["items"]
    assert [one["because"] for one in awaited] == [APPRAISAL]
