"""What anyone may ask without signing in, and what they are not told."""

import httpx
import pytest
from fastapi import FastAPI

from api.rate_limit import PublicLimits, RateLimit
from tests.e2e.page_reading import read_page
from tests.e2e.register_writing import Province

ISSUED, DRAFT = "7K3M9QXT24N0", "7K3M9QXT24N1"
NOTHING = "7K3M9QXT24NZ"
API = "/api/v1"


async def test_the_code_of_an_issued_paper_tells_what_the_paper_says(
    visitor: httpx.AsyncClient,
) -> None:
    page = await visitor.get(f"/verify/{ISSUED}")
    assert page.status_code == 200
    told = read_page(page.text).text
    assert "Ban Dân tộc" in told
    assert "01/QĐ-UBND" in told
    standing = (await visitor.get(f"{API}/verify/{ISSUED}")).json()
    assert standing["number"] == "01/QĐ-UBND"
    assert standing["recipients"] == ["Ban Dân tộc"]
    assert "nomination" not in str(standing)
    assert "set-cookie" not in page.headers
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("typed", ["7k3m-9qxt-24n0", "7K3M 9QXT 24NO", " 7k3m9qxt24no "])
async def test_a_code_is_read_as_people_type_it(visitor: httpx.AsyncClient, typed: str) -> None:
    answer = await visitor.get("/verify", params={"code": typed})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/verify/{ISSUED}")


async def test_a_draft_is_answered_as_what_there_is_not(visitor: httpx.AsyncClient) -> None:
    pages = [await visitor.get(f"/verify/{code}") for code in (DRAFT, NOTHING)]
    assert [page.status_code for page in pages] == [404, 404]
    texts = [page.text.replace(DRAFT[-1], "").replace(NOTHING[-1], "") for page in pages]
    assert texts[0] == texts[1]
    answers = [(await visitor.get(f"{API}/verify/{code}")) for code in (DRAFT, NOTHING, "x" * 99)]
    assert {answer.status_code for answer in answers} == {404}


def test_the_register_itself_gives_no_draft_by_its_code(populated: Province) -> None:
    records = populated.database.records
    assert records.decision("d-1").code == DRAFT
    assert [records.decision_by_code(code) for code in (DRAFT, NOTHING, "")] == [None, None, None]
    assert records.decision_by_code(ISSUED) == records.decision("d-0")


async def test_a_file_that_is_none_of_ours_is_told_apart(visitor: httpx.AsyncClient) -> None:
    stranger = {"file": ("x.pdf", b"no PDF at all", "application/pdf")}
    answer = await visitor.post(f"{API}/verify", files=stranger)
    assert answer.status_code == 200
    checked = answer.json()
    assert (checked["stage"], checked["standing"]) == (None, None)
    assert checked["examination"]["readable"] is False
    page = await visitor.post("/verify", files=stranger)
    assert "Không phải tệp nào trong sổ" in read_page(page.text).text


async def test_a_form_without_a_file_says_what_is_missing(visitor: httpx.AsyncClient) -> None:
    page = await visitor.post("/verify", files={"other": ("", b"")})
    assert page.status_code == 422
    assert "Hãy chọn một tệp PDF" in read_page(page.text).text


async def test_what_was_published_is_listed_and_nothing_else(visitor: httpx.AsyncClient) -> None:
    listed = (await visitor.get(f"{API}/published")).json()["items"]
    assert [one["code"] for one in listed] == [ISSUED]
    page = read_page((await visitor.get("/published")).text)
    assert f"/verify/{ISSUED}" in page.links
    assert (await visitor.get(f"{API}/published/{DRAFT}/paper")).status_code == 404


async def test_whoever_asks_too_much_is_told_when_to_come_back(
    visitor: httpx.AsyncClient, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits: PublicLimits = app.state.parts.public_limits
    monkeypatch.setattr(limits.questions, "take", RateLimit(2, 60.0).take)
    answers = [await visitor.get(f"{API}/verify/{ISSUED}") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1].headers["retry-after"]) == 60
    page = await visitor.get(f"/verify/{ISSUED}")
    assert (page.status_code, page.headers["retry-after"]) == (429, "60")
    assert "60 giây" in read_page(page.text).text
