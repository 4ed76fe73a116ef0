"""Facts through the API: who may say, confirm and read them, and what cannot be said."""

import httpx
import pytest

from tests.api.callers import Json, code, fresh_key, program

UNIT = "/subjects/ban-dan-toc"
RATING: Json = {"kind": "rating", "content": {"year": 2022, "level": "excellent"}}


async def test_a_unit_declares_and_the_standing_body_confirms_each_once(
    without_engine: httpx.AsyncClient,
) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    body = await program(without_engine, "so-noi-vu")
    before = (await unit.ask(UNIT)).json()["facts"]
    key = fresh_key()
    declared = await unit.act(f"{UNIT}/facts", RATING, key=key)
    again = await unit.act(f"{UNIT}/facts", RATING, key=key)
    assert (declared.status_code, again.json()) == (201, declared.json())
    facts = (await unit.ask(UNIT)).json()["facts"]
    (fact,) = [one for one in facts if one not in before]
    assert (fact["standing"], fact["content"]["level"]) == ("declared", "excellent")
    address = f"{UNIT}/facts/{fact['id']}"
    assert code(await unit.act(f"{address}/confirm", {})) == (403, "not_authorised")
    confirmed = await body.act(f"{address}/confirm", {})
    assert confirmed.json()["stage"] == "confirmed"
    assert code(await body.act(f"{address}/confirm", {})) == (409, "wrong_stage")
    assert code(await body.act(f"{address}/strike", {"reason": " "})) == (422, "reason_missing")
    struck = await body.act(f"{address}/strike", {"reason": "Nhầm năm"})
    assert struck.json()["stage"] == "struck"


async def test_only_the_standing_body_closes_a_year_and_only_once(
    without_engine: httpx.AsyncClient,
) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    body = await program(without_engine, "so-noi-vu")
    address = f"{UNIT}/years/2019/close"
    assert code(await unit.act(address, {})) == (403, "not_authorised")
    assert (await body.act(address, {})).json()["stage"] == "year_closed"
    assert code(await body.act(address, {})) == (409, "wrong_stage")
    assert code(await body.act(f"{UNIT}/years/1800/close", {})) == (422, "fact_invalid")


IMPOSSIBLE: dict[str, Json] = {
    "level": {"kind": "rating", "content": {"year": 2022, "level": "splendid"}},
    "year": {"kind": "rating", "content": {"level": "good"}},
    "colour": {"kind": "rating", "content": {"year": 2022, "level": "good", "colour": "red"}},
    "value": {
        "kind": "share",
        "content": {
            "year": 2022,
            "what": "advanced_worker",
            "value": {"numerator": 3, "denominator": 2},
        },
    },
    "to": {
        "kind": "discipline",
        "content": {"level": "warning", "since": "2022-02-01", "to": "2022-01-01"},
    },
}


@pytest.mark.parametrize("field", IMPOSSIBLE)
async def test_what_cannot_be_said_is_refused_by_its_field(
    without_engine: httpx.AsyncClient, field: str
) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    refused = await unit.act(f"{UNIT}/facts", IMPOSSIBLE[field])
    assert code(refused) == (422, "fact_invalid")
    assert refused.json()["facts"]["field"] == field


async def test_nobody_speaks_for_another_unit_or_reads_its_record(
    without_engine: httpx.AsyncClient,
) -> None:
    for login in ("so-y-te", "truong-khoi", "quan-tri"):
        stranger = await program(without_engine, login)
        assert code(await stranger.act(f"{UNIT}/facts", RATING)) == (403, "not_authorised"), login
        assert code(await stranger.ask(UNIT)) == (404, "unknown"), login
        assert code(await stranger.ask("/subjects", unit_id="ban-dan-toc")) == (404, "unknown")


async def test_a_subject_a_fact_and_a_paper_must_be_there(
    without_engine: httpx.AsyncClient,
) -> None:
    body = await program(without_engine, "so-noi-vu")
    assert code(await body.ask("/subjects/nobody")) == (404, "unknown")
    assert code(await body.act("/subjects/nobody/facts", RATING)) == (404, "unknown")
    assert code(await body.act(f"{UNIT}/facts/f-0/confirm", {})) == (404, "unknown")
    paper = {"sha256": "ab" * 32, "size": 1, "media_type": "application/pdf"}
    missing = await body.act(f"{UNIT}/facts", RATING | {"evidence": paper})
    assert code(missing) == (422, "document_missing")


async def test_a_unit_finds_its_own_subjects(without_engine: httpx.AsyncClient) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    (own,) = (await unit.ask("/subjects", unit_id="ban-dan-toc")).json()["items"]
    assert (own["id"], own["kind"]) == ("ban-dan-toc", "collective")
