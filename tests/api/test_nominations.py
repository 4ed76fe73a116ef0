"""A nomination over HTTP: sent twice, sent by others, sent with a used key, seen and unseen."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.api.callers import FLAG, MERIT, Json, Program, code, fresh_key, in_days, program
from tests.fixtures.service import Service

ROUND = "2024.vhxh"


@pytest.fixture(scope="module")
async def client(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    """A round of 2024 is open."""
    async with httpx.AsyncClient(base_url=service.base_url, timeout=30) as client:
        leader = await program(client, "pho-khoi")
        opening = {"bloc_id": "vhxh", "year": 2024, "scores_due_at": in_days(5)}
        opened = await leader.act("/rounds", opening, key="open-2024")
        assert opened.status_code == 201, opened.text
        assert opened.headers["location"] == f"/api/v1/rounds/{ROUND}"
        yield client


async def proposal(unit: Program, unit_id: str, award: str = MERIT) -> Json:
    return {
        "round_id": ROUND,
        "unit_id": unit_id,
        "award_id": award,
        "summary": "Thành tích",
        "dossier": await unit.dossier(),
    }


async def test_a_proposal_sent_twice_is_one_act_with_one_receipt(
    client: httpx.AsyncClient, service: Service
) -> None:
    unit = await program(client, "so-y-te")
    body, key = await proposal(unit, "so-y-te", FLAG), fresh_key()
    first = await unit.act("/nominations", body, key=key)
    second = await unit.act("/nominations", body, key=key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    where = first.headers["location"].removeprefix("/api/v1")
    assert where == f"/nominations/{ROUND}.so-y-te.{FLAG}"
    assert (await unit.ask(where)).json()["stage"] == "in_bloc"
    history = (await unit.ask(f"{where}/history")).json()["items"]
    assert [one["entry"]["tag"] for one in history] == ["unit:nomination:proposed"]
    assert history[0]["hash"] == first.json()["hash"]
    other_key = await unit.act("/nominations", body)
    assert code(other_key) == (409, "already_proposed")


async def test_a_key_used_for_another_act_on_the_case_is_refused(
    client: httpx.AsyncClient,
) -> None:
    unit = await program(client, "ban-dan-toc")
    key = fresh_key()
    body = await proposal(unit, "ban-dan-toc")
    assert (await unit.act("/nominations", body, key=key)).status_code == 201
    where = f"/nominations/{ROUND}.ban-dan-toc.{MERIT}"
    reused = await unit.act(f"{where}/withdrawal", {"reason": "Nhầm"}, key=key)
    assert code(reused) == (409, "idempotency_key_reused")
    assert (await unit.ask(where)).json()["stage"] == "in_bloc"


async def test_an_act_without_a_key_is_not_done(client: httpx.AsyncClient) -> None:
    unit = await program(client, "so-van-hoa")
    body = await proposal(unit, "so-van-hoa")
    answer = await client.post("/api/v1/nominations", json=body, headers=unit.headers)
    assert code(answer) == (400, "idempotency_key_missing")
    missing = await unit.ask(f"/nominations/{ROUND}.so-van-hoa.{MERIT}")
    assert code(missing) == (404, "unknown")


async def test_a_withdrawn_nomination_says_so_and_may_be_proposed_again(
    client: httpx.AsyncClient,
) -> None:
    unit = await program(client, "so-lao-dong")
    body, key = await proposal(unit, "so-lao-dong"), fresh_key()
    first = await unit.act("/nominations", body, key=key)
    where = f"/nominations/{ROUND}.so-lao-dong.{MERIT}"
    withdrawal, withdrawing = {"reason": "Thiếu hồ sơ"}, fresh_key()
    gone = await unit.act(f"{where}/withdrawal", withdrawal, key=withdrawing)
    assert (gone.status_code, gone.json()["stage"]) == (200, "withdrawn")
    again = await unit.act(f"{where}/withdrawal", withdrawal, key=withdrawing)
    assert again.json() == gone.json(), "the workflow has ended; the book has not"
    assert code(await unit.act(f"{where}/withdrawal", withdrawal)) == (409, "wrong_stage")
    assert (await unit.act("/nominations", body, key=key)).json() == first.json()
    anew = await unit.act("/nominations", body)
    assert (anew.status_code, anew.json()["sequence"]) == (201, 3)
    # A late repetition of the first withdrawal must not withdraw the new proposal.
    late = await unit.act(f"{where}/withdrawal", withdrawal, key=withdrawing)
    assert late.json() == gone.json()
    assert (await unit.ask(where)).json()["stage"] == "in_bloc"
    second = await unit.act(f"{where}/withdrawal", withdrawal)
    assert (second.status_code, second.json()["sequence"]) == (200, 4)


@pytest.mark.parametrize(
    ("login", "changed", "expected"),
    [
        ("so-van-hoa", {"unit_id": "so-giao-duc"}, (403, "not_authorised")),
        ("so-van-hoa", {"round_id": "1999.vhxh"}, (404, "unknown")),
        ("so-van-hoa", {"award_id": "nobel"}, (422, "award_unknown")),
        ("so-van-hoa", {"dossier": []}, (422, "dossier_incomplete")),
        ("so-tai-chinh", {"unit_id": "so-tai-chinh"}, (422, "not_a_member")),
        ("kiem-toan", {}, (403, "not_authorised")),
    ],
)
async def test_a_proposal_that_may_not_be_made_is_refused_by_name(
    client: httpx.AsyncClient, login: str, changed: Json, expected: tuple[int, str]
) -> None:
    unit = await program(client, login)
    body = await proposal(unit, "so-van-hoa") | changed
    assert code(await unit.act("/nominations", body)) == expected


async def test_a_paper_that_was_never_handed_in_is_refused(client: httpx.AsyncClient) -> None:
    unit = await program(client, "so-van-hoa")
    body = await proposal(unit, "so-van-hoa")
    body["dossier"][0]["sha256"] = "0" * 64
    assert code(await unit.act("/nominations", body)) == (422, "document_missing")


async def test_only_those_who_are_in_sight_of_a_case_read_it(client: httpx.AsyncClient) -> None:
    unit = await program(client, "so-khoa-hoc")
    body = await proposal(unit, "so-khoa-hoc")
    assert (await unit.act("/nominations", body)).status_code == 201
    where = f"/nominations/{ROUND}.so-khoa-hoc.{MERIT}"
    for login in ("so-y-te", "kiem-toan", "so-noi-vu", "chu-tich"):
        assert (await (await program(client, login)).ask(where)).status_code == 200, login
    stranger = await program(client, "so-tai-chinh")
    assert code(await stranger.ask(where)) == (404, "unknown")
    assert code(await stranger.ask(f"{where}/history")) == (404, "unknown")
    assert code(await stranger.ask(f"/rounds/{ROUND}")) == (404, "unknown")
    found = (await stranger.ask("/nominations", round_id=ROUND)).json()["items"]
    assert found == []
    chain = f"nomination:{ROUND}.so-khoa-hoc.{MERIT}"
    assert (await stranger.ask("/history", chain=chain)).json()["items"] == []
    assert (await unit.ask("/history", chain=chain)).json()["items"] != []


async def test_a_list_is_given_in_pages_that_miss_nothing(client: httpx.AsyncClient) -> None:
    reader = await program(client, "kiem-toan")
    whole = (await reader.ask("/history")).json()["items"]
    assert len(whole) > 3
    cursor, seen = "", []
    while True:
        page = (await reader.ask("/history", cursor=cursor, limit=3)).json()
        seen += [(one["entry"]["chain"], one["sequence"]) for one in page["items"]]
        cursor = page["next_cursor"]
        if not cursor or len(seen) >= len(whole):
            break
    assert seen[: len(whole)] == [(one["entry"]["chain"], one["sequence"]) for one in whole]
    assert code(await reader.ask("/history", cursor="not-one")) == (404, "unknown")
    assert code(await reader.ask("/history", limit=0)) == (422, "request_invalid")


async def test_scores_are_refused_by_name(client: httpx.AsyncClient) -> None:
    unit = await program(client, "ban-dan-toc")
    address = f"/rounds/{ROUND}/self-scores"
    for body, expected in (
        ({"unit_id": "ban-dan-toc", "score": "900"}, (422, "score_out_of_range")),
        ({"unit_id": "so-y-te", "score": "90"}, (403, "not_authorised")),
        ({"unit_id": "ban-dan-toc", "score": "NaN"}, (422, "request_invalid")),
        ({"unit_id": "ban-dan-toc", "score": "9", "sorce": 1}, (422, "request_invalid")),
    ):
        assert code(await unit.act(address, body)) == expected, body
    done = await unit.act(address, {"unit_id": "ban-dan-toc", "score": "96.5"})
    assert done.status_code == 200
    lines = (await unit.ask(f"/rounds/{ROUND}")).json()["scores"]
    assert {"96.5"} == {one["self_score"] for one in lines if one["unit_id"] == "ban-dan-toc"}


@pytest.mark.parametrize(
    ("year", "refused"),
    [({}, (422, "year_missing")), ({"year": 8999}, (422, "rules_missing"))],
)
async def test_outside_a_bloc_the_year_must_be_said_and_have_rules(
    client: httpx.AsyncClient, year: Json, refused: tuple[int, str]
) -> None:
    unit = await program(client, "so-y-te")
    body = await proposal(unit, "so-y-te", "excellent_labour_collective")
    del body["round_id"]
    assert code(await unit.act("/nominations", body | year)) == refused
