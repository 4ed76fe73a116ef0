"""Why a case is where it is, on its page and as JSON, to those who may read the case."""

import httpx
import pytest

from suyton.domain.nomination import NominationStage
from suyton.wording import Wording
from tests.e2e.populated import FLAG, MERIT
from tests.e2e.register_writing import Province
from tests.e2e.signing_in import sign_in

IN_BALLOT = f"2024.kinh-te.so-xay-dung.{MERIT}"
IN_BLOC = f"2024.vhxh.ban-dan-toc.{FLAG}"


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_every_case_explains_itself_on_a_page(
    visitor: httpx.AsyncClient, populated: Province, language: str
) -> None:
    visitor.cookies.set("language", language)
    await sign_in(visitor, "so-noi-vu")
    cases = (await visitor.get("/api/v1/nominations")).json()["items"]
    assert {one["stage"] for one in cases} > {"returned", "awarded", "in_ballot", "in_signing"}
    for one in cases:
        page = await visitor.get(f"/nominations/{one['id']}/explain")
        assert page.status_code == 200, one["id"]
        assert "explanation." not in page.text
        found = (await visitor.get(f"/api/v1/nominations/{one['id']}/explain")).json()
        assert found["awaited"] or found["outcome"], one["stage"]
        assert found["stage"] == NominationStage(one["stage"])


async def test_the_unit_reads_why_its_case_is_in_the_bloc(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "ban-dan-toc")
    page = await visitor.get(f"/nominations/{IN_BLOC}/explain")
    assert 'aria-current="step"' in page.text
    assert "Tự chấm điểm" in page.text
    assert (
        f'href="/nominations/{IN_BLOC}/explain"'
        in (await visitor.get(f"/nominations/{IN_BLOC}")).text
    )


async def test_a_case_out_of_sight_explains_nothing(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get(f"/api/v1/nominations/{IN_BALLOT}/explain")).status_code == 401
    assert (await visitor.get(f"/nominations/{IN_BALLOT}/explain")).status_code == 303
    await sign_in(visitor, "ban-dan-toc")
    for path in (f"/nominations/{IN_BALLOT}/explain", f"/api/v1/nominations/{IN_BALLOT}/explain"):
        assert (await visitor.get(path)).status_code == 404, path


@pytest.mark.parametrize("tail", ["", "/explain"])
async def test_a_case_names_whose_paper_or_opinion_it_waits_for(
    visitor: httpx.AsyncClient, populated: Province, tail: str
) -> None:
    await sign_in(visitor, "so-noi-vu")
    cases = (await visitor.get("/api/v1/nominations")).json()["items"]
    for stage, act in (("in_council", "Cho ý kiến bằng văn bản"), ("in_ballot", "Bỏ phiếu")):
        case = next(one["id"] for one in cases if one["stage"] == stage)
        told = (await visitor.get(f"/nominations/{case}{tail}")).text
        assert f"<strong>{act}</strong>" in told, stage


@pytest.mark.parametrize(
    ("unit", "award", "outcome", "tail"),
    [
        ("so-y-te", MERIT, "returned", ""),
        ("ban-dan-toc", FLAG, "awarded", ""),
        ("ban-dan-toc", FLAG, "awarded", "/explain"),
    ],
)
async def test_the_unit_and_the_office_read_an_outcome_each_in_its_own_words(
    visitor: httpx.AsyncClient, unit: str, award: str, outcome: str, tail: str
) -> None:
    words = Wording.load()
    to_office, to_unit = (
        words.term("vi", f"outcome.{reader}", outcome) for reader in ("office", "unit")
    )
    assert to_office != to_unit
    for login, own, other in ((unit, to_unit, to_office), ("so-noi-vu", to_office, to_unit)):
        await sign_in(visitor, login)
        page = await visitor.get(f"/nominations/2023.vhxh.{unit}.{award}{tail}")
        # The history below keeps the office's names of acts; the outcome stands above it.
        told = page.text.partition('id="history"')[0]
        assert f"{own}</p>" in told or f"{own}." in told, login
        assert f"{other}</p>" not in told, login
