"""The rules over HTTP: what they say of a case, to whom, and how a refusal is worded."""

from dataclasses import replace

import httpx
import pytest

from api.spoken import spoken, used_said
from suyton.domain.nomination import NominationStage
from suyton.domain.procedure import Step
from suyton.persistence.database import Database
from suyton.wording import LANGUAGES, Language, Wording
from tests.api.callers import MERIT, Json, code, program
from tests.fixtures.province import rule_packs
from tests.persistence import samples

RATING: Json = {"kind": "rating", "content": {"year": 2023, "level": "excellent"}}


@pytest.fixture
def case(without_engine: httpx.AsyncClient, sqlite_database: Database) -> str:
    """A unit's case in appraisal, judged by the pack of its year; where it is found."""
    book = rule_packs().for_year(2023)
    step = samples.at_stage(NominationStage.IN_APPRAISAL)
    state = replace(step.state, award_id=MERIT, pack_id=book.pack_id, pack_sha256=book.pack_sha256)
    sqlite_database.register.record_nomination(Step(state, step.entry))
    return f"/nominations/{state.id}/eligibility"


async def test_the_unit_and_the_centre_read_every_rule_with_its_source(
    without_engine: httpx.AsyncClient, case: str
) -> None:
    for login in ("ban-dan-toc", "so-noi-vu", "kiem-toan"):
        reader = await program(without_engine, login)
        shown = (await reader.ask(case)).json()
        assert shown["answer"] in {"eligible", "not_eligible", "cannot_tell"}
        assert shown["findings"]
        assert all(one["source"] and one["sentence"] for one in shown["findings"])


async def test_a_confirmed_fact_is_used_and_a_declared_one_is_not(
    without_engine: httpx.AsyncClient, case: str
) -> None:
    unit = await program(without_engine, "ban-dan-toc")
    body = await program(without_engine, "so-noi-vu")
    rated = "rating 2023: excellent"

    async def used() -> list[str]:
        findings = (await unit.ask(case)).json()["findings"]
        return [fact for one in findings for fact in one["used"]]

    before = await used()
    await unit.act("/subjects/ban-dan-toc/facts", RATING)
    assert await used() == before
    facts = (await unit.ask("/subjects/ban-dan-toc")).json()["facts"]
    waiting = [one["id"] for one in facts if one["standing"] == "declared"]
    await body.act(f"/subjects/ban-dan-toc/facts/{waiting[0]}/confirm", {})
    assert rated in await used()


async def test_the_record_of_a_unit_is_not_told_to_its_bloc(
    without_engine: httpx.AsyncClient, case: str
) -> None:
    for login in ("truong-khoi", "so-van-hoa", "quan-tri"):
        stranger = await program(without_engine, login)
        assert code(await stranger.ask(case)) == (404, "unknown"), login


FINDINGS = (
    '[{"rule": "r", "code": "rating.not_eligible", "source": "Điều 26",'
    ' "facts": {"accepted": "good", "failing": "2023"}, "would_change": ["rating:2023"]}]'
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_says_what_fails_where_it_stands_and_what_would_change_it(
    language: Language,
) -> None:
    wording = Wording.load()
    said = wording.say(
        language, "error.not_eligible", **spoken(wording, language, {"findings": FINDINGS})
    )
    assert "(Điều 26)" in said
    assert "2023" in said
    assert wording.say(language, "change.rating", year="2023") in said
    assert "{" not in said


SAID = {
    "rating 2023: excellent": "Xếp loại mức độ hoàn thành nhiệm vụ 2023: hoàn thành xuất sắc nhiệm vụ",
    "attestation 2023: conduct not so": "không đúng",
    "initiative sk-1: provincial 2023-05-01": "Sáng kiến được công nhận sk-1: cấp tỉnh 2023-05-01",
    "scores 2023: does not lead the bloc": "Điểm 2023: không dẫn đầu khối",
    "discipline warning 2023-01-01..": "Kỷ luật cảnh cáo 2023-01-01..",
}


@pytest.mark.parametrize("used", SAID)
def test_a_fact_that_a_rule_looked_at_is_said_in_the_readers_words(used: str) -> None:
    assert SAID[used] in used_said(Wording.load(), "vi", used)
