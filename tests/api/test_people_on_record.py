"""A person put forward has a record of their own, which no other unit may put forward."""

from collections.abc import AsyncIterator
from datetime import datetime

import httpx
import pytest

from suyton.domain.calendar import HANOI
from tests.api.callers import MERIT, Json, Program, code, program
from tests.fixtures.service import Service

YEAR = datetime.now(HANOI).year
PERSON = "hoang-thi-b"


@pytest.fixture
async def client(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=service.base_url, timeout=30) as client:
        yield client


async def proposal(unit: Program, unit_id: str) -> Json:
    proof = await unit.upload("xac-nhan.pdf", "achievement_confirmation", b"%PDF-1.7")
    return {
        "unit_id": unit_id,
        "award_id": MERIT,
        "year": YEAR,
        "kind": "sudden",
        "subject_kind": "individual",
        "subject_id": PERSON,
        "subject_name": "Hoàng Thị B",
        "achievement_id": "cuu-nguoi",
        "dossier": [*await unit.dossier(), proof.json()],
    }


async def test_a_person_put_forward_has_a_record_that_their_unit_keeps(
    client: httpx.AsyncClient,
) -> None:
    unit, other = await program(client, "bao-hiem"), await program(client, "cao-dang")
    assert code(await unit.ask(f"/subjects/{PERSON}")) == (404, "unknown")
    proposed = await unit.act("/nominations", await proposal(unit, "bao-hiem"))
    assert proposed.status_code == 201, proposed.text
    listed = (await unit.ask("/subjects", unit_id="bao-hiem")).json()["items"]
    assert [one["id"] for one in listed] == ["bao-hiem", PERSON]
    initiative = {
        "kind": "initiative",
        "content": {
            "id": "sk-b-1",
            "name": "Tra cứu nhanh",
            "scope": "grassroots",
            "recognised_on": f"{YEAR - 1}-06-01",
        },
    }
    assert (await unit.act(f"/subjects/{PERSON}/facts", initiative)).status_code == 201
    where = proposed.headers["location"].removeprefix("/api/v1")
    rules = {one["rule"] for one in (await unit.ask(f"{where}/eligibility")).json()["findings"]}
    assert {"subject", "one_reward"} <= rules
    refused = await other.act("/nominations", await proposal(other, "cao-dang"))
    assert code(refused) == (409, "subject_elsewhere")
    assert code(await other.ask(f"/subjects/{PERSON}")) == (404, "unknown")
