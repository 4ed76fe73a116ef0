"""The list to sign, and the page of a batch, as whoever signs finds them."""

import re
from datetime import UTC, datetime

import httpx
import pytest
from fastapi import FastAPI

from api.pages import signing
from suyton.domain.signing_batch import BatchAct, begun
from tests.e2e.page_reading import read_page
from tests.e2e.signing_in import sign_in
from tests.e2e.test_pages_act import opened

NOW = datetime.now(UTC)


async def test_each_person_is_given_what_lies_before_them(clerk: httpx.AsyncClient) -> None:
    signer = (await opened(clerk, "pho-chu-tich", "/signing")).form("sign")
    assert "d-1" in signer.fields["decision_id"]
    assert "d-8" not in signer.fields["decision_id"]
    assert "publish" not in signer.fields
    records = (await opened(clerk, "van-thu", "/signing")).form("issue")
    assert "d-8" in records.fields["decision_id"]
    assert "d-1" not in records.fields["decision_id"]
    assert records.fields["publish"] == ["yes"]
    page = await opened(clerk, "so-noi-vu", "/signing")
    assert "Không có quyết định nào đang chờ bạn" in page.text


async def test_each_can_be_opened_before_it_is_signed(clerk: httpx.AsyncClient) -> None:
    links = (await opened(clerk, "pho-chu-tich", "/signing")).links
    assert {"/decisions/d-1", "/decisions/d-1/papers/drawn/draft"} <= set(links)
    links = (await opened(clerk, "van-thu", "/signing")).links
    assert {"/decisions/d-8", "/decisions/d-8/papers/numbered"} <= set(links)


async def test_a_list_too_long_for_one_form_says_how_many_follow(
    clerk: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "LISTED_AT_ONCE", 0)
    page = await opened(clerk, "pho-chu-tich", "/signing")
    assert re.search(r"[1-9]\d* quyết định khác, hạn muộn hơn", page.text)
    assert "decision_id" not in page.form("sign").fields


async def test_without_a_tick_or_a_secret_nothing_begins_and_the_form_says_so(
    visitor: httpx.AsyncClient, app: FastAPI
) -> None:
    before = app.state.parts.batches.latest("pho-chu-tich")
    form = (await opened(visitor, "pho-chu-tich", "/signing")).form("sign")
    given = {name: values[0] for name, values in form.fields.items()}
    for typed, said in (
        ({"secret": "x"}, "Hãy đánh dấu ít nhất một quyết định"),
        ({"decision_id": "d-1", "secret": ""}, "Hãy nhập mật khẩu hoặc mã PIN"),
        ({"decision_id": "d-1", "secret": "x", "csrf": "forged"}, "đã cũ hoặc không xuất phát"),
    ):
        sent = {name: one for name, one in given.items() if name != "decision_id"} | typed
        answer = await visitor.post("/signing", data=sent)
        assert answer.status_code == 422
        assert said in answer.text
    assert app.state.parts.batches.latest("pho-chu-tich") == before


async def test_a_batch_under_way_looks_again_by_itself_and_an_ended_one_does_not(
    clerk: httpx.AsyncClient,
) -> None:
    await sign_in(clerk, "pho-chu-tich")
    running = await clerk.get("/signing/running")
    assert running.headers["refresh"] == "2"
    assert [one.fields["act"] for one in read_page(running.text).forms if "act" in one.fields] == [
        ["stop"]
    ]
    ended = await clerk.get("/signing/ended")
    assert "refresh" not in ended.headers
    assert "Xong 1, không được 1, còn lại 1." in ended.text
    assert "Chưa làm được lúc này" in ended.text


async def test_another_s_batch_is_answered_as_if_it_did_not_exist(
    visitor: httpx.AsyncClient,
) -> None:
    form = (await opened(visitor, "pho-chu-tich", "/signing/running")).form("stop")
    await sign_in(visitor, "chu-tich")
    assert (await visitor.get("/signing/running")).status_code == 404
    token = read_page((await visitor.get("/assignments")).text).forms[-1].value("csrf")
    sent = {name: values[0] for name, values in form.fields.items()} | {"csrf": token}
    assert (await visitor.post("/signing/running/stop", data=sent)).status_code == 404


async def test_the_title_of_what_is_out_of_sight_is_not_told(
    visitor: httpx.AsyncClient, app: FastAPI
) -> None:
    """Anyone may begin a batch over anything; it is refused, and tells nothing."""
    batches = app.state.parts.batches
    batches.begin(begun("probing", "ban-dan-toc", BatchAct.SIGN, ("d-1", "d-0"), NOW))
    page = await opened(visitor, "ban-dan-toc", "/signing/probing")
    assert "/decisions/d-0" in page.links
    assert "/decisions/d-1" not in page.links
    assert page.text.count("Về việc tặng thưởng năm 2023") == 1
