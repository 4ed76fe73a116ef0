"""Who is awaited, wherever a ballot shows, and nowhere what anyone chose before the count."""

import json
import re

import httpx
import pytest

from suyton.domain.ballot import Choice
from tests.e2e.page_reading import read_page
from tests.e2e.signing_in import sign_in

BLOC_BALLOT = "/ballots/2024.kinh-te.b1"
COUNTED = {"tied", "concluded", "reported"}
AWAITED = r"Đang chờ 3/4 đơn vị đến \d\d:\d\d (thứ \S+|Chủ nhật) \d\d/\d\d/\d{4}\."


async def shown(visitor: httpx.AsyncClient, address: str) -> str:
    answer = await visitor.get(address)
    assert answer.status_code == 200, address
    return " ".join(read_page(answer.text).text.split())


@pytest.mark.parametrize("address", [BLOC_BALLOT, f"{BLOC_BALLOT}/turnout", "/rounds/2024.kinh-te"])
async def test_the_bloc_reads_how_many_units_are_awaited_and_until_when(
    visitor: httpx.AsyncClient, address: str
) -> None:
    await sign_in(visitor, "so-cong-thuong")
    assert re.search(AWAITED, await shown(visitor, address))


async def test_the_council_reads_how_many_members_are_awaited(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "thu-ky")
    assert re.search(r"Đang chờ 13/13 thành viên đến ", await shown(visitor, "/sittings/s-1"))


async def test_the_live_page_loads_itself_anew_and_bears_no_paper(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, "so-cong-thuong")
    live = await visitor.get(f"{BLOC_BALLOT}/turnout")
    assert live.headers["refresh"] == "15"
    assert not [form for form in read_page(live.text).forms if form.fields.get("key")]
    # A paper being filled in is never taken from under its voter's hands.
    assert "refresh" not in (await visitor.get(BLOC_BALLOT)).headers


async def test_a_closed_box_stands_still(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "truong-khoi")
    live = await visitor.get("/ballots/2023.vhxh.b1/turnout")
    assert "refresh" not in live.headers
    assert "Hòm phiếu đã đóng" in read_page(live.text).text


async def test_a_strangers_turnout_does_not_exist(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "so-cong-thuong")
    assert (await visitor.get("/ballots/2023.vhxh.b1/turnout")).status_code == 404
    assert (await visitor.get("/ballots/none/turnout")).status_code == 404


async def test_what_a_written_opinion_says_is_not_shown_while_the_box_is_open(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, "thu-ky")
    page = await shown(visitor, "/sittings/s-1")
    assert "nội dung được công bố khi kiểm phiếu" in page
    assert not [said for said in ("Đồng ý", "Nhất trí") if said in page]
    assert "đồng ý" not in (await shown(visitor, "/history?chain=sitting:s-1")).lower()
    assert "đồng ý" in (await shown(visitor, "/history?chain=sitting:s-2")).lower()  # counted


@pytest.mark.parametrize(
    "path",
    [
        "/rounds/2024.kinh-te",
        "/ballots/2024.kinh-te.b1",
        "/ballots?owner=round:2024.kinh-te",
        "/ballots?owner=sitting:s-1",
        "/sittings/s-1",
        "/sittings",
        "/sittings/s-1/minutes",
        "/history?chain=ballot:2024.kinh-te.b1",
        "/history?chain=sitting:s-1",
    ],
)
async def test_no_answer_holds_a_choice_or_a_partial_total_while_the_box_is_open(
    visitor: httpx.AsyncClient, path: str
) -> None:
    await sign_in(visitor, "kiem-toan")
    answer = await visitor.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    shown = answer.json().get("items", [answer.json()])
    uncounted = [one for one in shown if one.get("stage") not in COUNTED]
    assert uncounted
    for one in uncounted:
        assert not one.get("tally")
        # A text in quotes is a key or a value; of an answer without a tally neither is a choice.
        assert not set(re.findall(r'"([^"]*)"', json.dumps(one))) & {*Choice}


async def test_a_sitting_voted_item_by_item_leads_to_the_count_of_each(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, "thu-ky")
    page = (await visitor.get("/sittings/s-6")).text
    agenda = page[page.index('id="agenda"') : page.index('id="count"')]
    (address,) = re.findall(r'href="(/ballots/s-6[^"]*/count)"', agenda)
    assert "Mọi điều đều khớp" in await shown(visitor, address)
