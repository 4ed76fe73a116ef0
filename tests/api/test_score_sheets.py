"""A bloc scores its year by its table, over HTTP."""

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any, cast

import httpx
import pytest
from openpyxl import load_workbook

from suyton.domain.organisation import BlocYear
from tests.api.callers import Json, Program, code, fresh_key, in_days, program
from tests.fixtures.service import Service

ROUND = "/rounds/2023.kinh-te"
LEADER, DEPUTY, UNIT, OTHER = "so-tai-chinh", "so-xay-dung", "so-nong-nghiep", "so-cong-thuong"
CRITERIA: list[Json] = [
    {"code": "I.1", "name": "Chuyên môn", "group": "I", "maximum": "60", "evidence": True},
    {"code": "I.2", "name": "Xây dựng Đảng", "group": "I", "maximum": "40"},
    {"code": "T.1", "name": "Thưởng", "group": "T", "maximum": "5", "kind": "bonus"},
    {"code": "P.1", "name": "Báo cáo chậm", "group": "P", "maximum": "5", "kind": "deduction"},
]
TABLE: Json = {"criteria": CRITERIA, "decimals": 1, "bonus_maximum": "5"}


@pytest.fixture(scope="module")
async def client(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    """A round of 2023 is open in a bloc of four units."""
    year = BlocYear("kinh-te", 2023, LEADER, DEPUTY, (LEADER, DEPUTY, UNIT, OTHER))
    service.database.organisation.save_bloc_year(year)
    async with httpx.AsyncClient(base_url=service.base_url, timeout=30) as client:
        leader = await program(client, LEADER)
        opening = {"bloc_id": "kinh-te", "year": 2023, "scores_due_at": in_days(5)}
        opened = await leader.act("/rounds", opening, key="open-2023.kinh-te")
        assert opened.status_code == 201, opened.text
        yield client


def sheet(proof: Json | None, points: str = "58", **changed: str) -> list[Json]:
    given = {"I.1": points, "I.2": "39.5"} | changed
    return [
        {"code": name, "points": value, "evidence": [proof] if proof and name == "I.1" else []}
        for name, value in given.items()
    ]


async def proof_of(unit: Program) -> Json:
    stored: Json = (await unit.upload("minh-chung.pdf", "evidence", b"%PDF-1.7")).json()
    return stored


async def test_a_year_is_scored_by_the_table_from_adoption_to_the_conference(
    client: httpx.AsyncClient,
) -> None:
    leader, unit, other = [await program(client, one) for one in (LEADER, UNIT, OTHER)]
    proof = await proof_of(unit)
    await the_table_is_adopted(leader, unit, proof)
    await the_unit_sends_a_file(unit, other, proof)
    await the_unit_scores_itself(unit, other, proof)
    await another_unit_checks(other)
    await the_conference_adopts(leader, other)
    await three_sheets_are_shown(unit, proof)


async def the_table_is_adopted(leader: Program, unit: Program, proof: Json) -> None:
    own = {"unit_id": UNIT, "table_version": 1, "lines": sheet(proof)}
    assert code(await unit.act(f"{ROUND}/self-sheets", own)) == (409, "no_score_table")

    short = {**TABLE, "criteria": CRITERIA[1:]}
    assert code(await leader.act(f"{ROUND}/score-table", short)) == (422, "table_sum_wrong")
    assert code(await unit.act(f"{ROUND}/score-table", TABLE)) == (403, "not_authorised")
    key = fresh_key()
    first = await leader.act(f"{ROUND}/score-table", TABLE, key=key)
    assert first.status_code == 200, first.text
    assert (await leader.act(f"{ROUND}/score-table", TABLE, key=key)).json() == first.json()


async def the_unit_sends_a_file(unit: Program, other: Program, proof: Json) -> None:
    where = f"/api/v1{ROUND}/self-sheets/{UNIT}/file"
    taken = await unit.ask(f"{ROUND}/self-sheets/{UNIT}/file")
    assert taken.headers["content-type"].endswith("spreadsheetml.sheet")
    workbook = load_workbook(BytesIO(taken.content))
    points, evidence = cast(list[Any], workbook.worksheets)
    points["E4"], points["E5"] = 61, "nhiều"

    async def send(person: Program, language: str = "vi", key: str = "") -> httpx.Response:
        out = BytesIO()
        workbook.save(out)
        headers = {"Idempotency-Key": key or fresh_key(), "Accept-Language": language}
        files = {"file": ("phieu.xlsx", out.getvalue())}
        return await unit.client.post(where, files=files, headers=person.headers | headers)

    faulty = await send(unit)
    assert code(faulty) == (422, "sheet_file_faulty")
    detail = faulty.json()["detail"]
    assert "2 lỗi" in detail
    assert "!E4: Tiêu chí I.1 nhận điểm từ 0 đến 60" in detail
    assert "!E5: “nhiều” không phải là số" in detail
    assert "!E5: “nhiều” is not a number" in (await send(unit, "en")).json()["detail"]
    assert (await unit.ask(f"{ROUND}/sheets")).json() == [], "nothing was taken"
    points["E4"], points["E5"] = 58.5, "39,5"
    assert code(await send(unit)) == (422, "evidence_missing")
    reference = ("I.1", proof["sha256"], proof["size"], proof["media_type"], proof["name"])
    for column, value in enumerate(reference, start=1):
        evidence.cell(4, column).value = value
    assert code(await send(other)) == (422, "document_missing"), "the proof is another's"
    await other.upload("minh-chung.pdf", "evidence", b"%PDF-1.7")
    assert code(await send(other)) == (403, "not_authorised")
    key = fresh_key()
    first = await send(unit, key=key)
    assert first.status_code == 200, first.text
    assert (await send(unit, key=key)).json() == first.json()
    (sheet_,) = (await unit.ask(f"{ROUND}/sheets")).json()
    assert sheet_["lines"][0]["points"] == "58.5"
    assert sheet_["lines"][0]["evidence"][0]["sha256"] == proof["sha256"]


async def the_unit_scores_itself(unit: Program, other: Program, proof: Json) -> None:
    own = {"unit_id": UNIT, "table_version": 1, "lines": sheet(proof)}
    typed = {"unit_id": UNIT, "score": "99"}
    assert code(await unit.act(f"{ROUND}/self-scores", typed)) == (409, "scored_by_table")
    bare = {**own, "lines": sheet(None)}
    assert code(await unit.act(f"{ROUND}/self-sheets", bare)) == (422, "evidence_missing")
    high = await unit.act(f"{ROUND}/self-sheets", {**own, "lines": sheet(proof, "60.5")})
    assert code(high) == (422, "points_out_of_range")
    assert high.json()["facts"] == {
        "criterion": "I.1",
        "maximum": "60",
        "decimals": "1",
        "given": "60.5",
    }
    assert code(await other.act(f"{ROUND}/self-sheets", own)) == (403, "not_authorised")
    lost = {**proof, "sha256": "0" * 64}
    gone = await unit.act(f"{ROUND}/self-sheets", {**own, "lines": sheet(lost)})
    assert code(gone) == (422, "document_missing")
    assert (await unit.act(f"{ROUND}/self-sheets", own)).status_code == 200


async def another_unit_checks(other: Program) -> None:
    check: Json = {
        "unit_id": UNIT,
        "by_unit_id": OTHER,
        "table_version": 1,
        "lines": sheet(None, "57"),
    }
    bare_check = await other.act(f"{ROUND}/sheet-checks", check)
    assert code(bare_check) == (422, "criterion_unexplained")
    assert "I.1" in bare_check.json()["detail"]
    check["lines"][0]["reason"] = "Một chỉ tiêu chậm"
    stale = {**check, "table_version": 2}
    assert code(await other.act(f"{ROUND}/sheet-checks", stale)) == (409, "other_table")
    own_check = {**check, "unit_id": OTHER}
    assert code(await other.act(f"{ROUND}/sheet-checks", own_check)) == (403, "own_score")
    assert (await other.act(f"{ROUND}/sheet-checks", check)).status_code == 200


async def the_conference_adopts(leader: Program, other: Program) -> None:
    finals: Json = {"table_version": 1, "finals": [{"unit_id": UNIT}]}
    assert code(await leader.act(f"{ROUND}/sheet-adoption", finals)) == (409, "score_missing")
    assert code(await other.act(f"{ROUND}/sheet-adoption", finals)) == (403, "not_authorised")
    whole = {"lines": sheet(None, "50"), "reason": "Khối chấm thay"}
    finals["finals"] += [{"unit_id": one, **whole} for one in (LEADER, DEPUTY, OTHER)]
    adopted = await leader.act(f"{ROUND}/sheet-adoption", finals)
    assert adopted.status_code == 200, adopted.text
    late = await leader.act(f"{ROUND}/score-table", {**TABLE, "reason": "Muộn"})
    assert code(late) == (409, "wrong_stage")


async def three_sheets_are_shown(unit: Program, proof: Json) -> None:
    round_ = (await unit.ask(ROUND)).json()
    line = next(one for one in round_["scores"] if one["unit_id"] == UNIT)
    assert (line["self_score"], line["cross_score"], line["final_score"]) == (
        "97.5",
        "96.5",
        "96.5",
    )
    sheets = (await unit.ask(f"{ROUND}/sheets")).json()
    mine = {one["kind"]: one for one in sheets if one["unit_id"] == UNIT}
    assert set(mine) == {"self", "cross", "final"}
    assert mine["self"]["lines"][0]["evidence"][0]["sha256"] == proof["sha256"]
    assert mine["cross"]["lines"][0]["reason"] == "Một chỉ tiêu chậm"


async def test_the_sheets_of_another_bloc_are_as_if_they_did_not_exist(
    client: httpx.AsyncClient,
) -> None:
    stranger = await program(client, "so-y-te")
    assert code(await stranger.ask(f"{ROUND}/sheets")) == (404, "unknown")
