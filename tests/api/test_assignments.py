"""Assignments are the Chairman's alone."""

import httpx

from tests.api.callers import API, code, fresh_key, in_days, program

WANTED = {"signer_id": "pho-chu-tich", "valid_from": in_days(-1), "valid_to": in_days(30)}


async def test_only_the_chairman_gives_and_ends_an_assignment_each_once(
    without_engine: httpx.AsyncClient,
) -> None:
    for login in ("pho-chu-tich", "so-noi-vu", "quan-tri", "ban-dan-toc"):
        person = await program(without_engine, login)
        assert code(await person.act("/assignments", WANTED)) == (403, "not_authorised"), login
    chairman = await program(without_engine, "chu-tich")
    before = len((await chairman.ask("/assignments")).json()["items"])
    key = fresh_key()
    given = await chairman.act("/assignments", WANTED, key=key)
    again = await chairman.act("/assignments", WANTED, key=key)
    assert (given.status_code, again.json()) == (201, given.json())
    assert len((await chairman.ask("/assignments")).json()["items"]) == before + 1
    address = f"{API}/assignments/{given.json()['chain'].removeprefix('assignment:')}"
    other = await program(without_engine, "pho-chu-tich")
    headers = {"Idempotency-Key": fresh_key()}
    refused = await without_engine.delete(address, headers=other.headers | headers)
    assert code(refused) == (403, "not_authorised")
    ended = await without_engine.delete(address, headers=chairman.headers | headers)
    assert ended.status_code == 200, ended.text
    twice = {"Idempotency-Key": fresh_key()}
    gone = await without_engine.delete(address, headers=chairman.headers | twice)
    assert code(gone) == (409, "wrong_stage")
