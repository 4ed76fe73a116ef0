"""A record as its unit, the standing body and a stranger find it on the pages."""

import httpx

from tests.e2e.page_reading import FormRead, PageRead, read_page
from tests.e2e.signing_in import sign_in

RECORD = "/subjects/ban-dan-toc"


async def opened(visitor: httpx.AsyncClient, login: str, address: str = RECORD) -> PageRead:
    await sign_in(visitor, login)
    return read_page((await visitor.get(address)).text)


def judging(page: PageRead) -> list[FormRead]:
    """Forms by which a fact is confirmed or struck."""
    return [form for form in page.forms if form.action.endswith(("/confirm", "/strike"))]


async def test_a_unit_sees_what_it_declared_and_may_only_declare_more(
    visitor: httpx.AsyncClient,
) -> None:
    page = await opened(visitor, "ban-dan-toc")
    for said in ("21/30", "hoàn thành xuất sắc nhiệm vụ", "Đã gạch", "Năm đã chốt", "2022"):
        assert said in page.text
    assert judging(page) == []
    assert {form.action for form in page.forms if form.method == "post"} >= {f"{RECORD}/facts"}
    assert f"{RECORD}/closed-years" not in {form.action for form in page.forms}


async def test_the_standing_body_may_confirm_strike_and_close(visitor: httpx.AsyncClient) -> None:
    page = await opened(visitor, "so-noi-vu")
    acts = {form.action.removeprefix(RECORD) for form in judging(page)}
    assert acts == {"/facts/f-2/confirm", "/facts/f-2/strike", "/facts/f-0/strike"}
    assert f"{RECORD}/closed-years" in {form.action for form in page.forms}


async def test_a_record_is_not_shown_to_the_bloc(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "truong-khoi")
    assert (await visitor.get(RECORD)).status_code == 404
    case = "/nominations/2024.vhxh.ban-dan-toc.provincial_emulation_flag"
    page = await visitor.get(case)
    assert page.status_code == 200
    assert RECORD not in page.text
    assert "Điều kiện theo hồ sơ" not in page.text


async def test_the_case_of_a_unit_shows_it_the_verdict_and_leads_to_its_record(
    visitor: httpx.AsyncClient,
) -> None:
    case = "/nominations/2024.vhxh.ban-dan-toc.provincial_emulation_flag"
    page = await opened(visitor, "ban-dan-toc", case)
    assert "Điều kiện theo hồ sơ" in page.text
    assert RECORD in page.links
