"""What is on record stops an appraisal, through the whole service, and lets it go on once struck."""

from collections.abc import AsyncIterator
from datetime import datetime

import httpx
import pytest

from suyton.domain.calendar import HANOI
from tests.api.callers import MERIT, code, program
from tests.fixtures.service import Service

UNIT = "so-thong-tin"
TODAY = datetime.now(HANOI).date()
RECORD = f"/subjects/{UNIT}"


@pytest.fixture
async def client(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=service.base_url, timeout=30) as client:
        yield client


async def test_a_matter_under_way_on_record_stops_an_appraisal_until_it_is_struck(
    client: httpx.AsyncClient,
) -> None:
    unit, body = await program(client, UNIT), await program(client, "so-noi-vu")
    proof = await unit.upload("xac-nhan.pdf", "achievement_confirmation", b"%PDF-1.7")
    proposal = {
        "unit_id": UNIT,
        "award_id": MERIT,
        "year": TODAY.year,
        "kind": "sudden",
        "achievement_id": "cuu-ho-lu",
        "dossier": [*await unit.dossier(), proof.json()],
    }
    proposed = await unit.act("/nominations", proposal)
    assert proposed.status_code == 201, proposed.text
    where = proposed.headers["location"].removeprefix("/api/v1")
    matter = {"kind": "hold", "content": {"cause": "inspection", "since": TODAY.isoformat()}}
    assert (await unit.act(f"{RECORD}/facts", matter)).status_code == 201
    (fact,) = [
        one["id"]
        for one in (await body.ask(RECORD)).json()["facts"]
        if one["standing"] == "declared"
    ]
    await body.act(f"{RECORD}/facts/{fact}/confirm", {})
    assert (await unit.ask(f"{where}/eligibility")).json()["answer"] == "not_eligible"
    refused = await body.act(f"{where}/appraisal", {}, language="vi")
    assert code(refused) == (409, "not_eligible")
    assert "thanh tra" in refused.json()["detail"]
    await body.act(f"{RECORD}/facts/{fact}/strike", {"reason": "Đã có kết luận"})
    passed = await body.act(f"{where}/appraisal", {})
    assert passed.status_code == 200, passed.text
