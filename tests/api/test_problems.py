"""Problems: one form, both languages, and nothing of what was sent."""

import httpx
import pytest

from api.errors import FAULTS, REFUSALS
from suyton.domain.errors import ALL_ERRORS
from suyton.wording import LANGUAGES, Wording
from tests.api.callers import API, code, in_days, program

OPENING = {"bloc_id": "vhxh", "year": 2024, "scores_due_at": in_days(5)}


def test_every_refusal_of_the_domain_has_a_status() -> None:
    assert set(REFUSALS) == set(ALL_ERRORS)
    assert not set(REFUSALS) & set(FAULTS)


def test_every_problem_has_a_sentence_and_a_title_in_both_languages() -> None:
    wording = Wording.load()
    wanted = {f"problem.{one}" for one in FAULTS} | {f"error.{one}" for one in REFUSALS}
    wanted |= {f"problem_title.{one}" for one in (*FAULTS.values(), *REFUSALS.values())}
    for language in LANGUAGES:
        assert {key for key in wanted if not wording.has(language, key)} == set()


@pytest.mark.parametrize(
    ("asked", "language", "words"),
    [
        ("", "vi", "Tài khoản của bạn"),
        ("en", "en", "Your account"),
        ("en-GB;q=0.8, vi;q=0.9", "vi", "Tài khoản của bạn"),
        ("fr, en;q=0.3", "en", "Your account"),
    ],
)
async def test_a_problem_speaks_the_callers_language(
    without_engine: httpx.AsyncClient, asked: str, language: str, words: str
) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    answer = await unit.act("/rounds", OPENING, language=asked)
    assert code(answer) == (403, "not_authorised")
    assert answer.headers["content-language"] == language
    problem = answer.json()
    assert words in problem["detail"]
    assert set(problem) == {"type", "title", "status", "detail", "code", "facts"}
    assert problem["type"] == "urn:suyton:problem:not_authorised"
    assert problem["facts"]["act"] == "open_round"


async def test_what_was_sent_does_not_come_back_in_a_problem(
    without_engine: httpx.AsyncClient,
) -> None:
    answer = await without_engine.post(
        f"{API}/session", json={"login": "x", "password": ["hunter2"]}
    )
    assert code(answer) == (422, "request_invalid")
    assert "hunter2" not in answer.text
    assert "body.password" in answer.json()["facts"]


async def test_an_address_that_is_none_is_a_problem_for_programs_and_a_page_for_people(
    without_engine: httpx.AsyncClient,
) -> None:
    assert code(await without_engine.get(f"{API}/nothing")) == (404, "not_found")
    assert code(await without_engine.put(f"{API}/me")) == (405, "method_not_allowed")
    page = await without_engine.get("/nothing")
    assert page.status_code == 404
    assert "<html" in page.text
    assert "Không có địa chỉ này" in page.text
