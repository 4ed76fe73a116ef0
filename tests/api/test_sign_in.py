"""Signing in: sessions with their CSRF token, bearer tokens, and guessing slowed down."""

import httpx

from api.throttle import FAILURES, REST_SECONDS, Throttle
from tests.api.callers import API, code, fresh_key, in_days, program
from tests.fixtures.province import PASSWORD

UNIT = {"login": "ban-dan-toc", "password": PASSWORD}
ASSIGNMENT = {"signer_id": "pho-chu-tich", "valid_from": in_days(-1)}


async def test_a_session_reads_by_its_cookie_and_acts_only_with_its_csrf_token(
    without_engine: httpx.AsyncClient,
) -> None:
    wanted = {"login": "chu-tich", "password": PASSWORD}
    opened = await without_engine.post(f"{API}/session", json=wanted)
    assert opened.status_code == 201
    assert "httponly" in opened.headers["set-cookie"].lower()
    me = (await without_engine.get(f"{API}/me")).json()
    assert me["account"]["login"] == "chu-tich"
    assert [one["role"] for one in me["appointments"]] == ["chairman"]
    headers = {"Idempotency-Key": fresh_key()}
    address = f"{API}/assignments"
    bare = await without_engine.post(address, json=ASSIGNMENT, headers=headers)
    assert code(bare) == (403, "csrf_missing")
    wrong = headers | {"X-CSRF-Token": "guessed"}
    assert code(await without_engine.post(address, json=ASSIGNMENT, headers=wrong)) == (
        403,
        "csrf_missing",
    )
    right = headers | {"X-CSRF-Token": opened.json()["csrf"]}
    done = await without_engine.post(address, json=ASSIGNMENT, headers=right)
    assert done.status_code == 201, done.text


async def test_signing_out_ends_the_session_in_the_records_too(
    without_engine: httpx.AsyncClient,
) -> None:
    opened = await without_engine.post(f"{API}/session", json=UNIT)
    cookie = without_engine.cookies["suyton_session"]
    headers = {"X-CSRF-Token": opened.json()["csrf"]}
    assert (await without_engine.delete(f"{API}/session", headers=headers)).status_code == 204
    without_engine.cookies.set("suyton_session", cookie)
    assert code(await without_engine.get(f"{API}/me")) == (401, "not_signed_in")


async def test_a_wrong_login_and_a_wrong_password_are_answered_alike(
    without_engine: httpx.AsyncClient,
) -> None:
    address = f"{API}/session"
    wrong = await without_engine.post(address, json=UNIT | {"password": "no"})
    nobody = await without_engine.post(address, json=UNIT | {"login": "nobody"})
    assert code(wrong) == code(nobody) == (401, "sign_in_refused")
    assert wrong.json() == nobody.json()


async def test_a_token_admits_a_program_until_it_is_given_back(
    without_engine: httpx.AsyncClient,
) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    known = (await unit.ask("/tokens")).json()["items"]
    assert [one["name"] for one in known] == ["test"]
    assert "token" not in known[0]
    address = f"{API}/tokens/{known[0]['id']}"
    given_back = await without_engine.delete(address, headers=unit.headers)
    assert given_back.status_code == 204
    assert code(await unit.ask("/me")) == (401, "not_signed_in")


async def test_nobody_gives_back_another_persons_token(without_engine: httpx.AsyncClient) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    other = await program(without_engine, "so-y-te")
    token_id = (await unit.ask("/tokens")).json()["items"][0]["id"]
    address = f"{API}/tokens/{token_id}"
    answer = await without_engine.delete(address, headers=other.headers)
    assert code(answer) == (404, "unknown")
    assert (await unit.ask("/me")).status_code == 200


async def test_after_some_wrong_passwords_even_the_right_one_must_wait(
    without_engine: httpx.AsyncClient,
) -> None:
    for _ in range(FAILURES):
        wrong = await without_engine.post(f"{API}/session", json=UNIT | {"password": "no"})
        assert wrong.status_code == 401
    answer = await without_engine.post(f"{API}/session", json=UNIT)
    assert code(answer) == (429, "too_many_attempts")
    assert 0 < int(answer.headers["retry-after"]) <= REST_SECONDS
    typed = await without_engine.post("/sign-in", data=UNIT)
    assert typed.status_code == 429, "the pages' door rests with the API's"
    other = {"login": "so-y-te", "password": PASSWORD}
    assert (await without_engine.post(f"{API}/session", json=other)).status_code == 201


def test_a_login_may_try_again_after_its_rest() -> None:
    now = 0.0
    throttle = Throttle(lambda: now)
    for _ in range(FAILURES):
        assert throttle.wait("a", "here") == 0
        throttle.failed("a", "here")
    assert throttle.wait("a", "here") == REST_SECONDS
    assert throttle.wait("a", "elsewhere") == 0
    now = REST_SECONDS
    assert throttle.wait("a", "here") == 0
