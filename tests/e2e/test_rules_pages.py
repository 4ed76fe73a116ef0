"""Every pack and every award of it can be read, by everyone who is signed in and by nobody else."""

import httpx
import pytest

from suyton.rules import RulePacks
from tests.e2e.page_reading import read_page
from tests.e2e.signing_in import sign_in
from tests.e2e.test_pages_render import check

EDITIONS = RulePacks.load().editions()
ADDRESSES = [
    "/rules",
    "/rules/diff",
    *(f"/rules/{one.id}" for one in EDITIONS),
    *(f"/rules/{one.id}/awards/{award_id}" for one in EDITIONS for award_id in one.award_ids),
]


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_every_award_of_every_pack_has_a_whole_page(
    visitor: httpx.AsyncClient, language: str
) -> None:
    visitor.cookies.set("language", language)
    await sign_in(visitor, "ban-dan-toc")
    for address in ADDRESSES:
        answer = await visitor.get(address)
        assert answer.status_code == 200, address
        check(read_page(answer.text), address)


async def test_every_award_of_every_pack_answers_as_json(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "ban-dan-toc")
    listed = (await visitor.get("/api/v1/rules")).json()["items"]
    assert [one["id"] for one in listed] == [one.id for one in EDITIONS]
    for address in ADDRESSES[2:]:
        answer = await visitor.get(f"/api/v1{address}")
        assert answer.status_code == 200, address
        assert all(one["source"] for one in answer.json()["provisions"]), address


async def test_a_provision_shows_its_source_and_that_nobody_checked_it(
    visitor: httpx.AsyncClient,
) -> None:
    await sign_in(visitor, "ban-dan-toc")
    address = f"/rules/{EDITIONS[1].id}/awards/provincial_emulation_flag"
    page = (await visitor.get(address)).text
    assert "chưa đối chiếu văn bản" in page
    assert "Luật 06/2022/QH15" in page
    found = (await visitor.get(f"/api/v1{address}")).json()
    collective = next(one for one in found["prizes"] if one["subject"] == "collective")
    assert collective["amount_vnd"] > 0
    assert {one["confirmed"] for one in found["provisions"]} == {True, False}


async def test_the_rules_are_for_those_who_are_signed_in(visitor: httpx.AsyncClient) -> None:
    for address in ADDRESSES[:3]:
        assert (await visitor.get(address)).status_code == 303, address
    assert (await visitor.get("/api/v1/rules")).status_code == 401


@pytest.mark.parametrize("path", ["/rules/1999-01", f"/rules/{EDITIONS[0].id}/awards/none"])
async def test_a_pack_or_award_that_is_not_there_is_said_to_be_missing(
    visitor: httpx.AsyncClient, path: str
) -> None:
    await sign_in(visitor, "ban-dan-toc")
    assert (await visitor.get(path)).status_code == 404
    answer = await visitor.get(f"/api/v1{path}")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown")


async def test_two_packs_are_compared_provision_by_provision(visitor: httpx.AsyncClient) -> None:
    await sign_in(visitor, "ban-dan-toc")
    same = {"a": EDITIONS[1].id, "b": EDITIONS[1].id}
    assert (await visitor.get("/api/v1/rules/diff", params=same)).json()["items"] == []
    other = {"a": EDITIONS[0].id, "b": EDITIONS[1].id}
    found = (await visitor.get("/api/v1/rules/diff", params=other)).json()["items"]
    assert any(one["before"] is None for one in found)
    assert all(one["before"] != one["after"] for one in found)
